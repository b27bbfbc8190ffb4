# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever three parties do, in whatever order, twice, and with the power going off: all of them
see the same as agreed, and what was agreed stays agreed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from partnerkreis.accord import actions
from partnerkreis.accord.actions.recording import Told
from partnerkreis.accord.models import Conclusion, Revision
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.errors import DomainError
from tests.accord.conftest import NAMES, NOW, build_world
from tests.accord.every_action import (
    FailingAt,
    PowerIsGone,
    counted,
    seen_by_each,
    stored,
    token,
)

PARTIES = st.sampled_from(sorted(NAMES))
#: Which of the proposals there are, counted from the newest.
WHICH = st.integers(0, 2)
#: At which statement the power goes off, and how often the button is pressed.
HOW = st.tuples(st.none() | st.integers(1, 60), st.integers(1, 2))
How = tuple[int | None, int]
WORDINGS = ("Wir arbeiten zusammen.", "Enger.", "Für die Jugend.", "Für alle.")


class ThreeParties(RuleBasedStateMachine):
    """Three counties, one agreement, and everything that can be said about it."""

    @initialize(by=PARTIES)
    def begin(self, by: str) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world, self.now = build_world(), NOW
        self.agreed: set[object] = set()
        self.world.propose(by, now=self.now)

    def teardown(self) -> None:
        if not hasattr(self, "atomic"):
            return
        try:
            verify_accord()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def revision(self, which: int) -> Revision:
        found: list[Revision] = list(Revision.objects.order_by("-number")[: which + 1])
        return found[-1]

    def do(self, act: Callable[[], object], how: How) -> None:
        """Let the power go off in the middle of ``act``, then do it, perhaps twice."""
        crash, times = how
        if crash is not None:
            before = stored()
            try:
                with connection.execute_wrapper(FailingAt(crash)):
                    act()
            except (PowerIsGone, DomainError):
                assert stored() == before
        for _time in range(times):
            there = counted()
            try:
                act()
            except DomainError:
                assert counted() == there

    @rule(days=st.integers(0, 9))
    def time_passes(self, days: int) -> None:
        self.now += datetime.timedelta(days=days, minutes=1)

    @rule(wording=st.sampled_from(WORDINGS), by=PARTIES, how=HOW)
    def propose(self, wording: str, by: str, how: How) -> None:
        self.world.reword(wording)
        self.do(lambda: self.world.propose(by, now=self.now), how)

    @rule(by=PARTIES, which=WHICH, verb=st.sampled_from(actions.answering.ANSWERS), how=HOW)
    def answer_with_an_account(self, by: str, which: int, verb: Verb, how: How) -> None:
        revision = self.revision(which)
        self.do(
            lambda: actions.answer(
                revision=revision,
                party=self.world.bodies[by],
                verb=verb,
                reason="" if verb is Verb.AGREED else "Zu früh.",
                actor=self.world.actor(by),
                now=self.now,
            ),
            how,
        )

    @rule(by=PARTIES, which=WHICH, verb=st.sampled_from(actions.answering.ANSWERS), how=HOW)
    def answer_by_link(self, by: str, which: int, verb: Verb, how: How) -> None:
        revision = self.revision(which)
        secret = token(self.world, by, revision)
        self.do(
            lambda: actions.answer_by_link(
                token=secret,
                verb=verb,
                reason="" if verb is Verb.AGREED else "Za wcześnie.",
                person="Jan Kowalski",
                office="",
                now=min(self.now, NOW + datetime.timedelta(days=80)),
            ),
            how,
        )

    @rule(party=PARTIES, by=PARTIES, which=WHICH, agrees=st.booleans(), how=HOW)
    def answer_by_letter(self, party: str, by: str, which: int, agrees: bool, how: How) -> None:
        revision = self.revision(which)
        told = Told(
            verb=Verb.AGREED if agrees else Verb.OBJECTED,
            means=Means.LETTER,
            person="Alex Eder",
            office="",
            given_on=self.now.date(),
            reason="" if agrees else "Zu früh.",
        )
        self.do(
            lambda: actions.record_answer(
                revision=revision,
                party=self.world.bodies[party],
                told=told,
                scan=None,
                actor=self.world.actor(by),
                now=self.now,
            ),
            how,
        )

    @rule(order=st.permutations(sorted(NAMES)), which=WHICH, how=HOW)
    def all_agree_one_after_the_other(self, order: list[str], which: int, how: How) -> None:
        for by in order:
            self.answer_with_an_account(by=by, which=which, verb=Verb.AGREED, how=how)

    @rule(by=PARTIES, which=WHICH, how=HOW)
    def withdraw(self, by: str, which: int, how: How) -> None:
        revision = self.revision(which)
        actor = self.world.actor(by)
        self.do(
            lambda: actions.withdraw(revision=revision, reason="", actor=actor, now=self.now), how
        )

    @precondition(lambda self: Conclusion.objects.exists())
    @rule(by=PARTIES, which=WHICH, months=st.integers(0, 3), how=HOW)
    def give_notice(self, by: str, which: int, months: int, how: How) -> None:
        revision = self.revision(which)
        self.do(
            lambda: actions.give_notice(
                revision=revision,
                party=self.world.bodies[by],
                months=months,
                reason="",
                actor=self.world.actor(by),
                now=self.now,
            ),
            how,
        )

    @invariant()
    def all_parties_see_the_same(self) -> None:
        if hasattr(self, "world"):
            first, *others = seen_by_each(self.world, self.now.date(), (Kind.AGREEMENT,))
            assert others == [first, first]

    @invariant()
    def what_was_agreed_stays_agreed_and_one_at_most_rests_on_each_base(self) -> None:
        if hasattr(self, "world"):
            concluded = dict(Conclusion.objects.values_list("revision", "base"))
            assert self.agreed <= concluded.keys()
            assert len(set(concluded.values())) == len(concluded)
            self.agreed = set(concluded)


@pytest.fixture(autouse=True)
def outbox(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "partnerkreis.post.backend.Outbox"


def test_no_order_of_things_makes_two_parties_see_two_things(db: None) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # it has no types
        ThreeParties, settings=settings(max_examples=12, stateful_step_count=20, deadline=None)
    )
