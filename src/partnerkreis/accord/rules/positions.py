# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a joint record stands: derived from its revisions and answers, the same for everybody.

A party's latest answer to a revision counts, until all have agreed: from then on nothing takes
the agreement back, only notice, an amendment or the end come after it. A revision that is based on
something no longer the newest is overtaken. What somebody else recorded for a party does not
count any more where the party says that it never gave that answer.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Party = Hashable


class Verb(StrEnum):
    AGREED = "agreed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    NOTICE = "notice"
    DISPUTED = "disputed"


class Means(StrEnum):
    """How an answer came; all count alike."""

    ACCOUNT = "account"
    LINK = "link"
    LETTER = "letter"
    MAIL = "mail"
    TELEPHONE = "telephone"


#: By these the party answers itself; the others are recorded by another party.
OWN_MEANS = frozenset({Means.ACCOUNT, Means.LINK})


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a party, as far as it decides anything."""

    number: int
    party: Party
    verb: Verb
    reason: str = ""
    means: Means = Means.ACCOUNT
    given_on: date | None = None
    ends_on: date | None = None
    at: datetime | None = None

    @property
    def is_own(self) -> bool:
        return self.means in OWN_MEANS


@dataclass(frozen=True, slots=True)
class Proposed:
    """A revision with its answers, in their order."""

    id: Hashable
    base: Hashable | None
    parties: tuple[Party, ...]
    proposed_by: Party
    number: int = 1
    at: datetime | None = None
    until: date | None = None
    answers: tuple[Given, ...] = ()


class State(StrEnum):
    """How a revision stands by itself."""

    AWAITING = "awaiting"
    OBJECTED = "objected"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


@dataclass(slots=True)
class Tally:
    """What the answers to one revision come to."""

    parties: tuple[Party, ...]
    #: The answer of each party that counts.
    counts: dict[Party, Given] = field(default_factory=dict)
    agreed_by: Given | None = None
    withdrawn: Given | None = None
    notices: list[Given] = field(default_factory=list)
    #: Parties that say after the agreement that they never gave the answer recorded for them.
    contested: set[Party] = field(default_factory=set)
    #: Parties for whom nobody else answers any more: they said that an answer was not theirs.
    speaks_itself: set[Party] = field(default_factory=set)

    @property
    def is_agreed(self) -> bool:
        return self.agreed_by is not None

    @property
    def is_open(self) -> bool:
        return self.agreed_by is None and self.withdrawn is None

    @property
    def objections(self) -> list[Given]:
        return [one for one in self.counts.values() if one.verb is Verb.OBJECTED]

    @property
    def missing(self) -> list[Party]:
        """The parties whose answer is awaited."""
        return [party for party in self.parties if party not in self.counts]

    def take(self, given: Given) -> None:
        """Count one more answer."""
        if given.verb is Verb.WITHDRAWN:
            self.withdrawn = self.withdrawn or given
        elif given.verb is Verb.NOTICE:
            self.notices.append(given)
        elif given.verb is Verb.DISPUTED:
            self._dispute(given.party)
        elif self.is_agreed:
            self._confirm(given)
        else:
            self.counts[given.party] = given
            if all(self._has_agreed(party) for party in self.parties):
                self.agreed_by = given

    def _confirm(self, given: Given) -> None:
        if given.is_own and given.verb is Verb.AGREED:
            self.contested.discard(given.party)
            self.counts[given.party] = given

    def _dispute(self, party: Party) -> None:
        self.speaks_itself.add(party)
        if self.is_agreed:
            self.contested.add(party)
        else:
            self.counts.pop(party, None)

    def _has_agreed(self, party: Party) -> bool:
        return party in self.counts and self.counts[party].verb is Verb.AGREED


def tally(proposed: Proposed) -> Tally:
    """Return what the answers to ``proposed`` come to."""
    counted = Tally(proposed.parties)
    for given in sorted(proposed.answers, key=lambda one: one.number):
        counted.take(given)
    return counted


class Condition(StrEnum):
    """How what was agreed stands."""

    NONE = "none"
    SAME = "same"
    DIFFERS = "differs"
    CONTESTED = "contested"
    NOTICED = "noticed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a joint record stands."""

    #: The newest revision that all agreed on.
    agreed: Proposed | None
    #: Proposals that can still be agreed on, the oldest first; several are for a person to decide.
    open: tuple[Proposed, ...]
    states: dict[Hashable, State]
    condition: Condition
    ends_on: date | None = None

    @property
    def is_disputed_ground(self) -> bool:
        """Whether several proposals rest on the same base."""
        return len(self.open) > 1


def took_its_place(withdrawn: Proposed, proposals: Sequence[Proposed]) -> Proposed | None:
    """Return the proposal for which its proposer withdrew another, in the same moment."""
    taken_back = tally(withdrawn).withdrawn
    if taken_back is None:
        return None
    later = [one for one in proposals if one.number > withdrawn.number]
    same = [
        one
        for one in later
        if (one.base, one.proposed_by, one.at)
        == (withdrawn.base, withdrawn.proposed_by, taken_back.at)
    ]
    return min(same, key=lambda one: one.number, default=None)


def newest_agreed(proposals: Sequence[Proposed]) -> Proposed | None:
    """Return the last of the chain of agreed revisions; each is based on the one before."""
    agreed = {one.id: one for one in proposals if tally(one).is_agreed}
    bases = {one.base for one in agreed.values()}
    last = [one for one in agreed.values() if one.id not in bases]
    return max(last, key=lambda one: one.number, default=None)


def position(proposals: Sequence[Proposed], *, differs: bool, today: date) -> Position:
    """Return where a joint record stands; ``differs`` says whether its live rows do."""
    newest = newest_agreed(proposals)
    base = newest.id if newest else None
    states = {one.id: _state(one, base) for one in proposals}
    may_be_agreed = (State.AWAITING, State.OBJECTED)
    is_open = [one for one in proposals if states[one.id] in may_be_agreed]
    ends_on = end_of(newest) if newest else None
    return Position(
        agreed=newest,
        open=tuple(sorted(is_open, key=lambda one: one.number)),
        states=states,
        condition=_condition(newest, ends_on, differs=differs, today=today),
        ends_on=ends_on,
    )


def _state(proposed: Proposed, base: Hashable | None) -> State:
    counted = tally(proposed)
    if counted.is_agreed:
        return State.AGREED
    if counted.withdrawn:
        return State.WITHDRAWN
    if proposed.base != base:
        return State.OVERTAKEN
    return State.OBJECTED if counted.objections else State.AWAITING


def end_of(agreed: Proposed) -> date | None:
    """Return the last day of what was agreed, by its terms or by notice; None where it goes on."""
    days = [given.ends_on for given in tally(agreed).notices if given.ends_on]
    return min([*days, *([agreed.until] if agreed.until else [])], default=None)


def _condition(
    newest: Proposed | None, ends_on: date | None, *, differs: bool, today: date
) -> Condition:
    if newest is None:
        return Condition.NONE
    if ends_on is not None and ends_on < today:
        return Condition.ENDED
    if tally(newest).contested:
        return Condition.CONTESTED
    if ends_on is not None:
        return Condition.NOTICED
    return Condition.DIFFERS if differs else Condition.SAME
