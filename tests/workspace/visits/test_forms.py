# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing a visit on the pages of the workspace: what is asked, kept and refused."""

import datetime
from typing import Any

import pytest
from django.test import Client

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.models import SearchEntry
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.visits.models import Guest, Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_visits as addresses
from tests.editing.users import signed_in, user_of
from tests.visits.conftest import begun
from tests.visits.scene import GUESTS, change, prepare_everything
from tests.workspace.test_editing import inputs
from tests.workspace.visits.conftest import opened, page, part

BEGINNING = {
    "kind": "council_visit",
    "host": "nordhausen",
    "guest": "gostyn",
    "first_day": "11.5.2027",
    "last_day": "13. Mai 2027",
}
SCRIPT = "<script>alert(1)</script><img src=x onerror=a()>\"'{{7*7}}"


def test_a_visit_begins_with_days_as_people_write_them(officer: Client) -> None:
    here = addresses.new("de")

    response = officer.post(here, opened(officer, here) | BEGINNING)

    visit = Visit.objects.get()
    folder = addresses.visit(visit.key, "nordhausen", "de")
    assert response["Location"] == f"{folder}?done=begun"
    assert str(visit.encounter.when) == "2027-05-11/2027-05-13"
    assert visit.encounter.title.text("pl") == "Wizyta radnych: Gostyń – Nordhausen"
    assert SearchEntry.objects.filter(record=visit.encounter_id).exists()
    assert "Die Einladung ist nicht abgesandt." in page(officer, folder)


def test_a_beginning_sent_twice_shows_the_same_visit(officer: Client) -> None:
    here = addresses.new("de")
    sent = opened(officer, here) | BEGINNING

    answers = [officer.post(here, sent)["Location"] for _time in range(2)]

    assert answers[0] == answers[1]
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("kind", "school_exchange"),
        ("host", "nowhere"),
        ("guest", ""),
        ("guest", "nordhausen"),
        ("first_day", ""),
        ("first_day", "Mai 2027"),
        ("first_day", "31.11.2027"),
        ("last_day", "10.5.2027"),
        ("title", "x" * 201),
    ],
)
def test_what_cannot_begin_says_where_and_loses_nothing(
    field: str, typed: str, officer: Client
) -> None:
    here = addresses.new("de")

    response = officer.post(
        here, opened(officer, here) | BEGINNING | {"title": "Mein Titel"} | {field: typed}
    )

    text = response.content.decode()
    assert response.status_code == 422
    assert f'href="#f-{field}"' in text
    assert inputs(text)["title"] in ("Mein Titel", typed)
    assert not Visit.objects.exists()


def test_two_other_counties_cannot_be_brought_together(officer: Client) -> None:
    here = addresses.new("de")

    response = officer.post(
        here, opened(officer, here) | BEGINNING | {"host": "gostyn", "guest": "unterallgaeu"}
    )

    assert response.status_code == 422
    assert not Visit.objects.exists()


def test_what_is_in_the_calendar_can_be_prepared(officer: Client) -> None:
    encounter = Encounter.objects.get(key="2022-kt")
    Encounter.objects.filter(pk=encounter.pk).update(
        state="announced", latest=datetime.date(2099, 5, 1)
    )
    here = addresses.visits("de")
    assert str(encounter.pk) in page(officer, here)

    response = officer.post(here, {"encounter": str(encounter.pk)})

    assert response["Location"] == addresses.visit("2022-kt", "nordhausen", "de")
    assert officer.post(here, {"encounter": "nonsense"}).status_code == 404


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_forms_unchanged_change_nothing(language: Any, officer: Client, actor: Actor) -> None:
    visit = begun(actor, ("gostyn",))
    prepare_everything(actor, visit)
    before = Entry.objects.count()

    for name in Part:
        here = addresses.part(visit.key, "nordhausen", name, language)
        response = officer.post(here, opened(officer, here))
        assert response.status_code == 302, name
    there = addresses.part(visit.key, "nordhausen", Part.DELEGATION, language, "gostyn")
    assert officer.post(there, opened(officer, there)).status_code == 302

    assert Entry.objects.count() == before


def test_times_are_typed_as_people_type_them(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.RUNNING_ORDER)
    typed = {
        "rows.0.text.de": "Empfang", "rows.0.starts": "um 9 Uhr", "rows.0.ends": "9.45",
        "rows.2.text.de": "Frühstück", "rows.2.starts": "8", "rows.2.day": "2027-05-11",
        "rows.2.where": "Hotel", "rows.2.is_public": "on",
    }  # fmt: skip

    response = officer.post(here, opened(officer, here) | typed)

    folder = addresses.visit(visit.key, "nordhausen", "de")
    assert response["Location"] == f"{folder}?done=saved&part=running-order#running-order"
    assert [
        (str(c.day), str(c.starts), str(c.ends), c.text.text("de"))
        for c in visit.cues.order_by("position")
    ] == [
        ("2027-05-11", "08:00:00", "None", "Frühstück"),
        ("2027-05-11", "09:00:00", "09:45:00", "Empfang"),
    ]
    assert [i.text.text("de") for i in visit.encounter.programme.all()] == ["Frühstück"]


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        (Part.RUNNING_ORDER, {"rows.0.text.de": "x", "rows.0.starts": "bald"}, "rows.0.starts"),
        (Part.RUNNING_ORDER, {"rows.0.where": "Nordhausen"}, "rows.0.text.de"),
        (Part.RUNNING_ORDER, {"rows.0.text.de": "x", "rows.0.day": "1999-01-01"}, "rows.0.day"),
        (Part.COSTS, {"rows.1.what": "Bus", "rows.1.cents": "viel"}, "rows.0.cents"),
        (Part.INVITATION, {"invited_on": "im Mai 2027"}, "invited_on"),
        (Part.INVITATION, {"answer": "perhaps"}, "answer"),
        (Part.INVITATION, {"invited_by": "x" * 161}, "invited_by"),
        (Part.PROTOCOL, {"rows.0.name": "A", "rows.0.minutes": "lang"}, "rows.0.minutes"),
        (Part.COSTS, {"rows.0.what": "x" * 161}, "rows.0.what"),
    ],
)
def test_a_fault_leads_to_its_field_and_nothing_is_lost(
    name: Part, typed: dict[str, str], field: str, officer: Client, visit: Visit
) -> None:
    here = part(visit, name)

    response = officer.post(here, opened(officer, here) | typed)

    text = response.content.decode()
    assert response.status_code == 422
    assert f'href="#f-{field}"' in text
    assert 'aria-invalid="true"' in text
    assert set(typed.values()) <= {str(value) for value in inputs(text).values()} | {
        "1999-01-01", "perhaps",
    }  # fmt: skip


def test_more_rows_come_without_a_script_and_save_nothing(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.DELEGATION, of="gostyn")
    sent = opened(officer, here) | {"rows.0.name": "Anna Nowak", "more": "1"}

    response = officer.post(here, sent)

    again = inputs(response.content.decode())
    names = [name for name in again if name.startswith("rows.") and name.endswith(".name")]
    assert response.status_code == 200
    assert again["rows.0.name"] == "Anna Nowak"
    assert len(names) == 1 + 9
    assert not Guest.objects.exists()


def test_many_guests_are_pasted_at_once(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.DELEGATION, of="gostyn")
    pasted = "Anna Nowak, Przewodnicząca\r\nPiotr Zieliński\tRadny\r\n\r\nEwa Kruk"

    officer.post(here, opened(officer, here) | {"paste": pasted, "rows.0.name": "Jan Kot"})

    found = Guest.objects.order_by("position").values_list("name", "function")
    assert list(found) == [
        ("Jan Kot", ""),
        ("Anna Nowak", "Przewodnicząca"),
        ("Piotr Zieliński", "Radny"),
        ("Ewa Kruk", ""),
    ]


def test_a_row_is_taken_out(officer: Client, actor: Actor, visit: Visit) -> None:
    change(actor, visit, Part.DELEGATION, rows=GUESTS, of="gostyn")
    here = part(visit, Part.DELEGATION, of="gostyn")

    officer.post(here, opened(officer, here) | {"rows.1.remove": "on"})

    names = Guest.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Robert Marcinkowski", "Piotr Zieliński"]


def test_speakers_stand_in_the_order_that_was_typed(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.PROTOCOL)
    typed = {
        "rows.0.name": "Zweiter", "rows.0.order": "2",
        "rows.1.name": "Erster", "rows.1.order": "1",
    }  # fmt: skip

    officer.post(here, opened(officer, here) | typed)

    names = visit.speeches.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Erster", "Zweiter"]


def test_who_travels_is_not_typed_twice(actor: Actor, visit: Visit, partner: Client) -> None:
    change(actor, visit, Part.DELEGATION, rows=GUESTS, of="gostyn")
    here = part(visit, Part.TRAVEL, "gostyn")
    sent = opened(partner, here)
    assert [sent[f"rows.{n}.name"] for n in range(3)] == [guest["name"] for guest in GUESTS]

    partner.post(here, sent)

    folder = visit.folders.get(body__key="gostyn")
    assert folder.approvals.count() == 3


def test_a_form_sent_twice_keeps_one_of_each(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.DELEGATION, of="gostyn")
    sent = opened(officer, here) | {"rows.0.name": "Anna Nowak", "contact": "Ewa"}

    answers = [officer.post(here, sent) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Guest.objects.count() == 1


def test_what_two_people_changed_in_different_places_is_put_together(
    officer: Client, partner: Client, visit: Visit
) -> None:
    mine, theirs = part(visit, Part.PROTOCOL), part(visit, Part.PROTOCOL, "gostyn")
    sent = opened(officer, mine)
    partner.post(theirs, opened(partner, theirs) | {"flags": "Polen links", "rows.0.name": "Jan"})

    response = officer.post(mine, sent | {"anthems": "Polen zuerst", "rows.0.name": "Matthias"})

    visit.refresh_from_db()
    assert response.status_code == 302
    assert (visit.flags, visit.anthems) == ("Polen links", "Polen zuerst")
    assert sorted(visit.speeches.values_list("name", flat=True)) == ["Jan", "Matthias"]


def test_what_two_people_changed_is_shown_side_by_side(
    officer: Client, partner: Client, visit: Visit
) -> None:
    mine, theirs = part(visit, Part.PROTOCOL), part(visit, Part.PROTOCOL, "gostyn")
    sent = opened(officer, mine) | {"flags": "Deutschland links", "anthems": "Polen zuerst"}
    partner.post(theirs, opened(partner, theirs) | {"flags": "Polen links"})

    asked = officer.post(mine, sent)
    text = asked.content.decode()
    assert asked.status_code == 409
    assert "Deutschland links" in text and "Polen links" in text and "Jan Kowalski" in text
    assert Visit.objects.get().flags == "Polen links"
    chosen = officer.post(mine, inputs(text) | {"take.flags": "mine"})

    visit.refresh_from_db()
    assert chosen.status_code == 302
    assert (visit.flags, visit.anthems) == ("Deutschland links", "Polen zuerst")


def test_a_choice_is_asked_again_when_a_third_version_came(
    officer: Client, partner: Client, visit: Visit
) -> None:
    mine, theirs = part(visit, Part.PROTOCOL), part(visit, Part.PROTOCOL, "gostyn")
    sent = opened(officer, mine) | {"flags": "A"}
    partner.post(theirs, opened(partner, theirs) | {"flags": "B"})
    asked = inputs(officer.post(mine, sent).content.decode())
    partner.post(theirs, opened(partner, theirs) | {"flags": "C"})

    response = officer.post(mine, asked | {"take.flags": "mine"})

    assert response.status_code == 409
    assert Visit.objects.get().flags == "C"


def test_what_was_typed_survives_the_end_of_a_session(visit: Visit) -> None:
    user = user_of("nordhausen")
    client, here = signed_in(user), part(visit, Part.DELEGATION, of="gostyn")
    sent = opened(client, here) | {"rows.0.name": "Anna Nowak", "rows.0.diet": "vegan"}
    client.logout()
    assert client.post(here, sent).status_code == 302
    assert not Guest.objects.exists()

    client.force_login(user)
    again = opened(client, here)

    assert (again["rows.0.name"], again["rows.0.diet"]) == ("Anna Nowak", "vegan")
    client.post(here, again)
    assert Guest.objects.get().diet == "vegan"


@pytest.mark.parametrize("name", list(Part))
def test_text_with_scripts_stays_text(name: Part, officer: Client, visit: Visit) -> None:
    here = part(visit, name, of="gostyn" if name is Part.DELEGATION else "")
    sent = opened(officer, here)
    texts = [at for at in sent if not at.endswith(("_on", "_day", "_time", "order", ".id"))]
    hostile = {
        at: SCRIPT for at in texts if sent[at] == "" and at not in ("seen", "writer", "empty")
    }
    numbers = ("starts", "ends", "cents", "minutes", "due", "done", "delete_after", "hold_until",
               "reply_by", "diet_passed_on", "day", "language")  # fmt: skip
    hostile = {at: v for at, v in hostile.items() if at.split(".")[-1] not in numbers}
    if name is Part.MINUTES:
        hostile["minutes"] = SCRIPT

    assert officer.post(here, sent | hostile).status_code == 302

    pages = [addresses.visit(visit.key, "nordhausen", "de"), here, *(
        addresses.sheet(visit.key, "nordhausen", sheet, "de") for sheet in addresses.Sheet
    )]  # fmt: skip
    for address in pages:
        text = officer.get(address).content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text, address
        assert ">49" not in text


def test_only_what_is_in_the_form_is_changed(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.INVITATION)
    planted = {
        "key": "hacked", "encounter": "x", "copied_from": str(visit.pk), "published_at": "2020",
        "flags": "x", "rows.0.text.de": "x", "rows.0.visit": "1", "version": "99",
    }  # fmt: skip

    officer.post(here, opened(officer, here) | planted | {"invited_by": "Der Landrat"})

    entry = Entry.objects.get(verb="visit.invitation")
    visit.refresh_from_db()
    assert set(entry.changes) == {"invited_by"}
    assert (visit.flags, visit.published_at, visit.cues.count()) == ("", None, 0)


def test_the_own_county_is_host_of_a_new_visit_unless_another_is_chosen(officer: Client) -> None:
    asked = opened(officer, addresses.new("de"))

    assert (asked["host"], asked["guest"]) == ("nordhausen", "gostyn")


def test_what_was_saved_is_said_where_the_page_opens(officer: Client, visit: Visit) -> None:
    here = part(visit, Part.BRIEFING)

    saved = officer.post(here, opened(officer, here) | {"background": "Dritter Besuch."})
    folder = officer.get(saved["Location"].partition("#")[0]).content.decode()

    section = folder[folder.index('id="briefing"') :]
    assert folder.count("Gespeichert.") == 1
    assert section.index("Gespeichert.") < section.index("Dritter Besuch.")
