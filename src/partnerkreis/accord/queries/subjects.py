# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The records that can be joint, with what their terms are made of: a few queries for many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from partnerkreis.access.policy import Actor, Grant, Permission, within_reach
from partnerkreis.accord.models import Conclusion, SubjectKind
from partnerkreis.accord.rules.canonical import Terms
from partnerkreis.accord.rules.terms import (
    Kind,
    agreement_terms,
    binding_languages,
    frame_terms,
    standing_terms,
    yearly_terms,
)
from partnerkreis.core.prepared import Prepared
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Mention, Succession
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Instrument, Partnership, Party, Standing

MODELS: dict[Kind, type[Record]] = {
    Kind.AGREEMENT: Instrument,
    Kind.FRAME: Encounter,
    Kind.STANDING: Standing,
    Kind.YEARLY: Partnership,
}
_PLACES = (Mention.Role.PLACE, Mention.Role.VENUE)


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that can be joint, its parties as of today, and what else its terms name."""

    kind: Kind
    record: Any
    #: Those that answer: where a body was merged, its successor.
    parties: tuple[Body, ...]
    today: date
    places: tuple[str, ...] = ()
    agreements: tuple[tuple[str, str], ...] = ()
    #: By predecessor the body that took over from it wholly.
    successors: Mapping[UUID, Body] = field(default_factory=dict)

    def speaker(self, party: UUID) -> UUID:
        """Return who answers for a party: itself, or who took over from it wholly."""
        return _last(party, self.successors)

    @property
    def languages(self) -> list[str]:
        """The languages that bind, as the record says today."""
        record = self.record
        if self.kind is Kind.AGREEMENT:
            return sorted(record.authentic_languages)
        if self.kind is Kind.FRAME:
            return binding_languages(record.title, record.place_label)
        if self.kind is Kind.STANDING:
            return binding_languages(record.act, record.reason)
        return binding_languages(record.goal)

    def terms(
        self,
        *,
        languages: Collection[str] | None = None,
        until: date | None = None,
        year: int | None = None,
    ) -> Terms:
        """Return the terms as the live rows have them now."""
        binding = sorted(self.languages if languages is None else languages)
        parties = [body.key for body in self.parties]
        record = self.record
        if self.kind is Kind.AGREEMENT:
            aims = record.aims.all()
            return agreement_terms(
                record, parties=parties, aims=aims, languages=binding, until=until
            )
        if self.kind is Kind.FRAME:
            return frame_terms(
                record,
                sides=record.sides.all(),
                numbers=record.headcounts.all(),
                places=self.places,
                languages=binding,
            )
        if self.kind is Kind.STANDING:
            return standing_terms(record, parties=parties, languages=binding)
        return yearly_terms(
            record,
            year=year or self.today.year,
            life=life_of(
                [one for one in record.standings.all() if one.body_id is None], self.today
            ),
            parties=parties,
            agreements=self.agreements,
            languages=binding,
        )

    def as_agreed(self, agreed: Terms) -> Terms:
        """Return the live terms in the languages, and to the end, of what was agreed."""
        until = agreed.get("until")
        is_agreement = self.kind is Kind.AGREEMENT
        return self.terms(
            languages=agreed["languages"],
            until=date.fromisoformat(until) if until and is_agreement else None,
            year=agreed.get("year"),
        )


def subjects(kind: Kind, ids: Iterable[UUID], *, today: date) -> dict[UUID, Subject]:
    """Return the subjects with these ids (a constant number of queries)."""
    records = list(_rows(kind).filter(pk__in=list(ids)))
    successors = _successors(today)
    places = _places(records) if kind is Kind.FRAME else {}
    agreed = _agreed(records) if kind is Kind.YEARLY else {}
    return {
        record.pk: Subject(
            kind=kind,
            record=record,
            parties=_parties(kind, record, successors, today),
            today=today,
            places=tuple(places.get(record.pk, ())),
            agreements=_agreements(record, agreed) if kind is Kind.YEARLY else (),
            successors=successors,
        )
        for record in records
    }


def visible_subject(actor: Actor, kind: Kind, key: str, *, today: date) -> Subject | None:
    """Return the subject whose joint record ``actor`` may read, or None."""
    model = MODELS[kind]
    reader = with_predecessors(actor, today=today)
    reached = within_reach(reader, Permission.READ_ACCORD, model._default_manager.filter(key=key))
    found = reached.values_list("pk", flat=True).first()
    return subjects(kind, [found], today=today)[found] if found else None


def subject_of(kind: Kind, pk: UUID, *, today: date) -> Subject:
    """Return the subject; raises KeyError where its record is no longer there."""
    return subjects(kind, [pk], today=today)[pk]


def lock_subject(kind: Kind, pk: UUID) -> None:
    """Let nobody else propose or answer about this record until the transaction is over."""
    list(MODELS[kind]._default_manager.select_for_update().filter(pk=pk).values_list("pk"))


def _rows(kind: Kind) -> QuerySet[Any]:
    if kind is Kind.AGREEMENT:
        return Instrument.objects.prefetch_related("aims", "partnership__parties__body")
    if kind is Kind.FRAME:
        return Encounter.objects.prefetch_related("sides__body", "headcounts__body")
    if kind is Kind.STANDING:
        return Standing.objects.select_related("partnership").prefetch_related(
            "partnership__parties__body"
        )
    return Partnership.objects.prefetch_related("parties__body", "standings", "instruments")


def _places(records: list[Any]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    mentions = Mention.objects.filter(record__in=[one.pk for one in records], role__in=_PLACES)
    for record, key in mentions.filter(place__isnull=False).values_list("record", "place__key"):
        found.setdefault(record, []).append(key)
    return found


def _agreed(records: list[Any]) -> dict[UUID, str]:
    """Return the digest of the newest agreed revision of each agreement."""
    instruments = [one.pk for record in records for one in record.instruments.all()]
    agreed = Conclusion.objects.filter(
        subject_kind=SubjectKind.AGREEMENT, subject__in=instruments
    ).order_by("revision__number")
    return dict(agreed.values_list("subject", "revision__digest"))


def _agreements(record: Any, agreed: dict[UUID, str]) -> tuple[tuple[str, str], ...]:
    return tuple((one.key, agreed.get(one.pk, "")) for one in record.instruments.all())


def life_of(joint: Iterable[Standing], today: date) -> str:
    """Return what the parties together last declared of a partnership, else "living"."""
    declared = [
        (one.since.earliest, one.kind)
        for one in joint
        if one.since and one.since.earliest and one.since.earliest <= today
        if not (one.until and one.until.latest and one.until.latest < today)
    ]
    return max(declared)[1] if declared else Standing.Kind.LIVING.value


def _parties(
    kind: Kind, record: Any, successors: dict[UUID, Body], today: date
) -> tuple[Body, ...]:
    if kind is Kind.FRAME:
        named = [side.body for side in record.sides.all()]
    else:
        partnership = record if kind is Kind.YEARLY else record.partnership
        named = [party.body for party in partnership.parties.all() if not has_left(party, today)]
    there = {body.pk: body for body in (*named, *successors.values())}
    return tuple({last: there[last] for last in (_last(b.pk, successors) for b in named)}.values())


def has_left(party: Party, today: date) -> bool:
    """Return whether a party has left its partnership for certain."""
    return bool(party.left and party.left.latest and party.left.latest <= today)


def _successors(today: date) -> dict[UUID, Body]:
    """Return by predecessor the body that took over from it wholly."""
    return {
        one.predecessor_id: one.successor
        for one in _WHOLE()
        if not (one.when and one.when.earliest and one.when.earliest > today)
    }


# Today, every cockpit and every joint record ask for these.
_WHOLE: Final[Prepared[Succession]] = Prepared(
    lambda: Succession.objects.filter(wholly=True).select_related("successor").order_by("pk")
)


def with_predecessors(actor: Actor, *, today: date) -> Actor:
    """Return ``actor`` with the same roles for the bodies that theirs took over from wholly.

    Whoever speaks for a party has to see what it is asked, under whatever name it was a party.
    """
    successors = _successors(today) if actor.grants else {}
    inherited = [
        Grant(grant.role, predecessor)
        for grant in actor.grants
        for predecessor in successors
        if _last(predecessor, successors) == grant.body
    ]
    return replace(actor, grants=(*actor.grants, *inherited)) if inherited else actor


def took_over(body: Body, *, today: date) -> Body:
    """Return the body that took over from ``body`` wholly by ``today``, or itself."""
    successors = _successors(today)
    last = _last(body.pk, successors)
    return next((one for one in successors.values() if one.pk == last), body)


def _last(body: UUID, successors: Mapping[UUID, Body]) -> UUID:
    seen = {body}
    while (successor := successors.get(body)) is not None and successor.pk not in seen:
        body = successor.pk
        seen.add(body)
    return body
