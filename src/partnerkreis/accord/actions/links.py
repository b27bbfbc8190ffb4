# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links by which a party reads and answers: made, opened, shared inside its office, withdrawn."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.entering import locked_for, party_of
from partnerkreis.accord.actions.errors import LinkRefused
from partnerkreis.accord.models import AnswerLink, Revision
from partnerkreis.accord.queries.desks import desk_of, language_of
from partnerkreis.accord.queries.subjects import MODELS
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.directory.models import Body
from partnerkreis.journal.actions import record_change

GOOD_FOR: Final = timedelta(days=90)
SHARES_GOOD_FOR: Final = timedelta(days=30)
_MOST_SHARES: Final = 20


def token_digest(token: str) -> str:
    """Return what is kept of the secret part of a link."""
    return sha256(token.encode()).hexdigest()


def make_link(
    revision: Revision,
    party: Body,
    *,
    now: datetime,
    may_decide: bool = True,
    shared_from: AnswerLink | None = None,
) -> tuple[AnswerLink, str]:
    """Make a link within the action of somebody who may; return it with its secret part."""
    token = secrets.token_urlsafe(32)
    desk = desk_of(party, today=timezone.localdate(now))
    lasts = GOOD_FOR if may_decide else SHARES_GOOD_FOR
    expires = now + lasts
    link = AnswerLink.objects.create(
        token_digest=token_digest(token),
        revision=revision,
        party=party,
        may_decide=may_decide,
        shared_from=shared_from,
        address=desk.address if desk and may_decide else "",
        language=shared_from.language if shared_from else language_of(party, desk),
        made_at=now,
        expires_at=min(expires, shared_from.expires_at) if shared_from else expires,
    )
    return link, token


def holding(token: str, *, now: datetime, to_decide: bool = False) -> AnswerLink:
    """Return the link of ``token``. Raises LinkRefused, and says what to do."""
    found = AnswerLink.objects.select_related(
        "answer", "party", "revision__proposed_by", "shared_from"
    )
    link = found.filter(token_digest=token_digest(token)).first()
    if link is None:
        raise LinkRefused(
            _(
                "This link is not known here. Please open it again from the mail, in full; "
                "if that does not help, ask whoever sent it for another one."
            )
        )
    is_withdrawn = link.withdrawn_at or (link.shared_from and link.shared_from.withdrawn_at)
    if is_withdrawn:
        raise LinkRefused(_("This link was withdrawn. Please ask whoever sent it for another one."))
    if link.expires_at <= now:
        raise LinkRefused(_("This link has expired. Please ask whoever sent it for another one."))
    if to_decide and not link.may_decide:
        raise LinkRefused(
            _(
                "By this link one can read, not answer. "
                "Please ask the colleague who gave it to you to answer."
            )
        )
    return link


@transaction.atomic
def open_link(*, token: str, now: datetime) -> AnswerLink:
    """Note that a link was opened for the first time. Raises LinkRefused."""
    link = holding(token, now=now)
    if link.opened_at is None:
        AnswerLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now)
    return link


@transaction.atomic
def share_link(*, token: str, now: datetime) -> str:
    """Make a link that only reads, for head, board or lawyer; return its secret part.

    Raises LinkRefused.
    """
    link = holding(token, now=now, to_decide=True)
    if link.shares.count() >= _MOST_SHARES:
        raise LinkRefused(
            _("Enough links were made from this one. Please use one of those, or print the page.")
        )
    made = make_link(link.revision, link.party, now=now, may_decide=False, shared_from=link)
    return made[1]


@transaction.atomic
def stop_sharing(*, token: str, now: datetime) -> int:
    """Withdraw what was shared from this link, and return how many. Raises LinkRefused."""
    link = holding(token, now=now, to_decide=True)
    return link.shares.filter(withdrawn_at=None).update(withdrawn_at=now)


@transaction.atomic
def send_link(*, revision: Revision, party: Body, actor: Actor, now: datetime) -> None:
    """Send a party another link to answer by. Raises NotAllowed, LinkRefused without an address."""
    accord = locked_for(revision, now=now)
    bodies = [one.body for one in revision.parties.select_related("body")]
    party_of(accord, bodies, actor, Permission.PROPOSE_ACCORD)
    is_reached = desk_of(party, today=timezone.localdate(now)) is not None
    if party.pk not in {body.pk for body in bodies} or not is_reached:
        raise LinkRefused(
            _("No mail address is recorded for an office of this party. Please add it first."),
            field="party",
        )
    _link, token = make_link(revision, party, now=now)
    letters.ask(revision, party, token, caused_by=actor.user_id, now=now)
    _note(revision, party, "accord.link", actor, now)


@transaction.atomic
def withdraw_links(*, revision: Revision, party: Body, actor: Actor, now: datetime) -> int:
    """Withdraw all links that a party has for a revision, and return how many.

    Raises NotAllowed.
    """
    accord = locked_for(revision, now=now)
    bodies = [one.body for one in revision.parties.select_related("body")]
    party_of(accord, bodies, actor, Permission.PROPOSE_ACCORD)
    links = AnswerLink.objects.filter(revision=revision, party=party, withdrawn_at=None)
    count = links.update(withdrawn_at=now)
    if count:
        _note(revision, party, "accord.links.withdraw", actor, now)
    return count


def _note(revision: Revision, party: Body, verb: str, actor: Actor, now: datetime) -> None:
    record = MODELS[Kind(revision.subject_kind)]._default_manager.get(pk=revision.subject)
    changes = {"revision": (None, revision.number), "party": (None, party.key)}
    record_change(actor=actor, verb=verb, record=record, changes=changes, now=now)
