# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filed mails on the pages of the workspace: who reads and files what."""

import datetime
import itertools
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.correspondence.models import FiledMail, FilingAddress
from partnerkreis.files import store
from partnerkreis.files.models import Content, StoredFile
from partnerkreis.workspace import addresses_files as addresses
from tests.correspondence.letters import mail
from tests.correspondence.outlook import outlook_mail
from tests.editing.users import signed_in, user_of
from tests.files.drawn import pdf
from tests.workspace.test_editing_security import METHODS, SCRIPT

pytestmark = pytest.mark.usefixtures("reference_case", "folder")
MAILS = addresses.mails("encounter", "2022-musik", "en")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


def sent(client: Client, raw: bytes, name: str = "mail.eml") -> Any:
    return client.post(MAILS, {"file": SimpleUploadedFile(name, raw)})


def filed(client: Client, raw: bytes = b"") -> FiledMail:
    assert sent(client, raw or mail(files=(("Plan.pdf", pdf()),))).status_code == 302
    return FiledMail.objects.get()


@pytest.mark.parametrize(("name", "raw"), [("a.eml", mail()), ("a.msg", outlook_mail())])
def test_a_mail_is_dropped_on_a_record(officer: Client, name: str, raw: bytes) -> None:
    answer = sent(officer, raw, name)

    found = FiledMail.objects.get()
    assert answer["Location"] == f"{addresses.mail(found.key, 'en')}?done=filed"
    page = officer.get(answer["Location"]).content.decode()
    assert "Besuch in Gostyń" in page
    assert found.text.splitlines()[0] in page
    assert "Besuch in Gostyń" in officer.get(MAILS).content.decode()


def test_a_mail_sent_twice_is_one_and_shows_the_same_page(officer: Client) -> None:
    raw = mail()

    answers = [sent(officer, raw)["Location"] for _turn in range(2)]

    assert answers[0] == answers[1]
    assert FiledMail.objects.count() == 1


def test_the_raw_mail_is_handed_over_and_never_shown(officer: Client) -> None:
    raw = mail(html="<script>alert(1)</script>")
    found = filed(officer, raw)

    response = officer.get(addresses.raw_mail(found.key, "de"))

    assert b"".join(response.streaming_content) == raw  # type: ignore[attr-defined] # streamed
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="besuch-in-gostyn.eml"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_scripts_in_a_mail_are_text(officer: Client) -> None:
    found = filed(officer, mail(SCRIPT, subject=SCRIPT, from_=f'"{SCRIPT}" <a@example.org>'))

    for address in (addresses.mail(found.key, "en"), MAILS):
        page = officer.get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "Please choose a mail."),
        (pdf(), "This is not a mail."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is not a mail."),
        (b"From: a\n" + b'Content-Type: multipart/mixed; boundary="b"\n' * 300, "too many parts"),
    ],
)
def test_refusals_are_sentences(officer: Client, raw: bytes, sentence: str) -> None:
    answer = sent(officer, raw)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert list(store.stored()) == []


def test_a_mail_that_is_too_large_is_a_sentence(officer: Client, settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 1

    answer = sent(officer, mail("x" * 1_100_000))

    assert answer.status_code == 422
    assert "The mail is larger than 1 MB" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "role", "reads", "files"),
    [
        ("nordhausen", Role.OFFICER, 200, 302),
        ("nordhausen", Role.COLLEAGUE, 200, 302),
        ("nordhausen", Role.READER, 403, 403),
        ("gostyn", Role.OFFICER, 200, 302),
        ("gostyn", Role.READER, 403, 403),
        ("elsewhere", Role.OFFICER, 403, 403),
    ],
)
def test_who_reads_the_list_and_files(body: str, role: Role, reads: int, files: int) -> None:
    client = signed_in(user_of(body, role))

    assert (client.get(MAILS).status_code, sent(client, mail()).status_code) == (reads, files)
    assert (Client().get(MAILS).status_code, sent(Client(), mail()).status_code) == (302, 302)
    assert FiledMail.objects.count() == (files == 302)


def every_address(found: FiledMail) -> list[str]:
    attachment = StoredFile.objects.get(record=found.pk).key
    return [
        address
        for language in INTERFACE_LANGUAGES
        for address in (
            addresses.mail(found.key, language),
            addresses.raw_mail(found.key, language),
            addresses.file(attachment, language),
            addresses.content(attachment, language),
        )
    ]


@pytest.mark.parametrize(
    ("body", "role", "status"),
    [
        ("nordhausen", Role.OFFICER, 200),
        ("nordhausen", Role.COLLEAGUE, 200),
        ("nordhausen", Role.READER, 404),
        ("gostyn", Role.OFFICER, 404),
        ("elsewhere", Role.OFFICER, 404),
    ],
)
def test_a_mail_is_read_by_the_side_that_filed_it(
    officer: Client, body: str, role: Role, status: int
) -> None:
    found = filed(officer)
    client = signed_in(user_of(body, role))

    assert {client.get(one).status_code for one in every_address(found)} == {status}
    if status == 404:
        for address, method in itertools.product(every_address(found), METHODS):
            answer = getattr(client, method)(address, {"action": "delete"})
            assert answer.status_code in (404, 405), (method, address)
            anonymous = getattr(Client(), method)(address, {"action": "delete"})
            assert anonymous.status_code in (302, 405), (method, address)
    assert FiledMail.objects.count() == 1


def test_what_it_is_kept_for_is_typed_as_people_write(officer: Client) -> None:
    found = filed(officer)
    address = addresses.mail(found.key, "de")

    answer = officer.post(address, {"purpose": "Kreistagsbesuch", "kept_until": "2028"})

    found.refresh_from_db()
    assert answer.status_code == 302
    assert (found.purpose, found.kept_until) == ("Kreistagsbesuch", datetime.date(2028, 12, 31))


@pytest.mark.parametrize("typed", [{"kept_until": "bald"}, {"purpose": "", "kept_until": "2028"}])
def test_what_is_missing_is_said_at_the_field(officer: Client, typed: dict[str, str]) -> None:
    answer = officer.post(addresses.mail(filed(officer).key, "en"), {"purpose": "x", **typed})

    assert answer.status_code == 422
    assert 'class="kern-error"' in answer.content.decode()


def test_a_deleted_mail_is_gone(officer: Client) -> None:
    found = filed(officer)

    answer = officer.post(addresses.mail(found.key, "en"), {"action": "delete"})

    assert answer["Location"] == f"{MAILS}?done=deleted"
    assert (FiledMail.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_an_address_is_made_shown_and_ended(officer: Client, settings: Any) -> None:
    settings.FILING_ADDRESS = "filing@county.example"

    officer.post(MAILS, {"action": "address"})
    token = FilingAddress.objects.get().token
    assert f"filing+{token}@county.example" in officer.get(MAILS).content.decode()
    partner = signed_in(user_of("gostyn")).get(MAILS).content.decode()
    assert token not in partner
    officer.post(MAILS, {"action": "end"})

    assert token not in officer.get(MAILS).content.decode()


def test_a_post_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))

    assert sent(client, mail()).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries(
    officer: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for turn in range(number):
        sent(officer, mail(subject=f"Brief {turn}"))

    with django_assert_max_num_queries(17):
        officer.get(MAILS)


def test_the_mails_of_a_record_have_pages(officer: Client) -> None:
    one = filed(officer)
    for number in range(26):
        one.pk, one.key, one._state.adding = uuid4(), f"m-{number:02}", True
        one.subject = f"Brief {number:02}."
        one.raw = Content.objects.create(digest=f"{number:064}", size=1)
        one.save(force_insert=True)
    pages = [officer.get(f"{MAILS}?page={number}").content.decode() for number in (1, 2)]
    found = [set(re.findall(r"Brief \d\d\.", page)) for page in pages]
    assert not found[0] & found[1]
    assert len(found[0] | found[1]) == 26
    assert f'href="{MAILS}?page=2"' in pages[0]
    assert officer.get(f"{MAILS}?page=3").status_code == 404
