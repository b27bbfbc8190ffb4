# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copying, forgetting, and who sees and changes what."""

import datetime
from uuid import uuid4

import pytest

from partnerkreis.access.policy import OPERATOR, PUBLIC, Actor, NotAllowed, Role
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.visits.actions import (
    CannotKeep,
    begin_visit,
    change_part,
    forget_due,
    forget_guests,
)
from partnerkreis.visits.models import Delegation, Guest, Visit, VisitFolder
from partnerkreis.visits.queries import place_of, stored_part, visit_values
from partnerkreis.visits.rules.values import INTERNAL, Part
from tests.conftest import NOW
from tests.editing.users import user_of
from tests.visits.conftest import acting_for, asked, begun, seen
from tests.visits.scene import GUESTS, change, prepare_everything

TODAY = NOW.date()
AFTER = datetime.date(2027, 6, 11)
ROLES = (Role.OFFICER, Role.COLLEAGUE)


def test_a_copy_takes_everything_but_the_people(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)
    new = begin_visit(
        asked=asked(first_day=datetime.date(2028, 4, 3), last_day=datetime.date(2028, 4, 5)),
        token=uuid4(),
        actor=officer,
        now=NOW,
        like=visit,
    )

    values = visit_values(officer, seen(officer, new, "nordhausen"))

    assert [c.text for c in values.cues] == [
        c.text for c in visit_values(officer, seen(officer, visit, "nordhausen")).cues
    ]
    assert values.cues[0].day == datetime.date(2028, 4, 3)
    assert values.cues[-1].day == datetime.date(2028, 4, 5)
    assert {c.responsible for c in values.cues} == {""}
    assert not any(c.is_public for c in values.cues)
    assert values.cues[0].remarks == "Busparkplatz ist reserviert"
    assert (values.flags, values.seating) == (visit_of(visit).flags, "")
    assert [(s.name, s.function) for s in values.speeches] == [("", "Landrat"), ("", "Starosta")]
    assert [(i.name, i.contact, i.state) for i in values.interpreters] == [("", "", "wanted")]
    assert [e.for_whom for e in values.folder.expenses] == ["", ""]
    assert values.folder.speaking_notes.startswith("Szanowni")
    assert len(values.folder.points) == 3
    assert values.folder.briefing_for == values.folder.background == ""
    assert list(values.folder.gifts) == list(values.folder.approvals) == []
    assert all(not d.guests and not d.contact for d in values.delegations)
    assert values.invited_on is None and values.answer == "open"
    assert (values.press[0].funder_line, values.press[0].text, values.press[0].state) == (
        "Gefördert aus Mitteln des Deutsch-Polnischen Jugendwerks", "", "none",
    )  # fmt: skip


def visit_of(visit: Visit) -> Visit:
    return Visit.objects.get(pk=visit.pk)


def test_a_copy_moves_no_papers_of_others(officer: Actor, partner: Actor, visit: Visit) -> None:
    change(partner, visit, Part.SPEAKING_NOTES, {"speaking_notes": "Tajne"}, side="gostyn")

    new = begin_visit(asked=asked(), token=uuid4(), actor=officer, now=NOW, like=visit)

    assert set(VisitFolder.objects.filter(visit=new).values_list("speaking_notes", flat=True)) == {
        ""
    }


def test_only_what_one_may_prepare_is_taken_over(visit: Visit) -> None:
    stranger = acting_for("unterallgaeu")

    with pytest.raises(NotAllowed):
        begin_visit(
            asked=asked(("unterallgaeu",)), token=uuid4(), actor=stranger, now=NOW, like=visit
        )


def test_what_is_personal_is_deleted_and_the_deletion_recorded(
    officer: Actor, visit: Visit
) -> None:
    prepare_everything(officer, visit)
    delegation = Delegation.objects.get(visit=visit, body__key="gostyn")

    deleted = forget_guests(delegation=delegation, actor=officer, now=NOW, today=AFTER)

    assert deleted == 3
    assert set(Guest.objects.values_list("diet", "room", "arrival", "pronunciation")) == {
        ("", "", "", "")
    }
    assert Guest.objects.filter(name="Anna Nowak").exists()
    [entry] = Entry.objects.filter(verb="visit.forget")
    assert entry.at == NOW
    assert entry.changes == {
        "contact": None,
        "forgotten": [
            {"guests": 3, "diet": 2, "room": 3, "arrival": 3, "pronunciation": 3}, None
        ],
    }  # fmt: skip
    kept = str(list(Entry.objects.values_list("changes", flat=True)))
    assert "vegetarisch" not in kept and "Handelshof" not in kept and "No-wack" not in kept


def test_deleting_twice_records_one_deletion(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)
    delegation = Delegation.objects.get(visit=visit, body__key="gostyn")

    numbers = [
        forget_guests(delegation=delegation, actor=officer, now=NOW, today=AFTER) for _ in range(2)
    ]

    assert numbers == [3, 0]
    assert Entry.objects.filter(verb="visit.forget").count() == 1


def test_a_hold_keeps_what_is_personal(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)
    hold = {"hold_until": datetime.date(2027, 12, 31), "hold_reason": "Unfall am 12. Mai"}
    change(officer, visit, Part.DELEGATION, hold, of="gostyn")
    delegation = Delegation.objects.get(visit=visit, body__key="gostyn")

    with pytest.raises(CannotKeep):
        forget_guests(delegation=delegation, actor=officer, now=NOW, today=AFTER)
    assert forget_due(actor=OPERATOR, now=NOW, today=AFTER) == 0
    assert forget_due(actor=OPERATOR, now=NOW, today=datetime.date(2028, 1, 1)) == 3


def test_what_is_due_is_deleted_and_nothing_before(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)

    assert forget_due(actor=OPERATOR, now=NOW, today=datetime.date(2027, 6, 10)) == 0
    assert forget_due(actor=OPERATOR, now=NOW, today=AFTER) == 3


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize("body", ["nordhausen", "gostyn", "unterallgaeu", "elsewhere"])
def test_who_may_delete(body: str, role: Role, officer: Actor) -> None:
    visit = begun(officer, ("gostyn", "unterallgaeu"))
    change(officer, visit, Part.DELEGATION, rows=GUESTS, of="gostyn")
    delegation = Delegation.objects.get(visit=visit, body__key="gostyn")
    actor = acting_for(body, role)

    if role in ROLES and body in ("nordhausen", "gostyn"):
        assert forget_guests(delegation=delegation, actor=actor, now=NOW, today=AFTER) == 3
        return
    with pytest.raises(NotAllowed):
        forget_guests(delegation=delegation, actor=actor, now=NOW, today=AFTER)


def test_a_body_sees_its_own_folder_and_no_other(officer: Actor, visit: Visit) -> None:
    for body, own in (("nordhausen", True), ("gostyn", False), ("elsewhere", False)):
        for role in (Role.OFFICER, Role.COLLEAGUE, Role.READER):
            found = place_of(acting_for(body, role), visit.key, "nordhausen")
            assert (found is not None) is own, (body, role)
    assert place_of(PUBLIC, visit.key, "nordhausen") is None
    assert place_of(officer, visit.key, "unterallgaeu") is None


def test_a_released_encounter_opens_no_folder(officer: Actor, visit: Visit) -> None:
    Encounter.objects.filter(pk=visit.encounter_id).update(published_at=NOW)
    Visit.objects.filter(pk=visit.pk).update(published_at=NOW)

    assert place_of(acting_for("elsewhere"), visit.key, "nordhausen") is None
    assert place_of(PUBLIC, visit.key, "nordhausen") is None


def test_a_third_side_sees_neither_guests_nor_their_number(officer: Actor) -> None:
    visit = begun(officer, ("gostyn", "unterallgaeu"))
    change(officer, visit, Part.DELEGATION, rows=GUESTS, of="gostyn")
    third = acting_for("unterallgaeu")

    values = visit_values(third, seen(third, visit, "unterallgaeu"))

    assert {d.side.key: d.guests for d in values.delegations} == {
        "nordhausen": None,
        "gostyn": None,
        "unterallgaeu": [],
    }


def test_a_reader_sees_names_and_nothing_personal(officer: Actor, visit: Visit) -> None:
    prepare_everything(officer, visit)
    reader = acting_for("nordhausen", Role.READER)

    values = visit_values(reader, seen(reader, visit, "nordhausen"))

    guests = values.delegations[1].guests or ()
    assert [g.name for g in guests] == [g["name"] for g in GUESTS]
    assert {(g.diet, g.room, g.arrival) for g in guests} == {("", "", "")}
    assert values.delegations[1].contact == ""


@pytest.mark.parametrize("part", INTERNAL)
def test_what_is_internal_is_not_changed_from_another_side(
    part: Part, officer: Actor, partner: Actor, visit: Visit
) -> None:
    place = seen(officer, visit, "nordhausen")
    stored = stored_part(place, part, place.own)

    with pytest.raises(NotAllowed):
        change_part(
            place=place, part=part, side=place.own, columns=stored.columns, rows=[],
            mark=stored.mark, actor=partner, now=NOW,
        )  # fmt: skip


def test_each_side_releases_its_own_press_text(officer: Actor, visit: Visit) -> None:
    change(officer, visit, Part.PRESS, {"state": "draft"}, of="gostyn")
    user_of("gostyn")

    with pytest.raises(NotAllowed):
        change(officer, visit, Part.PRESS, {"state": "released"}, of="gostyn")
