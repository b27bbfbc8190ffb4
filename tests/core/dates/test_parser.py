# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given

from partnerkreis.core.dates import (
    DateError,
    Edtf,
    End,
    Interval,
    Moment,
    Qualifier,
    Range,
    Reason,
    Season,
    parse,
)
from tests.core.dates.generated import dates

# The examples of the standard as the Library of Congress publishes it, levels 0 and 1.
LEVEL_0 = (
    "1985-04-12 1985-04 1985 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 "
    "2004-02-01/2005-02 2004-02-01/2005 2005/2006-02"
)
TIMES = "1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30"
LEVEL_1 = (
    "Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX "
    "1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985 1985-04-12/ "
    "1985-04/ 1985/ /1985-04-12 /1985-04 /1985 1984~/2004-06 1984/2004-06~ 1984~/2004~ "
    "-1985 1984-06?/2004-08? 1984-06-02?/2004-08-08~ 1984-06-02?/ 1984?/2004%"
)
OURS = (
    "[2019-04..2019-06] [..2019-04-04] [..2022-12] [1760-12..] [..1984] 2022-21/2022-24 "
    "[2022-21..2022-23] [199X..200X] 0000 2020-02-29 2000-02-29 199X~ 2022-23?"
)


@pytest.mark.parametrize("text", " ".join((LEVEL_0, LEVEL_1, OURS)).split())
def test_parse_keeps_the_spelling(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-04-05", Moment(2019, 4, 5)),
        ("2022-23", Moment(2022, season=Season.AUTUMN)),
        ("199X", Moment(1990, known_digits=3)),
        ("19XX?", Moment(1900, known_digits=2, qualifier=Qualifier.UNCERTAIN)),
        ("2004-XX-XX", Moment(2004, unspecified=2)),
        ("Y-17000", Moment(-17000)),
        ("2019/..", Interval(Moment(2019), End.OPEN)),
        ("/1985~", Interval(End.UNKNOWN, Moment(1985, qualifier=Qualifier.APPROXIMATE))),
        ("[2019-04..2019-06]", Range(Moment(2019, 4), Moment(2019, 6))),
        ("[..2022]", Range(End.OPEN, Moment(2022))),
    ],
)
def test_parse_understands(text: str, expected: Edtf) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("  ", Reason.EMPTY),
        (" 2019", Reason.WHITESPACE),
        ("2019\n", Reason.WHITESPACE),
        ("2019\u00a0", Reason.WHITESPACE),
        ("2022-02-30", Reason.NO_SUCH_DAY),
        ("1990-02-29", Reason.NO_SUCH_DAY),
        ("1900-02-29", Reason.NO_SUCH_DAY),
        ("2019-04-00", Reason.NO_SUCH_DAY),
        ("2022-13", Reason.NO_SUCH_MONTH),
        ("2022-00", Reason.NO_SUCH_MONTH),
        ("2022-23-01", Reason.NO_SUCH_MONTH),
        ("-0000", Reason.NO_SUCH_YEAR),
        ("2005/2004", Reason.ORDER),
        ("[2019..2018]", Reason.ORDER),
        ("2019-06/2019-04", Reason.ORDER),
        ("../..", Reason.NO_ENDS),
        ("/", Reason.NO_ENDS),
        ("[..]", Reason.NO_ENDS),
        ("[2019..2019-05]", Reason.MIXED),
        ("[2019~..2020]", Reason.MIXED),
        ("2022-25", Reason.BEYOND),
        ("{1960,1961}", Reason.BEYOND),
        ("[1667,1668]", Reason.BEYOND),
        ("?2004", Reason.BEYOND),
        ("2004-?06", Reason.BEYOND),
        ("2004?-06", Reason.BEYOND),
        ("1XXX", Reason.BEYOND),
        ("199X-05", Reason.BEYOND),
        ("2004-XX-05", Reason.BEYOND),
        ("Y17E8", Reason.BEYOND),
        ("1950S2", Reason.BEYOND),
        ("2022-4", Reason.LAYOUT),
        ("5.4.2019", Reason.LAYOUT),
        ("199x", Reason.LAYOUT),
        ("２０１９", Reason.LAYOUT),
        ("2019–2020", Reason.LAYOUT),
        ("1985~~", Reason.LAYOUT),
        ("Y2019", Reason.LAYOUT),
        ("2019/2020/2021", Reason.LAYOUT),
        ("[2019]", Reason.LAYOUT),
        *((text, Reason.TIME) for text in TIMES.split()),
    ],
)
def test_parse_refuses(text: str, reason: Reason) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert refused.value.reason is reason


def test_a_refusal_says_what_is_wrong() -> None:
    with pytest.raises(DateError) as refused:
        parse("2022-02-30/2023")
    assert str(refused.value) == "“2022-02-30” names a day that does not exist."


@given(dates)
def test_parse_reads_what_is_written(date: Edtf) -> None:
    assert parse(str(date)) == date
