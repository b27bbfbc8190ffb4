# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Introductions with everything a reader wants to see of them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Q

from partnerkreis.core.dates import sort_key
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Figure, Mention, Office, OfficeKind, Topic
from partnerkreis.introductions.models import Tie
from partnerkreis.introductions.rules.graph import NamedPlace
from partnerkreis.introductions.rules.likeness import Likeness, likeness
from partnerkreis.introductions.rules.ranking import UNIT, Proposal


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the register, and the body of the directory it is, if it is one."""

    place: NamedPlace
    body: UUID | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A place as it is shown. ``key`` is that of our body, else the Wikidata id, else empty."""

    key: str
    place: NamedPlace
    names: Names | None = None

    def name(self, language: Language, form: str = "full") -> str:
        """Return its name; places that are no bodies of ours have but one."""
        return self.names.form(language, form) if self.names else self.place.name


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom to ask for an introduction: an office of the common partner."""

    office: Office
    #: The house it is in, "Landratsamt in Mindelheim".
    building: Names


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the way, and since when it is a partner of the one before (EDTF, or empty)."""

    place: Described
    since: str


@dataclass(frozen=True, slots=True)
class Way:
    """From the asking body through a common partner to the place proposed."""

    introducer: Step
    candidate: Step
    #: How many partners the introducer has; the way counts 1 / that many.
    degree: int
    ask: Ask | None = None
    #: The number of the introducer in the register.
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Introducible:
    """A place to be introduced to, with all ways to it, the strongest first."""

    #: Its number in the register; of a place in a file, its position there.
    number: int = field(compare=False)
    place: Described
    score: float
    ways: tuple[Way, ...]
    likeness: Likeness
    topics: Mapping[str, Topic] = field(default_factory=dict)


def describe(
    proposals: list[Proposal], own: int, entries: Mapping[int, Entry], day: datetime.date
) -> list[Introducible]:
    """Return the proposals for ``own`` in full, as of ``day``; five queries, however many."""
    known = _Known.of(entries, day)
    return [_described(proposal, own, known) for proposal in proposals]


def described(entry: Entry) -> Described:
    """Return one place as it is shown (at most one query)."""
    body = Body.objects.filter(pk=entry.body).first() if entry.body else None
    if body is None:
        return Described(entry.place.wikidata, entry.place)
    return Described(body.key, entry.place, body.names)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the directory knows of the places concerned."""

    places: dict[int, Described]
    asks: dict[int, Ask]
    #: By place and partnership.
    topics: dict[int, dict[UUID, list[Topic]]]

    @classmethod
    def of(cls, entries: Mapping[int, Entry], day: datetime.date) -> _Known:
        numbers = {entry.body: number for number, entry in entries.items() if entry.body}
        bodies = {body.pk: body for body in Body.objects.filter(pk__in=list(numbers))}
        populations = _populations(list(bodies), day)
        topics = _topics(list(bodies), day)
        return cls(
            places={
                number: _place(entry, bodies, populations) for number, entry in entries.items()
            },
            asks={numbers[body]: ask for body, ask in _asks(bodies).items()},
            topics={numbers[body]: found for body, found in topics.items()},
        )

    def topics_of(self, number: int, other: int) -> dict[str, Topic]:
        """Return what a place works on in partnerships that ``other`` has no part in."""
        without = self.topics.get(other, {})
        return {
            topic.key: topic
            for partnership, topics in self.topics.get(number, {}).items()
            if partnership not in without
            for topic in topics
        }


def _described(proposal: Proposal, own: int, known: _Known) -> Introducible:
    place = known.places[proposal.place]
    topics = known.topics_of(own, proposal.place)
    others = known.topics_of(proposal.place, own)
    alike = likeness(known.places[own].place, place.place, frozenset(topics), frozenset(others))
    ways = tuple(
        Way(
            Step(known.places[path.common], path.since_mine),
            Step(place, path.since_theirs),
            path.degree,
            known.asks.get(path.common),
            path.common,
        )
        for path in proposal.paths
    )
    shared = {key: topics[key] for key in alike.topics}
    score = round(proposal.score / UNIT, 9)
    return Introducible(proposal.place, place, score, ways, alike, shared)


def _place(entry: Entry, bodies: Mapping[UUID, Body], populations: Mapping[UUID, int]) -> Described:
    if entry.body is None:
        return Described(entry.place.wikidata, entry.place)
    body = bodies[entry.body]
    population = populations.get(body.pk, entry.place.population)
    return Described(body.key, replace(entry.place, population=population), body.names)


def _populations(bodies: Collection[UUID], day: datetime.date) -> dict[UUID, int]:
    """Return the last number of inhabitants of each body up to ``day``, else the first after."""
    found = Figure.objects.filter(body__in=bodies, measure=Figure.Measure.POPULATION)
    dated = sorted((row for row in found if row.when), key=lambda row: sort_key(row.when))
    before = [row for row in dated if row.when and row.when.certainly_by(day)]
    return {row.body_id: int(row.value) for row in (*reversed(dated), *before)}


def _topics(bodies: Collection[UUID], day: datetime.date) -> dict[UUID, dict[UUID, list[Topic]]]:
    """Return what each body works on in each of its partnerships that had begun on ``day``."""
    ties = Tie.objects.filter(
        partnership__isnull=False, community__body__in=bodies, counts_from__lte=day.toordinal()
    )
    pairs = set(ties.values_list("community__body", "partnership"))
    named: dict[UUID, list[Topic]] = defaultdict(list)
    mentions = Mention.objects.filter(record__in={partnership for _body, partnership in pairs})
    for mention in mentions.select_related("topic"):
        if mention.topic is not None:
            named[mention.record].append(mention.topic)
    found: dict[UUID, dict[UUID, list[Topic]]] = defaultdict(dict)
    for body, partnership in pairs:
        if body and partnership:
            found[body][partnership] = named.get(partnership, [])
    return dict(found)


def _asks(bodies: Mapping[UUID, Body]) -> dict[UUID, Ask]:
    offices = Office.objects.filter(
        Q(kind=OfficeKind.PARTNERSHIP_OFFICER), body__in=list(bodies)
    ).order_by("-key")
    return {office.body_id: Ask(office, bodies[office.body_id].office_building)
            for office in offices}  # fmt: skip
