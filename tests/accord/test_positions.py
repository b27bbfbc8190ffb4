# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a joint record stands, and that no order of things makes two parties see two things."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerkreis.accord.rules.deciding import Refusal, decide
from partnerkreis.accord.rules.positions import (
    Condition,
    Given,
    Means,
    Proposed,
    State,
    Verb,
    newest_agreed,
    position,
    tally,
)

TODAY = date(2026, 3, 2)
PARTIES = ("n", "g", "u")


class Log:
    """What the database keeps, without one: answers are added if the rules let them."""

    def __init__(self) -> None:
        self.proposals: list[Proposed] = []
        self.gone: set[str] = set()

    def propose(self, by: str, base: object = None) -> Proposed:
        number = len(self.proposals) + 1
        made = Proposed(f"r{number}", base, PARTIES, by, number)
        self.proposals.append(made)
        self.answer(made.id, by, Verb.AGREED)
        return self.of(made.id)

    def of(self, which: object) -> Proposed:
        return next(one for one in self.proposals if one.id == which)

    def answer(
        self,
        which: object,
        party: str,
        verb: Verb,
        *,
        reason: str = "why",
        means: Means = Means.ACCOUNT,
        ends_on: date | None = None,
    ) -> Refusal | None:
        proposed = self.of(which)
        given = Given(len(proposed.answers) + 1, party, verb, reason, means, TODAY, ends_on)
        decision = decide(self.proposals, proposed, given, gone=self.gone, today=TODAY)
        if decision.refusal is None and decision.repeats is None:
            changed = replace(proposed, answers=(*proposed.answers, given))
            self.proposals[self.proposals.index(proposed)] = changed
        return decision.refusal

    def position(self, *, differs: bool = False, today: date = TODAY):
        return position(self.proposals, differs=differs, today=today)


def agreed_by_all() -> Log:
    log = Log()
    log.propose("n")
    log.answer("r1", "g", Verb.AGREED)
    log.answer("r1", "u", Verb.AGREED)
    return log


def test_agreed_means_that_all_agreed_to_exactly_this_one():
    log = Log()
    log.propose("n")
    log.answer("r1", "g", Verb.AGREED)
    assert log.position().states == {"r1": State.AWAITING}
    assert tally(log.of("r1")).missing == ["u"]

    log.answer("r1", "u", Verb.AGREED)

    assert log.position().states == {"r1": State.AGREED}
    assert log.position().condition is Condition.SAME
    assert log.position(differs=True).condition is Condition.DIFFERS


def test_an_objection_can_turn_into_agreement_and_back_until_all_agreed():
    log = Log()
    log.propose("n")
    log.answer("r1", "g", Verb.OBJECTED)
    assert log.position().states == {"r1": State.OBJECTED}

    log.answer("r1", "g", Verb.AGREED)
    log.answer("r1", "u", Verb.AGREED)

    assert log.position().states == {"r1": State.AGREED}
    assert log.answer("r1", "g", Verb.OBJECTED) is Refusal.AGREED_BY_ALL


def test_two_proposals_on_one_base_are_both_shown_and_one_is_overtaken_then():
    log = agreed_by_all()
    log.propose("n", "r1")
    log.propose("g", "r1")
    assert [one.id for one in log.position().open] == ["r2", "r3"]
    assert log.position().is_disputed_ground

    for party in ("n", "u"):
        log.answer("r3", party, Verb.AGREED)

    assert log.position().states == {
        "r1": State.AGREED,
        "r2": State.OVERTAKEN,
        "r3": State.AGREED,
    }
    assert log.answer("r2", "u", Verb.AGREED) is Refusal.OVERTAKEN


def test_withdrawn_only_by_whom_proposed_and_only_before_all_agreed():
    log = Log()
    log.propose("n")
    assert log.answer("r1", "g", Verb.WITHDRAWN) is Refusal.NOT_THE_PROPOSER
    assert log.answer("r1", "n", Verb.WITHDRAWN) is None
    assert log.answer("r1", "g", Verb.AGREED) is Refusal.WITHDRAWN
    assert agreed_by_all().answer("r1", "n", Verb.WITHDRAWN) is Refusal.AGREED_BY_ALL


def test_notice_ends_what_was_agreed_after_its_period():
    log = agreed_by_all()
    until = date(2026, 6, 2)
    assert Log.answer(log, "r1", "g", Verb.NOTICE, ends_on=date(2026, 1, 1)) is (
        Refusal.END_TOO_EARLY
    )

    assert log.answer("r1", "g", Verb.NOTICE, ends_on=until) is None

    assert log.position().condition is Condition.NOTICED
    assert log.position(today=until).condition is Condition.NOTICED
    assert log.position(today=date(2026, 6, 3)).condition is Condition.ENDED
    assert log.position().ends_on == until


def test_terms_with_an_end_end():
    log = agreed_by_all()
    log.proposals[0] = replace(log.proposals[0], until=date(2026, 3, 1))
    assert log.position().condition is Condition.ENDED
    refusal = log.answer("r1", "g", Verb.NOTICE, ends_on=date(2026, 9, 1))
    assert refusal is Refusal.ENDED


def test_notice_is_not_given_of_what_is_only_proposed():
    log = Log()
    log.propose("n")
    refusal = log.answer("r1", "g", Verb.NOTICE, ends_on=date(2026, 9, 1))
    assert refusal is Refusal.NOT_AGREED


def test_a_party_that_left_binds_nobody():
    log = Log()
    log.propose("n")
    log.gone = {"u"}
    assert log.answer("r1", "g", Verb.AGREED) is Refusal.LEFT
    assert log.answer("r1", "n", Verb.WITHDRAWN) is None


def test_an_answer_that_was_never_given_does_not_count_once_it_is_disputed():
    log = Log()
    log.propose("n")
    log.answer("r1", "g", Verb.AGREED)
    log.answer("r1", "u", Verb.AGREED, means=Means.LETTER)
    assert log.position().condition is Condition.SAME

    assert log.answer("r1", "u", Verb.DISPUTED) is None

    assert log.position().condition is Condition.CONTESTED
    assert log.answer("r1", "u", Verb.AGREED, means=Means.LETTER) is Refusal.SPEAKS_ITSELF
    assert log.answer("r1", "u", Verb.AGREED, means=Means.LINK) is None
    assert log.position().condition is Condition.SAME


def test_a_recorded_answer_disputed_before_all_agreed_is_awaited_again():
    log = Log()
    log.propose("n")
    log.answer("r1", "u", Verb.AGREED, means=Means.TELEPHONE)
    log.answer("r1", "u", Verb.DISPUTED)
    assert tally(log.of("r1")).missing == ["g", "u"]
    assert log.answer("r1", "u", Verb.AGREED, means=Means.MAIL) is Refusal.SPEAKS_ITSELF


def test_ones_own_answer_is_not_disputed():
    log = Log()
    log.propose("n")
    log.answer("r1", "g", Verb.AGREED)
    assert log.answer("r1", "g", Verb.DISPUTED) is Refusal.NOTHING_TO_DISPUTE


@pytest.mark.parametrize("verb", [Verb.OBJECTED, Verb.DISPUTED])
def test_a_no_says_why(verb):
    log = Log()
    log.propose("n")
    assert log.answer("r1", "g", verb, reason="") is Refusal.NO_REASON


def test_who_is_no_party_has_no_answer():
    log = Log()
    log.propose("n")
    assert log.answer("r1", "x", Verb.AGREED) is Refusal.NO_PARTY


ANSWERS = st.tuples(
    st.integers(1, 5),
    st.sampled_from(PARTIES),
    st.sampled_from([Verb.AGREED, Verb.AGREED, Verb.OBJECTED, Verb.WITHDRAWN, Verb.DISPUTED]),
    st.sampled_from([Means.ACCOUNT, Means.LINK, Means.LETTER]),
)
PROPOSALS = st.tuples(st.just(0), st.sampled_from(PARTIES), st.booleans(), st.just(None))
EVENTS = st.lists(ANSWERS | PROPOSALS, max_size=30)


def run(events) -> list[Log]:
    """Apply events, each twice as a retry does, and return the log after each of them."""
    log, states = Log(), []
    for which, party, what, means in events:
        if which == 0:
            newest = newest_agreed(log.proposals)
            log.propose(party, newest.id if newest and what else None)
        elif which <= len(log.proposals):
            for _retry in range(2):
                log.answer(f"r{which}", party, what, means=means)
        copy = Log()
        copy.proposals = list(log.proposals)
        states.append(copy)
    return states


@settings(max_examples=300)
@given(EVENTS)
def test_agreed_stays_agreed_and_only_one_rests_on_each_base(events):
    before: set[object] = set()
    for log in run(events):
        agreed = {one.id: one.base for one in log.proposals if tally(one).is_agreed}
        assert before <= set(agreed)
        assert len(set(agreed.values())) == len(agreed)
        newest = newest_agreed(log.proposals)
        assert (newest is None) is (not agreed)
        before = set(agreed)


@settings(max_examples=200)
@given(EVENTS, st.randoms())
def test_what_is_agreed_does_not_depend_on_the_order_in_which_it_is_read(events, random):
    states = run(events)
    if not states:
        return
    log = states[-1]
    seen = []
    for _party in PARTIES:
        shuffled = [
            replace(one, answers=tuple(random.sample(one.answers, len(one.answers))))
            for one in random.sample(log.proposals, len(log.proposals))
        ]
        found = position(shuffled, differs=False, today=TODAY)
        seen.append((found.agreed.id if found.agreed else None, found.states, found.condition))
    assert seen[0] == seen[1] == seen[2]


@settings(max_examples=200)
@given(EVENTS)
def test_a_retry_adds_nothing(events):
    for log in run(events):
        for one in log.proposals:
            told = [(a.party, a.verb, a.reason, a.means) for a in one.answers]
            latest: dict[str, object] = {}
            for party, verb, _reason, _means in told:
                assert verb is Verb.AGREED or latest.get(party) is not verb
                latest[party] = verb


def test_whatever_the_order_of_three_yeses_the_last_one_agrees():
    for order in itertools.permutations(("g", "u")):
        log = Log()
        log.propose("n")
        outcomes = []
        for party in order:
            log.answer("r1", party, Verb.AGREED)
            outcomes.append(log.position().condition)
        assert outcomes == [Condition.NONE, Condition.SAME]
