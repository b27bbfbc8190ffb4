# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is missing, what looks wrong, how typed times are read: pure, with examples."""

import datetime
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.visits.rules.due import Need, Task, is_to_be_forgotten, still_missing
from partnerkreis.visits.rules.hints import Hint, hints
from partnerkreis.visits.rules.reading import (
    NotUnderstood,
    read_cents,
    read_time,
    written_cents,
    written_time,
)
from partnerkreis.visits.rules.values import (
    Approval,
    Cue,
    Delegation,
    EarlierGift,
    Expense,
    Folder,
    Gift,
    Guest,
    Interpreting,
    Part,
    Press,
    Promise,
    Side,
    Speech,
    Thanks,
    Visit,
)

DAY = datetime.date
FIRST, LAST = DAY(2027, 5, 11), DAY(2027, 5, 13)
EARLY = DAY(2026, 11, 25)
HOST = Side(UUID(int=1), "nordhausen", Names(), "host", "de")
GUEST = Side(UUID(int=2), "gostyn", Names(), "guest", "pl")


def visit(**values: Any) -> Visit:
    given: dict[str, Any] = {
        "key": "visit",
        "encounter": "visit",
        "title": Translated(),
        "kind": "council_visit",
        "state": "planned",
        "first_day": FIRST,
        "last_day": LAST,
        "place": Translated(),
        "sides": (HOST, GUEST),
        "own": HOST,
    }
    return Visit(**(given | values))


def at(starts: str, ends: str = "", text: str = "x", **more: Any) -> Cue:
    return Cue(
        day=more.pop("day", FIRST),
        starts=datetime.time.fromisoformat(starts),
        ends=datetime.time.fromisoformat(ends) if ends else None,
        text=Translated.of(de=text),
        **more,
    )


def found(made: Visit) -> list[Hint]:
    return [one.hint for one in hints(made)]


def on_day(*cues: Cue) -> list[Hint]:
    ordered = Interpreting("de", "pl", state="ordered")
    return found(visit(cues=cues, interpreters=[ordered]))


def needs(made: Visit, today: datetime.date = EARLY) -> list[Need]:
    return [task.need for task in still_missing(made, today=today)]


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9", "09:00"),
        ("9.30", "09:30"),
        ("9:30 Uhr", "09:30"),
        ("09:30", "09:30"),
        ("9 Uhr", "09:00"),
        ("um 9.05 Uhr", "09:05"),
        ("godz. 14.00", "14:00"),
        ("o 14:15", "14:15"),
        ("14h", "14:00"),
        ("14h30", "14:30"),
        ("1430", "14:30"),
        (" 0:00 ", "00:00"),
        ("23.59", "23:59"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, time: str) -> None:
    assert read_time(typed) == datetime.time.fromisoformat(time)


@pytest.mark.parametrize("typed", ["24", "9.60", "halb zehn", "9.3.0", "-9", "9,30", "99999", "٩"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_time(typed)


def test_no_time_is_no_time() -> None:
    assert (read_time(""), written_time(None), written_time(datetime.time(9))) == (None, "", "9:00")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12", 1200), ("12,5", 1250), ("12.50", 1250), ("1.250", 125_000), ("1.250,50 €", 125_050),
        ("1 250,00 EUR", 125_000), ("80 Euro", 8000), ("0", 0), ("", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed: str, cents: int | None) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize("typed", ["80 zł", "80,00 złotych", "80 PLN", "80"])
def test_each_side_writes_in_what_it_pays_in(typed: str) -> None:
    assert read_cents(typed, "PLN") == 8000
    with pytest.raises(NotUnderstood):
        read_cents("80 €", "PLN")


@pytest.mark.parametrize("typed", ["12,555", "zwölf", "-5", "1.2.3", "99999999", "1e5", "80 zł"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_cents(typed)


@pytest.mark.parametrize("cents", [None, 0, 5, 1250, 125_050])
def test_an_amount_is_read_back_as_it_was_written(cents: int | None) -> None:
    assert read_cents(written_cents(cents)) == cents


def test_what_is_missing_comes_in_the_order_of_the_days_it_is_due() -> None:
    tasks = still_missing(visit(), today=EARLY)

    assert [task.due for task in tasks] == sorted(task.due for task in tasks if task.due)
    assert tasks[0] == Task(Need.INVITATION, Part.INVITATION, DAY(2027, 2, 16), is_late=False)
    assert Task(Need.INTERPRETER, Part.INTERPRETERS, DAY(2027, 3, 30), is_late=False) in tasks


def test_what_should_be_there_by_now_is_late() -> None:
    assert all(task.is_late for task in still_missing(visit(), today=LAST))
    assert not any(task.is_late for task in still_missing(visit(), today=EARLY))


def test_without_days_only_the_days_are_missing() -> None:
    assert needs(visit(first_day=None, last_day=None)) == [Need.DAYS]


def test_only_who_travels_needs_leave_and_insurance() -> None:
    travelling = {Need.APPROVAL, Need.INSURANCE}

    assert not travelling & set(needs(visit()))
    assert travelling <= set(needs(visit(own=GUEST)))
    approved = Folder(insurance="in_place", approvals=[Approval("A", "approved")])
    assert not travelling & set(needs(visit(own=GUEST, folder=approved)))
    half = Folder(approvals=[Approval("A", "approved"), Approval("B", "applied")])
    assert Need.APPROVAL in needs(visit(own=GUEST, folder=half))


def test_nobody_interprets_within_one_language() -> None:
    neighbour = replace(GUEST, language="de")

    assert Need.INTERPRETER in needs(visit())
    assert Need.INTERPRETER not in needs(visit(sides=(HOST, neighbour)))


def test_a_cancelled_interpreter_does_not_interpret() -> None:
    ordered = Interpreting("pl", "de", state="ordered")

    assert Need.INTERPRETER not in needs(visit(interpreters=[ordered]))
    assert Need.INTERPRETER in needs(visit(interpreters=[replace(ordered, state="cancelled")]))


def test_hosts_see_to_rooms_and_diet() -> None:
    guests = [Guest("A", diet="vegetarian"), Guest("B", room="12")]
    made = visit(delegations=[Delegation(GUEST, guests)])

    assert {Need.ROOMS, Need.DIET} <= set(needs(made))
    assert not {Need.ROOMS, Need.DIET} & set(needs(replace(made, own=GUEST)))
    assert Need.ROOMS not in needs(replace(made, last_day=FIRST))
    told = Delegation(GUEST, [replace(guests[0], room="1")], diet_passed_on=EARLY)
    assert not {Need.ROOMS, Need.DIET} & set(needs(visit(delegations=[told])))


def test_a_list_that_cannot_be_seen_is_not_missed() -> None:
    assert Need.DELEGATION in needs(visit(delegations=[Delegation(GUEST)]))
    assert Need.DELEGATION not in needs(visit(delegations=[Delegation(GUEST, None)]))


def test_nothing_is_missing_when_everything_is_there() -> None:
    folder = Folder(
        points=("a", "b", "c"),
        speaking_notes="x",
        gifts=[Gift(False, GUEST.body, Translated.of(de="Buch"), state="bought")],
        expenses=[Expense("all", "bus", "own")],
    )
    made = visit(
        invited_on=EARLY,
        answer="accepted",
        flags="x",
        anthems="x",
        seating="x",
        cues=[at("09:00")],
        speeches=[Speech("A")],
        interpreters=[Interpreting("de", "pl", state="ordered")],
        press=[Press(HOST, "draft")],
        delegations=[Delegation(GUEST, [Guest("A", room="1")])],
        folder=folder,
    )

    assert still_missing(made, today=EARLY) == []


def test_afterwards_other_things_are_missing() -> None:
    after = LAST + datetime.timedelta(days=1)
    promise = Promise(HOST.body, GUEST.body, Translated.of(de="x"), None, None)
    done = Folder(minutes="x", thanks=[Thanks("A", sent_on=after)])

    assert needs(visit(), after) == [Need.THANKS, Need.FOLLOW_UPS, Need.MINUTES]
    assert needs(visit(folder=done, follow_ups=[promise]), after) == []


def test_what_is_personal_is_to_be_forgotten_after_its_day() -> None:
    kept = Delegation(GUEST, [Guest("A", diet="x")], delete_after=DAY(2027, 6, 10))

    assert not is_to_be_forgotten(kept, DAY(2027, 6, 10))
    assert is_to_be_forgotten(kept, DAY(2027, 6, 11))
    assert not is_to_be_forgotten(replace(kept, hold_until=DAY(2027, 7, 1)), DAY(2027, 6, 11))
    assert not is_to_be_forgotten(replace(kept, delete_after=None), DAY(2027, 6, 11))
    assert Need.FORGET in needs(visit(delegations=[kept]), DAY(2027, 6, 11))
    forgotten = replace(kept, guests=[Guest("A")])
    assert Need.FORGET not in needs(visit(delegations=[forgotten]), DAY(2027, 6, 11))


def test_lines_that_overlap_are_noticed() -> None:
    assert on_day(at("09:00", "10:30"), at("10:00", "11:00")) == [Hint.OVERLAP]
    assert on_day(at("09:00", "10:00"), at("10:00", "11:00")) == []
    assert on_day(at("09:00", "10:30"), at("10:00", day=LAST)) == []


def test_a_line_that_ends_before_it_begins_is_noticed() -> None:
    assert on_day(at("10:00", "09:00")) == [Hint.ENDS_BEFORE_IT_BEGINS]


def test_a_line_on_another_day_is_noticed() -> None:
    assert on_day(at("10:00", day=DAY(2027, 5, 14))) == [Hint.OUTSIDE_THE_DAYS]


def test_a_day_that_is_too_long_is_noticed() -> None:
    lunch = at("12:00", "13:00", nature="break")
    dinner = at("17:00", "18:00", nature="break")

    assert on_day(at("07:00", "08:00"), lunch, dinner, at("21:00", "22:00")) == [Hint.LONG_DAY]
    assert on_day(at("08:00", "09:00"), lunch, dinner, at("21:00", "22:00")) == []


def test_five_hours_without_a_break_are_noticed() -> None:
    assert on_day(at("09:00", "11:00"), at("11:10", "14:10")) == [Hint.NO_BREAK]
    assert on_day(at("09:00", "11:00"), at("11:30", "14:30")) == []
    pause = at("11:00", "11:10", nature="break")
    assert on_day(at("09:00", "11:00"), pause, at("11:10", "14:10")) == []


def test_a_late_drive_is_noticed() -> None:
    assert on_day(at("20:00", "22:30", nature="drive")) == [Hint.LATE_DRIVE]
    assert on_day(at("20:00", "22:00", nature="drive")) == []
    assert on_day(at("20:00", "22:30")) == []


def test_a_speaker_who_is_on_no_list_is_noticed() -> None:
    lists = [Delegation(HOST, [Guest("Matthias Jendricke")]), Delegation(GUEST, [Guest("Ewa B")])]
    spoken = [Speech("Matthias Jendricke"), Speech("B, Ewa"), Speech("Nobody Else")]
    made = visit(
        delegations=lists,
        speeches=spoken,
        interpreters=[Interpreting("de", "pl")],
    )

    assert [one.name for one in hints(made)] == ["Nobody Else"]
    assert found(replace(made, delegations=[lists[0], Delegation(GUEST, None)])) == []


def test_a_gift_that_was_given_before_is_noticed() -> None:
    before = EarlierGift(
        None, Names(), GUEST.body, Translated.of(de="Bildband vom Südharz"), None, Translated()
    )
    again = Gift(False, GUEST.body, Translated.of(de="Ein Bildband über den Südharz"))
    made = visit(
        folder=Folder(gifts=[again]),
        earlier_gifts=[before],
        interpreters=[Interpreting("de", "pl")],
    )

    assert found(made) == [Hint.GIVEN_BEFORE]
    assert found(replace(made, folder=Folder(gifts=[replace(again, is_received=True)]))) == []
    assert found(replace(made, folder=Folder(gifts=[replace(again, partner=UUID(int=9))]))) == []


def test_press_is_looked_at_on_all_sides() -> None:
    ordered = [Interpreting("de", "pl")]
    late = Press(HOST, "ready", embargo_day=LAST + datetime.timedelta(days=1))
    one = visit(press=[late, Press(GUEST, "draft")], interpreters=ordered)
    alone = visit(press=[Press(HOST, "ready"), Press(GUEST)], interpreters=ordered)

    assert found(one) == [Hint.LATE_EMBARGO]
    assert found(alone) == [Hint.ONE_RELEASE_ONLY]
    assert hints(alone)[0].side == GUEST
    assert found(visit(press=[Press(HOST), Press(GUEST)], interpreters=ordered)) == []


def test_missing_interpreter_and_diet_are_noticed() -> None:
    hungry = visit(delegations=[Delegation(GUEST, [Guest("A", diet="x")])])

    assert found(hungry) == [Hint.NO_INTERPRETER, Hint.DIET_NOT_PASSED_ON]
