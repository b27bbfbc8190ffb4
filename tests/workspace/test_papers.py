# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers, sheets and reports on the pages of the workspace: who may, what is kept and refused."""

import datetime
from io import BytesIO
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.directory.models import Body
from partnerkreis.papers.actions import begin_paper, finish_paper
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.downloads import DOCX
from tests.documents.making import lines_of, with_lines
from tests.editing.users import signed_in, user_of
from tests.papers.conftest import NOW, TODAY, council_visit
from tests.papers.test_actions import LETTER
from tests.workspace.test_editing import inputs, opened

OWN = with_lines("OWN", "{{ salutation }}", "{{ content }}")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


def paper(body="nordhausen", texts=None, final=False, number=1):
    made = begin_paper(
        token=UUID(int=number),
        body=Body.objects.get(key=body),
        kind=PaperKind.INVITATION,
        texts=texts or {"de": LETTER},
        dated=TODAY,
        actor=OPERATOR,
        now=NOW,
    )
    return finish_paper(paper=made, version=1, actor=OPERATOR, now=NOW) if final else made


def begun(client, language="de", **answers):
    """Send the form of a new paper as a browser would."""
    sent = opened(client, addresses.new(language)) | {"languages": [language], **answers}
    return client.post(addresses.new(language), sent)


def text_of(found, language="de"):
    return PaperText.objects.get(paper=found, language=language).parts


def test_an_officer_drafts_writes_finishes_and_takes_along(officer):
    council_visit()
    done = begun(
        officer,
        kind="council_paper",
        about="encounter:2027-kt",
        file_number="10.2",
        dated="5.1.2027",
    )
    found = Paper.objects.get()
    assert done.url == addresses.edit(found.key, "de", "de")
    assert (found.file_number, found.dated) == ("10.2", datetime.date(2027, 1, 5))
    assert found.partnership.key == "nordhausen-gostyn"

    form = opened(officer, done.url)
    assert form["proposal"].startswith("1. Der Nordhäuser Kreistag stimmt der Begegnung")
    form |= {"finance": "Keine.", "reasons": "Darum.", "path-0-date": "15.3.2027"}
    saved = officer.post(done.url, form)
    assert saved.url == addresses.paper(found.key, "de", "de") + "&done=saved"
    assert text_of(found)["path"] == [
        {"organ": "Kreistag Nordhausen", "date": "15.\u00a0März 2027", "task": "Entscheidung"}
    ]

    page = officer.get(saved.url).content.decode()
    assert "Noch auszufüllen" not in page
    assert ">Keine.<" in page
    address = addresses.paper(found.key, "de")
    final = officer.post(address, inputs_of_actions(page) | {"action": "finish"})
    assert final.url == f"{address}?done=final"
    document = officer.get(addresses.document(found.key, "de", "de"))
    assert document["Content-Type"] == DOCX
    assert document["Content-Disposition"] == (
        'attachment; filename="Kreistagsvorlage 2027-01-05.docx"'
    )
    assert {"Beschlussvorlage", "Darum."} <= set(lines_of(document.content))


def inputs_of_actions(page):
    return inputs(page[page.index('<form class="actions"') :])


def test_a_paper_is_written_in_several_languages_at_once(officer):
    begun(
        officer,
        kind="invitation",
        to="robert-marcinkowski-head-of-county",
        languages=["de", "pl"],
    )
    found = Paper.objects.get()

    assert text_of(found)["salutation"] == "Sehr geehrter Herr Landrat,"
    assert text_of(found, "pl")["salutation"] == "Szanowny Panie Starosto,"
    page = officer.get(addresses.paper(found.key, "en", "pl")).content.decode()
    assert '<article class="sheet" lang="pl">' in page
    assert f'href="{addresses.paper(found.key, "en", "de")}"' in page


def test_a_form_sent_twice_makes_one_paper(officer):
    sent = opened(officer, addresses.new("de")) | {"languages": ["de"]}
    first, second = (officer.post(addresses.new("de"), sent) for _ in range(2))

    assert first.url == second.url
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"languages": []}, "Bitte wählen Sie mindestens eine Sprache."),
        ({"dated": "irgendwann"}, "Bitte schreiben Sie einen Tag"),
        ({"dated": "2027"}, "Bitte schreiben Sie einen Tag"),
        ({"kind": "poem"}, "Bitte wählen Sie aus der Liste."),
        ({"about": "encounter:undated-frieden"}, "Bitte wählen Sie aus der Liste."),
        ({"about": "partnership:unterallgaeu-gostyn"}, "Bitte wählen Sie aus der Liste."),
        ({"about": "user:1"}, "Bitte wählen Sie aus der Liste."),
        ({"to": "nobody"}, "Bitte wählen Sie aus der Liste."),
        ({"file_number": "x" * 61}, "Das ist länger als 60 Zeichen."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(officer, answers, told):
    refused = begun(officer, **answers)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert page.count(told) == 2
    assert 'aria-invalid="true"' in page or "languages" in answers
    assert Paper.objects.count() == 0


def test_what_was_typed_stays_when_it_is_refused(officer):
    found = paper()
    address = addresses.edit(found.key, "de", "de")
    sent = opened(officer, address) | {"content": "<script>alert(1)</script>", "dated": "morgen"}
    refused = officer.post(address, sent)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert text_of(found)["content"] == LETTER["content"]


def test_scripts_in_a_text_are_text_on_the_page_and_in_the_document(officer):
    evil = "<script>alert(1)</script> & {{ county }}"
    found = paper(texts={"de": LETTER | {"content": evil, "subject": evil}})
    page = officer.get(addresses.paper(found.key, "de")).content.decode()
    document = officer.get(addresses.document(found.key, "de", "de"))

    assert "<script>alert" not in page
    assert evil in lines_of(document.content)


def test_who_comes_second_sees_both_versions(officer):
    found = paper()
    address = addresses.edit(found.key, "de", "de")
    stale = opened(officer, address)
    signed_in(user_of("nordhausen", name="Kollege")).post(address, stale | {"subject": "Seins"})
    second = officer.post(address, stale | {"subject": "Meins"})
    page = second.content.decode()

    assert second.status_code == 409
    assert 'value="Meins"' in page
    assert "Inzwischen gespeichert: Seins" in page
    assert text_of(found)["subject"] == "Seins"
    officer.post(address, inputs(page))
    assert text_of(found)["subject"] == "Meins"


def test_a_final_paper_is_not_written_on(officer):
    found = paper(final=True)
    address = addresses.edit(found.key, "de", "de")

    assert officer.get(address).url == addresses.paper(found.key, "de", "de")
    refused = officer.post(address, {"version": "2", "subject": "Neu", "dated": "1.1.2027"})
    assert refused.status_code == 409
    again = officer.post(addresses.paper(found.key, "de"), {"action": "finish", "version": "2"})
    assert again.status_code == 409
    assert text_of(found)["subject"] == "Einladung"


def test_a_paper_with_a_gap_is_not_final_and_says_where(officer):
    found = paper(texts={"de": LETTER | {"content": "bis zum [Datum …]"}})
    address = addresses.paper(found.key, "de")
    refused = officer.post(address, {"action": "finish", "version": "1"})

    assert refused.status_code == 409
    assert "Etwas ist noch auszufüllen: [Datum …]" in refused.content.decode()
    found.refresh_from_db()
    assert found.state == "draft"


def test_what_was_typed_when_the_session_ended_comes_back(officer):
    found = paper()
    address = addresses.edit(found.key, "de", "de")
    user = User.objects.get(email__contains="officer")
    sent = opened(officer, address) | {"subject": "Fast verloren"}
    officer.session.flush()
    officer.cookies.clear()
    assert officer.post(address, sent).status_code == 302
    officer.force_login(user)

    assert "Fast verloren" in officer.get(address).content.decode()


def test_the_list_asks_as_much_for_one_paper_as_for_many(officer):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert officer.get(addresses.papers("de")).status_code == 200
        return len(captured)

    paper(number=1)
    one = asked()
    for number in range(2, 6):
        paper(number=number)
    assert asked() == one


def test_the_journal_of_a_paper_says_who_did_what_and_not_what_it_says(officer):
    begun(officer, kind="invitation", file_number="10.2", dated="5.1.2027")
    found = Paper.objects.get()
    edit = addresses.edit(found.key, "de", "de")
    secret = {"subject": "Geheime Einladung", "file_number": "10.3"}
    assert officer.post(edit, opened(officer, edit) | secret).status_code == 302
    page = officer.get(addresses.paper(found.key, "de")).content.decode()
    told = page.split('id="journal"')[1].replace("\u00a0", " ")
    assert told.index("hat am Schreiben gearbeitet") < told.index("hat das Schreiben begonnen")
    assert "Aktenzeichen: 10.2 → 10.3" in told
    assert "Geheime Einladung" not in told
    stranger = signed_in(user_of("gostyn"))
    assert stranger.get(addresses.paper(found.key, "de")).status_code == 404


@pytest.mark.parametrize(
    ("body", "language", "day"),
    [
        ("nordhausen", "de", "Nordhausen, 25.\u00a0November 2026"),
        ("gostyn", "pl", "Gostyń, 25\u00a0listopada 2026\u00a0r."),
        ("gostyn", "en", "Gostyń, 25\u00a0November 2026"),
    ],
)
def test_a_letter_bears_place_and_day_without_a_label(reference_case, body, language, day):
    client, found = signed_in(user_of(body)), paper(body, {language: LETTER})

    page = client.get(addresses.paper(found.key, language, language)).content.decode()
    document = client.get(addresses.document(found.key, language, language)).content
    [table] = Document(BytesIO(document)).tables
    beside = table.rows[0].cells[1].text.splitlines()

    assert f'<p class="sheet__day">{day}</p>' in page
    assert beside[0] == day
    assert not any(line.startswith(("Datum", "Data", "Date")) for line in beside)


def test_a_letter_of_a_county_without_a_seat_bears_the_day(officer):
    Body.objects.filter(key="nordhausen").update(seat=None)
    found = paper()

    page = officer.get(addresses.paper(found.key, "de", "de")).content.decode()

    assert '<p class="sheet__day">25.\u00a0November 2026</p>' in page
