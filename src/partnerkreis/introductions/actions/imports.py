# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking ties of the larger graph into the register: all of it or nothing, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import islice

from django.db import transaction

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import Edtf
from partnerkreis.core.models import ContentVersion
from partnerkreis.introductions.actions.own import (
    both_ways,
    bring_register_up_to_date,
    community_of,
    overrule_ties,
)
from partnerkreis.introductions.models import Community, Tie, TieSource
from partnerkreis.introductions.rules.graph import (
    NamedPlace,
    TieFile,
    counts_from,
    counts_until,
)
from partnerkreis.introductions.rules.joining import Joined, JoinedTie, join
from partnerkreis.introductions.rules.merging import Merge
from partnerkreis.introductions.rules.ranking import Role
from partnerkreis.journal.actions import record_event

_BATCH = 1000
_Pair = tuple[int, int]


@dataclass(slots=True)
class TiesReport:
    """What a file of ties did to the register, and which places were merged, and why."""

    places_added: int = 0
    places_completed: int = 0
    ties_added: int = 0
    ties_changed: int = 0
    ties_unchanged: int = 0
    merges: list[Merge] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, int]:
        return {name: value for name, value in asdict(replace(self, merges=[])).items()
                if isinstance(value, int)}  # fmt: skip

    @property
    def has_changed(self) -> bool:
        return bool(
            self.places_added or self.places_completed or self.ties_added or self.ties_changed
        )


def import_ties(*, file: TieFile, name: str, actor: Actor, now: datetime) -> TiesReport:
    """Add the ties of a file to the register; what is there already is completed, never removed."""
    authorise(actor, Permission.IMPORT_TIES)
    with transaction.atomic():
        bring_register_up_to_date()
        known = list(Community.objects.order_by("pk"))
        joined = join(file, [community.as_named() for community in known])
        report = TiesReport(merges=joined.merges)
        numbers = _write_places(joined, known, report)
        _write_ties(joined, numbers, report)
        if report.has_changed:
            _record(report, name, actor, now)
    return report


def _record(report: TiesReport, name: str, actor: Actor, now: datetime) -> None:
    TieSource.objects.update_or_create(
        name=name[:120],
        defaults={
            "read_at": now,
            "figures": report.figures,
            "merges": [_noted(merge) for merge in report.merges],
        },
    )
    record_event(actor=actor, verb="imported ties", figures=report.figures, now=now)
    ContentVersion.advance()
    overrule_ties()


def _noted(merge: Merge) -> dict[str, object]:
    return {
        "ground": merge.ground.value,
        "kept": merge.kept.name,
        "merged": merge.merged.name,
        "country": merge.merged.country,
        "wikidata": merge.kept.wikidata,
    }


def _write_places(joined: Joined, known: list[Community], report: TiesReport) -> dict[int, int]:
    """Save what is new of the places; return the primary key for each position."""
    merging = joined.merging
    numbers = {index: community.pk for index, community in enumerate(known)}
    changed = [_completed(community, place) for index, place in joined.places.items()
               if index < merging.known
               for community in [known[index]]
               if community.as_named() != place]  # fmt: skip
    Community.objects.bulk_update(changed, _COMPLETED, batch_size=_BATCH)
    report.places_completed = len(changed)
    new = {index: place for index, place in joined.places.items() if index >= merging.known}
    made = Community.objects.bulk_create(
        [community_of(place) for place in new.values()], batch_size=_BATCH
    )
    numbers |= {index: community.pk for index, community in zip(new, made, strict=True)}
    report.places_added = len(made)
    return numbers


_COMPLETED = [
    *("also_named", "country", "kind", "population", "wikidata", "official_key"),
    *("latitude", "longitude", "x", "y", "z"),
]


def _completed(community: Community, place: NamedPlace) -> Community:
    fresh = community_of(place)
    for name in _COMPLETED:
        setattr(community, name, getattr(fresh, name))
    return community


def _write_ties(joined: Joined, numbers: dict[int, int], report: TiesReport) -> None:
    there = {
        (tie.community_id, tie.partner_id): tie
        for tie in Tie.objects.filter(partnership__isnull=True)
    }
    new: list[JoinedTie] = []
    changed: list[Tie] = []
    for tie in joined.ties:
        pair = numbers[tie.first], numbers[tie.second]
        old = there.get(pair)
        if old is None:
            new.append(tie)
        elif rows := _completed_ties(tie, pair, there):
            changed += rows
            report.ties_changed += 1
        else:
            report.ties_unchanged += 1
    fields = ["since", "until", "counts_from", "counts_until", "sources"]
    Tie.objects.bulk_update(changed, fields, batch_size=_BATCH)
    _create(new, numbers)
    report.ties_added = len(new)


def _create(new: list[JoinedTie], numbers: dict[int, int]) -> None:
    rows = _new_rows(new, numbers)
    while batch := list(islice(rows, _BATCH)):
        Tie.objects.bulk_create(batch)


def _new_rows(new: list[JoinedTie], numbers: dict[int, int]) -> Iterator[Tie]:
    for tie in new:
        yield from both_ways(
            (numbers[tie.first], numbers[tie.second]),
            role=int(Role.PARTNER),
            since=tie.since,
            until=tie.until,
            counts_from=counts_from(tie.since),
            counts_until=max(counts_until(tie.until), counts_from(tie.since)),
            sources=tie.sources,
        )


def _completed_ties(tie: JoinedTie, pair: _Pair, there: dict[_Pair, Tie]) -> list[Tie]:
    """Return the two rows of a known tie if the file knows more of it."""
    old = there[pair]
    since, until = tie.since or old.since, tie.until or old.until
    sources = _sources(old.sources, tie.sources)
    if (str(since or ""), str(until or ""), sources) == (
        _text(old.since),
        _text(old.until),
        old.sources,
    ):
        return []
    rows = [old, there[pair[::-1]]]
    for row in rows:
        row.since, row.until, row.sources = since, until, sources
        row.counts_from = counts_from(since)
        row.counts_until = max(counts_until(until), row.counts_from)
    return rows


def _text(date: Edtf | None) -> str:
    return str(date or "")


def _sources(old: str, new: str) -> str:
    return "+".join(sorted({*old.split("+"), *new.split("+")} - {""}))[:200]
