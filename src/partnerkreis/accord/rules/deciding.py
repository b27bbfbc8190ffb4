# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer can be given, and if not, why: decided before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerkreis.accord.rules.positions import (
    Given,
    Party,
    Proposed,
    State,
    Verb,
    end_of,
    newest_agreed,
    position,
    tally,
    took_its_place,
)


class Refusal(StrEnum):
    """Why an answer cannot be given."""

    NO_PARTY = "no_party"
    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"
    AGREED_BY_ALL = "agreed_by_all"
    REPLACED = "replaced"
    NOT_AGREED = "not_agreed"
    ENDED = "ended"
    LEFT = "left"
    NO_REASON = "no_reason"
    NOT_THE_PROPOSER = "not_the_proposer"
    NOTHING_TO_DISPUTE = "nothing_to_dispute"
    END_TOO_EARLY = "end_too_early"
    SPEAKS_ITSELF = "speaks_itself"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer may be given, was given already (``repeats``), or is refused."""

    refusal: Refusal | None = None
    repeats: Given | None = None


_GO_ON = Decision()


def decide(
    proposals: Sequence[Proposed],
    proposed: Proposed,
    given: Given,
    *,
    gone: Collection[Party],
    today: date,
) -> Decision:
    """Return what becomes of ``given``, an answer to ``proposed`` among all ``proposals``.

    ``gone`` are the parties that left since it was proposed. An answer that was given before is
    the same answer: sending it twice changes nothing.
    """
    if given.party not in proposed.parties:
        return Decision(Refusal.NO_PARTY)
    if given.verb in (Verb.OBJECTED, Verb.DISPUTED) and not given.reason:
        return Decision(Refusal.NO_REASON)
    if repeated := _given_before(proposed, given):
        return Decision(repeats=repeated)
    if given.verb is Verb.NOTICE:
        return Decision(_refused_notice(proposals, proposed, given, today=today))
    if given.verb is Verb.DISPUTED:
        return Decision(_refused_dispute(proposed, given))
    if not given.is_own and given.party in tally(proposed).speaks_itself:
        return Decision(Refusal.SPEAKS_ITSELF)
    if given.verb is Verb.AGREED and given.party in tally(proposed).contested:
        return _GO_ON
    return Decision(_refused(proposals, proposed, given, gone=gone, today=today))


def _given_before(proposed: Proposed, given: Given) -> Given | None:
    counted = tally(proposed)
    if given.verb is Verb.WITHDRAWN:
        return counted.withdrawn
    if given.verb is Verb.NOTICE:
        same = [n for n in counted.notices if (n.party, n.ends_on) == (given.party, given.ends_on)]
        return same[0] if same else None
    if given.verb is Verb.DISPUTED:
        own = [one for one in proposed.answers if one.party == given.party]
        latest = max(own, key=lambda one: one.number, default=None)
        return latest if latest and latest.verb is Verb.DISPUTED else None
    last = counted.counts.get(given.party)
    if given.party in counted.contested or last is None:
        return None
    return last if (last.verb, last.reason) == (given.verb, given.reason) else None


def _refused(
    proposals: Sequence[Proposed],
    proposed: Proposed,
    given: Given,
    *,
    gone: Collection[Party],
    today: date,
) -> Refusal | None:
    state = position(proposals, differs=False, today=today).states[proposed.id]
    closed = {
        State.AGREED: Refusal.AGREED_BY_ALL,
        State.WITHDRAWN: Refusal.REPLACED
        if took_its_place(proposed, proposals)
        else Refusal.WITHDRAWN,
        State.OVERTAKEN: Refusal.OVERTAKEN,
    }
    if state in closed:
        return closed[state]
    if given.verb is Verb.WITHDRAWN:
        return None if given.party == proposed.proposed_by else Refusal.NOT_THE_PROPOSER
    # Who left cannot bind the others, and without it the circle is another one.
    return Refusal.LEFT if any(party in gone for party in proposed.parties) else None


def _refused_notice(
    proposals: Sequence[Proposed], proposed: Proposed, given: Given, *, today: date
) -> Refusal | None:
    newest = newest_agreed(proposals)
    if not tally(proposed).is_agreed:
        return Refusal.NOT_AGREED
    if newest is None or newest.id != proposed.id:
        return Refusal.OVERTAKEN
    ends_on = end_of(newest)
    if ends_on is not None and ends_on < today:
        return Refusal.ENDED
    if given.ends_on is None or given.ends_on < (given.given_on or today):
        return Refusal.END_TOO_EARLY
    return None


def _refused_dispute(proposed: Proposed, given: Given) -> Refusal | None:
    last = tally(proposed).counts.get(given.party)
    is_recorded = last is not None and not last.is_own
    return None if is_recorded else Refusal.NOTHING_TO_DISPUTE
