# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every change of a joint record begins and ends with: the lock, the row, the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from partnerkreis.access.policy import Actor, Permission, authorise, can
from partnerkreis.accord.actions.errors import CannotAnswer
from partnerkreis.accord.models import Answer, Conclusion, Revision, Scan
from partnerkreis.accord.queries.histories import Accord, accord_of
from partnerkreis.accord.queries.sealed import ANSWERED, answer_document
from partnerkreis.accord.queries.subjects import lock_subject, subject_of
from partnerkreis.accord.rules.canonical import digest_of
from partnerkreis.accord.rules.deciding import decide
from partnerkreis.accord.rules.positions import Given, Means, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import clean
from partnerkreis.directory.models import Body
from partnerkreis.journal.actions import record_change


def locked(kind: Kind, pk: UUID, *, now: datetime) -> Accord:
    """Return the joint record as it is now; nobody else changes it before we are done."""
    lock_subject(kind, pk)
    return accord_of(subject_of(kind, pk, today=timezone.localdate(now)))


def locked_for(revision: Revision, *, now: datetime) -> Accord:
    """Return the joint record that ``revision`` is of, as it is now."""
    return locked(Kind(revision.subject_kind), revision.subject, now=now)


def speaking(
    accord: Accord, party: Body, actor: Actor, permission: Permission = Permission.ANSWER_ACCORD
) -> None:
    """Let the action go on if ``actor`` speaks for ``party``, or raise NotAllowed."""
    authorise(actor, permission, accord.subject.speaker(party.pk), party.pk)


def party_of(accord: Accord, bodies: list[Body], actor: Actor, permission: Permission) -> Body:
    """Return the first of ``bodies`` that ``actor`` speaks for. Raises NotAllowed."""
    for body in bodies:
        if can(actor, permission, accord.subject.speaker(body.pk), body.pk):
            return body
    authorise(actor, permission, *(body.pk for body in bodies))
    raise AssertionError("unreachable: the actor speaks for none of the bodies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says to a revision, before it is decided whether it counts."""

    party: Body
    verb: Verb
    means: Means
    person: str
    office: str
    given_on: date
    reason: str = ""
    ends_on: date | None = None
    recorded_by: Body | None = None
    recorder: str = ""
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """The row of an answer; ``is_new`` unless it was there already. ``concludes``: all agreed."""

    answer: Answer
    is_new: bool
    concludes: bool = False


def enter(accord: Accord, revision: Revision, said: Said, actor: Actor, now: datetime) -> Entered:
    """Add an answer, or find the one that says the same. Raises CannotAnswer."""
    proposed = accord.proposed(revision)
    given = Given(
        number=len(proposed.answers) + 1,
        party=said.party.pk,
        verb=said.verb,
        reason=clean(said.reason),
        means=said.means,
        given_on=said.given_on,
        ends_on=said.ends_on,
        at=now,
    )
    decision = decide(
        accord.proposals, proposed, given, gone=accord.gone, today=accord.subject.today
    )
    if decision.refusal:
        raise CannotAnswer(decision.refusal)
    if decision.repeats:
        there = Answer.objects.get(revision=revision, number=decision.repeats.number)
        return Entered(there, is_new=False)
    row = _write(revision, given, said, now)
    _note(accord, row, actor, now)
    return Entered(row, is_new=True, concludes=_conclude(accord, revision, now))


def _write(revision: Revision, given: Given, said: Said, now: datetime) -> Answer:
    last = Answer.objects.filter(revision=revision).order_by("-number").first()
    row = Answer(
        revision=revision,
        number=given.number,
        party=said.party,
        verb=said.verb.value,
        reason=given.reason,
        ends_on=said.ends_on,
        means=said.means.value,
        person=clean(said.person),
        office=clean(said.office),
        given_on=said.given_on,
        recorded_by=said.recorded_by,
        recorder=clean(said.recorder),
        scan=said.scan,
        at=now,
        previous=last.digest if last else "",
    )
    row.digest = digest_of(answer_document(row))
    row.save()
    return row


def _conclude(accord: Accord, revision: Revision, now: datetime) -> bool:
    """Note that all have agreed where the answer just written was the last one missing."""
    if accord.tally(revision).is_agreed:
        return False
    after = accord_of(accord.subject)
    if not after.tally(revision).is_agreed:
        return False
    Conclusion.objects.create(
        revision=revision,
        subject_kind=revision.subject_kind,
        subject=revision.subject,
        base=revision.base,
        at=now,
    )
    return True


def _note(accord: Accord, row: Answer, actor: Actor, now: datetime) -> None:
    changes: dict[str, tuple[Any, Any]] = {
        "revision": (None, row.revision.number),
        "party": (None, row.party.key),
        "verb": (None, row.verb),
        "means": (None, row.means),
        "digest": (None, row.digest),
    }
    record_change(
        actor=actor, verb=ANSWERED, record=accord.subject.record, changes=changes, now=now
    )
    ContentVersion.advance()
