# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a body of the officer's could be introduced to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, Self

from django.db.models import UUIDField

from partnerkreis.access.policy import Actor, Permission, within_reach
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.directory.models import Body, Level, Topic
from partnerkreis.introductions.models import Community, Dismissal
from partnerkreis.introductions.queries import (
    Answer,
    Introducible,
    Question,
    answer_from_register,
)

#: Distances to choose from, in km.
WITHIN: Final = (100, 250, 500, 1000)
#: Among so many a proposal is looked for that somebody decides about.
_ALL: Final = 1000
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_YEAR = re.compile(r"(19|20)[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed down to; what cannot be is passed over. Empty: everything."""

    country: str = ""
    kind: str = ""
    within: str = ""
    topic: str = ""
    year: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Self:
        """Return what an address asks for."""
        asked = cls(**{field.name: given.get(field.name, "")[:80] for field in fields(cls)})
        impossible = {name: "" for name, value in asked.chosen() if not _is_possible(name, value)}
        return replace(asked, **impossible)

    def chosen(self) -> Iterator[tuple[str, str]]:
        for field in fields(self):
            if value := getattr(self, field.name):
                yield field.name, value

    def without(self, name: str) -> Self:
        return replace(self, **{name: ""})

    def day(self, today: datetime.date) -> datetime.date:
        """Return the day to look from: today, or the end of a year that has passed."""
        year = int(self.year) if self.year else today.year
        return today if year >= today.year else datetime.date(year, 12, 31)


def _is_possible(name: str, value: str) -> bool:
    match name:
        case "country":
            return bool(_COUNTRY.fullmatch(value))
        case "kind":
            return value in Level.values
        case "within":
            return value in {str(km) for km in WITHIN}
        case "year":
            return bool(_YEAR.fullmatch(value))
    return Topic.objects.filter(key=value).exists()


def own_bodies(actor: Actor) -> list[Body]:
    """Return the bodies whose introductions the actor decides about, those of offices first."""
    if actor.bodies:
        return _OWN(bodies=actor.bodies)
    reached = within_reach(actor, Permission.DECIDE_INTRODUCTION, Body.objects.all())
    return list(reached.filter(parties__isnull=False).distinct().order_by("key")[:200])


_OWN: Final[Prepared[Body]] = Prepared(
    lambda: Body.objects.filter(pk__in=GivenAny("bodies", UUIDField())).order_by("key")
)
_COUNTRIES: Final[Prepared[tuple[str]]] = Prepared(
    lambda: (
        Community.objects.exclude(country="").order_by("country").values_list("country").distinct()
    )
)


def own_body(actor: Actor, key: str) -> Body | None:
    """Return the body with that key, or the first, if the actor may decide for it."""
    bodies = own_bodies(actor)
    return next((body for body in bodies if body.key == key or not key), None)


def introductions_for(body: Body, asked: Asked, *, today: datetime.date) -> list[Introducible]:
    """Return the twenty best introductions for ``body``, as the list is narrowed down."""
    return _answer(body, asked, today).introductions


def one_introduction(body: Body, number: int, *, today: datetime.date) -> Introducible | None:
    """Return the proposal with the number of a community, or None where it is no proposal now."""
    found = _answer(body, Asked(), today, limit=_ALL).introductions
    return next((proposal for proposal in found if proposal.number == number), None)


def countries() -> list[str]:
    """Return the codes of all countries of the register."""
    return [code for (code,) in _COUNTRIES()]


def dismissals_of(body: Body) -> list[Dismissal]:
    """Return what was dismissed for ``body``, the latest first."""
    return list(body.dismissals.select_related("community").order_by("-dismissed_at")[:100])


def _answer(body: Body, asked: Asked, today: datetime.date, *, limit: int = 20) -> Answer:
    return answer_from_register(
        Question(
            body=body.key,
            day=asked.day(today),
            countries=(asked.country,) if asked.country else (),
            kinds=(asked.kind,) if asked.kind else (),
            within=float(asked.within) if asked.within else None,
            topic=asked.topic,
            limit=limit,
        )
    )
