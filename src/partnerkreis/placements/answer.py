# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer, as values and in the format ``partnerkreis-placement-answer/1``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerkreis.placements.explanation import Explanation
from partnerkreis.placements.instance import Place
from partnerkreis.placements.scarcity import Scarce


@dataclass(frozen=True, slots=True)
class Figures:
    """The four numbers, in the order in which they count."""

    placed: int
    moved: int
    worst_regret: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is placed where; how good that is, and what is proven of it."""

    figures: Figures
    bound: Figures
    """Nothing better than this is possible; see ``proven`` for what is reached."""
    assignments: Mapping[str, Place]
    regrets: Mapping[str, int]
    unplaced: Mapping[str, Explanation | None]
    """None where there was no time to look for reasons."""
    scarce: tuple[Scarce, ...]
    seconds: float
    has_conflict: bool = False
    """Whether there is no placement at all, since those who are locked cannot all stay."""

    @property
    def proven(self) -> Mapping[str, bool]:
        """Return of which figures it is proven that they cannot be better.

        A figure that counts less is proven only if all before it are.
        """
        proven: dict[str, bool] = {}
        is_proven = True
        for name in Figures.__slots__:
            is_proven = is_proven and getattr(self.figures, name) == getattr(self.bound, name)
            proven[name] = is_proven
        return proven


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON can hold it: everything, for the eyes of the county alone."""
    return {
        "format": "partnerkreis-placement-answer/1",
        **_figures(answer.figures),
        "proven": dict(answer.proven),
        "bound": _figures(answer.bound),
        "assignments": {
            person: {
                "company": place.company,
                "lodging": place.lodging,
                "regret": answer.regrets[person],
            }
            for person, place in answer.assignments.items()
        },
        "unplaced": {
            person: _explanation(explanation) for person, explanation in answer.unplaced.items()
        },
        "scarce": [_scarce(each) for each in answer.scarce],
        "seconds": round(answer.seconds, 3),
    }


def _figures(figures: Figures) -> dict[str, int]:
    return {name: getattr(figures, name) for name in Figures.__slots__}


def _explanation(explanation: Explanation | None) -> dict[str, Any]:
    if explanation is None:
        return {"reasons": []}
    return {
        "reasons": [
            {
                "rule": reason.rule.value,
                "would_place": reason.would_place,
                "negotiable": reason.is_negotiable,
            }
            for reason in explanation.reasons
        ],
        "competitors": [
            {"participant": rival.id, "seat": rival.seat, "bed": rival.bed}
            for rival in explanation.competitors
        ],
    }


def _scarce(scarce: Scarce) -> dict[str, Any]:
    found = {"what": scarce.what.value, "of": scarce.of, "worth": scarce.worth, "zone": scarce.zone}
    return found | ({"company": scarce.company} if scarce.company else {})
