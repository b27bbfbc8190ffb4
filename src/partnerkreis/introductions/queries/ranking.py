# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The best introductions with all their paths, in one query on either database."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import connection

from partnerkreis.introductions.rules.graph import chord, direction
from partnerkreis.introductions.rules.ranking import UNIT, USUAL_NUMBER, Path, Proposal, Role

#: Each step reads a stretch of the index of ties and nothing else. CROSS JOIN keeps SQLite to
#: this order of reading; to PostgreSQL it is an ordinary join.
_QUERY = """
WITH mine AS MATERIALIZED (
  SELECT partner_id AS id, since FROM introductions_tie
  WHERE community_id = %(me)s AND role = {partner}
    AND counts_from <= %(day)s AND counts_until > %(day)s
), known AS MATERIALIZED (
  SELECT partner_id AS id FROM introductions_tie
  WHERE community_id = %(me)s AND counts_from <= %(day)s
  UNION SELECT %(me)s
  {dismissed}
), common AS MATERIALIZED (
  SELECT mine.id, mine.since, (
    SELECT COUNT(*) FROM introductions_tie AS tie
    WHERE tie.community_id = mine.id AND tie.role = {partner}
      AND tie.counts_from <= %(day)s AND tie.counts_until > %(day)s
  ) AS degree FROM mine
), best AS MATERIALIZED (
  SELECT tie.partner_id AS id, SUM({unit} / common.degree) AS score, COUNT(*) AS paths
  FROM common CROSS JOIN introductions_tie AS tie {join}
  WHERE tie.community_id = common.id AND tie.role = {partner}
    AND tie.counts_from <= %(day)s AND tie.counts_until > %(day)s
    AND tie.partner_id NOT IN (SELECT id FROM known) {conditions}
  GROUP BY tie.partner_id
  ORDER BY score DESC, paths DESC, id LIMIT {limit}
)
SELECT best.id, best.score, common.id, common.degree, common.since, tie.since
FROM best CROSS JOIN introductions_tie AS tie CROSS JOIN common
WHERE tie.community_id = best.id AND tie.role = {partner} AND tie.partner_id = common.id
  AND tie.counts_from <= %(day)s AND tie.counts_until > %(day)s
ORDER BY best.score DESC, best.paths DESC, best.id, common.degree, common.id
"""
_DISMISSED = "UNION SELECT community_id FROM introductions_dismissal WHERE body_id = %(body)s"
_JOIN = "CROSS JOIN introductions_community AS place"
_NEAR = (
    "(place.x - %(x)s) * (place.x - %(x)s) + (place.y - %(y)s) * (place.y - %(y)s)"
    " + (place.z - %(z)s) * (place.z - %(z)s) <= %(chord)s"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an introduction must be like. Empty: anything."""

    countries: Sequence[str] = ()
    kinds: Sequence[str] = ()
    #: At most so far from ``point``, in km.
    within: float | None = None
    point: tuple[float, float] | None = None
    #: Ids of the communities to choose from, or None for all.
    among: Sequence[int] | None = None

    @property
    def is_anything(self) -> bool:
        return not (self.countries or self.kinds) and self.within is None and self.among is None


@dataclass(slots=True)
class _Filter:
    conditions: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def one_of(self, column: str, values: Sequence[Any]) -> None:
        names = [f"{column.rpartition('.')[2]}_{number}" for number in range(len(values))]
        self.values |= dict(zip(names, values, strict=True))
        listed = ", ".join(f"%({name})s" for name in names)
        self.conditions.append(f"{column} IN ({listed})" if names else "1 = 0")


def best_introductions(
    community: int,
    *,
    day: datetime.date,
    limit: int = USUAL_NUMBER,
    wanted: Wanted | None = None,
    body: Any = None,
) -> list[Proposal]:
    """Return the best introductions for a community as of ``day``, best first (one query).

    What ``body`` dismissed is left out.
    """
    values: dict[str, Any] = {"me": community, "day": day.toordinal()}
    chosen = _filter(wanted or Wanted())
    if body is not None:
        values["body"] = body.hex if connection.vendor == "sqlite" else body
    query = _QUERY.format(
        partner=int(Role.PARTNER),
        unit=UNIT,
        # As a number and no parameter: SQLite must see how few rows are to be joined.
        limit=int(limit),
        dismissed=_DISMISSED if body is not None else "",
        join=_JOIN if chosen.conditions else "",
        conditions="".join(f" AND {condition}" for condition in chosen.conditions),
    )
    with connection.cursor() as cursor:
        cursor.execute(query, values | chosen.values)
        return _proposals(cursor.fetchall())


def _filter(wanted: Wanted) -> _Filter:
    chosen = _Filter()
    if wanted.is_anything:
        return chosen
    chosen.conditions.append("place.id = tie.partner_id")
    if wanted.countries:
        chosen.one_of("place.country", wanted.countries)
    if wanted.kinds:
        chosen.one_of("place.kind", wanted.kinds)
    if wanted.among is not None:
        chosen.one_of("place.id", wanted.among)
    if wanted.within is not None:
        _near(chosen, wanted.within, wanted.point)
    return chosen


def _near(chosen: _Filter, km: float, point: tuple[float, float] | None) -> None:
    if point is None:
        chosen.conditions.append("1 = 0")
        return
    chosen.conditions.append(_NEAR)
    chosen.values |= dict(zip("xyz", direction(*point), strict=True)) | {"chord": chord(km) ** 2}


def _proposals(rows: list[tuple[Any, ...]]) -> list[Proposal]:
    return [
        Proposal(place, int(score), tuple(Path(*_path(row)) for row in group))
        for (place, score), group in groupby(rows, key=lambda row: (row[0], row[1]))
    ]


def _path(row: tuple[Any, ...]) -> tuple[int, int, str, str]:
    return row[2], row[3], row[4] or "", row[5] or ""
