# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a story is told from: plain values, read once, the same for every language and every day.

A fact names its record (``id``), so that each sentence can name what it draws on. Values of
choice fields ("charter", "took_place") are those of the models.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from partnerkreis.core.dates import Edtf
from partnerkreis.core.naming import Names
from partnerkreis.core.once import once
from partnerkreis.core.translated import Translated

_NO_NAMES = Names()
_NO_TEXT = Translated()


@dataclass(frozen=True, kw_only=True)
class DatedFact:
    """``when`` is what sources say and is printed; ``bounds`` is inferred, sorts and gates.

    The edges are asked for hundreds of times in one story, and worked out once.
    """

    id: UUID
    when: Edtf | None = None
    bounds: Edtf | None = None

    @once
    def earliest(self) -> datetime.date | None:
        return _edge("earliest", self.bounds, self.when)

    @once
    def latest(self) -> datetime.date | None:
        """The last day it can have happened on, or of what goes on, have begun on."""
        return _edge("latest", self.bounds, self.when) or _edge(
            "latest", self.when and self.when.start
        )

    @property
    def in_time(self) -> tuple[datetime.date, UUID]:
        """What to sort by for the order of time; facts without a date come last."""
        return self.earliest or self.latest or datetime.date.max, self.id


def _edge(name: str, *dates: Edtf | None) -> datetime.date | None:
    edge: datetime.date | None = None
    for date in dates:
        edge = edge or (getattr(date, name) if date else None)
    return edge


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFact:
    """A county, town or region. ``office`` is its office building, as in "des Landratsamts"."""

    id: UUID
    key: str
    level: str = "county"
    country: str = ""
    names: Names = _NO_NAMES
    region: Names = _NO_NAMES
    country_name: Names = _NO_NAMES
    council: Names = _NO_NAMES
    office: Names = _NO_NAMES
    whereabouts: Translated = _NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact:
    id: UUID
    kind: str = "other"
    names: Names = _NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFact:
    id: UUID
    names: Names = _NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFact:
    id: UUID
    key: str = ""
    running: Translated = _NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeholderFact:
    """A person in the office held at the time: ``id`` is the tenure's."""

    id: UUID
    person: str
    body: BodyFact
    office: str = "head_of_county"
    title: Translated = _NO_TEXT
    title_form: str = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFact:
    body: BodyFact
    joined: Edtf | None = None
    left: Edtf | None = None
    reached_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFact:
    """How the partnership stands, or one party's part in it where ``body`` is named."""

    id: UUID
    kind: str
    since: Edtf | None = None
    until: Edtf | None = None
    body: UUID | None = None
    declared_by: BodyFact | None = None
    stated_years: int | None = None
    stated_years_are_approximate: bool = False


@dataclass(frozen=True, kw_only=True)
class SigningFact(DatedFact):
    place: PlaceFact | None = None
    place_phrase: Translated = _NO_TEXT
    occasion_phrase: Translated = _NO_TEXT
    is_festive: bool = False
    signatories: tuple[OfficeholderFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InstrumentFact(DatedFact):
    """``told`` may have several lines, a sentence each: what was agreed, then the aims."""

    kind: str
    also_called: Translated = _NO_TEXT
    told: Translated = _NO_TEXT
    told_later: Translated = _NO_TEXT
    topics: tuple[TopicFact, ...] = ()
    topics_are_complete: bool = True
    organisations: tuple[OrganisationFact, ...] = ()
    organisations_are_complete: bool = True
    signings: tuple[SigningFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ResolutionFact(DatedFact):
    body: BodyFact
    outcome: str = "adopted"
    organ: Translated = _NO_TEXT
    is_council: bool = True
    instrument: UUID | None = None
    plan: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStepFact:
    id: UUID
    place: PlaceFact | None = None
    planned: Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentFact:
    """What fulfilled a plan, or one step of it, and when."""

    when: DatedFact
    step: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PlanFact(DatedFact):
    """``when`` and ``bounds`` say when it was stated; ``planned`` for when."""

    kind: str
    outcome: str = "open"
    planned: Edtf | None = None
    planners: tuple[BodyFact, ...] = ()
    title: Translated = _NO_TEXT
    told: Translated = _NO_TEXT
    instrument: UUID | None = None
    instrument_kind: str = ""
    steps: tuple[PlanStepFact, ...] = ()
    fulfilments: tuple[FulfilmentFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatementFact(DatedFact):
    told: Translated = _NO_TEXT
    instrument: UUID | None = None
    encounter: UUID | None = None
    speakers: tuple[OfficeholderFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LessonFact(DatedFact):
    kind: str
    giver: BodyFact
    taker: BodyFact
    phrase: Translated = _NO_TEXT
    attributed_to: OfficeholderFact | None = None
    statement: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AggregateFact(DatedFact):
    """A fact no single event carries, of the time ``when``, as a source told it ``as_of``."""

    kind: str
    told: Translated = _NO_TEXT
    as_of: Edtf | None = None
    is_ongoing: bool = False
    is_lively: bool = False
    both_directions: bool | None = None
    sides: tuple[SideFact, ...] = ()
    organisations: tuple[OrganisationFact, ...] = ()
    organisation_kinds: tuple[str, ...] = ()
    #: The aggregate that this one is an example or a part of.
    within: UUID | None = None
    encounters: tuple[UUID, ...] = ()

    @once
    def told_on(self) -> datetime.date | None:
        """The last day on which a source can have told it."""
        return _edge("latest", self.as_of) or self.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFact:
    """A body's side of an encounter: host, guest or joint."""

    body: BodyFact
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadcountFact:
    group: str
    body: UUID | None = None
    count: int | None = None
    accuracy: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterDetails:
    """``disputed`` holds what other sources say of the number where that is worth telling."""

    sides: tuple[SideFact, ...] = ()
    headcounts: tuple[HeadcountFact, ...] = ()
    disputed: tuple[int, ...] = ()
    topics: tuple[TopicFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EncounterFact(DatedFact):
    """Of all encounters kind and day are looked at; the details are read of the few told."""

    kind: str
    state: str = "took_place"
    title: Translated = _NO_TEXT
    told: Translated = _NO_TEXT
    days: int | None = None
    people: int | None = None
    people_accuracy: str = "exact"
    series: UUID | None = None
    return_visit_of: UUID | None = None
    read: Callable[[], EncounterDetails] = EncounterDetails

    @once
    def details(self) -> EncounterDetails:
        return self.read()

    def bodies(self, role: str) -> tuple[BodyFact, ...]:
        return tuple(side.body for side in self.details.sides if side.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFact:
    id: UUID
    title: Translated = _NO_TEXT


@dataclass(frozen=True, kw_only=True)
class SchoolPartnershipFact(DatedFact):
    schools: tuple[OrganisationFact, OrganisationFact]
    fulfils: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFact:
    """Another partnership of a party: with whom, since when, and by what papers."""

    id: UUID
    party: UUID
    other: BodyFact
    since: Edtf | None = None
    instruments: tuple[InstrumentFact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartnershipFacts:
    """All there is to tell of one partnership."""

    id: UUID
    key: str
    parties: tuple[PartyFact, ...]
    title: Translated = _NO_TEXT
    first_contact: Edtf | None = None
    circumstance: Translated = _NO_TEXT
    origin: Translated = _NO_TEXT
    introduced_by: BodyFact | None = None
    working_together_since: Edtf | None = None
    contacts_since: Edtf | None = None
    contacts_grow_steadily: bool = False
    standings: tuple[StandingFact, ...] = ()
    instruments: tuple[InstrumentFact, ...] = ()
    resolutions: tuple[ResolutionFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    lessons: tuple[LessonFact, ...] = ()
    aggregates: tuple[AggregateFact, ...] = ()
    encounters: tuple[EncounterFact, ...] = ()
    series: tuple[SeriesFact, ...] = ()
    school_partnerships: tuple[SchoolPartnershipFact, ...] = ()
    ties: tuple[TieFact, ...] = ()

    @property
    def bodies(self) -> tuple[BodyFact, ...]:
        return tuple(party.body for party in self.parties)

    @once
    def happened(self) -> tuple[EncounterFact, ...]:
        """The encounters that took place, in order of time."""
        happened = (e for e in self.encounters if e.state == "took_place")
        return tuple(sorted(happened, key=lambda e: e.in_time))

    @once
    def _happened_by(self) -> dict[datetime.date, tuple[EncounterFact, ...]]:
        return {}

    def happened_by(self, day: datetime.date) -> tuple[EncounterFact, ...]:
        """Return those that certainly took place by ``day``; a story asks a dozen times."""
        if day not in self._happened_by:
            told = (e for e in self.happened if e.latest is not None and e.latest <= day)
            self._happened_by[day] = tuple(told)
        return self._happened_by[day]

    def dated(self) -> Iterator[DatedFact]:
        """Yield every fact that shows, by its date, that there was contact."""
        yield from self.instruments
        yield from (signing for paper in self.instruments for signing in paper.signings)
        yield from self.resolutions
        yield from self.plans
        yield from self.statements
        yield from self.lessons
        yield from self.aggregates
        yield from self.happened
        yield from self.school_partnerships
