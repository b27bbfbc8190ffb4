# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the register in step with our own partnerships.

Like the search table the register is derived: nothing here asks who acts, and nothing is
journalled. What is found as it should be is not written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body
from partnerkreis.introductions.models import Community, Tie, TieBasis, TieSource
from partnerkreis.introductions.queries.basis import MOST_NAMED, bases, known_bases, touched_by
from partnerkreis.introductions.queries.own import OwnTie, own_ties
from partnerkreis.introductions.rules.graph import (
    ALWAYS,
    FOR_EVER,
    NamedPlace,
    day_number,
    direction,
)
from partnerkreis.introductions.rules.linking import Candidates, Register
from partnerkreis.introductions.rules.ranking import Role

_BATCH = 500
#: The row of TieSource that stands for this instance itself.
OWN = ""
#: The version of the rules that derive a tie from a partnership: raise it when they change.
RULES = 1


def bring_register_up_to_date() -> None:
    """Derive the ties anew of those of our partnerships of which something was written since.

    What was written elsewhere costs only a look.
    """
    if _is_up_to_date():
        return
    with transaction.atomic():
        # Two who come at once: the second waits here, and finds it done.
        source, _is_new = TieSource.objects.select_for_update().get_or_create(name=OWN)
        version = ContentVersion.current()
        if _is_up_to_date():
            return
        known, now = known_bases(), bases(RULES)
        changed = {key for key in known.keys() | now.keys() if known.get(key) != now.get(key)}
        if changed:
            # Of a partnership that is gone nobody knows any more between whom it was.
            is_much = len(changed) > MOST_NAMED or known.keys() - now.keys()
            _derive(None if is_much else touched_by(changed))
        source.content_version, source.figures = version, {"rules": RULES}
        source.save(update_fields=["content_version", "figures"])


def _is_up_to_date() -> bool:
    derived = TieSource.objects.filter(name=OWN, content_version=ContentVersion.current())
    return derived.filter(figures={"rules": RULES}).exists()


def _derive(among: set[UUID] | None) -> None:
    """Derive the ties of ``among``, or of all, and remember what they were derived from."""
    found = list(own_ties(among))
    communities = _link_bodies({body for tie in found for body in (tie.first, tie.second)})
    _write_ties(_rows(found, communities), among)
    overrule_ties()
    # Read again: a body may have found its place in the register only now.
    now = bases(RULES, among)
    derived = TieBasis.objects.all()
    (derived if among is None else derived.filter(pk__in=among)).delete()
    rows = [TieBasis(partnership=key, digest=digest) for key, digest in now.items()]
    TieBasis.objects.bulk_create(rows, batch_size=_BATCH)


def link_body(body: Body) -> Community:
    """Return the community that is this body, found or new."""
    _link_bodies({body.pk})
    return Community.objects.get(body=body)


def community_of(place: NamedPlace, **fields: Any) -> Community:
    """Return a new community, not yet saved."""
    x, y, z = direction(*place.point) if place.point else (None, None, None)
    return Community(
        name=place.name,
        also_named=list(place.also_named),
        country=place.country,
        kind=place.kind,
        population=place.population,
        wikidata=place.wikidata,
        official_key=place.official_key,
        latitude=place.latitude,
        longitude=place.longitude,
        x=x,
        y=y,
        z=z,
        **fields,
    )


def _link_bodies(ids: set[UUID]) -> dict[UUID, int]:
    """Return the community of each body; those without one are found in the register or added."""
    linked: dict[UUID, int] = dict(
        Community.objects.filter(body__in=ids).values_list("body_id", "pk")
    )
    missing = list(Body.objects.filter(pk__in=ids - linked.keys()).order_by("key"))
    if not missing:
        return linked
    register = Register.of(_candidates(missing))
    for body in missing:
        place = place_of(body)
        pk = register.find(place)
        if pk is None:
            pk = _added(body, place)
        else:
            register.forget(pk)
            Community.objects.filter(pk=pk).update(body=body)
        linked[body.pk] = pk
    return linked


def _candidates(bodies: Iterable[Body]) -> Candidates:
    countries = {body.country for body in bodies}
    free = Community.objects.filter(body__isnull=True, country__in=countries).order_by("pk")
    for community in free.iterator():
        yield community.pk, community.as_named()


def _added(body: Body, place: NamedPlace) -> int:
    community = community_of(place, body=body)
    community.save()
    return community.pk


def place_of(body: Body) -> NamedPlace:
    """Return the body as a place of the register, with every full name it has.

    Short names are left out: a county and its town share them.
    """
    full = [body.names.forms(language).get("full", "") for language in body.names.languages]
    first = body.names.forms(body.original_language).get("full", "") or next(iter(full), "")
    key = f"de:{body.ags}" if body.ags else f"pl:{body.teryt}" if body.teryt else ""
    return NamedPlace(
        name=first[:200] or body.key,
        country=body.country,
        wikidata=body.wikidata,
        latitude=None if body.latitude is None else float(body.latitude),
        longitude=None if body.longitude is None else float(body.longitude),
        kind=body.level,
        official_key=key,
        also_named=tuple(dict.fromkeys(name for name in full if name and name != first)),
    )


def _rows(found: Iterable[OwnTie], communities: dict[UUID, int]) -> Iterator[Tie]:
    for tie in found:
        ends = communities[tie.first], communities[tie.second]
        yield from both_ways(
            ends,
            role=int(Role.PARTNER if tie.span.is_partner else Role.CONTACT),
            counts_from=day_number(tie.span.since, ALWAYS),
            counts_until=day_number(tie.span.until, FOR_EVER),
            since=_date(tie.span.shown),
            until=_date(tie.span.until.isoformat() if tie.span.until else ""),
            partnership_id=tie.partnership,
        )


def both_ways(ends: tuple[int, int], **fields: Any) -> Iterator[Tie]:
    """Yield a tie from both of its ends."""
    for community, partner in (ends, ends[::-1]):
        yield Tie(community_id=community, partner_id=partner, **fields)


def _date(text: str) -> Edtf | None:
    return parse(text) if text else None


def _identity(tie: Tie) -> tuple[Any, ...]:
    return tie.community_id, tie.role, tie.partner_id, tie.counts_from, tie.counts_until


def _details(tie: Tie) -> tuple[Any, ...]:
    return str(tie.since or ""), str(tie.until or ""), tie.partnership_id


def _write_ties(rows: Iterable[Tie], among: set[UUID] | None) -> None:
    """Leave of our own ties, or of those of ``among``, exactly ``rows``; of two alike the first."""
    wanted: dict[tuple[Any, ...], Tie] = {}
    for tie in rows:
        wanted.setdefault(_identity(tie), tie)
    ours = Tie.objects.filter(partnership__isnull=False)
    if among is not None:
        ours = ours.filter(partnership__in=among)
    there = {_identity(tie): tie for tie in ours}
    same = {key for key, tie in there.items()
            if key in wanted and _details(tie) == _details(wanted[key])}  # fmt: skip
    gone = [tie.pk for key, tie in there.items() if key not in same]
    for start in range(0, len(gone), _BATCH):
        Tie.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    new = [tie for key, tie in wanted.items() if key not in same]
    _make_room(new)
    Tie.objects.bulk_create(new, batch_size=_BATCH)


def _make_room(new: list[Tie]) -> None:
    """Set aside ties of the larger graph that would stand where ours are to stand."""
    pairs = {(tie.community_id, tie.partner_id) for tie in new}
    for community in {community for community, _partner in pairs}:
        partners = [partner for first, partner in pairs if first == community]
        foreign = Tie.objects.filter(
            partnership__isnull=True, community=community, partner__in=partners, role=Role.PARTNER
        )
        foreign.update(role=Role.OVERRULED)


def overrule_ties() -> None:
    """Let a tie of the larger graph count only where no partnership of ours tells of the two."""
    ours = Tie.objects.filter(
        partnership__isnull=False, community=OuterRef("community"), partner=OuterRef("partner")
    )
    foreign = Tie.objects.filter(partnership__isnull=True, community__body__isnull=False)
    counted, overruled = int(Role.PARTNER), int(Role.OVERRULED)
    foreign.filter(Exists(ours), role=counted).update(role=overruled)
    foreign.filter(~Exists(ours), role=overruled).update(role=counted)
