# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts for a story, from the records of a partnership."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from partnerkreis.access.policy import PUBLIC, Actor
from partnerkreis.core.once import once
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Aggregate, Encounter, Lesson, Statement
from partnerkreis.encounters.queries import Dossier, Heads, Mentioned, dossier, heads_of
from partnerkreis.partnerships.models import Instrument, Party, Plan, Resolution, Standing
from partnerkreis.stories import rules
from partnerkreis.stories.facts import (
    AggregateFact,
    BodyFact,
    DatedFact,
    EncounterDetails,
    EncounterFact,
    FulfilmentFact,
    HeadcountFact,
    InstrumentFact,
    LessonFact,
    OfficeholderFact,
    OrganisationFact,
    PartnershipFacts,
    PartyFact,
    PlaceFact,
    PlanFact,
    PlanStepFact,
    ResolutionFact,
    SchoolPartnershipFact,
    SeriesFact,
    SideFact,
    SigningFact,
    StandingFact,
    StatementFact,
    TieFact,
    TopicFact,
)


class NoSuchPartnership(LookupError):
    """There is no partnership of that key that the actor may read."""


def facts_of(key: str, *, actor: Actor = PUBLIC) -> PartnershipFacts:
    """Return the facts of the partnership ``key`` as far as ``actor`` may read them.

    Raises :class:`NoSuchPartnership`.
    """
    found = dossier(key, actor)
    if found is None:
        raise NoSuchPartnership(key)
    return facts_from(found)


def facts_from(found: Dossier) -> PartnershipFacts:
    """Return the facts of a dossier, for a page that needs the dossier too (one query)."""
    return _Reader(found).facts()


@dataclass
class _Reader:
    """Turns records into facts; what several facts share is built once."""

    found: Dossier
    places: dict[UUID, PlaceFact] = field(default_factory=dict)
    heads: dict[UUID, list[Heads]] = field(default_factory=dict)
    topics: dict[UUID, TopicFact] = field(default_factory=dict)
    sides: dict[tuple[UUID, str], SideFact | None] = field(default_factory=dict)

    def facts(self) -> PartnershipFacts:
        self.places = self._places()
        self.heads = heads_of(e.pk for e in self.found.encounters if e.kind in rules.COUNTED)
        found, partnership = self.found, self.found.partnership
        introducer = partnership.introduced_by_id
        return PartnershipFacts(
            id=partnership.pk,
            key=partnership.key,
            parties=tuple(self._party(party) for party in found.parties),
            title=partnership.title,
            first_contact=partnership.first_contact,
            circumstance=partnership.circumstance,
            origin=partnership.origin,
            introduced_by=self.bodies[introducer] if introducer else None,
            working_together_since=partnership.working_together_since,
            contacts_since=partnership.contacts_since,
            contacts_grow_steadily=partnership.contacts_grow_steadily,
            standings=tuple(self._standing(standing) for standing in found.standings),
            instruments=tuple(self._instrument(each) for each in found.instruments),
            resolutions=tuple(self._resolution(each) for each in found.resolutions),
            plans=tuple(self._plan(plan) for plan in found.plans),
            statements=tuple(self._statement(each) for each in found.statements),
            lessons=tuple(self._lesson(lesson) for lesson in found.lessons),
            aggregates=tuple(self._aggregate(each) for each in found.aggregates),
            encounters=tuple(self._encounter(each) for each in found.encounters),
            series=self._series(),
            school_partnerships=self._school_partnerships(),
            ties=tuple(self._ties()),
        )

    @once
    def bodies(self) -> dict[UUID, BodyFact]:
        return {key: _body(body) for key, body in self.found.bodies.items()}

    def _places(self) -> dict[UUID, PlaceFact]:
        """Return the places of signings and steps, which the dossier brings with their rows."""
        instruments = (*self.found.instruments, *self.found.tie_instruments)
        rows = [row for instrument in instruments for row in _rows(instrument, "signing")]
        rows += [step for plan in self.found.plans for step in _rows(plan, "step")]
        return {
            row.place_id: PlaceFact(id=row.place_id, names=row.place__names)
            for row in rows
            if row.place_id
        }

    def _place(self, key: UUID | None) -> PlaceFact | None:
        return self.places.get(key) if key else None

    def _mentioned(self, record: UUID, sort: str, *roles: str) -> list[Mentioned]:
        mentioned = self.found.mentions.get(record, ())
        return [m for m in mentioned if m.sort == sort and m.role in roles] if mentioned else []

    def _organisations(self, record: UUID, *roles: str) -> tuple[OrganisationFact, ...]:
        return tuple(
            OrganisationFact(id=m.id, kind=m.kind, names=m.names)
            for m in self._mentioned(record, "organisation", *roles)
        )

    def _topics(self, record: UUID) -> tuple[TopicFact, ...]:
        return tuple(self._topic(m) for m in self._mentioned(record, "topic", "topic"))

    def _topic(self, mentioned: Mentioned) -> TopicFact:
        """Return a topic; the same few are named again and again."""
        if (found := self.topics.get(mentioned.id)) is None:
            running = mentioned.running or mentioned.label
            found = TopicFact(id=mentioned.id, key=mentioned.key, running=running)
            self.topics[mentioned.id] = found
        return found

    def _holder(self, tenure_id: UUID | None) -> OfficeholderFact | None:
        tenure = self.found.tenures.get(tenure_id) if tenure_id else None
        if tenure is None:
            return None
        return OfficeholderFact(
            id=tenure.pk,
            person=tenure.person.name,
            body=self.bodies[tenure.office.body_id],
            office=tenure.office.kind,
            title=tenure.office.title,
            title_form=tenure.title_form,
        )

    def _holders(self, rows: Iterable[Any]) -> tuple[OfficeholderFact, ...]:
        return tuple(holder for row in rows if (holder := self._holder(row.tenure_id)))

    def _party(self, party: Party) -> PartyFact:
        return PartyFact(
            body=self.bodies[party.body_id],
            joined=party.joined,
            left=party.left,
            reached_out=party.reached_out,
        )

    def _standing(self, standing: Standing) -> StandingFact:
        declared_by = standing.declared_by_id
        return StandingFact(
            id=standing.pk,
            kind=standing.kind,
            since=standing.since,
            until=standing.until,
            body=standing.body_id,
            declared_by=self.bodies.get(declared_by) if declared_by else None,
            stated_years=standing.stated_years,
            stated_years_are_approximate=standing.stated_years_are_approximate,
        )

    def _instrument(self, instrument: Instrument) -> InstrumentFact:
        return InstrumentFact(
            **_dated(instrument),
            kind=instrument.kind,
            also_called=instrument.also_called,
            told=instrument.told,
            told_later=instrument.told_later,
            topics=self._topics(instrument.pk),
            topics_are_complete=instrument.topics_are_complete,
            organisations=self._organisations(instrument.pk, "associated"),
            organisations_are_complete=instrument.organisations_are_complete,
            signings=tuple(
                SigningFact(
                    **_dated(signing),
                    place=self._place(signing.place_id),
                    place_phrase=signing.place_phrase,
                    occasion_phrase=signing.occasion_phrase,
                    is_festive=signing.is_festive,
                    signatories=self._holders(_rows(signing, "signatory")),
                )
                for signing in _rows(instrument, "signing")
            ),
        )

    def _resolution(self, resolution: Resolution) -> ResolutionFact:
        return ResolutionFact(
            **_dated(resolution),
            body=self.bodies[resolution.body_id],
            outcome=resolution.outcome,
            organ=resolution.organ,
            is_council=resolution.is_council,
            instrument=resolution.instrument_id,
            plan=resolution.plan_id,
        )

    def _plan(self, plan: Plan) -> PlanFact:
        planners = [row.body_id for row in _rows(plan, "party") if row.plans]
        return PlanFact(
            id=plan.pk,
            when=plan.stated,
            bounds=plan.stated_bounds,
            kind=plan.kind,
            outcome=plan.outcome,
            planned=plan.planned,
            planners=tuple(self.bodies[key] for key in planners if key in self.bodies),
            title=plan.title,
            told=plan.told,
            instrument=plan.instrument_id,
            instrument_kind=plan.instrument_kind,
            steps=tuple(
                PlanStepFact(id=row.pk, place=self._place(row.place_id), planned=row.planned)
                for row in _rows(plan, "step")
            ),
            fulfilments=tuple(self._fulfilments(plan)),
        )

    def _fulfilments(self, plan: Plan) -> Iterable[FulfilmentFact]:
        encounters = {encounter.pk: encounter for encounter in self.found.encounters}
        for row in _rows(plan, "fulfilment"):
            if row.is_proven and (encounter := encounters.get(row.encounter_id)):
                yield FulfilmentFact(when=DatedFact(**_dated(encounter)), step=row.step_id)
        for pair in self.found.school_partnerships:
            if pair.fulfils_id == plan.pk:
                yield FulfilmentFact(when=DatedFact(**_dated(pair)))

    def _statement(self, statement: Statement) -> StatementFact:
        return StatementFact(
            **_dated(statement),
            told=statement.told,
            instrument=statement.instrument_id,
            encounter=statement.encounter_id,
            speakers=self._holders(_rows(statement, "speaker")),
        )

    def _lesson(self, lesson: Lesson) -> LessonFact:
        return LessonFact(
            **_dated(lesson),
            kind=lesson.kind,
            giver=self.bodies[lesson.giver_id],
            taker=self.bodies[lesson.taker_id],
            phrase=lesson.phrase,
            attributed_to=self._holder(lesson.attributed_to_id),
            statement=lesson.statement_id,
        )

    def _sides(self, record: Any) -> tuple[SideFact, ...]:
        sides = (self._side(row.body_id, row.role) for row in _rows(record, "side"))
        return tuple(side for side in sides if side)

    def _side(self, body: UUID, role: str) -> SideFact | None:
        """Return a body in a role; the same few take part again and again."""
        if (body, role) not in self.sides:
            found = self.bodies.get(body)
            self.sides[body, role] = SideFact(body=found, role=role) if found else None
        return self.sides[body, role]

    def _aggregate(self, aggregate: Aggregate) -> AggregateFact:
        return AggregateFact(
            **_dated(aggregate),
            kind=aggregate.kind,
            told=aggregate.told,
            as_of=aggregate.as_of,
            is_ongoing=aggregate.is_ongoing,
            is_lively=aggregate.is_lively,
            both_directions=aggregate.both_directions,
            sides=self._sides(aggregate),
            organisations=self._organisations(aggregate.pk, "takes_part"),
            organisation_kinds=tuple(aggregate.organisation_kinds),
            within=aggregate.part_of_id or aggregate.example_of_id,
            encounters=tuple(row.encounter_id for row in _rows(aggregate, "encounter")),
        )

    def _encounter(self, encounter: Encounter) -> EncounterFact:
        return EncounterFact(
            **_dated(encounter),
            kind=encounter.kind,
            state=encounter.state,
            title=encounter.title,
            told=encounter.told,
            days=encounter.days,
            people=encounter.people,
            people_accuracy=encounter.people_accuracy,
            series=encounter.series_id,
            return_visit_of=encounter.return_visit_of_id,
            read=partial(self._details, encounter),
        )

    def _details(self, encounter: Encounter) -> EncounterDetails:
        return EncounterDetails(
            sides=self._sides(encounter),
            headcounts=tuple(
                HeadcountFact(
                    group=row.group, body=row.body_id, count=row.count, accuracy=row.accuracy
                )
                for row in self.heads.get(encounter.pk, ())
            ),
            disputed=tuple(self._disputed(encounter.pk)),
            topics=self._topics(encounter.pk),
        )

    def _disputed(self, encounter: UUID) -> Iterable[int]:
        for cited in self.found.citations.get(encounter, []):
            if cited.field == "headcounts" and cited.worth_telling and isinstance(cited.says, int):
                yield cited.says

    def _series(self) -> tuple[SeriesFact, ...]:
        series = {each.series_id: each.series for each in self.found.encounters if each.series}
        return tuple(SeriesFact(id=one.pk, title=one.title) for one in series.values())

    def _school_partnerships(self) -> tuple[SchoolPartnershipFact, ...]:
        return tuple(
            SchoolPartnershipFact(
                **_dated(pair),
                schools=(
                    OrganisationFact(id=pair.first_school_id, names=pair.first_school__names),  # type: ignore[attr-defined] # annotated
                    OrganisationFact(id=pair.second_school_id, names=pair.second_school__names),  # type: ignore[attr-defined] # annotated
                ),
                fulfils=pair.fulfils_id,
            )
            for pair in self.found.school_partnerships
        )

    def _ties(self) -> Iterable[TieFact]:
        """Yield, for each party, every other body it has another partnership with."""
        own = {party.body_id for party in self.found.parties}
        for tie in self.found.ties:
            for other in self.found.ties:
                is_pair = tie.partnership_id == other.partnership_id
                if is_pair and tie.body_id in own and tie.body_id != other.body_id:
                    yield TieFact(
                        id=tie.partnership_id,
                        party=tie.body_id,
                        other=self.bodies[other.body_id],
                        since=tie.partnership.working_together_since,
                        instruments=self._tie_instruments(tie.partnership_id),
                    )

    def _tie_instruments(self, partnership: UUID) -> tuple[InstrumentFact, ...]:
        return tuple(
            self._instrument(instrument)
            for instrument in self.found.tie_instruments
            if instrument.partnership_id == partnership
        )


def _rows(record: Any, name: str) -> list[Any]:
    """Return the rows that the dossier hung on a record as ``{name}_rows``."""
    rows: list[Any] = getattr(record, f"{name}_rows")
    return rows


def _dated(record: Any) -> dict[str, Any]:
    return {"id": record.pk, "when": record.when, "bounds": record.bounds}


def _body(body: Body) -> BodyFact:
    return BodyFact(
        id=body.pk,
        key=body.key,
        level=body.level,
        country=body.country,
        names=body.names,
        region=body.region,
        country_name=body.country_name,
        council=body.council,
        office=body.office_building,
        whereabouts=body.whereabouts,
    )
