# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.ui.shapes import Chart, ChartCell, ChartRow, Decade, YearControl, YearLink


def control(*counts: int) -> YearControl:
    years = [YearLink(2020 + n, "#", count) for n, count in enumerate(counts)]
    return YearControl("Stand", "", [Decade("2020er", "#", years)])


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (5, 3), (10, 6)])
def test_bars_of_the_years_are_measured_by_the_fullest(count, level):
    shown = control(count, 10)
    assert shown.level(shown.decades[0].years[0]) == level


def test_a_single_encounter_is_seen_beside_a_full_year():
    shown = control(1, 500)
    assert shown.level(shown.decades[0].years[0]) == 1


def test_years_without_encounters_have_no_bars():
    assert control(0, 0).highest == 0


def chart(years: int, count: int = 1, announced: int = 0) -> Chart:
    cells = [ChartCell(), *[ChartCell(count, announced)] * (years - 1)]
    columns = [str(1987 + n) for n in range(years)]
    return Chart("Figures", columns, [ChartRow("Visit", cells)], "Kind")


@pytest.mark.parametrize("years", [1, 7, 12, 25, 39, 60])
def test_ticks_of_a_chart_cover_every_column(years):
    ticks = chart(years).ticks
    assert sum(span for _, span in ticks) == years
    assert all(span <= 10 for _, span in ticks)
    assert sum(1 for label, _ in ticks if label) <= 10


def test_piles_are_never_higher_than_eight_bricks():
    shown = chart(3, count=41)
    piles = shown.piles(shown.rows[0])
    assert [pile.across for pile in piles] == ["50%", "83.33%"]
    assert [pile.solid.count("M") for pile in piles] == [7, 7]
    assert [pile.hollow for pile in piles] == ["", ""]
    assert shown.height(shown.rows[0]) == 7 * 9 + 3


def test_table_of_a_chart_leaves_out_empty_columns():
    assert chart(3, 2).columns == ["1987", "1988", "1989"]
    assert chart(3, 2).table_head == ["1988", "1989"]


def test_table_of_a_chart_keeps_the_announced_apart():
    assert chart(3, 2, 1).table_rows == [("Visit", "2 (1)", "2 (1)", "4")]
    assert chart(2, 0, 1).table_rows == [("Visit", "(1)", "0")]
