# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making records: once, with a readable key, seen only inside until released."""

from uuid import uuid4

import pytest

from partnerkreis.access.policy import OPERATOR, Actor, NotAllowed
from partnerkreis.core.dates import parse
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Office, Organisation, Person, Place, Tenure
from partnerkreis.editing.actions import create_record
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.queries import visible_record
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Instrument, Partnership, Resolution, Signing
from tests.conftest import NOW


def create(kind: str, actor: Actor, token=None, /, **values):
    return create_record(
        kind=KINDS[kind], values=values, token=token or uuid4(), actor=actor, now=NOW
    )


def encounter_values(**more):
    sides = [
        {"body": Body.objects.get(key="nordhausen"), "role": "guest"},
        {"body": Body.objects.get(key="gostyn"), "role": "host"},
    ]
    return {
        "title": Translated.of(de="Besuch der Feuerwehren"),
        "kind": "expert_meeting",
        "state": "planned",
        "when": parse("2027-05"),
        "sides": sides,
        "partnerships": [Partnership.objects.get(key="nordhausen-gostyn")],
        **more,
    }


def test_an_encounter_is_made_with_its_sides(officer: Actor) -> None:
    made = create("encounter", officer, **encounter_values())

    encounter = Encounter.objects.get(key="2027-besuch-der-feuerwehren")
    assert encounter == made
    assert (encounter.published_at, encounter.version) == (None, 1)
    assert str(encounter.earliest) == "2027-05-01"
    assert [side.body.key for side in encounter.sides.all()] == ["nordhausen", "gostyn"]
    assert encounter.partnerships.count() == 1
    assert Entry.objects.get(record_id=encounter.pk).verb == "record.create"
    assert not SearchEntry.objects.filter(record=encounter.pk, is_released=True).exists()


def test_a_form_sent_twice_makes_one_record(officer: Actor, partner: Actor) -> None:
    token = uuid4()

    first = create("encounter", officer, token, **encounter_values())
    second = create("encounter", officer, token, **encounter_values(state="announced"))

    assert first == second
    assert Encounter.objects.get(pk=token).state == "planned"
    with pytest.raises(CannotSave):
        create("encounter", partner, token, **encounter_values())


def test_keys_are_not_used_twice(officer: Actor) -> None:
    create("encounter", officer, **encounter_values())

    again = create("encounter", officer, **encounter_values())

    assert again.key == "2027-besuch-der-feuerwehren-2"


def test_a_free_key_is_found_behind_many(officer: Actor) -> None:
    first = create("encounter", officer, **encounter_values())
    Encounter.objects.bulk_create(
        Encounter(key=f"{first.key}-{number}", kind="other") for number in range(2, 45)
    )

    assert create("encounter", officer, **encounter_values()).key == f"{first.key}-45"


def test_nobody_makes_what_concerns_only_others(
    officer: Actor, stranger: Actor, reader: Actor
) -> None:
    with pytest.raises(NotAllowed):
        create("encounter", reader, **encounter_values())
    with pytest.raises(CannotSave):
        create("encounter", stranger, **encounter_values())

    others = encounter_values(
        sides=[{"body": Body.objects.get(key="unterallgaeu"), "role": "host"}]
    )
    with pytest.raises(CannotSave):
        create("encounter", officer, **others)
    assert not Encounter.objects.filter(key__startswith="2027").exists()


@pytest.mark.parametrize("missing", ["title", "kind", "sides"])
def test_what_is_needed_must_be_there(missing: str, officer: Actor) -> None:
    values = encounter_values()
    values[missing] = [] if missing == "sides" else ""

    with pytest.raises(CannotSave) as caught:
        create("encounter", officer, **values)

    assert caught.value.field == missing


def test_what_is_wrong_with_a_row_is_said_at_its_field(officer: Actor) -> None:
    side = {"body": Body.objects.get(key="nordhausen"), "role": "host"}

    with pytest.raises(CannotSave) as caught:
        create("encounter", officer, **encounter_values(sides=[side, side]))

    assert caught.value.field == "sides"
    assert not Encounter.objects.filter(key__startswith="2027").exists()


@pytest.mark.parametrize("name", ["key", "published_at", "version", "note"])
def test_what_is_not_asked_for_cannot_be_set(name: str, officer: Actor) -> None:
    with pytest.raises(CannotSave):
        create("encounter", officer, **encounter_values(**{name: "x"}))


def test_a_signing_goes_behind_those_that_are_there(officer: Actor) -> None:
    instrument = Instrument.objects.get(key="nordhausen-gostyn-2023")

    made = create(
        "signing",
        officer,
        instrument=instrument,
        when=parse("2024"),
        place=Place.objects.get(key="gostyn"),
        place_label=Translated(),
    )

    assert (made.key, made.position) == ("nordhausen-gostyn-2023-gostyn-2", 2)
    assert Signing.objects.filter(instrument=instrument).count() == 3


def test_a_resolution_is_that_of_a_party(officer: Actor) -> None:
    values = {
        "partnership": Partnership.objects.get(key="nordhausen-gostyn"),
        "subject": Translated.of(de="Fortführung"),
        "outcome": "adopted",
        "when": parse("2026-12-01"),
        "paper_number": "12/2026",
    }
    made = create("resolution", officer, body=Body.objects.get(key="nordhausen"), **values)

    assert made.key == "nordhausen-2026-fortfuehrung"
    with pytest.raises(CannotSave):
        create("resolution", officer, body=Body.objects.get(key="unterallgaeu"), **values)
    assert Resolution.objects.filter(subject__isnull=False, key=made.key).count() == 1


def test_a_resolution_says_who_resolved(officer: Actor) -> None:
    values = {
        "partnership": Partnership.objects.get(key="nordhausen-gostyn"),
        "body": Body.objects.get(key="nordhausen"),
        "subject": Translated.of(de="Fortführung"),
        "outcome": "adopted",
    }
    committee = Translated.of(de="Kulturausschuss")
    by_committee = create("resolution", officer, **values, is_council=False, organ=committee)
    by_council = create("resolution", officer, **values, is_council=True)

    with pytest.raises(CannotSave) as refused:
        create("resolution", officer, **values, is_council=False, organ=Translated())
    assert refused.value.field == "organ"
    assert (by_committee.is_council, by_committee.organ.text("de")) == (False, "Kulturausschuss")
    assert by_council.organ_shown(by_council.body, "de").text == "Kreistag Nordhausen"


def test_a_partnership_begins_with_its_parties(officer: Actor) -> None:
    new = Body.objects.create(key="musterau", country="AT", published_at=NOW)
    own = Body.objects.get(key="nordhausen")
    values = {"title": Translated(), "first_contact": parse("2026")}
    parties = [{"body": body, "joined": None, "left": None, "reached_out": False}
               for body in (own, new)]  # fmt: skip
    made = create("partnership", officer, **values, parties=parties)

    assert made.key == "nordhausen-musterau"
    assert [one.body.key for one in made.parties.order_by("position")] == ["nordhausen", "musterau"]
    strangers = [parties[1], {**parties[1], "body": Body.objects.get(key="gostyn")}]
    with pytest.raises(CannotSave):
        create("partnership", officer, **values, parties=strangers)
    assert Partnership.objects.filter(key="nordhausen-musterau").count() == 1


def test_a_new_county_is_recorded_by_who_runs_the_instance(officer: Actor) -> None:
    names = Names({"de": {"full": "Landkreis Musterau"}})
    values = {"level": "county", "country": "AT", "names": names, "website": ""}
    with pytest.raises(CannotSave):
        create("body", officer, **values)
    with pytest.raises(CannotSave) as refused:
        create("body", OPERATOR, **values | {"country": "Austria"[:2]})
    made = create("body", OPERATOR, **values)

    assert refused.value.field == "country"
    assert (made.key, made.country, made.published_at) == ("landkreis-musterau", "AT", None)


@pytest.mark.parametrize("kind", ["lesson", "statement"])
def test_what_was_learnt_and_said_is_recorded(kind: str, officer: Actor) -> None:
    tie = Partnership.objects.get(key="nordhausen-gostyn")
    own, other = (Body.objects.get(key=key) for key in ("nordhausen", "gostyn"))
    values = {"partnership": tie, "text": Translated.of(de="Gemeinsam."), "when": parse("2026")}
    more = {"kind": "advice", "giver": own, "taker": other}
    made = create(kind, officer, **values, **(more if kind == "lesson" else {"form": "speech"}))

    assert made.partnership == tie
    assert made.published_at is None


def test_a_person_comes_with_the_office(officer: Actor) -> None:
    made = create(
        "person",
        officer,
        name="Anna Nowak",
        form_of_address="Frau",
        office=Office.objects.get(key="nordhausen-head-of-county"),
        since=parse("2026"),
        title_form="feminine",
    )

    assert Person.objects.get(key="anna-nowak").sort_name == "Nowak, Anna"
    tenure = Tenure.objects.get(person=made)
    assert (tenure.office.body.key, str(tenure.since)) == ("nordhausen", "2026")
    assert Entry.objects.get(record_id=made.pk).changes["name"] is None


def test_an_organisation_belongs_to_a_county(officer: Actor) -> None:
    values = {"names": Names.of(de="Theater Nordhausen"), "kind": "venue", "website": ""}

    made = create("organisation", officer, body=Body.objects.get(key="nordhausen"), **values)

    assert made.key == "theater-nordhausen"
    with pytest.raises(CannotSave):
        create("organisation", officer, body=None, **values)
    assert Organisation.objects.filter(key__startswith="theater-nordhausen").count() == 1


@pytest.mark.parametrize("kind", ["place", "source", "topic"])
def test_whoever_makes_what_is_common_to_all_sees_it(kind: str, officer: Actor) -> None:
    values = {
        "place": {"names": Names.of(de="Ilfeld"), "body": None},
        "source": {"title": "Neue Nordhäuser Zeitung", "url": ""},
        "topic": {"label": Translated.of(de="Feuerwehr")},
    }
    made = create(kind, officer, **values[kind])

    assert visible_record(officer, kind, made.key) == made
