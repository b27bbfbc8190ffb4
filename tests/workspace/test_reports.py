# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets of one's own, and reports as pages and documents."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from partnerkreis.budgets.models import Booking, BudgetLine
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.papers.models import PaperTemplate
from partnerkreis.workspace import addresses_papers as addresses
from tests.documents.making import lines_of, with_lines
from tests.editing.users import signed_in, user_of
from tests.workspace.test_papers import paper

OWN = with_lines("OWN", "{{ salutation }}", "{{ content }}")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


def bring(client, content, **more):
    file = SimpleUploadedFile("Briefbogen.docx", content)
    sent = {"kind": "invitation", "language": "de", "file": file, **more}
    return client.post(addresses.sheets("de"), sent)


def test_a_sheet_is_brought_used_and_taken_back(officer):
    assert bring(officer, OWN).url == addresses.sheets("de") + "?done=brought"
    own = officer.get(addresses.sheet("nordhausen", "invitation", "de", "de"))
    assert own.content == OWN
    assert "Briefbogen.docx" in officer.get(addresses.sheets("de")).content.decode()
    document = officer.get(addresses.document(paper().key, "de", "de"))
    assert lines_of(document.content)[0] == "OWN"

    back = {"action": "restore", "kind": "invitation", "language": "de"}
    assert officer.post(addresses.sheets("de"), back).url.endswith("?done=restored")
    assert PaperTemplate.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ executable", "Das ist keine Word-Datei"),
        (with_lines("{{ content }} {{ x.__class__ }}"), "x.__class__"),
        (b"x" * 2_100_000, "größer als 2 MB"),
    ],
)
def test_a_bad_sheet_is_refused_with_its_reason(officer, content, told):
    refused = bring(officer, content)

    assert refused.status_code == 422
    assert refused.content.decode().count(told) == 2
    assert PaperTemplate.objects.count() == 0


def test_a_sheet_without_a_file_or_for_nothing_is_refused(officer):
    sent = {"kind": "invitation", "language": "de"}

    assert officer.post(addresses.sheets("de"), sent).status_code == 422
    assert bring(officer, OWN, kind="poem").status_code == 404
    assert bring(officer, OWN, language="xx").status_code == 404
    assert bring(officer, OWN, body="gostyn").status_code == 404


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_reports_are_pages_and_documents(officer, language):
    titles = {
        "de": ("Übergabevermerk", "Bericht über die Partnerschaften"),
        "pl": ("Protokół zdawczo-odbiorczy", "Sprawozdanie ze współpracy partnerskiej"),
        "en": ("Handover dossier", "Report on the partnerships"),
    }[language]
    pages = (addresses.handover(language), addresses.council(language, "", "2023-2025"))
    documents = (
        addresses.handover_document(language),
        addresses.council_document(language, "", "2023-2025"),
    )
    for title, page, document in zip(titles, pages, documents, strict=True):
        shown = officer.get(page).content.decode()
        assert re.search(r"<h1[^>]*>([^<]+)</h1>", shown)[1] == title
        assert lines_of(officer.get(document).content)[0] == title


@pytest.mark.parametrize("period", ["irgendwann", "2025/..", "<script>", "9" * 40])
def test_a_period_that_is_none_is_asked_for_again(officer, period):
    refused = officer.get(addresses.council("de", "", period))
    page = refused.content.decode()

    assert refused.status_code == 422
    assert "Dieser Zeitraum wurde nicht verstanden." in page
    assert "<script>" not in page
    assert officer.get(addresses.council_document("de", "", period)).status_code == 404


def test_without_a_period_last_year_is_reported(officer):
    page = officer.get(addresses.council("de")).content.decode()

    assert f"Jahr {timezone.localdate().year - 1}" in page.replace("\u00a0", " ")


def test_council_report_tells_what_the_encounters_cost(reference_case):
    nordhausen = Body.objects.get(key="nordhausen")
    line = BudgetLine.objects.create(
        key="line", body=nordhausen, year=2022, title="Partnerschaften", amount=500_000
    )
    encounter = Encounter.objects.get(key="2022-musik")
    for key, state, cents in (("a", "spent", 123_450), ("b", "bound", 99_900)):
        Booking.objects.create(
            key=key, line=line, encounter=encounter, state=state, what_for="Busse", amount=cents
        )
    address = addresses.council("de", "nordhausen", "2022")

    page = signed_in(user_of("nordhausen")).get(address).content.decode()
    theirs = signed_in(user_of("gostyn")).get(address.replace("nordhausen", "gostyn"))

    assert "Ausgegeben haben wir 1.234,50\u00a0€." in page
    assert "Ausgegeben" not in theirs.content.decode()
