# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table comes in by two steps, and only for whom sent it."""

import datetime
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.core.folding import fold
from partnerkreis.encounters.models import Encounter
from partnerkreis.imports.models import Upload
from partnerkreis.imports.tables import IMPORTS
from partnerkreis.portal import links
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.reading import read_table
from partnerkreis.spreadsheets.values import Cell, Column, Sheet
from partnerkreis.spreadsheets.writing import write_csv, write_xlsx
from partnerkreis.workspace import addresses_imports as addresses
from partnerkreis.workspace import addresses_lists
from tests.editing.users import signed_in, user_of

HEADS = ("Titel", "Wann", "Gastgeber", "Gäste", "Personen")
GOOD = ("Besuch der Feuerwehr", "Herbst 2022", "Gostyń", "Nordhausen", "ca. 20")
FAULTY = ("Ausflug", datetime.date(2001, 5, 4), "Atlantis", "Nordhausen", "viele")


def workbook(*rows: tuple[Cell, ...]) -> bytes:
    return write_xlsx(Sheet("Liste", [Column(head) for head in HEADS], rows))


def sent(client: Client, data: bytes, name: str = "liste.xlsx", **more: str) -> str:
    """Send a table and return where it can be looked at."""
    asked = {"kind": "encounters", "language": "de", "file": SimpleUploadedFile(name, data)}
    response = client.post(links.page("imports", "de"), asked | more)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def refused(client: Client, data: bytes, name: str = "liste.xlsx", **more: str) -> str:
    asked = {"kind": "encounters", "language": "de", "file": SimpleUploadedFile(name, data)}
    response = client.post(links.page("imports", "de"), asked | more)
    assert response.status_code == 422
    found = re.search(r'<a href="#f-[a-z]+">([^<]+)<', response.content.decode())
    assert found is not None
    return found[1]


def seen(client: Client, address: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found is not None
    return {"seen": found[1], "action": "confirm"}


def test_a_table_is_looked_at_and_taken_in(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    before = Encounter.objects.count()

    address = sent(client, workbook(GOOD, FAULTY), "../../alte liste.xlsx")
    html = client.get(address).content.decode()
    assert Encounter.objects.count() == before
    assert "Zeile 3, Spalte „Gastgeber“: Kein Landkreis und keine Gemeinde heißt „Atlantis“" in html
    assert "Gastgeber: Landkreis Gostyń" in html
    assert "../" not in html.split("<main")[1]
    assert client.post(address, seen(client, address)).status_code == 302

    assert "1 neu. 1 abgelehnt." in client.get(address).content.decode()
    assert Encounter.objects.count() == before + 1


def test_the_refused_rows_come_back_with_their_reasons(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = sent(client, workbook(GOOD, FAULTY))

    before = client.get(f"{address}abgelehnt.xlsx").content
    client.post(address, seen(client, address))
    after = client.get(f"{address}abgelehnt.xlsx").content

    for data in (before, after):
        rows = read_table(data, "x.xlsx", language="de", limits=Limits())
        assert rows[0].cells[-2:] == ("Zeile in Ihrer Tabelle", "Warum sie abgelehnt wurde")
        assert rows[1].cells[:6] == (*FAULTY, 3)
        assert str(rows[1].cells[6]).startswith("Gastgeber: Kein Landkreis")


def test_mended_rows_can_be_sent_again_as_they_came_back(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = sent(client, workbook(FAULTY))
    rows = read_table(
        client.get(f"{address}abgelehnt.xlsx").content, "x.xlsx", language="de", limits=Limits()
    )
    mended = [(*rows[1].cells[:2], "Gostyń", rows[1].cells[3], 12, *rows[1].cells[5:])]
    heads = [Column(str(cell)) for cell in rows[0].cells]

    again = sent(client, write_csv(Sheet("x", heads, mended)), "x.csv")
    client.post(again, seen(client, again))

    assert Encounter.objects.get(key="2001-ausflug").people == 12


def test_a_table_can_be_forgotten(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = sent(client, workbook(GOOD))

    assert client.post(address, {"action": "discard"})["Location"] == links.page("imports", "de")
    assert client.get(address).status_code == 404
    assert not Upload.objects.exists()


def test_a_plan_that_nobody_saw_is_not_carried_out(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = sent(client, workbook(GOOD))

    response = client.post(address, {"action": "confirm", "seen": "0" * 32})

    assert response.status_code == 409
    assert not Encounter.objects.filter(key__contains="feuerwehr").exists()


def test_a_form_sent_twice_leads_to_the_same_page(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = sent(client, workbook(GOOD))
    agreed = seen(client, address)

    answers = [client.post(address, agreed) for _time in range(2)]

    assert [(a.status_code, a["Location"]) for a in answers] == [(302, address)] * 2
    assert Encounter.objects.filter(key__contains="feuerwehr").count() == 1


def every_address(identity: object) -> list[str]:
    return [
        address
        for language in ("de", "pl", "en")
        for address in (
            addresses.preview(identity, language),  # type: ignore[arg-type]
            addresses.refused(identity, language),  # type: ignore[arg-type]
        )
    ]


@pytest.mark.parametrize(
    ("body", "role", "status"),
    [
        ("nordhausen", Role.OFFICER, 404),
        ("nordhausen", Role.COLLEAGUE, 404),
        ("nordhausen", Role.READER, 404),
        ("gostyn", Role.OFFICER, 404),
        ("elsewhere", Role.OFFICER, 404),
    ],
)
def test_a_table_is_not_there_for_anybody_else(
    body: str, role: Role, status: int, reference_case: None
) -> None:
    owner = signed_in(user_of("nordhausen"))
    sent(owner, workbook(GOOD))
    upload, other = Upload.objects.get(), signed_in(user_of(body, role))

    for address in every_address(upload.pk):
        assert other.get(address).status_code == status
    for action in ("confirm", "discard"):
        found = other.post(addresses.preview(upload.pk, "de"), {"action": action})
        assert found.status_code == status
    assert Upload.objects.get().outcome is None


def test_readers_take_nothing_in(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen", Role.READER))

    assert client.get(links.page("imports", "de")).status_code == 403
    assert client.post(links.page("imports", "de")).status_code == 403
    assert client.get(addresses.template("contacts", "de")).status_code == 403


def test_who_is_not_signed_in_is_asked_to(reference_case: None) -> None:
    for address in (
        links.page("imports", "de"),
        addresses.template("contacts", "pl"),
        *every_address(uuid4()),
    ):
        assert "next=" in Client().get(address)["Location"]
        assert Client().post(address).status_code in (302, 405)


def test_a_post_from_elsewhere_is_refused(reference_case: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))

    assert client.post(links.page("imports", "de"), {"kind": "encounters"}).status_code == 403
    assert client.post(addresses.preview(uuid4(), "de")).status_code == 403


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "liste.xlsx", "Die Datei ist leer."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "liste.xls", "Das ist eine Datei eines alten Excel"),
        (b"%PDF-1.7", "liste.xlsx", "Das ist keine Tabelle."),
        (b"MZ\x90\x00", "liste.csv", "Das ist keine Tabelle."),
        (workbook(GOOD), "liste.csv", "Die Datei ist von anderer Art, als ihr Name sagt."),
        (b"x;y\n1;2\n", "liste.csv", "Die Spaltenüberschriften wurden nicht erkannt."),
        (b"x" * 5_000_001, "liste.csv", "Die Datei ist größer als 5 MB."),
        (b"Titel;Wann\n" + b"x;2019\n" * 501, "liste.csv", "Die Tabelle hat mehr als 500 Zeilen."),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    data: bytes, name: str, told: str, reference_case: None
) -> None:
    assert refused(signed_in(user_of("nordhausen")), data, name).startswith(told)
    assert not Upload.objects.exists()


def test_it_is_asked_for_what_is_missing(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    assert refused(client, workbook(GOOD), kind="secrets") == (
        "Bitte wählen Sie aus, was in der Tabelle steht."
    )
    response = client.post(links.page("imports", "de"), {"kind": "encounters"})
    assert "Bitte wählen Sie eine Datei." in response.content.decode()


def test_scripts_in_a_table_are_texts(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    script = "<script>alert(1)</script>"
    row = (script, script, script, script, script)

    html = client.get(sent(client, workbook(row), f"{script}.xlsx")).content.decode()

    assert "<script>" not in html


@pytest.mark.parametrize("name", IMPORTS)
@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_a_template_has_heads_that_are_known(
    name: str, language: str, reference_case: None
) -> None:
    client = signed_in(user_of("nordhausen"))

    data = client.get(addresses.template(name, language)).content  # type: ignore[arg-type]

    rows = read_table(data, "x.xlsx", language="de", limits=Limits())
    known = IMPORTS[name].known()
    found = [known.get(fold(re.sub(r"\(.*\)", "", str(head)))) for head in rows[0].cells]
    assert found == [column.name for column in IMPORTS[name].columns]


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_what_was_taken_along_comes_back_unchanged(language: str, reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    for listing, kind in (
        ("encounters", "encounters"), ("people", "contacts"), ("organisations", "organisations")
    ):  # fmt: skip
        address = addresses_lists.table(listing, "xlsx", language)  # type: ignore[arg-type]
        data = client.get(address).content
        html = client.get(sent(client, data, kind=kind, language=language)).content.decode()
        assert 'name="action" value="confirm"' not in html, (listing, language)
        assert "tag--off" not in html, (listing, language)
