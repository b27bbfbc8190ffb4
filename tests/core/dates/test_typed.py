# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.core.dates import (
    AmbiguousDate,
    DateError,
    Edtf,
    Moment,
    Reason,
    parse,
    read,
)
from partnerkreis.core.dates.words import label, since, until, when
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from tests.core.dates.generated import dates, languages, plain_moments

READINGS = [
    ("Herbst 2022", "2022-23"),
    ("Frühling 2022", "2022-21"),
    ("jesień 2022", "2022-23"),
    ("na wiosnę 2023", "2023-21"),
    ("the fall of 2022", "2022-23"),
    ("Winter 2022/23", "2022-24"),
    ("zima 2022/2023", "2022-24"),
    ("ca. 1991", "1991~"),
    ("um 1991", "1991~"),
    ("ok. 1991 r.", "1991~"),
    ("circa 1991", "1991~"),
    ("1991?", "1991?"),
    ("wohl um 1991", "1991%"),
    ("März 2020 (?)", "2020-03?"),
    ("prawdopodobnie w grudniu 2022 r.", "2022-12?"),
    ("5.4.2019", "2019-04-05"),
    ("05.04.2019", "2019-04-05"),
    ("5. 4. 2019", "2019-04-05"),
    ("5. April 2019", "2019-04-05"),
    ("5.April 2019", "2019-04-05"),
    ("5. Jänner 2019", "2019-01-05"),
    ("5 kwietnia 2019", "2019-04-05"),
    ("5 IV 2019", "2019-04-05"),
    ("5.IV.2019 r.", "2019-04-05"),
    ("April 5, 2019", "2019-04-05"),
    ("5th of April 2019", "2019-04-05"),
    ("Sept. 2020", "2020-09"),
    ("grudzień 2022", "2022-12"),
    ("GRUDZIEŃ 2022", "2022-12"),
    ("grudzien\u0301 2022", "2022-12"),
    ("w grudniu 2022 r.", "2022-12"),
    ("  im   Dezember\u00a02022 ", "2022-12"),
    ("12/2022", "2022-12"),
    ("2022-12", "2022-12"),
    ("2009-10", "2009-10"),
    ("2022", "2022"),
    ("w 2022 roku", "2022"),
    ("im Jahr 2022", "2022"),
    ("1990er", "199X"),
    ("90er Jahre", "199X"),
    ("lata 90.", "199X"),
    ("lata 90. XX wieku", "199X"),
    ("w latach 10. XXI wieku", "201X"),
    ("1990s", "199X"),
    ("the 1990s", "199X"),
    ("20. Jahrhundert", "19XX"),
    ("XX wiek", "19XX"),
    ("April bis Juni 2019", "2019-04/2019-06"),
    ("von April 2018 bis Juni 2019", "2018-04/2019-06"),
    ("od kwietnia do czerwca 2019 r.", "2019-04/2019-06"),
    ("from April to June 2019", "2019-04/2019-06"),
    ("21.–26.11.2022", "2022-11-21/2022-11-26"),
    ("21.-26.11.2022", "2022-11-21/2022-11-26"),
    ("21. bis 26. November 2022", "2022-11-21/2022-11-26"),
    ("27.1.–1.2.2020", "2020-01-27/2020-02-01"),
    ("2019-04-05 bis 2019-04-07", "2019-04-05/2019-04-07"),
    ("ca. 1984 bis Juni 2004", "1984~/2004-06"),
    ("w latach 2019–2021", "2019/2021"),
    ("2019-2021", "2019/2021"),
    ("2022/23", "2022/2023"),
    ("2014-15", "2014/2015"),
    ("seit 2019", "2019/.."),
    ("od 2019", "2019/.."),
    ("since 2019", "2019/.."),
    ("bis 2019", "../2019"),
    ("zwischen April und Juni 2019", "[2019-04..2019-06]"),
    ("między kwietniem a czerwcem 2019", "[2019-04..2019-06]"),
    ("between April and June 2019", "[2019-04..2019-06]"),
    ("zwischen 1.4.2019 und Mai 2020", "[2019-04-01..2020-05-31]"),
    ("vor dem 5.4.2019", "[..2019-04-04]"),
    ("przed 2019 r.", "[..2018]"),
    ("before spring 2022", "[..2021-24]"),
    ("spätestens 4. April 2019", "[..2019-04-04]"),
    ("nie później niż w maju 2019 r.", "[..2019-05]"),
    ("by 4 April 2019 at the latest", "[..2019-04-04]"),
    ("frühestens 2019", "[2019..]"),
    ("nach Dezember 2019", "[2020-01..]"),
    ("[2019-04..2019-06]", "[2019-04..2019-06]"),
    ("zw. 2010 und 2012", "[2010..2012]"),
    ("5-8.04.2019", "2019-04-05/2019-04-08"),
    ("5 – 8.4.2019", "2019-04-05/2019-04-08"),
    ("Ende 2022", "[2022-09..2022-12]"),
    ("Mitte 2022", "[2022-05..2022-08]"),
    ("na początku 2022 r.", "[2022-01..2022-04]"),
    ("Anfang Mai 2022", "[2022-05-01..2022-05-10]"),
    ("mid-May 2022", "[2022-05-11..2022-05-20]"),
    ("pod koniec lutego 2020 r.", "[2020-02-21..2020-02-29]"),
    ("Anfang der 1990er", "[1990..1993]"),
    ("koniec lat 90. XX wieku", "[1997..1999]"),
    ("Mai/Juni 2019", "[2019-05..2019-06]"),
    ("maj lub czerwiec 2019", "[2019-05..2019-06]"),
    ("1991 oder 1992", "[1991..1992]"),
    ("3. Quartal 2019", "[2019-07..2019-09]"),
    ("Q3 2019", "[2019-07..2019-09]"),
    ("III kwartał 2019 r.", "[2019-07..2019-09]"),
    ("XII 2022", "2022-12"),
    ("zweites Halbjahr 2019", "[2019-07..2019-12]"),
    ("in der ersten Hälfte 2019", "[2019-01..2019-06]"),
    ("erste Jahreshälfte 2019", "[2019-01..2019-06]"),
    ("second half of 2019", "[2019-07..2019-12]"),
    ("druga połowa 2019 r.", "[2019-07..2019-12]"),
    ("w pierwszej połowie 2019 roku", "[2019-01..2019-06]"),
    ("II półrocze 2019", "[2019-07..2019-12]"),
]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_read_understands(text: str, expected: str, language: Language) -> None:
    assert str(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        (" ", Reason.EMPTY),
        ("foo", Reason.NOT_UNDERSTOOD),
        ("Ende Herbst 2022", Reason.NOT_UNDERSTOOD),
        ("Ende 5.4.2019", Reason.NOT_UNDERSTOOD),
        ("Mitte", Reason.NOT_UNDERSTOOD),
        ("1991 oder 1995", Reason.NOT_UNDERSTOOD),
        ("5. Quartal 2019", Reason.NOT_UNDERSTOOD),
        ("3. Hälfte 2019", Reason.NOT_UNDERSTOOD),
        ("H2 2019", Reason.NOT_UNDERSTOOD),
        ("XX 2022", Reason.NOT_UNDERSTOOD),
        ("1995er", Reason.NOT_UNDERSTOOD),
        ("M04 2019", Reason.NOT_UNDERSTOOD),
        ("F 2019", Reason.NOT_UNDERSTOOD),
        ("5.4.19", Reason.SHORT_YEAR),
        ("Herbst 22", Reason.SHORT_YEAR),
        ("12/22", Reason.SHORT_YEAR),
        ("April 19", Reason.SHORT_YEAR),
        ("'19", Reason.SHORT_YEAR),
        ("5. April", Reason.NO_YEAR),
        ("grudzień", Reason.NO_YEAR),
        ("30.2.2019", Reason.NO_SUCH_DAY),
        ("31. April 2019", Reason.NO_SUCH_DAY),
        ("2019-02-30", Reason.NO_SUCH_DAY),
        ("5.13.2019", Reason.NO_SUCH_MONTH),
        ("2021-2019", Reason.ORDER),
        ("zwischen Dezember und Januar 2020", Reason.ORDER),
        ("zwischen ca. 2019 und 2020", Reason.MIXED),
        ("seit 2022-23", Reason.AMBIGUOUS),
    ],
)
def test_read_refuses(text: str, reason: Reason) -> None:
    with pytest.raises(DateError) as refused:
        read(text, "de")
    assert (refused.value.reason, refused.value.text) == (reason, text)


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("2022-23", "de", ["2022-23", "2022/2023"]),
        ("2021-22", "pl", ["2021-22", "2021/2022"]),
        ("4/5/2019", "en", ["2019-05-04", "2019-04-05"]),
        ("from 4/5/2019 to 6/5/2019", "en", ["2019-05-04/2019-05-06", "2019-04-05/2019-06-05"]),
        ("20er Jahre", "de", ["192X", "202X"]),
        ("the 10s", "en", ["191X", "201X"]),
    ],
)
def test_read_asks(text: str, language: Language, readings: list[str]) -> None:
    with pytest.raises(AmbiguousDate) as asked:
        read(text, language)
    assert [str(reading) for reading in asked.value.readings] == readings


def test_read_takes_the_only_date_that_exists() -> None:
    assert read("13/5/2019", "en") == Moment(2019, 5, 13)
    assert read("4/4/2019", "en") == Moment(2019, 4, 4)


def test_read_takes_the_day_first_where_people_write_it_first() -> None:
    assert read("4/5/2019", "de") == read("4-5-2019", "pl") == Moment(2019, 5, 4)


def test_a_season_is_no_span_where_the_years_would_run_backwards() -> None:
    assert read("2024-23", "de") == parse("2024-23")


@given(plain_moments(), languages, languages)
def test_read_understands_labels(date: Moment, language: Language, page: Language) -> None:
    assert read(label(date, language), page) == date


@pytest.mark.parametrize("role", [when, since, until, label])
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize(
    "text", ["2019-04/2019-06", "2022-11-21/2022-11-26", "2019/2021", "2019/..", "1984~/2004-06"]
)
def test_read_understands_what_lasted(role: object, language: Language, text: str) -> None:
    assert callable(role)
    assert str(read(role(parse(text), language), language)) == text


@given(dates)
def test_read_understands_edtf(date: Edtf) -> None:
    try:
        assert read(str(date), "de") == date
    except AmbiguousDate as asked:
        assert date in asked.readings


@given(st.text(max_size=40), languages)
def test_read_raises_nothing_but_date_errors(text: str, language: Language) -> None:
    try:
        read(text, language)
    except DateError as refused:
        assert refused.text == text
