# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning and changing: what happens in the records and in the journal."""

import datetime
from typing import Any
from uuid import uuid4

import pytest

from partnerkreis.access.policy import PUBLIC, Actor, NotAllowed, Role
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Person
from partnerkreis.encounters.models import Encounter, EncounterState, FollowUp
from partnerkreis.journal.models import Entry
from partnerkreis.visits.actions import (
    CannotBegin,
    CannotKeep,
    Overtaken,
    begin_visit,
    change_part,
    prepare_encounter,
)
from partnerkreis.visits.models import Guest, Visit
from partnerkreis.visits.queries import stored_part, visit_values
from partnerkreis.visits.rules.values import Part
from tests.conftest import NOW
from tests.visits.conftest import FIRST, LAST, acting_for, asked, begun, seen
from tests.visits.scene import CUES, GUESTS, change, cue, prepare_everything

TODAY = NOW.date()
AFTER = datetime.date(2027, 6, 11)
ROLES = (Role.OFFICER, Role.COLLEAGUE)


def told(verb: str) -> list[dict[str, Any]]:
    return [entry.changes for entry in Entry.objects.filter(verb=verb)]


def test_a_visit_begins_with_its_encounter_and_a_folder_for_each_side(officer: Actor) -> None:
    version = ContentVersion.current()

    visit = begun(officer)

    encounter = visit.encounter
    assert (encounter.state, encounter.published_at) == (EncounterState.PLANNED, None)
    assert (encounter.earliest, encounter.latest) == (FIRST, LAST)
    assert list(encounter.sides.values_list("body__key", "role")) == [
        ("nordhausen", "host"),
        ("gostyn", "guest"),
    ]
    assert [one.key for one in encounter.partnerships.all()] == ["nordhausen-gostyn"]
    assert visit.folders.count() == visit.delegations.count() == visit.press.count() == 2
    assert {one.delete_after for one in visit.delegations.all()} == {datetime.date(2027, 6, 10)}
    assert len(told("visit.begin")) == 1
    assert ContentVersion.current() > version


def test_a_form_sent_twice_begins_one_visit(officer: Actor) -> None:
    token = uuid4()

    made = [begin_visit(asked=asked(), token=token, actor=officer, now=NOW) for _sent in range(2)]

    assert made[0] == made[1]
    assert Visit.objects.count() == 1


def test_a_token_of_somebody_else_or_of_another_record_is_used_up(
    officer: Actor, partner: Actor
) -> None:
    token = uuid4()
    begin_visit(asked=asked(), token=token, actor=officer, now=NOW)
    other = Encounter.objects.get(key="2022-musik").pk

    for used, actor in ((token, partner), (other, officer)):
        with pytest.raises(CannotBegin):
            begin_visit(asked=asked(), token=used, actor=actor, now=NOW)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", {"kind": "school_exchange"}),
        ("guest", {"guests": []}),
        ("last_day", {"last_day": FIRST - datetime.timedelta(days=1)}),
        ("last_day", {"last_day": FIRST + datetime.timedelta(days=31)}),
        ("title", {"title": Translated.of(de="x" * 201)}),
    ],
)
def test_what_cannot_be_does_not_begin(field: str, values: dict[str, Any], officer: Actor) -> None:
    with pytest.raises(CannotBegin) as refusal:
        begin_visit(asked=asked(**values), token=uuid4(), actor=officer, now=NOW)

    assert refusal.value.field == field
    assert not Visit.objects.exists()


def test_nobody_is_guest_of_themselves_or_twice(officer: Actor) -> None:
    for guests in (("nordhausen",), ("gostyn", "gostyn")):
        with pytest.raises(CannotBegin):
            begun(officer, guests)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize("body", ["nordhausen", "gostyn", "unterallgaeu", "elsewhere"])
def test_sides_begin_a_visit_and_nobody_else(body: str, role: Role, reference_case: None) -> None:
    actor = acting_for(body, role)

    if role in ROLES and body in ("nordhausen", "gostyn"):
        assert begun(actor).encounter.kind == "council_visit"
        return
    with pytest.raises(NotAllowed):
        begun(actor)


def test_the_public_begins_nothing(reference_case: None) -> None:
    with pytest.raises(NotAllowed):
        begun(PUBLIC)


def test_what_is_in_the_calendar_is_prepared_once(officer: Actor, partner: Actor) -> None:
    encounter = Encounter.objects.get(key="2024-hainleite")
    for side in encounter.sides.all():
        side.delete()
    encounter.sides.create(body=Body.objects.get(key="nordhausen"), position=0, role="host")
    encounter.sides.create(body=Body.objects.get(key="gostyn"), position=1, role="guest")
    encounter.programme.create(
        position=0, day=FIRST, starts=datetime.time(9), text=Translated.of(de="Empfang")
    )

    made = prepare_encounter(encounter=encounter, actor=officer, now=NOW)
    again = prepare_encounter(encounter=encounter, actor=partner, now=NOW)

    assert made == again
    [line] = made.cues.all()
    assert (line.text.text("de"), line.is_public) == ("Empfang", True)
    assert line.item == encounter.programme.get()


def test_only_its_sides_prepare_an_encounter(reference_case: None) -> None:
    encounter = Encounter.objects.get(key="2024-hainleite")

    for actor in (acting_for("elsewhere"), acting_for("nordhausen", Role.READER), PUBLIC):
        with pytest.raises(NotAllowed):
            prepare_encounter(encounter=encounter, actor=actor, now=NOW)


def test_everything_of_a_visit_can_be_prepared_and_read_back(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)

    values = visit_values(officer, seen(officer, visit, "nordhausen"))

    assert values.answer == "accepted"
    assert len(values.cues) == len(CUES)
    gostyn = values.side(Body.objects.get(key="gostyn").pk)
    assert gostyn is not None
    guests = values.delegation(gostyn).guests
    assert guests and [g.diet for g in guests] == ["", "vegetarisch", "keine Nüsse"]
    assert [s.name for s in values.speeches] == ["Matthias Jendricke", "Robert Marcinkowski"]
    assert values.folder.points[1] == "Musikprojekt 2027: wir übernehmen die Noten"
    assert [e.cents for e in values.folder.expenses] == [124000, 180000]
    assert [p.due for p in values.follow_ups] == [parse("2027-09-01")]
    assert [p.state for p in values.press] == ["draft", "none"]


def test_public_lines_become_the_programme_in_order(officer: Actor, visit: Visit) -> None:
    later = cue(2, "09:00", "", "später", "później")
    first = cue(1, "10:00", "11:00", "zuerst", "najpierw", where="Gostyń")
    inner = cue(1, "08:00", "", "intern", "wewnętrzne", is_public=False)
    change(officer, visit, Part.RUNNING_ORDER, rows=[later, first, inner])

    items = list(visit.encounter.programme.order_by("position"))

    assert [item.text.text("de") for item in items] == ["zuerst", "später"]
    assert items[0].place is not None
    assert [c.text.text("de") for c in visit.cues.order_by("position")] == [
        "intern",
        "zuerst",
        "später",
    ]
    change(officer, visit, Part.RUNNING_ORDER, rows=[first | {"is_public": False}])
    assert not visit.encounter.programme.exists()


def test_a_gift_stands_in_the_encounter_once_it_was_handed_over(
    officer: Actor, visit: Visit
) -> None:
    gift = {
        "what": Translated.of(de="Bildband"),
        "is_received": False,
        "partner": Body.objects.get(key="gostyn"),
        "recipient": "",
        "cents": None,
        "state": "bought",
    }
    given = gift | {"state": "handed_over"}
    received = given | {"is_received": True, "what": Translated.of(de="Kristallvase")}
    gifts = visit.encounter.gifts

    change(officer, visit, Part.GIFTS, rows=[gift])
    assert not gifts.exists()
    change(officer, visit, Part.GIFTS, rows=[given, received])
    assert list(gifts.values_list("giver__key", "taker__key")) == [
        ("nordhausen", "gostyn"),
        ("gostyn", "nordhausen"),
    ]
    change(officer, visit, Part.GIFTS, rows=[given])
    assert gifts.count() == 1
    change(officer, visit, Part.GIFTS, rows=[])
    assert not gifts.exists()


def test_what_a_partner_was_given_is_known_at_the_next_visit(
    officer: Actor, partner: Actor, visit: Visit
) -> None:
    given = {
        "what": Translated.of(de="Bildband"), "is_received": False, "recipient": "",
        "partner": Body.objects.get(key="gostyn"), "cents": 4000, "state": "handed_over",
    }  # fmt: skip
    change(officer, visit, Part.GIFTS, rows=[given])
    later = begun(officer, first_day=datetime.date(2028, 5, 1), last_day=datetime.date(2028, 5, 2))

    known = visit_values(officer, seen(officer, later, "nordhausen")).earlier_gifts

    assert [(g.giver_names.form("en", "short"), g.what.text("de")) for g in known] == [
        ("Nordhausen", "Bildband"),
        ("Unterallgäu", "Bettdecken, Kissen, Flachbildfernseher"),
    ]


def test_a_guest_who_holds_an_office_there_is_known(officer: Actor, visit: Visit) -> None:
    Person.objects.filter(key="robert-marcinkowski").update(pronunciation="Marzinkoffski")
    unsaid = [{**GUESTS[0], "pronunciation": ""}, GUESTS[1]]

    change(officer, visit, Part.DELEGATION, rows=unsaid, of="gostyn")

    found = Guest.objects.order_by("position").values_list("person__key", flat=True)
    assert list(found) == ["robert-marcinkowski", None]
    values = visit_values(officer, seen(officer, visit, "nordhausen"))
    assert next(g.pronunciation for g in values.delegations[1].guests or ()) == "Marzinkoffski"


def test_the_journal_names_what_is_personal_and_keeps_no_value(
    officer: Actor, visit: Visit
) -> None:
    change(officer, visit, Part.DELEGATION, {"contact": "Ewa, 123"}, GUESTS, of="gostyn")
    change(officer, visit, Part.INVITATION, {"invited_by": "Der Landrat"})

    assert told("visit.delegation") == [{"contact": None, "guests": None}]
    assert told("visit.invitation") == [{"invited_by": ["", "Der Landrat"]}]


def test_what_stays_as_it_was_is_not_journalled(officer: Actor, visit: Visit) -> None:
    change(officer, visit, Part.RUNNING_ORDER, rows=CUES)
    change(officer, visit, Part.RUNNING_ORDER)

    assert len(told("visit.running-order")) == 1


def test_who_was_overtaken_writes_nothing(officer: Actor, partner: Actor, visit: Visit) -> None:
    place = seen(officer, visit, "nordhausen")
    stale = stored_part(place, Part.PROTOCOL, place.own)
    change(partner, visit, Part.PROTOCOL, {"flags": "Polen links"}, side="gostyn")

    with pytest.raises(Overtaken):
        change_part(
            place=place, part=Part.PROTOCOL, side=place.own, columns={"flags": "anders"},
            rows=[], mark=stale.mark, actor=officer, now=NOW,
        )  # fmt: skip

    visit.refresh_from_db()
    assert visit.flags == "Polen links"


@pytest.mark.parametrize(
    ("part", "columns", "rows", "field"),
    [
        (Part.INVITATION, {"encounter_id": uuid4()}, [], "encounter_id"),
        (Part.INVITATION, {"key": "x"}, [], "key"),
        (Part.RUNNING_ORDER, {}, [{"visit_id": uuid4()}], "visit_id"),
        (Part.INVITATION, {"invited_by": "x" * 161}, [], "invited_by"),
        (Part.SPEAKING_NOTES, {"speaking_notes": "x" * 20_001}, [], "speaking_notes"),
        (Part.INVITATION, {"answer": "perhaps"}, [], "answer"),
        (Part.BRIEFING, {"background": "x" * 601}, [], "background"),
        (Part.RUNNING_ORDER, {}, [cue(1, "9:00".zfill(5), "", "x" * 20_001, "x")], "0.text"),
        (Part.COSTS, {}, [{"what": "x" * 161, "payer": "own"}], "0.what"),
        (Part.COSTS, {}, [{"what": "x", "payer": "me"}], "0.payer"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(
    part: Part, columns: Any, rows: Any, field: str, officer: Actor, visit: Visit
) -> None:
    with pytest.raises(CannotKeep) as refusal:
        change(officer, visit, part, columns, rows)

    assert refusal.value.field == field


def test_a_row_of_another_visit_is_not_touched(officer: Actor, visit: Visit) -> None:
    change(officer, visit, Part.RUNNING_ORDER, rows=CUES[:1])
    foreign = str(visit.cues.get().pk)
    other = begun(officer, first_day=datetime.date(2028, 5, 1), last_day=datetime.date(2028, 5, 2))
    place = seen(officer, other, "nordhausen")
    stored = stored_part(place, Part.RUNNING_ORDER, place.own)

    change_part(
        place=place, part=Part.RUNNING_ORDER, side=place.own, columns={},
        rows=[(foreign, cue(1, "10:00", "", "fremd", "obce"))], mark=stored.mark,
        actor=officer, now=NOW,
    )  # fmt: skip

    assert visit.cues.get().text.text("de") == "Ankunft am Landratsamt"
    assert other.cues.get().text.text("de") == "fremd"


def test_follow_ups_are_records_that_both_sides_have(
    officer: Actor, partner: Actor, visit: Visit
) -> None:
    prepare_everything(officer, visit)
    [promise] = FollowUp.objects.filter(encounter=visit.encounter)

    change(partner, visit, Part.FOLLOW_UPS, rows=None, side="gostyn")
    place = seen(partner, visit, "gostyn")
    stored = stored_part(place, Part.FOLLOW_UPS, place.own)
    [(identity, values)] = stored.rows.items()
    change_part(
        place=place, part=Part.FOLLOW_UPS, side=place.own, columns={},
        rows=[(identity, values | {"done": parse("2027-08-01")})], mark=stored.mark,
        actor=partner, now=NOW,
    )  # fmt: skip

    promise.refresh_from_db()
    assert promise.done == parse("2027-08-01")
    assert [e.verb for e in Entry.objects.filter(record_id=promise.pk)] == [
        "record.create",
        "record.change",
    ]


def test_nobody_writes_down_what_others_owe_each_other(
    officer: Actor, reference_case: None
) -> None:
    visit = begun(officer, ("gostyn", "unterallgaeu"))
    gostyn, south = (Body.objects.get(key=key) for key in ("gostyn", "unterallgaeu"))
    row = {"owed_by": gostyn, "owed_to": south, "what": Translated.of(de="x"), "due": None,
           "done": None}  # fmt: skip

    with pytest.raises(CannotKeep):
        change(officer, visit, Part.FOLLOW_UPS, rows=[row])
    with pytest.raises(CannotKeep):
        change(officer, visit, Part.FOLLOW_UPS, rows=[row | {"owed_to": gostyn}])
