# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ties of our partnerships are derived from, as one digest for each partnership.

Compared with what was derived last it tells which ties are to be derived anew, whoever wrote what
in whatever way. Values are read as the database keeps them: making dates of them would cost more
than all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import blake2b
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.db.models.functions import Cast

from partnerkreis.introductions.models import Tie, TieBasis
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Resolution,
    Signing,
    Standing,
)

#: More than that are not named in a query; all are read instead.
MOST_NAMED: Final = 500
#: Where a fact leads to its partnership, and what of it decides. As in :mod:`.own`.
_FACTS: Final[tuple[tuple[type[models.Model], str, tuple[str, ...]], ...]] = (
    (Partnership, "id", ("key", "first_contact", "contacts_since", "working_together_since")),
    (Party, "partnership", ("body", "body__community", "position", "joined", "left")),
    (Instrument, "partnership", ("key", "kind", "latest", "when")),
    (Signing, "instrument__partnership", ("key", "instrument", "latest", "when")),
    (Resolution, "partnership", ("key", "outcome", "latest", "when")),
    (Standing, "partnership", ("key", "kind", "since", "until", "body")),
)


def bases(rules: int, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """Return the digest of what the ties of each partnership come from (six queries).

    ``rules`` is the version of the rules that derive them.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for model, owner, names in _FACTS:
        rows = model._default_manager.all()
        if among is not None:
            rows = rows.filter(**{f"{owner}__in": among})
        for partnership, *values in _texts(rows, owner, *names):
            told[partnership].append(f"{model._meta.model_name}|{'|'.join(map(str, values))}")
    return {UUID(partnership): _digest(rules, facts) for partnership, facts in told.items()}


def _digest(rules: int, facts: list[str]) -> str:
    told = "\n".join([str(rules), *sorted(facts)])
    return blake2b(told.encode(), digest_size=12).hexdigest()


def _texts(rows: models.QuerySet[Any], *names: str) -> Iterator[Any]:
    """Return columns as text."""
    wanted = (Cast(models.F(name), models.CharField()) for name in names)
    return rows.order_by().values_list(*wanted).iterator(chunk_size=2000)


def known_bases() -> dict[UUID, str]:
    """Return the digests of what was derived last."""
    rows = _texts(TieBasis.objects.all(), "partnership", "digest")
    return {UUID(partnership): digest for partnership, digest in rows}


def touched_by(changed: Collection[UUID]) -> set[UUID]:
    """Return ``changed`` and every partnership of two bodies that one of them is or was between.

    Of two that make the same tie the first stands in the register: the others may have to now.
    """
    ties = Tie.objects.filter(partnership__in=changed)
    pairs = {frozenset(ends) for ends in ties.values_list("community__body", "partner__body")}
    parties = Party.objects.filter(partnership__in=changed).values_list("partnership", "body")
    pairs |= {pair for bodies in _by_partnership(parties).values() for pair in _pairs(bodies)}
    known = {body for pair in pairs for body in pair if body is not None}
    others = Party.objects.filter(body__in=known).values_list("partnership", "body")
    found = _by_partnership(others).items()
    return {*changed, *(one for one, bodies in found if pairs & set(_pairs(bodies)))}


def _by_partnership(parties: Any) -> dict[UUID, set[UUID]]:
    bodies: dict[UUID, set[UUID]] = defaultdict(set)
    for partnership, body in parties:
        bodies[partnership].add(body)
    return bodies


def _pairs(bodies: set[UUID]) -> Iterator[frozenset[UUID]]:
    return map(frozenset, combinations(bodies, 2))
