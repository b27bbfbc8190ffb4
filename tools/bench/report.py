# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures beside their targets, as plain tables or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should be at most, or at least; ``aim`` is what we would like."""

    bound: float
    aim: float | None = None
    at_least: bool = False

    def is_reached_by(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        aim = f", aim {number(self.aim)}" if self.aim is not None else ""
        return f"{'≥' if self.at_least else '≤'} {number(self.bound)}{aim}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the median, where it was measured more than once."""

    subject: str
    measure: str
    value: float
    target: Target | None = None
    rounds: int = 1

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "reached" if self.target.is_reached_by(self.value) else "not reached"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that belong together. A matrix has a line for each subject, else each figure has."""

    title: str
    figures: Sequence[Figure]
    notes: Sequence[str] = field(default=())
    is_matrix: bool = False

    def __str__(self) -> str:
        rows = _matrix(self.figures) if self.is_matrix else _list(self.figures)
        return "\n".join([self.title, "", _aligned(rows), *self.notes, ""])


def as_json(table: Table) -> dict[str, object]:
    """Return what JSON can hold of the table."""
    figures = [asdict(figure) | {"verdict": figure.verdict} for figure in table.figures]
    return {"title": table.title, "figures": figures, "notes": list(table.notes)}


def number(value: float) -> str:
    """Return the number with the digits that mean something."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _list(figures: Sequence[Figure]) -> list[Sequence[str]]:
    head = ("", "measure", "value", "target", "", "rounds")
    return [head, *(_line(figure) for figure in figures)]


def _line(figure: Figure) -> Sequence[str]:
    return (
        figure.subject,
        figure.measure,
        number(figure.value),
        str(figure.target or ""),
        figure.verdict,
        str(figure.rounds),
    )


def _matrix(figures: Sequence[Figure]) -> list[Sequence[str]]:
    """Return a line for each subject; a measure with a target has its verdict beside it."""
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    judged = {figure.measure for figure in figures if figure.target}
    by_place = {(figure.subject, figure.measure): figure for figure in figures}
    rows: list[Sequence[str]] = [("", *_with_verdicts({m: (m, "") for m in measures}, judged))]
    for subject in dict.fromkeys(figure.subject for figure in figures):
        cells = {m: _cell(by_place.get((subject, m))) for m in measures}
        rows.append((subject, *_with_verdicts(cells, judged)))
    return rows


def _cell(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "–", ""
    return number(figure.value), f"{figure.verdict} ({figure.target})" if figure.target else ""


def _with_verdicts(cells: dict[str, tuple[str, str]], judged: set[str]) -> list[str]:
    spread = []
    for measure, (value, verdict) in cells.items():
        spread += [value, verdict] if measure in judged else [value]
    return spread


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows with their columns under each other; what is a number, to the right."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    is_right = [_is_number(column[-1]) for column in columns]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, is_right, strict=True)
        ).rstrip()
        for row in rows
    )


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdigit()
