# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering for one's own side: with an account, or by link."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, Role
from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.entering import (
    Entered,
    Said,
    enter,
    locked_for,
    party_of,
    speaking,
)
from partnerkreis.accord.actions.links import holding
from partnerkreis.accord.models import Answer, AnswerLink, Revision
from partnerkreis.accord.queries.desks import keeper_of, office_held
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.accord.rules.reminding import months_later
from partnerkreis.core.errors import DomainError
from partnerkreis.directory.models import Body

#: What a party says in an answer; the others have functions of their own.
ANSWERS = (Verb.AGREED, Verb.OBJECTED, Verb.DISPUTED)
_LONGEST_REASON = 4_000


class AnswerIncomplete(DomainError):
    """Something of the answer is missing; ``field`` says which input."""


@transaction.atomic
def answer(
    *, revision: Revision, party: Body, verb: Verb, reason: str, actor: Actor, now: datetime
) -> Answer:
    """Answer for one's own side. The same answer given again is the one that was given.

    Raises NotAllowed, and CannotAnswer with what to do instead.
    """
    accord = locked_for(revision, now=now)
    speaking(accord, party, actor)
    said = _said(party, verb, reason, actor, now)
    return _entered(enter(accord, revision, said, actor, now), actor, now)


@transaction.atomic
def withdraw(*, revision: Revision, reason: str, actor: Actor, now: datetime) -> Answer:
    """Withdraw one's own proposal before all have agreed. Raises NotAllowed and CannotAnswer."""
    accord = locked_for(revision, now=now)
    parties = [party.body for party in revision.parties.select_related("body")]
    own = [body for body in parties if body.pk == revision.proposed_by_id]
    party = party_of(accord, [*own, *parties], actor, Permission.ANSWER_ACCORD)
    said = _said(party, Verb.WITHDRAWN, reason, actor, now)
    return _entered(enter(accord, revision, said, actor, now), actor, now)


@transaction.atomic
def give_notice(
    *,
    revision: Revision,
    party: Body,
    months: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Answer:
    """Give notice of what was agreed: it ends ``months`` from today.

    Raises NotAllowed and CannotAnswer.
    """
    accord = locked_for(revision, now=now)
    speaking(accord, party, actor)
    today = timezone.localdate(now)
    ends_on = months_later(today, max(months, 0))
    said = _said(party, Verb.NOTICE, reason, actor, now, ends_on=ends_on)
    return _entered(enter(accord, revision, said, actor, now), actor, now)


@transaction.atomic
def answer_by_link(
    *, token: str, verb: Verb, reason: str, person: str, office: str, now: datetime
) -> Answer:
    """Answer by link, once; whoever comes again gets the answer that was given.

    Raises LinkRefused where the link does not hold, AnswerIncomplete and CannotAnswer.
    """
    link = holding(token, now=now, to_decide=True)
    if link.answer is not None:
        return link.answer
    name = " ".join(person.split())
    if not name or len(name) > 120 or len(office) > 200 or len(reason) > _LONGEST_REASON:
        raise AnswerIncomplete(
            _("Please give your name, in at most 120 characters."), field="person"
        )
    accord = locked_for(link.revision, now=now)
    # Another process may have answered by this link while this one waited for the lock.
    link = AnswerLink.objects.select_related("answer", "party", "revision").get(pk=link.pk)
    if link.answer is not None:
        return link.answer
    if verb not in ANSWERS:
        raise AnswerIncomplete(_("Please choose one of the answers."), field="verb")
    said = Said(
        party=link.party,
        verb=verb,
        means=Means.LINK,
        person=name,
        office=" ".join(office.split()),
        given_on=timezone.localdate(now),
        reason=reason,
    )
    stranger = Actor(Role.PUBLIC, name)
    entered = enter(accord, link.revision, said, stranger, now)
    if entered.is_new:
        AnswerLink.objects.filter(pk=link.pk).update(answer=entered.answer)
    return _entered(entered, stranger, now)


def _said(
    party: Body,
    verb: Verb,
    reason: str,
    actor: Actor,
    now: datetime,
    ends_on: date | None = None,
) -> Said:
    return Said(
        party=party,
        verb=verb,
        means=Means.ACCOUNT,
        person=actor.name,
        office=office_held(actor, party, today=timezone.localdate(now)),
        given_on=timezone.localdate(now),
        reason=reason[:_LONGEST_REASON],
        ends_on=ends_on,
    )


def _entered(entered: Entered, actor: Actor, now: datetime) -> Answer:
    """Tell everybody of a new answer, and return it."""
    given = entered.answer
    if entered.is_new:
        # Who answered by link has no desk here: who asked hears of a mail that comes back.
        today = timezone.localdate(now)
        keeper = actor.user_id or keeper_of(given.revision, today=today)
        letters.tell_of_answer(given, concludes=entered.concludes, caused_by=keeper, now=now)
    return given
