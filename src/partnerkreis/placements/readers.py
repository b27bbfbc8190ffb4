# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may read which reason: health and who does not get on with whom are nobody else's business.

Reasons that may not be read are not blacked out, they are gone: a gap would tell as much. Where
none is left there stands what stands there for anybody to whom no single rule applies.
"""

from collections.abc import Iterable
from enum import Enum

from partnerkreis.placements.explanation import Competitor, Explanation, Reason
from partnerkreis.placements.instance import Rule


class Reader(Enum):
    """From whose side an explanation is read."""

    COUNTY = "county"
    """Whoever places people, bound to secrecy."""
    PARTICIPANT = "participant"
    """The one it is about."""
    OTHERS = "others"
    """Hosts, companies, other participants."""


#: What says something about a participant's health or about whom they do not get on with.
_ABOUT_HEALTH = frozenset({Rule.ALLERGY, Rule.STEP_FREE})
_ABOUT_SOMEBODY_ELSE = frozenset({Rule.APART})

_HIDDEN = {
    Reader.COUNTY: frozenset[Rule](),
    Reader.PARTICIPANT: _ABOUT_SOMEBODY_ELSE,
    Reader.OTHERS: _ABOUT_HEALTH | _ABOUT_SOMEBODY_ELSE,
}


def for_reader(explanation: Explanation, reader: Reader) -> Explanation:
    """Return as much of an explanation as ``reader`` may read."""
    competitors: Iterable[Competitor] = ()
    if reader is Reader.COUNTY:
        competitors = explanation.competitors
    reasons = [reason for reason in explanation.reasons if reason.rule not in _HIDDEN[reader]]
    return Explanation(
        tuple(reasons) or (Reason(Rule.SEVERAL, would_place=False),), tuple(competitors)
    )
