# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form of a part asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerkreis.directory.models import Body


class Sort(StrEnum):
    """What is written into an input, and how it is read."""

    LINE = "line"
    AREA = "area"
    #: A day that must be known exactly, or a date as vague as it is.
    DAY = "day"
    WHEN = "when"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    CHOICE = "choice"
    #: A choice whose values are days of the visit, or bodies.
    DAY_OF_VISIT = "day-of-visit"
    BODY = "body"
    TICK = "tick"
    #: A text in each language that the sides speak.
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    sort: Sort = Sort.LINE
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    suggestions: Sequence[str] = ()
    is_required: bool = False
    #: Of an amount, what it is in.
    currency: str = "EUR"
    #: What stands in an empty row: it does not make the row one that was filled in.
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a part: fields, and rows that are called ``row_title``."""

    title: str
    lead: str
    fields: Sequence[Field] = ()
    rows: Sequence[Field] = ()
    row_title: str = ""
    more: str = ""
    #: Columns that several rows are pasted as: one row a line, a comma or a tab between.
    pasted: Sequence[str] = ()
    paste_label: str = ""
    paste_hint: str = ""
    #: Whether the order of the rows is asked for as a number.
    is_ordered: bool = False
    languages: Sequence[str] = ()
    bodies: Mapping[str, Body] | None = None
