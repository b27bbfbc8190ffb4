# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files on the pages of the workspace, and their bytes: who reads them, and who does what."""

import itertools
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from partnerkreis.access.policy import Role
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Organisation
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.models import StoredFile
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing
from partnerkreis.workspace import addresses_files as addresses
from tests.editing.users import signed_in, user_of
from tests.files.conftest import attached, released
from tests.files.drawn import pdf, picture
from tests.workspace.test_editing import inputs, opened
from tests.workspace.test_editing_security import METHODS, SCRIPT

pytestmark = pytest.mark.usefixtures("reference_case", "folder")

FILES = addresses.files("encounter", "2022-musik", "de")
PAGE = links.of("encounter", "2022-musik", "de")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


def upload(client: Client, content: bytes, name: str = "a.pdf", **more: Any) -> Any:
    file = SimpleUploadedFile(name, content, "text/html")
    return client.post(FILES, {"file": file, "token": str(uuid4()), **more})


def saved(client: Client, address: str, typed: dict[str, Any]) -> Any:
    """Send a form, and once more where a date was read back to be looked at."""
    response = client.post(address, typed)
    if response.status_code == 200:
        return client.post(address, inputs(response.content.decode()))
    return response


def work_addresses(key: str) -> list[str]:
    return [
        address
        for language in INTERFACE_LANGUAGES
        for address in (
            addresses.file(key, language),
            addresses.content(key, language),
            addresses.content(key, language, 480),
        )
    ]


def public_addresses(key: str) -> list[str]:
    return [f"/files/{key}/", f"/files/{key}/480/"]


def served(client: Client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined] # streamed


def test_an_officer_adds_a_file_and_is_told_what_is_missing(officer: Client) -> None:
    response = upload(officer, picture(), "meadow.jpg", title="Eine Wiese")

    file = StoredFile.objects.get()
    assert response["Location"] == f"{addresses.file(file.key, 'de')}?done=made"
    page = officer.get(response["Location"]).content.decode()
    assert (file.title["de"].text, file.body.key, file.published_at) == (
        "Eine Wiese",
        "nordhausen",
        None,
    )
    assert addresses.content(file.key, "de", 960) in page
    assert "kern-alert" in page


def test_the_form_sent_twice_makes_one_file_and_shows_the_same_page(officer: Client) -> None:
    token = inputs(officer.get(FILES).content.decode())["token"]
    answers = [upload(officer, pdf(), token=token)["Location"] for _turn in range(2)]

    assert answers[0] == answers[1]
    assert StoredFile.objects.count() == 1


def test_what_is_typed_in_the_form_of_a_file_is_shown_to_the_public(officer: Client) -> None:
    upload(officer, picture(), "meadow.jpg", title="Eine Wiese")
    key = StoredFile.objects.get().key
    edit = addresses_editing.edit("file", key, "de")
    typed = opened(officer, edit) | {
        "alternative.de": "Eine Wiese unter der Sonne",
        "rights_holder": "Landkreis Nordhausen",
        "credit": "Bild: Muster",
        "ground": "public_event",
        "ground_since": "2.6.2023",
    }
    assert saved(officer, edit, typed).status_code == 302

    work = addresses.file(key, "de")
    version = inputs(officer.get(work).content.decode())["version"]
    response = officer.post(work, {"action": "release", "version": version})

    assert response.status_code == 302
    page = Client().get(PAGE).content.decode()
    assert f'src="/files/{key}/1200/"' in page
    assert 'alt="Eine Wiese unter der Sonne"' in page
    assert "Bild: Muster" in page


def test_release_says_what_is_missing(officer: Client) -> None:
    key = attached(ground="").key

    response = officer.post(addresses.file(key, "en"), {"action": "release", "version": "1"})

    assert response.status_code == 409
    assert "not stated why the picture may be shown" in response.content.decode()


def test_a_picture_is_gone_at_the_very_next_request(officer: Client) -> None:
    file = released(ground="consent", ground_since="2026-01-01")
    public = Client()
    assert f"/files/{file.key}/" in public.get(PAGE).content.decode()
    seen = public.get(f"/files/{file.key}/480/")
    assert seen.status_code == 200

    edit = addresses_editing.edit("file", file.key, "de", "ground")
    today = timezone.localdate().isoformat()
    saved = officer.post(
        edit, opened(officer, edit) | {"withdrawn": today, "withdrawn.read": today}
    )

    assert saved.status_code == 302
    assert f"/files/{file.key}/" not in public.get(PAGE).content.decode()
    again = public.get(f"/files/{file.key}/480/", headers={"If-None-Match": seen["ETag"]})
    assert again.status_code == 404
    assert officer.get(addresses.content(file.key, "de", 480)).status_code == 200


def test_a_withdrawn_release_is_gone_at_the_next_request(officer: Client) -> None:
    key = released().key

    officer.post(addresses.file(key, "de"), {"action": "withdraw", "version": "1"})

    assert Client().get(f"/files/{key}/").status_code == 404
    assert f"/files/{key}/" not in Client().get(PAGE).content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize("body", ["nordhausen", "gostyn"])
def test_those_whom_it_concerns_read_the_bytes_before_release(body: str, role: Role) -> None:
    key = attached().key
    client = signed_in(user_of(body, role))

    for address in work_addresses(key):
        assert client.get(address).status_code == 200, address
        assert client.head(address).status_code == 200, address


@pytest.mark.parametrize("is_released", [False, True])
def test_strangers_and_the_public_find_no_page_of_work(is_released: bool) -> None:
    key = (released if is_released else attached)().key
    stranger = signed_in(user_of("elsewhere"))
    public = 200 if is_released else 404

    for address, method in itertools.product(work_addresses(key), METHODS):
        sent = getattr(stranger, method)(address, {"action": "delete"})
        assert sent.status_code in (404, 405), (method, address)
        anonymous = getattr(Client(), method)(address)
        assert anonymous.status_code in (302, 405), (method, address)
    for address in public_addresses(key):
        assert Client().get(address).status_code == public
        assert stranger.get(address).status_code == public
        for method in ("post", "put", "patch", "delete"):
            assert getattr(stranger, method)(address).status_code == 405
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "role", "statuses"),
    [
        ("nordhausen", Role.OFFICER, (302, 302, 302)),
        ("nordhausen", Role.COLLEAGUE, (403, 403, 302)),
        ("nordhausen", Role.READER, (403, 403, 403)),
        ("gostyn", Role.OFFICER, (302, 302, 403)),
        ("gostyn", Role.COLLEAGUE, (403, 403, 403)),
        ("gostyn", Role.READER, (403, 403, 403)),
        ("elsewhere", Role.OFFICER, (404, 404, 404)),
    ],
)
def test_who_releases_withdraws_and_deletes(
    body: str, role: Role, statuses: tuple[int, int, int]
) -> None:
    client = signed_in(user_of(body, role))
    fresh, shown = attached(), released(picture(500, 300))

    answers = (
        client.post(addresses.file(fresh.key, "de"), {"action": "release", "version": "1"}),
        client.post(addresses.file(shown.key, "de"), {"action": "withdraw", "version": "1"}),
        client.post(addresses.file(shown.key, "de"), {"action": "delete"}),
    )

    assert tuple(answer.status_code for answer in answers) == statuses


@pytest.mark.parametrize(
    ("body", "role", "reads", "adds"),
    [
        ("nordhausen", Role.OFFICER, 200, 302),
        ("nordhausen", Role.COLLEAGUE, 200, 302),
        ("nordhausen", Role.READER, 200, 403),
        ("gostyn", Role.OFFICER, 200, 302),
        ("elsewhere", Role.OFFICER, 403, 403),
    ],
)
def test_who_adds_files(body: str, role: Role, reads: int, adds: int) -> None:
    client = signed_in(user_of(body, role))

    assert client.get(FILES).status_code == reads
    assert upload(client, pdf()).status_code == adds
    assert Client().get(FILES).status_code == 302
    assert upload(Client(), pdf()).status_code == 302
    assert StoredFile.objects.count() == (adds == 302)


def test_the_form_of_metadata_is_refused_to_strangers() -> None:
    key = released().key
    stranger = signed_in(user_of("elsewhere"))

    for language in INTERFACE_LANGUAGES:
        edit = addresses_editing.edit("file", key, language)
        assert stranger.get(edit).status_code == 403
        assert stranger.post(edit, {"credit": "x"}).status_code == 403


def test_a_file_is_shared_only_with_whom_the_record_concerns(officer: Client) -> None:
    key = attached().key
    edit = addresses_editing.edit("file", key, "de", "shared_with")

    page = officer.get(edit).content.decode()
    response = officer.post(edit, opened(officer, edit) | {"shared_with": "unterallgaeu"})

    assert re.findall(r'name="shared_with" value="([^"]*)"', page) == ["gostyn"]
    assert response.status_code == 422


def test_an_attachment_of_a_mail_is_for_those_who_read_mails() -> None:
    file = attached(pdf(), "offer.pdf", is_internal=True)
    file.shared_with.clear()
    statuses = {
        (body, role): signed_in(user_of(body, role))
        .get(addresses.content(file.key, "de"))
        .status_code
        for body, role in (
            ("nordhausen", Role.OFFICER),
            ("nordhausen", Role.READER),
            ("gostyn", Role.OFFICER),
        )
    }

    assert list(statuses.values()) == [200, 404, 404]
    StoredFile.objects.update(published_at=timezone.now())
    assert Client().get(f"/files/{file.key}/").status_code == 404


def test_scripts_in_every_text_of_a_file_are_text(officer: Client) -> None:
    file = released(
        title=Translated.of(de=SCRIPT),
        alternative=Translated.of(de=SCRIPT),
        credit=SCRIPT,
        rights_holder=SCRIPT,
    )

    for page in (
        officer.get(FILES),
        officer.get(addresses.file(file.key, "de")),
        officer.get(addresses_editing.edit("file", file.key, "de")),
        Client().get(PAGE),
    ):
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


def test_a_deleted_file_is_gone_for_everybody(officer: Client) -> None:
    key = released().key

    response = officer.post(addresses.file(key, "de"), {"action": "delete"})

    assert response["Location"] == f"{FILES}?done=deleted"
    assert officer.get(addresses.file(key, "de")).status_code == 404
    assert Client().get(f"/files/{key}/").status_code == 404


def test_two_people_at_one_file_lose_nothing(officer: Client) -> None:
    key = attached().key
    edit = addresses_editing.edit("file", key, "de", "credit")
    mine = opened(officer, edit)
    partner = signed_in(user_of("gostyn", name="Jan Kowalski"))
    partner.post(edit, opened(partner, edit) | {"credit": "Foto: Kowalski"})

    response = officer.post(edit, mine | {"credit": "Bild: Ich"})

    assert response.status_code == 409
    assert "Foto: Kowalski" in response.content.decode()
    assert "Bild: Ich" in response.content.decode()


def test_a_post_from_elsewhere_is_refused() -> None:
    key = attached().key
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))

    assert upload(client, pdf()).status_code == 403
    assert client.post(addresses.file(key, "de"), {"action": "delete"}).status_code == 403


def test_planted_fields_change_nothing(officer: Client) -> None:
    planted = {"body": "gostyn", "published_at": "2026-01-01", "key": "x", "record": str(uuid4()),
               "is_internal": "on", "media_type": "text/html", "version": "9"}  # fmt: skip

    upload(officer, pdf(), **planted)

    file = StoredFile.objects.get()
    record = Encounter.objects.get(key="2022-musik").pk
    assert (file.body.key, file.published_at, file.record) == ("nordhausen", None, record)
    assert (file.is_internal, file.media_type, file.version) == (False, "application/pdf", 1)


def test_an_organisation_shows_its_pictures() -> None:
    released(record=Organisation.objects.get(key="bbz"))

    page = Client().get(links.of("organisation", "bbz", "pl")).content.decode()

    assert 'alt="Łąka w słońcu"' in page
    assert 'fetchpriority="high"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_files_takes_the_same_queries(
    officer: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for _turn in range(number):
        attached(picture(500, 300))

    with django_assert_max_num_queries(22):
        officer.get(FILES)


def test_dates_that_are_vague_are_read_back(officer: Client) -> None:
    key = attached().key
    edit = addresses_editing.edit("file", key, "de", "ground")

    answer = saved(officer, edit, opened(officer, edit) | {"ground_until": "im Herbst 2027"})

    assert answer.status_code == 302
    assert StoredFile.objects.get(key=key).ground_until == parse("2027-23")


def test_the_files_of_a_record_have_pages(officer: Client) -> None:
    template = attached(content=pdf(), name="plan.pdf")
    for number in range(26):
        template.pk, template.key, template._state.adding = uuid4(), f"{number:024}", True
        template.name, template.title = f"plan-{number:02}.pdf", Translated()
        template.save(force_insert=True)
    pages = [officer.get(f"{FILES}?page={number}").content.decode() for number in (1, 2)]
    found = [sorted(set(re.findall(r">(plan-\d\d)\.pdf<", page))) for page in pages]
    assert not set(found[0]) & set(found[1])
    assert len(found[0]) + len(found[1]) == 26
    assert f'href="{FILES}?page=2"' in pages[0]
    assert officer.get(f"{FILES}?page=3").status_code == 404
