# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.dates.words import (
    end_of_year,
    label,
    on_dates,
    planned_for,
    since,
    until,
    up_to_end_of_year,
    when,
)
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from tests.core.dates.generated import dates, languages
from tests.core.dates.texts import LABELS, PLANNED, SINCE, UNTIL, WHEN, Row


def shown(text: str) -> str:
    return text.replace("\u00a0", "␣")


def said(role: Callable[[Edtf, Language], str], text: str) -> tuple[str, ...]:
    return tuple(shown(role(parse(text), language)) for language in INTERFACE_LANGUAGES)


@pytest.mark.parametrize("row", WHEN, ids=lambda row: row[0])
def test_when(row: Row) -> None:
    assert said(when, row[0]) == row[1:]


@pytest.mark.parametrize("row", SINCE, ids=lambda row: row[0])
def test_since(row: Row) -> None:
    assert said(since, row[0]) == row[1:]


@pytest.mark.parametrize("row", UNTIL, ids=lambda row: row[0])
def test_until(row: Row) -> None:
    assert said(until, row[0]) == row[1:]


@pytest.mark.parametrize("row", PLANNED, ids=lambda row: row[0])
def test_planned_for(row: Row) -> None:
    assert said(planned_for, row[0]) == row[1:]


@pytest.mark.parametrize("row", LABELS, ids=lambda row: row[0])
def test_label(row: Row) -> None:
    assert said(label, row[0]) == row[1:]


def test_label_of_no_date() -> None:
    labels = [label(None, language) for language in INTERFACE_LANGUAGES]
    assert labels == ["nicht datiert", "bez daty", "undated"]


MONTH_FORMS = [
    (1, "w␣styczniu", "od stycznia", "między styczniem", "na styczeń"),
    (2, "w␣lutym", "od lutego", "między lutym", "na luty"),
    (3, "w␣marcu", "od marca", "między marcem", "na marzec"),
    (4, "w␣kwietniu", "od kwietnia", "między kwietniem", "na kwiecień"),
    (5, "w␣maju", "od maja", "między majem", "na maj"),
    (6, "w␣czerwcu", "od czerwca", "między czerwcem", "na czerwiec"),
    (7, "w␣lipcu", "od lipca", "między lipcem", "na lipiec"),
    (8, "w␣sierpniu", "od sierpnia", "między sierpniem", "na sierpień"),
    (9, "we wrześniu", "od września", "między wrześniem", "na wrzesień"),
    (10, "w␣październiku", "od października", "między październikiem", "na październik"),
    (11, "w␣listopadzie", "od listopada", "między listopadem", "na listopad"),
    (12, "w␣grudniu", "od grudnia", "między grudniem", "na grudzień"),
]


@pytest.mark.parametrize(
    ("month", "locative", "genitive", "instrumental", "accusative"), MONTH_FORMS
)
def test_polish_months_have_their_cases(
    month: int, locative: str, genitive: str, instrumental: str, accusative: str
) -> None:
    date = parse(f"2022-{month:02}")
    assert shown(when(date, "pl")) == f"{locative} 2022␣r."
    assert shown(since(date, "pl")) == f"{genitive} 2022␣r."
    assert shown(planned_for(date, "pl")) == f"{accusative} 2022␣r."
    between = when(parse(f"[2022-{month:02}..2023-01]"), "pl")
    assert shown(between) == f"{instrumental} 2022␣r. a␣styczniem 2023␣r."


@pytest.mark.parametrize(
    ("season", "instrumental", "genitive"),
    [
        (21, "wiosną", "wiosny"),
        (22, "latem", "lata"),
        (23, "jesienią", "jesieni"),
        (24, "zimą", "zimy"),
    ],
)
def test_polish_seasons_have_their_cases(season: int, instrumental: str, genitive: str) -> None:
    date = parse(f"2022-{season}")
    assert shown(when(date, "pl")) == f"{instrumental} 2022␣r."
    assert shown(until(date, "pl")) == f"do {genitive} 2022␣r."


@pytest.mark.parametrize(
    ("texts", "german", "polish", "english"),
    [
        ("2020", "2020", "w␣2020␣r.", "in 2020"),
        ("2022 2020", "2020 und 2022", "w␣2020 i␣2022␣r.", "in 2020 and 2022"),
        ("2020 2022 2020", "2020 und 2022", "w␣2020 i␣2022␣r.", "in 2020 and 2022"),
        (
            "2020 2022 2023",
            "2020, 2022 und 2023",
            "w␣latach 2020, 2022 i␣2023",
            "in 2020, 2022 and 2023",
        ),
        (
            "2018 2019 2020 2021 2022 2023",
            "2018, 2019, 2020, 2021, 2022 und 2023",
            "w␣latach 2018, 2019, 2020, 2021, 2022 i␣2023",
            "in 2018, 2019, 2020, 2021, 2022 and 2023",
        ),
        (
            "2020 2021 2022 2023 2024 2025 2026 2027",
            "seit 2020 achtmal",
            "od 2020␣r. osiem razy",
            "eight times since 2020",
        ),
        (
            " ".join(str(year) for year in range(2001, 2015)),
            "seit 2001 14-mal",
            "od 2001␣r. 14 razy",
            "14 times since 2001",
        ),
        (
            "2022-05 2020-09-04",
            "am 4.␣September 2020 und im Mai 2022",
            "4␣września 2020␣r. i␣w␣maju 2022␣r.",
            "on 4␣September 2020 and in May 2022",
        ),
    ],
)
def test_on_dates(texts: str, german: str, polish: str, english: str) -> None:
    listed = [parse(text) for text in texts.split()]
    assert [shown(on_dates(listed, language)) for language in INTERFACE_LANGUAGES] == [
        german,
        polish,
        english,
    ]


def test_on_dates_needs_dates() -> None:
    with pytest.raises(ValueError, match="no dates"):
        on_dates([], "de")


def test_end_of_year() -> None:
    ends = [shown(end_of_year(2022, language)) for language in INTERFACE_LANGUAGES]
    assert ends == ["Ende 2022", "pod koniec 2022␣r.", "at the end of 2022"]


def test_up_to_end_of_year() -> None:
    ends = [shown(up_to_end_of_year(2022, language)) for language in INTERFACE_LANGUAGES]
    assert ends == ["bis Ende 2022", "do końca 2022␣r.", "up to the end of 2022"]


def is_clean(text: str) -> bool:
    plain = text.replace("\u00a0", " ")
    flaws = ("None", "  ", "..", " .", "{", "}", "XX-", "~", "?", "%", "r.r.")
    return bool(plain) and plain == plain.strip() and not any(flaw in plain for flaw in flaws)


@pytest.mark.parametrize("role", [when, since, until, planned_for, label])
@given(date=dates, language=languages)
def test_every_role_puts_every_date_into_clean_words(
    role: Callable[[Edtf, Language], str], date: Edtf, language: Language
) -> None:
    assert is_clean(role(date, language))


@given(st.lists(dates, min_size=1, max_size=9), languages)
def test_any_dates_make_a_clean_list(listed: Sequence[Edtf], language: Language) -> None:
    assert is_clean(on_dates(listed, language))


@given(dates)
def test_polish_single_letters_never_end_a_line(date: Edtf) -> None:
    for role in (when, since, until, planned_for, label):
        words = role(date, "pl").split(" ")
        assert not {"w", "z", "i", "a", "o", "u"} & set(words)
