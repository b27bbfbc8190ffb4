# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails that are filed: by whom, to what, once, for how long; and reports about our own."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from partnerkreis.access.policy import OPERATOR, NotAllowed, Role
from partnerkreis.correspondence.actions import (
    CannotKeep,
    delete_mail,
    end_address,
    file_mail,
    forget_past_mails,
    keep_mail,
    make_address,
    receive_mail,
)
from partnerkreis.correspondence.models import FiledMail, FilingAddress
from partnerkreis.correspondence.queries import attachments_of, mails_of, written_out
from partnerkreis.correspondence.reading import take_in_mail
from partnerkreis.correspondence.refusals import MailRefused
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.files import store
from partnerkreis.files.models import Content, StoredFile
from partnerkreis.journal.models import Entry
from partnerkreis.post.models import MailState, OutgoingMail
from tests.correspondence.letters import mail, report
from tests.correspondence.outlook import attachment, outlook_mail
from tests.files.conftest import NOW, actor
from tests.files.drawn import pdf, picture

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


def encounter() -> Encounter:
    found: Encounter = Encounter.objects.get(key="2022-musik")
    return found


def body(key: str = "nordhausen") -> Body:
    return Body.objects.get(key=key)


def filed(raw: bytes = b"", who: str = "nordhausen") -> FiledMail:
    return file_mail(
        taken=take_in_mail(raw or mail(files=(("Plan.pdf", pdf()),))),
        record=encounter(),
        body=body(who),
        actor=actor(who),
        now=NOW,
    )


@pytest.fixture
def address(settings: Any) -> str:
    settings.FILING_ADDRESS = "filing@county.example"
    made = make_address(record=encounter(), body=body(), actor=actor("nordhausen"), now=NOW)
    return written_out(made)


def received(raw: bytes, *recipients: str) -> str:
    return receive_mail(raw=raw, recipients=recipients, now=NOW)


def test_a_mail_is_filed_with_its_attachments_and_as_it_came() -> None:
    raw = mail(files=(("Plan.pdf", pdf()), ("photo.jpg", picture(500, 300)), ("run.exe", b"MZ\0")))

    found = filed(raw)

    assert (found.subject, found.body.key, found.published_at) == (
        "Besuch in Gostyń",
        "nordhausen",
        None,
    )
    assert [file.name for file in attachments_of(found)] == ["Plan.pdf", "photo.jpg"]
    assert {file.is_internal for file in attachments_of(found)} == {True}
    assert found.left_out == ["run.exe"]
    assert store.path_of(found.raw_id).read_bytes() == raw
    assert found.kept_until == datetime.date(2031, 12, 31)


def test_a_mail_of_outlook_is_filed() -> None:
    found = filed(outlook_mail(attachment(0, "Plan.pdf", pdf())))

    assert (found.is_outlook, found.sender) == (True, "Ewa Przykładowska <ewa@example.org>")
    assert [file.name for file in attachments_of(found)] == ["Plan.pdf"]


def test_a_mail_is_filed_once() -> None:
    raw = mail()

    assert filed(raw) == filed(raw)
    assert FiledMail.objects.count() == 1


def test_each_side_has_its_own() -> None:
    raw = mail()

    ours, theirs = filed(raw), filed(raw, "gostyn")

    assert list(mails_of(encounter(), actor("nordhausen"))) == [ours]
    assert list(mails_of(encounter(), actor("gostyn"))) == [theirs]
    assert list(mails_of(encounter(), actor("nordhausen", Role.READER))) == []
    assert list(mails_of(encounter(), actor("unterallgaeu"))) == []


def test_the_journal_names_no_word_of_it() -> None:
    found = filed()

    told = Entry.objects.get(record_id=found.pk, verb="mail.file")
    assert told.changes == {"subject": None}
    assert Entry.objects.filter(record_id=encounter().pk, verb="mail.file").count() == 1


@pytest.mark.parametrize(
    ("who", "role", "owner"),
    [
        ("nordhausen", Role.READER, "nordhausen"),
        ("nordhausen", Role.OFFICER, "gostyn"),
        ("gostyn", Role.OFFICER, "nordhausen"),
    ],
)
def test_nobody_files_for_others(who: str, role: Role, owner: str) -> None:
    with pytest.raises(NotAllowed):
        file_mail(
            taken=take_in_mail(mail()),
            record=encounter(),
            body=body(owner),
            actor=actor(who, role),
            now=NOW,
        )


def test_a_record_of_others_takes_no_mail() -> None:
    with pytest.raises(MailRefused):
        file_mail(
            taken=take_in_mail(mail()),
            record=encounter(),
            body=body("unterallgaeu"),
            actor=actor("unterallgaeu"),
            now=NOW,
        )


def test_the_database_publishes_no_mail() -> None:
    found = filed()

    with pytest.raises(IntegrityError), transaction.atomic():
        FiledMail.objects.filter(pk=found.pk).update(published_at=NOW)


def test_a_mail_to_the_secret_address_is_filed(address: str) -> None:
    assert received(mail(to=f"x@example.org, {address}")) == "The mail was filed."

    found = FiledMail.objects.get()
    assert (found.record, found.body.key) == (encounter().pk, "nordhausen")
    assert found.filed_by == "by the filing address of Somebody of nordhausen"


@pytest.mark.parametrize("way", ["envelope", "Delivered-To", "X-Original-To", "Cc", "capitals"])
def test_the_address_is_found_wherever_it_stands(address: str, way: str) -> None:
    recipients = (address,) if way == "envelope" else ()
    headers = {way.replace("-", "_"): address} if way not in ("envelope", "capitals") else {}
    raw = mail(to=address.upper() if way == "capitals" else "ewa@example.org", **headers)

    assert received(raw, *recipients) == "The mail was filed."


@pytest.mark.parametrize("forged", ["0" * 24, "x", "", "0" * 24 + "/../", "%' OR 1=1 --"])
def test_a_forged_token_files_nothing(address: str, forged: str) -> None:
    with pytest.raises(MailRefused, match="Nobody files mails at this address"):
        received(mail(to=f"filing+{forged}@county.example"))

    assert FiledMail.objects.count() == 0
    assert list(store.stored()) == []


def test_the_token_at_another_house_files_nothing(address: str) -> None:
    with pytest.raises(MailRefused):
        received(mail(to=address.replace("county.example", "evil.example")))


def test_an_address_that_has_ended_files_nothing(address: str) -> None:
    end_address(address=FilingAddress.objects.get(), actor=actor("nordhausen"), now=NOW)

    with pytest.raises(MailRefused):
        received(mail(to=address))


def test_a_new_address_ends_the_one_before(address: str) -> None:
    again = make_address(record=encounter(), body=body(), actor=actor("nordhausen"), now=NOW)

    assert written_out(again) != address
    with pytest.raises(MailRefused):
        received(mail(to=address))
    assert received(mail(to=written_out(again))) == "The mail was filed."


def test_only_the_own_side_makes_and_ends_addresses(address: str) -> None:
    with pytest.raises(NotAllowed):
        make_address(record=encounter(), body=body(), actor=actor("gostyn"), now=NOW)
    with pytest.raises(NotAllowed):
        end_address(address=FilingAddress.objects.get(), actor=actor("gostyn"), now=NOW)


def test_the_journal_keeps_no_secret(address: str) -> None:
    token = FilingAddress.objects.get().token

    assert [entry for entry in Entry.objects.all() if token in f"{entry.changes}{entry}"] == []


def test_what_a_machine_answers_is_passed_over(address: str) -> None:
    said = received(mail(to=address, Auto_Submitted="auto-replied", subject="Out of office"))

    assert said == "A machine wrote this mail. It is not filed, and nobody is answered."
    assert FiledMail.objects.count() == 0


def test_a_mail_that_goes_in_circles_is_refused(address: str) -> None:
    raw = b"Received: from a by b\n" * 60 + mail(to=address)

    with pytest.raises(MailRefused, match="circles"):
        received(raw)


def test_a_mail_that_is_too_large_is_refused(address: str, settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 1

    with pytest.raises(MailRefused, match="larger than 1 MB"):
        received(mail("x" * 1_100_000, to=address))


def test_the_same_mail_twice_to_the_address_is_one(address: str) -> None:
    raw = mail(to=address)

    assert (received(raw), received(raw)) == ("The mail was filed.", "The mail was filed.")
    assert FiledMail.objects.count() == 1


def outgoing(recipient: str = "ewa@example.org") -> OutgoingMail:
    return OutgoingMail.objects.create(
        message_id="<7@county.example>", recipient=recipient, subject="Einladung",
        state=MailState.SENT, written_at=NOW, changed_at=NOW,
    )  # fmt: skip


def test_a_report_marks_the_letter_as_undeliverable() -> None:
    letter = outgoing()

    said = received(report("<7@county.example>", "Ewa@example.org"))

    letter.refresh_from_db()
    assert said == "The report was noted: a mail could not be delivered."
    assert letter.state == MailState.UNDELIVERABLE
    assert "User unknown" in letter.reason


@pytest.mark.parametrize(
    "raw",
    [
        report("<forged@county.example>", "ewa@example.org"),
        report("<7@county.example>", "somebody.else@example.org"),
        report("<7@county.example>", "ewa@example.org", action="delayed"),
        report("", "ewa@example.org"),
        report("<7@county.example>", "ewa@example.org", original=""),
    ],
)
def test_a_report_about_nothing_of_ours_changes_nothing(raw: bytes) -> None:
    letter = outgoing()

    said = received(raw)

    letter.refresh_from_db()
    assert said == "The report is about no mail of ours, or a delay. Nothing was noted."
    assert (letter.state, letter.reason) == (MailState.SENT, "")


def test_what_a_mail_is_kept_for_can_be_said() -> None:
    found = filed()

    keep_mail(
        mail=found,
        purpose="  Besuch  2027 ",
        kept_until=datetime.date(2027, 12, 31),
        actor=actor("nordhausen"),
        now=NOW,
    )

    found.refresh_from_db()
    assert (found.purpose, found.kept_until) == ("Besuch 2027", datetime.date(2027, 12, 31))
    told = Entry.objects.get(record_id=found.pk, verb="mail.change").changes
    assert told == {"purpose": None, "kept_until": ["2031-12-31", "2027-12-31"]}


@pytest.mark.parametrize(
    ("purpose", "until"),
    [("", datetime.date(2027, 1, 1)), ("x" * 301, datetime.date(2027, 1, 1)),
     ("x", datetime.date(2099, 1, 1))],
)  # fmt: skip
def test_a_mail_needs_a_purpose_and_a_day(purpose: str, until: datetime.date) -> None:
    with pytest.raises(CannotKeep):
        keep_mail(
            mail=filed(), purpose=purpose, kept_until=until, actor=actor("nordhausen"), now=NOW
        )


def test_a_deleted_mail_is_gone_with_everything(django_capture_on_commit_callbacks: Any) -> None:
    found = filed(mail(files=(("photo.jpg", picture(500, 300)),)))

    with django_capture_on_commit_callbacks(execute=True):
        delete_mail(mail=found, actor=actor("nordhausen"), now=NOW)

    assert [m.objects.count() for m in (FiledMail, StoredFile, Content)] == [0, 0, 0]
    assert list(store.stored()) == []


def test_only_the_own_side_deletes_and_keeps() -> None:
    found = filed()

    for who in (actor("gostyn"), actor("nordhausen", Role.READER)):
        with pytest.raises(NotAllowed):
            delete_mail(mail=found, actor=who, now=NOW)
        with pytest.raises(NotAllowed):
            keep_mail(mail=found, purpose="x", kept_until=NOW.date(), actor=who, now=NOW)


def test_what_was_kept_long_enough_is_deleted(django_capture_on_commit_callbacks: Any) -> None:
    past, kept = filed(mail(subject="past")), filed(mail(subject="kept"))
    FiledMail.objects.filter(pk=past.pk).update(kept_until=NOW.date() - datetime.timedelta(days=1))
    FiledMail.objects.filter(pk=kept.pk).update(kept_until=NOW.date())

    with django_capture_on_commit_callbacks(execute=True):
        number = forget_past_mails(actor=OPERATOR, now=NOW)

    assert (number, list(FiledMail.objects.all())) == (1, [kept])
    assert {name for name, _written in store.stored()} == {kept.raw_id}
    assert Entry.objects.filter(verb="mail.delete", changes__mail=str(past.pk)).count() == 1


def test_forgetting_is_for_who_has_everything() -> None:
    with pytest.raises(NotAllowed):
        forget_past_mails(actor=actor("nordhausen"), now=NOW)
