# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing terms to the other parties: the first ones, an amendment, an end."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.entering import Said, enter, locked, party_of
from partnerkreis.accord.actions.errors import CannotPropose
from partnerkreis.accord.actions.formalities import begin_formalities
from partnerkreis.accord.actions.links import make_link
from partnerkreis.accord.actions.reminding import schedule
from partnerkreis.accord.models import Revision, RevisionParty
from partnerkreis.accord.queries.desks import PROPOSED, office_held
from partnerkreis.accord.queries.histories import Accord, terms_of
from partnerkreis.accord.queries.sealed import revision_document
from partnerkreis.accord.queries.subjects import Subject
from partnerkreis.accord.rules.canonical import Terms, canonical, digest_of
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.accord.rules.terms import SCHEMAS, Kind
from partnerkreis.core.translated import clean
from partnerkreis.directory.models import Body
from partnerkreis.journal.actions import record_change


@transaction.atomic
def propose(
    *,
    kind: Kind,
    pk: UUID,
    seen: UUID | None,
    why: str,
    actor: Actor,
    now: datetime,
    until: date | None = None,
    promises_money: bool = False,
) -> Revision:
    """Propose the live terms of a record to its parties; whoever proposes has agreed.

    It takes the place of what the same party has proposed on the same base and is still open: that
    is withdrawn, for nobody can be asked to agree to two texts of one side. Those of other parties
    stay: people decide. ``seen`` is the newest agreed revision that the actor has seen, ``until``
    the day on which an agreement is to end. The same proposal sent again is the one that was sent.
    Raises NotAllowed, and CannotPropose with what to do instead.
    """
    accord = locked(kind, pk, now=now)
    subject = accord.subject
    proposer = party_of(accord, list(subject.parties), actor, Permission.PROPOSE_ACCORD)
    terms = subject.terms(until=until)
    if there := _the_same(accord, proposer, terms):
        return there
    _check(accord, terms, seen)
    for former in own_open(accord, proposer):
        _take_back(accord, former, actor, now)
    revision = _write(accord, proposer, terms, why, actor, now)
    _note(accord, revision, actor, now)
    _agree(revision, proposer, actor, now)
    if kind is Kind.AGREEMENT:
        begin_formalities(subject, promises_money=promises_money)
    _ask(revision, subject, proposer, actor, now)
    return revision


def own_open(accord: Accord, proposer: Body) -> list[Revision]:
    """Return the open proposals of ``proposer``, or of a body that it took over from."""
    speaker = accord.subject.speaker
    return [one for one in accord.open if speaker(one.proposed_by_id) == proposer.pk]


def _the_same(accord: Accord, proposer: Body, terms: Terms) -> Revision | None:
    written = canonical(terms).decode()
    own = own_open(accord, proposer)
    return next((one for one in own if one.terms == written), None)


def _take_back(accord: Accord, former: Revision, actor: Actor, now: datetime) -> None:
    said = Said(
        party=former.proposed_by,
        verb=Verb.WITHDRAWN,
        means=Means.ACCOUNT,
        person=actor.name,
        office=office_held(actor, former.proposed_by, today=accord.subject.today),
        given_on=accord.subject.today,
    )
    # The letter that asks for the answer to the new one says so; no other goes out.
    enter(accord, former, said, actor, now)


def _check(accord: Accord, terms: Terms, seen: UUID | None) -> None:
    """Refuse what nobody could agree on. Raises CannotPropose."""
    agreed = accord.agreed
    if (agreed.pk if agreed else None) != seen:
        raise CannotPropose(
            _(
                "Something newer was agreed while you were reading. Please look at what changed, "
                "and propose again."
            )
        )
    if agreed is not None and terms_of(agreed) == terms:
        raise CannotPropose(
            _("This is what was agreed already. Change the record first, then propose the change.")
        )
    if len(accord.subject.parties) < 2:
        raise CannotPropose(_("There is nobody to agree with. Please record the other side first."))
    _check_terms(accord.subject, terms)


def _check_terms(subject: Subject, terms: Terms) -> None:
    if subject.kind is Kind.AGREEMENT:
        if not terms["languages"]:
            raise CannotPropose(_("Please say first which languages bind."), field="languages")
        if set(terms["text"]) != set(terms["languages"]):
            raise CannotPropose(
                _("The wording is missing in a language that binds. Please write it first."),
                field="text",
            )
    elif subject.kind is Kind.FRAME and terms["when"] is None:
        raise CannotPropose(_("Please give the dates of the encounter first."), field="when")
    elif subject.kind is Kind.STANDING and subject.record.body_id is not None:
        raise CannotPropose(
            _("This is how one side sees it. Only what concerns the whole is agreed upon.")
        )


def _write(
    accord: Accord, proposer: Body, terms: Terms, why: str, actor: Actor, now: datetime
) -> Revision:
    subject = accord.subject
    revision = Revision(
        subject_kind=subject.kind.value,
        subject=subject.record.pk,
        subject_key=subject.record.key,
        number=max((one.number for one in accord.revisions), default=0) + 1,
        base=accord.agreed,
        schema=SCHEMAS[subject.kind],
        terms=canonical(terms).decode(),
        proposed_by=proposer,
        office=office_held(actor, proposer, today=subject.today),
        person=actor.name,
        proposed_at=now,
        why=clean(why)[:4_000],
    )
    # The digest is of the parties too, which are rows of their own.
    keys = [body.key for body in subject.parties]
    revision.digest = digest_of(revision_document(revision, keys))
    revision.save()
    for position, body in enumerate(subject.parties):
        RevisionParty(revision=revision, body=body, position=position).save()
    return revision


def _note(accord: Accord, revision: Revision, actor: Actor, now: datetime) -> None:
    changes = {
        "revision": (None, revision.number),
        "digest": (None, revision.digest),
    }
    record_change(
        actor=actor, verb=PROPOSED, record=accord.subject.record, changes=changes, now=now
    )


def _agree(revision: Revision, proposer: Body, actor: Actor, now: datetime) -> None:
    accord = locked(Kind(revision.subject_kind), revision.subject, now=now)
    said = Said(
        party=proposer,
        verb=Verb.AGREED,
        means=Means.ACCOUNT,
        person=actor.name,
        office=revision.office,
        given_on=accord.subject.today,
    )
    enter(accord, revision, said, actor, now)


def _ask(revision: Revision, subject: Subject, proposer: Body, actor: Actor, now: datetime) -> None:
    """Send each other party its link, and see to it that it is reminded."""
    for party in subject.parties:
        if party.pk != proposer.pk:
            _link, token = make_link(revision, party, now=now)
            letters.ask(revision, party, token, caused_by=actor.user_id, now=now)
            schedule(revision, party, asked_on=subject.today)
