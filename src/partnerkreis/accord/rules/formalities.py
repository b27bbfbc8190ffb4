# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who must resolve and who must sign, by the law of each side: a proposal that people correct.

Germany: the council resolves, the head of county signs (by hand, where the county is bound).
Poland: the council resolves on working together with communities abroad; two members of the board
sign, and where money is promised the treasurer countersigns (art. 48 of the act on powiats).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Step(StrEnum):
    RESOLVE = "resolve"
    SIGN = "sign"
    COUNTERSIGN = "countersign"


class Who(StrEnum):
    """Who takes a step."""

    COUNCIL = "council"
    HEAD = "head"
    TWO_OF_THE_BOARD = "two_of_the_board"
    TREASURER = "treasurer"


_BY_COUNTRY: Final = {
    "PL": {Step.RESOLVE: Who.COUNCIL, Step.SIGN: Who.TWO_OF_THE_BOARD},
}
_ELSEWHERE: Final = {Step.RESOLVE: Who.COUNCIL, Step.SIGN: Who.HEAD}


def formalities(country: str, *, promises_money: bool) -> dict[Step, Who]:
    """Return the steps that a body of ``country`` takes for an agreement, and who takes them."""
    steps = dict(_BY_COUNTRY.get(country, _ELSEWHERE))
    if promises_money and country == "PL":
        steps[Step.COUNTERSIGN] = Who.TREASURER
    return steps
