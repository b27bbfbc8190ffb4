# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading mails of every make, among them those that are made to hurt."""

import datetime
import time
from email import message_from_bytes

import pytest

from partnerkreis.correspondence.rules.internet import read_internet_mail
from partnerkreis.correspondence.rules.letters import MailFault, UnreadableMail, line, lines
from partnerkreis.correspondence.rules.outlook import read_outlook_mail
from partnerkreis.correspondence.rules.plain import plain
from partnerkreis.correspondence.rules.reports import Undelivered, undelivered
from tests.correspondence.letters import mail, report
from tests.correspondence.outlook import (
    Storage,
    ansi,
    attachment,
    binary,
    compound,
    outlook_mail,
    text,
)
from tests.files.drawn import pdf


def test_a_mail_is_read() -> None:
    found = read_internet_mail(
        mail(to="Ewa Przykładowska <ewa@example.org>, x@example.org", files=(("Plan.pdf", pdf()),))
    )

    assert found.subject == "Besuch in Gostyń"
    assert found.sender == "Jana Musterfeld <jana@example.org>"
    assert found.recipients == ("Ewa Przykładowska <ewa@example.org>", "x@example.org")
    assert found.addressed_to == ("ewa@example.org", "x@example.org")
    assert found.sent_at == datetime.datetime(2026, 6, 2, 8, 15, tzinfo=datetime.UTC)
    assert found.message_id == "<42@example.org>"
    assert found.text == "Guten Tag,\nwir kommen am 3. Juni."
    assert [(one.name, one.data) for one in found.attachments] == [("Plan.pdf", pdf())]
    assert not found.is_automatic


def test_of_text_and_html_the_text_is_read() -> None:
    assert read_internet_mail(mail("Klartext", html="<p>Seite</p>")).text == "Klartext"


def test_html_alone_becomes_text() -> None:
    raw = (
        b"From: a@example.org\nSubject: x\nContent-Type: text/html; charset=iso-8859-2\n\n"
        b"<html><head><style>p{}</style></head><body><p>Dzie\xf1 <b>dobry</b></p>"
        b"<script>alert(1)</script><img src=x onerror=alert(1)></body></html>"
    )

    assert read_internet_mail(raw).text == "Dzień dobry"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Eins</p><p>Zwei<br>Drei</p>", "Eins\n\nZwei\nDrei"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<!--[if mso]><xml>word</xml><![endif]-->Text", "Text"),
        ("<svg><script>x</script></svg>Text<style>p {}", "Text"),
        ("<a href='javascript:alert(1)'>Klick</a>", "Klick"),
        ("", ""),
    ],
)
def test_html_as_text(html: str, expected: str) -> None:
    assert plain(html) == expected


@pytest.mark.parametrize(
    "html", ["<" * 900_000, "<!--" * 200_000, "<p " * 300_000, "&" * 900_000, "<svg>" * 200_000]
)
def test_html_that_is_made_to_hurt_is_read_in_time(html: str) -> None:
    began = time.monotonic()

    plain(html)

    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("header", "raw"),
    [
        ("Gostyń", b"Subject: =?utf-8?B?R29zdHnFhA==?="),
        ("Gostyń", b"Subject: =?iso-8859-2?Q?Gosty=F1?="),
        ("Gosty\ufffd", b"Subject: =?x-no-such-charset?Q?Gosty=F1?="),
        ("a Bcc: b@example.org", b"Subject: a\n Bcc: b@example.org"),
        ("a Bcc: b@example.org", b"Subject: =?utf-8?Q?a=0D=0ABcc:_b@example.org?="),
        ("drawkcab", b"Subject: =?utf-8?B?4oCuZHJhd2tjYWI=?="),
        ("Gosty", b"Subject: =?utf-8?B?R29zdHn?="),
    ],
)
def test_subjects_of_every_make(header: str, raw: bytes) -> None:
    found = read_internet_mail(b"From: a@example.org\n" + raw + b"\n\nText").subject

    assert found == header
    assert "\n" not in found


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "unicode-1-1-utf-7", "\\x00", "hex"])
def test_a_wrong_charset_breaks_nothing(charset: str) -> None:
    raw = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\n\n".encode()

    assert read_internet_mail(raw + b"Gr\xfc\xdfe").text.startswith("Gr")


@pytest.mark.parametrize(
    ("date", "expected"), [("yesterday", None), ("Tue, 99 Jun 2026 10:15:00", None), ("", None)]
)
def test_a_wrong_date_is_none(date: str, expected: object) -> None:
    raw = f"From: a@example.org\nDate: {date}\n\nText".encode()

    assert read_internet_mail(raw).sent_at is expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "auto_reply"),
        ("X-Autoreply", "yes"),
        ("Return-Path", "<>"),
    ],
)
def test_what_a_machine_wrote_is_known(name: str, value: str) -> None:
    assert read_internet_mail(f"From: a@example.org\n{name}: {value}\n\nx".encode()).is_automatic


def test_a_person_who_says_so_is_no_machine() -> None:
    assert not read_internet_mail(b"From: a@example.org\nAuto-Submitted: no\n\nx").is_automatic


def nested(depth: int) -> bytes:
    raw = b"Subject: x\nFrom: a@example.org\n"
    for number in range(depth):
        raw += f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'.encode()
    return raw + b"\nText\n"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", MailFault.NOT_A_MAIL),
        (pdf(), MailFault.NOT_A_MAIL),
        (b"\0\1\2", MailFault.NOT_A_MAIL),
        (b"Just a text without a header", MailFault.NOT_A_MAIL),
        (b"X: no mail header\n\nText", MailFault.NOT_A_MAIL),
        (nested(30), MailFault.TOO_NESTED),
        (nested(5000), MailFault.TOO_NESTED),
        (
            b"From: a@example.org\n" + b"Content-Type: message/rfc822\n\n" * 5000,
            MailFault.TOO_NESTED,
        ),
        (b"Received: from a\n" * 51 + b"From: a@example.org\n\nText", MailFault.LOOP),
    ],
)
def test_what_is_no_mail_or_hurts_is_refused(raw: bytes, fault: MailFault) -> None:
    began = time.monotonic()

    with pytest.raises(UnreadableMail) as refusal:
        read_internet_mail(raw)

    assert refusal.value.fault is fault
    assert time.monotonic() - began < 5


def test_a_mail_with_too_many_parts_is_refused() -> None:
    raw = b'From: a@example.org\nContent-Type: multipart/mixed; boundary="b"\n\n'

    with pytest.raises(UnreadableMail):
        read_internet_mail(raw + b"--b\n\nText\n" * 300 + b"--b--")


def test_a_mail_within_a_mail_is_named_and_left_in_the_raw_mail() -> None:
    inner = mail("Innen", subject="Innen").decode()
    raw = (
        'From: a@example.org\nContent-Type: multipart/mixed; boundary="outer"\n\n'
        "--outer\nContent-Type: text/plain\n\nAussen\n"
        f"--outer\nContent-Type: message/rfc822\n\n{inner}\n--outer--"
    )

    found = read_internet_mail(raw.encode())

    assert (found.text, found.attachments, found.left_out) == ("Aussen", (), ("message/rfc822",))


def test_of_very_many_attachments_the_rest_is_named() -> None:
    found = read_internet_mail(mail(files=tuple((f"{n}.pdf", b"x") for n in range(60))))

    assert (len(found.attachments), len(found.left_out)) == (50, 10)


def test_lines_and_texts_have_nothing_hidden() -> None:
    assert line("a\r\nBcc: b\u202e\0") == "a Bcc: b"
    assert line("x" * 1000) == "x" * 500
    assert lines("a\r\nb\rc\0\x1b[31m\u200b") == "a\nb\nc[31m"
    assert len(lines("x" * 300_000)) == 200_000


def test_a_mail_of_outlook_is_read() -> None:
    found = read_outlook_mail(
        outlook_mail(
            attachment(0, "Plan.pdf", pdf() * 100),
            attachment(1, "image001.png", b"\x89PNG....", text("3712", "image001@x")),
            attachment(2, "Mail within", b""),
        )
    )

    assert found.subject == "Besuch in Gostyń"
    assert found.sender == "Ewa Przykładowska <ewa@example.org>"
    assert found.recipients == ("Jana Musterfeld", "Biuro")
    assert found.sent_at == datetime.datetime(2025, 6, 15, 15, 6, 40, tzinfo=datetime.UTC)
    assert found.message_id == "<1@example.org>"
    assert found.text == "Dzień dobry,\nzapraszamy do Gostynia."
    assert [(one.name, one.data) for one in found.attachments] == [("Plan.pdf", pdf() * 100)]
    assert found.left_out == ("image001.png", "Mail within")


def test_a_mail_of_an_old_outlook_is_read_in_its_code_page() -> None:
    raw = outlook_mail(ansi("0037", "Zażółć".encode("cp1250")), subject="")

    assert read_outlook_mail(raw).subject == "Zażółć"


def test_a_mail_of_outlook_that_is_html_alone_becomes_text() -> None:
    raw = outlook_mail(text("1000", ""), binary("1013", b"<p>Tag</p><script>x</script>"))

    assert read_outlook_mail(raw).text == "Tag"


@pytest.mark.parametrize(
    "raw",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        outlook_mail()[:900],
        compound(Storage({"Workbook": b"a spreadsheet of old"})),
    ],
)
def test_what_only_looks_like_outlook_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableMail):
        read_outlook_mail(raw)


def all_the_same(mail: bytes) -> bytes:
    """Return a mail from Outlook in which all attachments are the bytes of the largest."""
    name, changed = "__substg1.0_37010102".encode("utf-16-le") + b"\0\0", bytearray(mail)
    places, place = [], mail.find(name)
    while place >= 0:
        places.append(place)
        place = mail.find(name, place + 1)
    largest = max((mail[at + 116 : at + 128] for at in places), key=lambda row: row[4:8][::-1])
    for at in places:
        changed[at + 116 : at + 128] = largest
    return bytes(changed)


def test_attachments_that_are_all_the_same_bytes_do_not_fill_the_memory() -> None:
    small = [attachment(number, "a.pdf", bytes(4096)) for number in range(1, 40)]
    mail = outlook_mail(attachment(0, "b.pdf", bytes(200_000)), *small)

    assert len(read_outlook_mail(mail).attachments) == 40
    with pytest.raises(UnreadableMail):
        read_outlook_mail(all_the_same(mail))


def test_a_report_names_whom_a_mail_did_not_reach() -> None:
    found = undelivered(message_from_bytes(report("<7@county.example>", "Ewa@Example.org")))

    assert found == [
        Undelivered(
            "<7@county.example>",
            "ewa@example.org",
            "5.1.1 550 5.1.1 <Ewa@Example.org>: Recipient address rejected: User unknown",
        )
    ]


def test_a_report_may_bring_the_whole_mail_back() -> None:
    raw = report("<7@county.example>", "ewa@example.org", kind="message/rfc822")

    [found] = undelivered(message_from_bytes(raw)) or []

    assert found.message_id == "<7@county.example>"


def test_a_delay_is_no_failure_and_another_mail_no_report() -> None:
    delayed = report("<7@county.example>", "ewa@example.org", action="delayed")

    assert undelivered(message_from_bytes(delayed)) == []
    assert undelivered(message_from_bytes(mail())) is None
