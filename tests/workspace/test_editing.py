# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Editing on the pages of the workspace: what is asked, kept, refused and shown."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import TextState
from partnerkreis.directory.models import Organisation, Tenure
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Signing
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of

SIGNING = "nordhausen-gostyn-2023-gostyn"
RECORD = "signing", SIGNING, "de"

_TAG = re.compile(r"<(input|textarea|select|option)\b([^>]*)>(?:([^<]*)</textarea>)?")
_PART = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def inputs(page: str) -> dict[str, Any]:
    """Return what a browser would send of the first form below the head of ``page``."""
    sent: dict[str, Any] = {}
    chosen = ""
    page = page.partition("<main")[2] or page
    form = page[page.index("<form") : page.index("</form>")]
    for tag, parts, text in _TAG.findall(form):
        given = {name: html.unescape(value) for name, value in _PART.findall(parts)}
        kind, name, value = given.get("type"), given.get("name", ""), given.get("value", "")
        if tag == "select":
            chosen = name
        elif tag == "option" and "selected" in given:
            sent[chosen] = value
        elif tag == "textarea":
            sent[name] = html.unescape(text).removeprefix("\n")
        elif tag == "input" and kind in ("checkbox", "radio"):
            if "checked" in given:
                sent.setdefault(name, []).append(value)
        elif tag == "input":
            sent[name] = value
    return sent


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.fixture
def partner(reference_case: None) -> Client:
    return signed_in(user_of("gostyn", name="Jan Kowalski"))


def opened(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    return inputs(response.content.decode())


def test_the_form_unchanged_changes_nothing(officer: Client) -> None:
    for kind, key in (
        ("signing", SIGNING),
        ("encounter", "2022-musik"),
        ("encounter", "2022-05"),
        ("organisation", "bbz"),
        ("partnership", "nordhausen-gostyn"),
        ("person", "matthias-jendricke"),
        ("body", "nordhausen"),
    ):
        address = addresses.edit(kind, key, "de")

        response = officer.post(address, opened(officer, address))

        assert response.status_code == 302, (kind, key, response.content.decode())
    assert not Entry.objects.exclude(verb="imported").exists()


def words_of(response: Any) -> str:
    return str(response.content.decode().replace("\u00a0", " "))


def test_a_day_is_saved_at_once_and_told_in_words(officer: Client) -> None:
    address = addresses.edit(*RECORD)
    typed = opened(officer, address) | {"when": "5.9.2023", "place_label.de": "Gostyń, Markt"}

    saved = officer.post(address, typed)

    assert saved.status_code == 302
    signing = Signing.objects.get(key=SIGNING)
    assert (str(signing.when), signing.place_label["de"].text) == ("2023-09-05", "Gostyń, Markt")
    assert signing.version == 2
    told = words_of(officer.get(saved["Location"]))
    notice = told.partition('role="status"')[2].partition("</ul>")[0]
    assert "Gespeichert. So wurden die Datumsangaben gelesen:" in notice
    assert "Wann wurde unterzeichnet? am 5. September 2023" in notice
    assert 'href="#part-1"' in notice and 'id="part-1"' in told
    assert "Anna Nowak" in told


@pytest.mark.parametrize(
    "text", ["2023-09-05", "5. September 2023", "Herbst 2023", "ca. 1991", "seit 2019", "13/9/2023"]
)
def test_what_can_be_read_in_one_way_only_is_not_asked_about(officer: Client, text: str) -> None:
    address = addresses.edit(*RECORD, field="when")

    assert officer.post(address, opened(officer, address) | {"when": text}).status_code == 302


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anfang 2023", "zwischen Januar und April 2023"),
        ("vor Mai 2023", "spätestens im April 2023"),
        ("4/9/2023", "am 4. September 2023"),
    ],
)
def test_a_date_that_becomes_something_else_is_read_back_first(
    officer: Client, text: str, said: str
) -> None:
    address = addresses.edit(*RECORD)
    typed = opened(officer, address) | {"when": text, "place_label.de": "Gostyń, Markt"}

    asked = officer.post(address, typed)

    assert asked.status_code == 200
    assert said in words_of(asked)
    assert Signing.objects.get(key=SIGNING).version == 1
    again = inputs(asked.content.decode())
    assert (again["when"], again["place_label.de"]) == (text, "Gostyń, Markt")
    saved = officer.post(address, again)
    assert saved.status_code == 302
    assert said in words_of(officer.get(saved["Location"]))


def test_each_date_is_read_back_once(partner: Client) -> None:
    address = addresses.edit("tenure", "robert-marcinkowski-head-of-county", "pl")
    typed = opened(partner, address) | {"since": "początek 2013"}

    first = inputs(partner.post(address, typed).content.decode()) | {"until": "przed majem 2024"}
    second = partner.post(address, first)
    saved = partner.post(address, inputs(second.content.decode()))

    assert second.status_code == 200
    assert saved.status_code == 302
    tenure = Tenure.objects.get(key="robert-marcinkowski-head-of-county")
    assert (str(tenure.since), str(tenure.until)) == ("[2013-01..2013-04]", "[..2024-04]")


def test_only_who_saved_is_told_how_dates_were_read(officer: Client, partner: Client) -> None:
    address = addresses.edit(*RECORD)
    saved = officer.post(address, opened(officer, address) | {"when": "5.9.2023"})

    other = words_of(partner.get(saved["Location"]))
    undated = officer.post(address, opened(officer, address) | {"place_label.de": "X"})

    assert "So wurden die Datumsangaben gelesen" not in other
    assert "So wurden die Datumsangaben gelesen" not in words_of(officer.get(undated["Location"]))


def test_an_ambiguous_date_is_asked_about(officer: Client) -> None:
    address = addresses.edit(*RECORD)
    typed = opened(officer, address) | {"when": "2022-23"}

    asked = officer.post(address, typed)
    page = asked.content.decode()

    assert asked.status_code == 422
    assert "im Herbst 2022" in page
    assert "von 2022 bis 2023" in page
    assert inputs(page)["when"] == "2022-23"
    assert officer.post(address, inputs(page) | {"when.choice": "2022/2023"}).status_code == 302
    assert str(Signing.objects.get(key=SIGNING).when) == "2022/2023"


def test_what_is_wrong_is_said_and_everything_typed_is_kept(officer: Client) -> None:
    address = addresses.edit("encounter", "2022-musik", "en")
    typed = opened(officer, address) | {
        "when": "31.11.2026",
        "people": "many",
        "title.de": "Neuer Titel",
        "title.en": "",
    }

    refused = officer.post(address, typed)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert 'href="#f-when"' in page
    assert 'href="#f-people"' in page
    assert "There is no such day. Please check day and month." in page
    kept = inputs(page)
    assert {name: kept[name] for name in typed if name != "csrfmiddlewaretoken"} == {
        name: text for name, text in typed.items() if name != "csrfmiddlewaretoken"
    }
    assert Encounter.objects.get(key="2022-musik").version == 1


def test_a_required_field_must_be_filled_in(officer: Client) -> None:
    address = addresses.edit("encounter", "2022-musik", "en", field="title")
    typed = opened(officer, address) | {"title.de": "", "title.pl": "", "title.en": ""}

    page = officer.post(address, typed)

    assert page.status_code == 422
    assert 'href="#f-title.en"' in page.content.decode()


def test_one_field_shows_only_its_part(officer: Client) -> None:
    asked = opened(officer, addresses.edit("encounter", "2022-musik", "de", field="people"))

    assert "people" in asked
    assert "title.de" not in asked
    assert (
        officer.get(
            addresses.edit("encounter", "2022-musik", "de", field="published_at")
        ).status_code
        == 404
    )


def test_translations_know_their_original(officer: Client) -> None:
    address = addresses.edit("encounter", "2022-musik", "de", field="summary")
    officer.post(address, opened(officer, address) | {"summary.pl": "", "summary.en": ""})
    officer.post(address, opened(officer, address) | {"summary.pl": "Po polsku."})
    states = [Encounter.objects.get(key="2022-musik").summary.state("pl")]

    officer.post(address, opened(officer, address) | {"summary.de": "Anders."})
    states.append(Encounter.objects.get(key="2022-musik").summary.state("pl"))

    officer.post(address, opened(officer, address) | {"summary.pl.right": "on"})
    states.append(Encounter.objects.get(key="2022-musik").summary.state("pl"))

    assert states == [TextState.TRANSLATED, TextState.OUTDATED, TextState.TRANSLATED]


def test_overtaken_shows_both_versions_and_loses_nothing(officer: Client, partner: Client) -> None:
    address = addresses.edit("encounter", "2022-musik", "de")
    mine = opened(officer, address) | {"title.de": "Meins", "people": "77", "summary.de": "Kurz."}
    theirs = opened(partner, address) | {"title.de": "Ihres", "summary.pl": "Krótko."}
    assert partner.post(address, theirs).status_code == 302

    conflict = officer.post(address, mine)
    page = conflict.content.decode()

    assert conflict.status_code == 409
    assert "Meins" in page
    assert "Ihres" in page
    assert "Jan Kowalski" in page
    assert inputs(page)["take.title.de"] == ["mine"]
    assert "take.people" in page or inputs(page)["people"] == "77"

    assert officer.post(address, inputs(page) | {"take.title.de": "theirs"}).status_code == 302
    encounter = Encounter.objects.get(key="2022-musik")
    assert encounter.title["de"].text == "Ihres"
    assert encounter.people == 77
    assert (encounter.summary["de"].text, encounter.summary["pl"].text) == ("Kurz.", "Krótko.")


def test_overtaken_keeps_mine_where_that_is_chosen(officer: Client, partner: Client) -> None:
    address = addresses.edit("encounter", "2022-musik", "de")
    mine = opened(officer, address)
    theirs = opened(partner, address)
    sides = [name for name in mine if name.startswith("sides.") and name.endswith(".role")]
    assert partner.post(address, theirs | {sides[0]: "host", "people": "5"}).status_code == 302

    conflict = officer.post(address, mine | {sides[0]: "guest", "people": "6"})
    chosen = inputs(conflict.content.decode())
    assert officer.post(address, chosen | {"take.people": "mine"}).status_code == 302

    assert "Landkreis Nordhausen, Gast" in conflict.content.decode()
    encounter = Encounter.objects.get(key="2022-musik")
    assert encounter.people == 6
    first = encounter.sides.first()
    assert first is not None and first.role == "guest"


def test_another_record_is_found_by_its_name(officer: Client) -> None:
    address = addresses.edit(*RECORD)
    typed = opened(officer, address)

    assert officer.post(address, typed | {"place": "mindelheim"}).status_code == 302

    place = Signing.objects.get(key=SIGNING).place
    assert place is not None and place.key == "mindelheim"


def test_what_is_not_there_is_not_made_up(officer: Client) -> None:
    address = addresses.edit(*RECORD)

    response = officer.post(address, opened(officer, address) | {"place": "Xyzzy"})

    assert response.status_code == 422
    assert inputs(response.content.decode())["place"] == "Xyzzy"


def test_several_that_may_be_meant_are_offered(officer: Client) -> None:
    address = addresses.edit(*RECORD)

    response = officer.post(address, opened(officer, address) | {"place": "ordh"})
    offered = re.findall(r'name="place.choice" value="([^"]+)"', response.content.decode())

    assert "nordhausen" in offered
    typed = inputs(response.content.decode()) | {"place.choice": "nordhausen"}
    assert officer.post(address, typed).status_code == 302
    place = Signing.objects.get(key=SIGNING).place
    assert place is not None and place.key == "nordhausen"


def test_two_records_become_one_after_a_look(officer: Client) -> None:
    body = Organisation.objects.get(key="bbz").body
    Organisation.objects.create(key="twin", kind="school", names=Names.of(de="Zwilling"), body=body)
    address = addresses.merge("organisation", "twin", "de")
    name = Organisation.objects.get(key="bbz").names.form("de")
    typed = opened(officer, address) | {"same_as": name}

    asked = officer.post(address, typed)
    assert asked.status_code == 200
    assert Organisation.objects.filter(key="twin").exists()
    merged = officer.post(address, inputs(asked.content.decode()))

    assert merged["Location"].startswith(addresses.record("organisation", "bbz", "de"))
    assert not Organisation.objects.filter(key="twin").exists()
    assert officer.get(merged["Location"]).status_code == 200
    assert officer.get(addresses.merge("signing", SIGNING, "de")).status_code == 404


def test_release_withdraw_and_undo_are_buttons(officer: Client) -> None:
    edit, address = addresses.edit(*RECORD), addresses.record(*RECORD)
    officer.post(edit, opened(officer, edit) | {"when": "September 2023"})

    withdrawn = officer.post(address, {"action": "withdraw", "version": "2"}, follow=True)
    assert Signing.objects.get(key=SIGNING).published_at is None
    late = officer.post(address, {"action": "release", "version": "2"})
    entry = re.findall(r'name="entry" value="([^"]+)"', withdrawn.content.decode())
    officer.post(address, {"action": "undo", "entry": entry[0]})
    officer.post(address, {"action": "release", "version": "4"})

    signing = Signing.objects.get(key=SIGNING)
    assert late.status_code == 409
    assert (str(signing.when), signing.version) == ("2023", 5)
    assert signing.published_at is not None


@pytest.mark.parametrize("role", [Role.READER])
def test_readers_read_and_do_not_edit(role: Role, reference_case: None) -> None:
    client = signed_in(user_of("nordhausen", role))

    assert client.get(addresses.record(*RECORD)).status_code == 200
    assert client.get(addresses.edit(*RECORD)).status_code == 403
    assert "/edit" not in client.get(addresses.record("signing", SIGNING, "en")).content.decode()
