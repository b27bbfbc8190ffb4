# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Introductions for a body: from the register, or from a file that is only looked at."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError
from partnerkreis.core.folding import fold
from partnerkreis.directory.models import Body, Mention, Topic
from partnerkreis.introductions.models import Community, Dismissal, Tie
from partnerkreis.introductions.queries.described import (
    Described,
    Entry,
    Introducible,
    describe,
    described,
)
from partnerkreis.introductions.queries.ranking import Wanted, best_introductions
from partnerkreis.introductions.rules.graph import (
    NamedPlace,
    TieFile,
    counts_from,
    counts_until,
    is_within,
)
from partnerkreis.introductions.rules.joining import Joined, join
from partnerkreis.introductions.rules.ranking import (
    USUAL_NUMBER,
    Bond,
    Proposal,
    Register,
    Role,
    propose,
)
from partnerkreis.partnerships.models import Party

Found = TypeVar("Found")

_WIKIDATA = re.compile(r"Q[0-9]+")


class NoSuchBody(DomainError):
    """Nothing in directory or graph answers to the key."""


class NoSuchTopic(DomainError):
    """The directory has no topic with this key."""


class SeveralBodies(DomainError):
    """More than one place of the graph has this name."""


@dataclass(frozen=True, slots=True)
class Question:
    """For whom, as of when, and what the introductions must be like. Empty: anything."""

    body: str
    day: datetime.date
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    #: At most so far away, km.
    within: float | None = None
    topic: str = ""
    limit: int = USUAL_NUMBER


@dataclass(frozen=True, slots=True)
class Answer:
    """Who asked, and whom it could be introduced to, best first."""

    own: Described
    introductions: list[Introducible] = field(default_factory=list)


def answer_from_register(question: Question) -> Answer:
    """Answer from the register, which must be up to date (one query, and six to describe).

    Raises :class:`NoSuchBody`, :class:`SeveralBodies` or :class:`NoSuchTopic`.
    """
    community = _community(question.body)
    among = _with_topic(question.topic) if question.topic else None
    if community is None:
        return Answer(_without_ties(question.body))
    own = Entry(community.as_named(), community.body_id)
    wanted = Wanted(question.countries, question.kinds, question.within, own.place.point, among)
    proposals = best_introductions(
        community.pk, day=question.day, limit=question.limit, wanted=wanted, body=own.body
    )
    numbers = {community.pk, *_places(proposals)}
    found = Community.objects.filter(pk__in=numbers)
    entries = {row.pk: Entry(row.as_named(), row.body_id) for row in found}
    return Answer(described(own), describe(proposals, community.pk, entries, question.day))


def _community(key: str) -> Community | None:
    """Return the community of a body by its key, or one of the graph; None: a body without ties."""
    if found := Community.objects.filter(body__key=key).first():
        return found
    if Body.objects.filter(key=key).exists():
        return None
    if _WIKIDATA.fullmatch(key):
        named = list(Community.objects.filter(wikidata=key))
    else:
        named = list(Community.objects.filter(name__iexact=key)[:2])
    return _only_one(key, named)


def _only_one(key: str, found: list[Found]) -> Found:
    if not found:
        sentence = _("There is no body “%(key)s” in the directory, nor such a place in the graph.")
        raise NoSuchBody(sentence % {"key": key})
    if len(found) > 1:
        sentence = _("Several places are called “%(key)s”. Please give the Wikidata id instead.")
        raise SeveralBodies(sentence % {"key": key})
    return found[0]


def _without_ties(key: str) -> Described:
    body = Body.objects.get(key=key)
    return Described(key, NamedPlace(body.key, body.country), body.names)


def _with_topic(key: str) -> list[int]:
    topic = Topic.objects.filter(key=key).first()
    if topic is None:
        raise NoSuchTopic(_("There is no topic “%(key)s” in the directory.") % {"key": key})
    partnerships = Mention.objects.filter(topic=topic).values("record")
    bodies = Party.objects.filter(partnership__in=partnerships).values("body")
    return list(Community.objects.filter(body__in=bodies).values_list("pk", flat=True))


def _places(proposals: list[Proposal]) -> Iterator[int]:
    for proposal in proposals:
        yield proposal.place
        yield from (path.common for path in proposal.paths)


def answer_from_file(question: Question, file: TieFile) -> Answer:
    """Answer from a file and our own partnerships, and write nothing.

    Raises what :func:`answer_from_register` raises.
    """
    graph = _Graph.of(file)
    number = graph.find(question.body)
    if number is None:
        return Answer(_without_ties(question.body))
    day = question.day.toordinal()
    proposals = propose(
        graph.register, number, day, limit=question.limit,
        is_wanted=_filter(question, graph, number),
    )  # fmt: skip
    entries = {index: graph.entries[index] for index in {number, *_places(proposals)}}
    return Answer(
        described(graph.entries[number]), describe(proposals, number, entries, question.day)
    )


@dataclass(frozen=True, slots=True)
class _Graph:
    register: Register
    entries: dict[int, Entry]
    keys: dict[str, int]
    #: Primary keys of communities, by position.
    numbers: dict[int, int]

    @classmethod
    def of(cls, file: TieFile) -> _Graph:
        own = Tie.objects.filter(partnership__isnull=False)
        known = list(
            Community.objects.filter(pk__in=own.values("community"))
            .select_related("body")
            .order_by("pk")
        )
        joined = join(file, [community.as_named() for community in known])
        entries = {index: Entry(place) for index, place in joined.places.items()}
        for index, community in enumerate(known):
            place = joined.places.get(index, community.as_named())
            entries[index] = Entry(place, community.body_id)
        keys = {row.body.key: index for index, row in enumerate(known) if row.body}
        positions = {row.pk: index for index, row in enumerate(known)}
        register = _register(joined, own, positions)
        return cls(register, entries, keys, {index: pk for pk, index in positions.items()})

    def find(self, key: str) -> int | None:
        if key in self.keys:
            return self.keys[key]
        if Body.objects.filter(key=key).exists():
            return None
        folded = fold(key)
        found = [
            index
            for index, entry in self.entries.items()
            if entry.place.wikidata == key or fold(entry.place.name) == folded
        ]
        return _only_one(key, found)


def _register(joined: Joined, own: Iterable[Tie], positions: dict[int, int]) -> Register:
    """Return all ties by position; where a partnership of ours tells of two, it alone counts."""
    register = Register()
    ours: set[tuple[int, int]] = set()
    for tie in own:
        first, second = positions[tie.community_id], positions[tie.partner_id]
        ours.add((first, second))
        if first < second:
            since = str(tie.since or "")
            bond = Bond(Role(tie.role), tie.counts_from, tie.counts_until, since)
            register.add(first, second, bond)
    for named in joined.ties:
        if (named.first, named.second) not in ours:
            begins, ends = counts_from(named.since), counts_until(named.until)
            bond = Bond(Role.PARTNER, begins, ends, str(named.since or ""))
            register.add(named.first, named.second, bond)
    return register


def _filter(question: Question, graph: _Graph, own: int) -> Callable[[int], bool]:
    body, point = graph.entries[own].body, graph.entries[own].place.point
    dismissed = set(Dismissal.objects.filter(body=body).values_list("community", flat=True))
    among = set(_with_topic(question.topic)) if question.topic else None

    def is_wanted(index: int) -> bool:
        place, number = graph.entries[index].place, graph.numbers.get(index)
        if number in dismissed or (among is not None and number not in among):
            return False
        return _suits(question, place, point)

    return is_wanted


def _suits(question: Question, place: NamedPlace, own: tuple[float, float] | None) -> bool:
    if question.countries and place.country not in question.countries:
        return False
    if question.kinds and place.kind not in question.kinds:
        return False
    if question.within is None:
        return True
    return bool(own and place.point and is_within(own, place.point, question.within))
