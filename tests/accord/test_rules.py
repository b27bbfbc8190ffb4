# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Canonical bytes, terms, differences, look-alikes, working days: decided from values."""

import datetime
import json
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.accord.rules.alike import Oddity, look_alike, odd_texts
from partnerkreis.accord.rules.canonical import canonical, digest_of, moment
from partnerkreis.accord.rules.differing import Difference, differences
from partnerkreis.accord.rules.formalities import Step, Who, formalities
from partnerkreis.accord.rules.reminding import (
    WORKING_DAYS,
    after_working_days,
    is_due,
    months_later,
    next_reminder,
)

MONDAY = date(2026, 3, 2)
KEYS_IN_ORDER = ["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_the_library_passes_the_examples_of_the_rfc():
    # RFC 8785, sections 3.2.3 and 3.2.2: keys by UTF-16 code units, and what is escaped how.
    keys = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    example = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\nA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }

    assert [json.loads(f'"{name}"') for name in KEYS_IN_ORDER] == list(
        json.loads(rfc8785.dumps(keys))
    )
    assert rfc8785.dumps(example) == (
        b'{"literals":[null,true,false],'
        b'"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        b'"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_literals_and_whole_numbers():
    assert canonical([56, {"d": True, "10": None, "1": []}]) == b'[56,{"1":[],"10":null,"d":true}]'


@pytest.mark.parametrize("value", [1.5, 2**53 + 1, "\ud800", [0.1]])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gosty\u0144", "Gostyn\u0301"),
        ("eins\nzwei", "eins\r\nzwei"),
        ("eins\nzwei", "eins\rzwei"),
        ("Ende", "Ende \n"),
    ],
)
def test_one_content_has_one_digest(one, other):
    assert digest_of({"text": one}) == digest_of({"text": other})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text("aä\u0301\r\n\u200b"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
)


@given(JSON)
def test_what_was_canonical_stays_so(value):
    once = canonical(value)
    assert canonical(json.loads(once)) == once


@given(JSON)
def test_anybody_gets_the_same_bytes_with_a_few_lines(value):
    once = canonical(value)
    # The keys of our documents are ASCII, for which sorting by code point is sorting by UTF-16.
    plain = json.dumps(json.loads(once), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert plain.encode() == once


def test_moments_are_written_in_utc():
    at = datetime.datetime(2026, 3, 2, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert moment(at) == "2026-03-02T09:00:00.000000Z"


def test_differences_are_told_field_by_field():
    before = {
        "when": "2026-09",
        "text": {"de": "a"},
        "sides": {"x": {"role": "host"}},
        "numbers": [],
    }
    after = {
        "when": "2026-10",
        "text": {"de": "a", "pl": "b"},
        "sides": {"x": {"role": "guest"}},
        "numbers": [1],
    }

    assert differences(before, after) == [
        Difference(("when",), "2026-09", "2026-10"),
        Difference(("text", "pl"), None, "b"),
        Difference(("sides", "x", "role"), "host", "guest"),
        Difference(("numbers",), [], [1]),
    ]


def test_a_row_that_is_gone_differs_in_each_of_its_fields():
    before = {"aims": [{"text": {"de": "a"}}, {"text": {"de": "b"}}]}
    assert differences(before, {"aims": [{"text": {"de": "a"}}]}) == [
        Difference(("aims", "1", "text", "de"), "b", None)
    ]


@given(JSON, JSON)
def test_only_what_is_the_same_does_not_differ(one, other):
    assert (differences({"a": one}, {"a": other}) == []) is (one == other)


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Ver\u200btrag", Oddity.UNSEEN, "U+200B ZERO WIDTH SPACE"),
        ("\u202egnartreV", Oddity.UNSEEN, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("V\u0435rtrag", Oddity.MIXED, "V\u0435rtrag"),
    ],
)
def test_what_may_be_confused_is_found(text, kind, what):
    assert [(odd.path, odd.kind, odd.what) for odd in odd_texts({"text": {"de": text}})] == [
        (("text", "de"), kind, what)
    ]


def test_ordinary_texts_are_not_odd():
    texts = ["Zażółć gęślą jaźń, 5 m²", "Größe – „so“ 1½ ª", "Київ", "Αθήνα", "A4/B-12"]
    assert list(odd_texts(texts)) == []


def test_reminders_come_on_working_days_and_stop():
    asked, days = MONDAY, []
    for _number in range(5):
        due = next_reminder(asked_on=asked, reminded_on=days, clearance_until=None)
        if due is None:
            break
        days.append(due)

    assert days == [date(2026, 3, 12), date(2026, 3, 26), date(2026, 4, 16)]
    assert len(days) == len(WORKING_DAYS)
    assert all(day.weekday() < 5 for day in days)


def test_nobody_is_reminded_while_it_is_being_settled():
    until = date(2026, 4, 24)
    due = next_reminder(asked_on=MONDAY, reminded_on=[], clearance_until=until)
    assert due == date(2026, 4, 27)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_working_days_are_counted(day, count):
    end = after_working_days(day, count)
    between = (end - day).days
    weekdays = [day + datetime.timedelta(days=n) for n in range(1, between + 1)]
    assert sum(one.weekday() < 5 for one in weekdays) == count


def test_a_clock_that_goes_back_reminds_nobody_again():
    reminded = [date(2026, 3, 12)]
    assert not is_due(date(2026, 3, 10), reminded_on=reminded, today=date(2026, 3, 11))
    assert not is_due(date(2026, 3, 10), reminded_on=reminded, today=date(2026, 3, 12))
    assert is_due(date(2026, 3, 13), reminded_on=reminded, today=date(2026, 3, 13))
    assert not is_due(date(2026, 3, 13), reminded_on=reminded, today=date(2026, 3, 14))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_a_period_ends_on_the_same_day_of_a_month(day, months, end):
    assert months_later(day, months) == end


def test_who_signs_goes_by_the_law_of_each_side():
    assert formalities("DE", promises_money=True) == {
        Step.RESOLVE: Who.COUNCIL,
        Step.SIGN: Who.HEAD,
    }
    assert formalities("PL", promises_money=False)[Step.SIGN] is Who.TWO_OF_THE_BOARD
    assert formalities("PL", promises_money=True)[Step.COUNTERSIGN] is Who.TREASURER


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (("text", "pl"), "\u0440\u0430\u0441\u0435", [Oddity.FOREIGN]),
        (("text", "de"), "\u041d\u0410\u0421", [Oddity.FOREIGN]),
        (("text", "uk"), "\u0440\u0430\u0441\u0435", []),
        (("text", "de"), "\u041a\u0438\u0457\u0432", []),
        (("text", "pl"), "pace", []),
    ],
)
def test_a_whole_word_of_another_script_that_looks_like_ours_is_found(path, text, found):
    terms = {path[0]: {path[1]: f"Wir {text} 2026."}}
    assert [odd.kind for odd in odd_texts(terms)] == found


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Vertrag", "Ver\u200btrag", True),
        ("Vertrag", "V\u0435rtrag", True),
        ("5 000", "5\u00a0000", True),
        ("1 2", "1\u2009 2", True),
        ("Vertrag", "Vertrag", False),
        ("Vertrag", "Verträge", False),
        ("Gosty\u0144", "Gostyn", False),
    ],
)
def test_two_texts_that_nobody_can_tell_apart(one, other, alike):
    assert look_alike(one, other) is alike


def test_lists_of_an_aim_are_told_as_a_whole():
    before = {"aims": [{"institutions": ["schools"], "target_groups": []}]}
    after = {"aims": [{"institutions": ["schools", "clubs"], "target_groups": []}]}
    assert differences(before, after) == [
        Difference(("aims", "0", "institutions"), ["schools"], ["schools", "clubs"])
    ]
