# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gifts that are alike, names, and rows that two people changed."""

import datetime
from typing import Any

import pytest

from partnerkreis.core.translated import Translated
from partnerkreis.visits.rules.copying import same_day_of
from partnerkreis.visits.rules.likeness import are_alike, is_named
from partnerkreis.visits.rules.merging import mark, merge

DAY = datetime.date
FIRST, LAST = DAY(2027, 5, 11), DAY(2027, 5, 13)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Nordhäuser Doppelkorn", "Doppelkorn", True),
        ("Bildband über den Südharz", "Südharz-Bildband", True),
        ("Bildband", "Bildbände", True),
        ("Teller aus Porzellan", "Porzellanfigur", False),
        ("Buch", "Tuch", False),
        ("", "Buch", False),
    ],
)
def test_gifts_are_alike_by_what_they_are(one: str, other: str, *, alike: bool) -> None:
    assert are_alike(Translated.of(de=one), Translated.of(de=other)) is alike


def test_gifts_are_compared_within_a_language() -> None:
    assert not are_alike(Translated.of(de="Album"), Translated.of(pl="Album"))
    assert are_alike(Translated.of(de="x", pl="Album"), Translated.of(pl="album"))


def test_names_are_found_whatever_their_order() -> None:
    assert is_named("Robert Marcinkowski", ["Dr. Robert Marcinkowski"])
    assert not is_named("Robert Marcinkowski", ["Anna Marcinkowska"])
    assert not is_named("Robert", [])


def test_what_only_one_changed_is_put_together() -> None:
    seen = {"a": mark({"a": "1"}), "b": mark({"b": "1"})}
    merged = merge(
        seen=seen,
        mine={"a": {"a": "2"}, "b": {"b": "1"}},
        theirs={"a": {"a": "1"}, "b": {"b": "9"}},
        take={},
    )

    assert merged.units == {"a": {"a": "2"}, "b": {"b": "9"}}
    assert merged.disputed == ()


def test_what_both_changed_is_asked() -> None:
    given: dict[str, Any] = {
        "seen": {"a": mark({"a": "1"})},
        "mine": {"a": {"a": "2"}},
        "theirs": {"a": {"a": "3"}},
    }

    assert merge(**given, take={}).disputed == ("a",)
    assert merge(**given, take={"a": "theirs"}).units == {"a": {"a": "3"}}
    assert merge(**given, take={"a": "mine"}).units == {"a": {"a": "2"}}


def test_a_row_that_was_taken_out_stays_out_unless_somebody_changed_it() -> None:
    seen = {"r": mark({"x": "1"})}

    assert merge(seen=seen, mine={}, theirs={"r": {"x": "1"}}, take={}).units == {"r": None}
    assert merge(seen=seen, mine={}, theirs={"r": {"x": "2"}}, take={}).disputed == ("r",)
    assert merge(seen=seen, mine={"r": {"x": "1"}}, theirs={}, take={}).units == {"r": None}
    assert merge(seen={}, mine={"n": {"x": "1"}}, theirs={}, take={}).units == {"n": {"x": "1"}}


def test_days_move_along_with_the_first() -> None:
    assert same_day_of(LAST, before=FIRST, now=DAY(2028, 2, 28)) == DAY(2028, 3, 1)
    assert same_day_of(None, before=FIRST, now=FIRST) is None
    assert same_day_of(LAST, before=None, now=FIRST) is None
