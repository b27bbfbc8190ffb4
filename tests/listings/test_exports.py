# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime

import pytest

from partnerkreis.access.policy import OPERATOR
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.encounters.models import Encounter
from partnerkreis.listings.exports import sheet_of
from partnerkreis.listings.rules import Asked
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.listings.tables.shared import exact_ends
from partnerkreis.spreadsheets.values import Cell


def rows(name: str) -> list[dict[str, Cell]]:
    sheet = sheet_of(LISTINGS[name], Asked(), OPERATOR, "de")
    heads = [column.heading for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def test_dates_are_there_as_written_and_as_days(db: None) -> None:
    for key, when in (("a", "2019-05-04"), ("b", "2019-05-04/2019-05-09"), ("c", "2022-23")):
        title = Translated.of(de="Musik")
        Encounter.objects.create(key=key, kind="other", title=title, when=parse(when), people=80)

    found = {row["Key"]: row for row in rows("encounters")}

    day = datetime.date(2019, 5, 4)
    assert (found["a"]["When"], found["a"]["First day"], found["a"]["Last day"]) == (
        "4. Mai 2019", day, day,
    )  # fmt: skip
    assert found["b"]["Last day"] == datetime.date(2019, 5, 9)
    assert (found["c"]["When"], found["c"]["First day"]) == ("Herbst 2022", None)
    assert found["a"]["People"] == 80


@pytest.mark.parametrize(
    ("date", "ends"),
    [
        ("2019-05-04?", (None, None)),
        ("2019-05", (None, None)),
        ("2019-05/2019-05-09", (None, datetime.date(2019, 5, 9))),
        ("2019-05-04/..", (datetime.date(2019, 5, 4), None)),
    ],
)
def test_only_what_is_exact_is_a_day(date: str, ends: tuple[object, object]) -> None:
    assert exact_ends(parse(date)) == ends
