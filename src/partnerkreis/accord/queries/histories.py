# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The revisions and answers of joint records, and where these stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from partnerkreis.accord.models import Answer, Revision
from partnerkreis.accord.queries.subjects import Subject
from partnerkreis.accord.rules.canonical import Terms
from partnerkreis.accord.rules.differing import Difference, differences
from partnerkreis.accord.rules.positions import (
    Given,
    Means,
    Position,
    Proposed,
    State,
    Tally,
    Verb,
    newest_agreed,
    position,
    tally,
    took_its_place,
)
from partnerkreis.accord.rules.terms import Kind


def terms_of(revision: Revision) -> Terms:
    """Return the terms of a revision as they were written."""
    found: Terms = json.loads(revision.terms)
    return found


def given_of(answer: Answer) -> Given:
    """Return an answer as far as it decides anything."""
    return Given(
        number=answer.number,
        party=answer.party_id,
        verb=Verb(answer.verb),
        reason=answer.reason,
        means=Means(answer.means),
        given_on=answer.given_on,
        ends_on=answer.ends_on,
        at=answer.at,
    )


def proposed_of(revision: Revision) -> Proposed:
    """Return a revision with its answers, for the rules."""
    is_agreement = revision.subject_kind == Kind.AGREEMENT
    until = terms_of(revision).get("until") if is_agreement else None
    return Proposed(
        id=revision.pk,
        base=revision.base_id,
        parties=tuple(party.body_id for party in revision.parties.all()),
        proposed_by=revision.proposed_by_id,
        number=revision.number,
        at=revision.proposed_at,
        until=date.fromisoformat(until) if until else None,
        answers=tuple(given_of(answer) for answer in revision.answers.all()),
    )


def revisions_of(kind: Kind, ids: Iterable[UUID]) -> QuerySet[Any]:
    """Return the revisions of these subjects in their order, with parties and answers."""
    found = Revision.objects.filter(subject_kind=kind, subject__in=list(ids))
    return with_answers(found).order_by("subject", "number")


def with_answers(revisions: QuerySet[Any]) -> QuerySet[Any]:
    return revisions.select_related("proposed_by", "base").prefetch_related(
        "parties__body", "answers__party", "answers__recorded_by", "clearances__party"
    )


@dataclass(frozen=True)
class Accord:
    """A joint record: the live one, all its revisions, and where it stands."""

    subject: Subject
    revisions: Sequence[Revision]

    @cached_property
    def proposals(self) -> list[Proposed]:
        return [proposed_of(revision) for revision in self.revisions]

    @cached_property
    def _by_id(self) -> dict[Any, tuple[Revision, Proposed]]:
        pairs = zip(self.revisions, self.proposals, strict=True)
        return {revision.pk: (revision, proposed) for revision, proposed in pairs}

    @cached_property
    def agreed(self) -> Revision | None:
        """The newest revision that all agreed on."""
        newest = newest_agreed(self.proposals)
        return self._by_id[newest.id][0] if newest else None

    @cached_property
    def differing(self) -> list[Difference]:
        """Where the live rows are no longer what was agreed."""
        if self.agreed is None:
            return []
        agreed = terms_of(self.agreed)
        return differences(agreed, self.subject.as_agreed(agreed))

    @cached_property
    def position(self) -> Position:
        differs = bool(self.differing)
        return position(self.proposals, differs=differs, today=self.subject.today)

    @property
    def open(self) -> list[Revision]:
        """The proposals that can still be agreed on."""
        return [self._by_id[one.id][0] for one in self.position.open]

    def tally(self, revision: Revision) -> Tally:
        return tally(self._by_id[revision.pk][1])

    def proposed(self, revision: Revision) -> Proposed:
        return self._by_id[revision.pk][1]

    def revision(self, number: int) -> Revision | None:
        return next((one for one in self.revisions if one.number == number), None)

    def is_left(self, revision: Revision) -> bool:
        """Whether ``revision`` is open and a party of it has left since it was proposed."""
        named = {party.body_id for party in revision.parties.all()}
        is_open = self.position.states[revision.pk] in (State.AWAITING, State.OBJECTED)
        return is_open and bool(named & self.gone)

    def replacement(self, revision: Revision) -> Revision | None:
        """Return the proposal for which its proposer withdrew ``revision``, if that is why."""
        newer = took_its_place(self.proposed(revision), self.proposals)
        return self._by_id[newer.id][0] if newer else None

    def changes(self, revision: Revision) -> list[Difference]:
        """Return what a revision changes of its base."""
        base = self._by_id[revision.base_id][0] if revision.base_id in self._by_id else None
        return differences(terms_of(base), terms_of(revision)) if base else []

    @cached_property
    def gone(self) -> frozenset[UUID]:
        """Parties of revisions that are none any more, and whose successor is none either."""
        there = {body.pk for body in self.subject.parties}
        named = {party.body_id for one in self.revisions for party in one.parties.all()}
        return frozenset(one for one in named if self.subject.speaker(one) not in there)


def accord_of(subject: Subject) -> Accord:
    """Return the joint record of a subject."""
    return Accord(subject, list(revisions_of(subject.kind, [subject.record.pk])))
