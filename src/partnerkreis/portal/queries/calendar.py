# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes, what is to be celebrated, and what was: the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
)
from django.db.models.functions import Left

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.dates import Edtf
from partnerkreis.core.fields import WithinYear, parsed
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Cited, citations_of, to_list
from partnerkreis.partnerships.models import Instrument, Partnership, Party, Signing
from partnerkreis.portal.anniversaries import (
    VAGUE_DAYS,
    VAGUE_MONTHS,
    WHOLE_YEAR,
    Anniversary,
    candidates,
    next_round,
    next_weeks,
)
from partnerkreis.portal.queries.listing import bodies_of

#: So many of each kind stand on the page; the list of encounters has them all.
MOST: Final = 25

#: The next weeks, as the parameters of the query are called.
_STRETCHES: Final = ("this_year", "coming_year")
_PLANNED: Final = (EncounterState.PLANNED, EncounterState.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Jubilee:
    """A round anniversary of a first contact, or of a signing where there is one."""

    anniversary: Anniversary
    partnership: Partnership
    signing: Signing | None = None

    @property
    def of(self) -> UUID:
        return self.signing.instrument_id if self.signing else self.partnership.pk


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the calendar shows on a day."""

    ahead: list[Encounter]
    jubilees: list[Jubilee]
    past: list[Encounter]
    bodies: dict[UUID, Body]
    citations: dict[UUID, list[Cited]]


def calendar_view(actor: Actor, *, today: datetime.date) -> Calendar:
    """Return what comes after ``today``, and the twelve months before it (eight queries)."""
    ahead = _AHEAD(actor, today=today)
    past = _PAST(actor, today=today, a_year_ago=today - datetime.timedelta(days=365))
    jubilees = _jubilees(actor, today)
    parties = _add_parties(jubilees)
    return Calendar(
        ahead=ahead,
        jubilees=jubilees,
        past=past,
        bodies=bodies_of([*ahead, *past], *parties),
        citations=citations_of([*(e.pk for e in (*ahead, *past)), *(j.of for j in jubilees)]),
    )


def _ahead(actor: Actor) -> QuerySet[Encounter]:
    """Return what may still come: its last possible day has not passed, or nobody knows it."""
    planned = visible_to(actor, Encounter.objects.filter(state__in=_PLANNED))
    order = ("earliest", "latest", "key")
    # Each is read from an index, as both at once would not be; and before anything else is.
    dated, open_ended = (
        coming.order_by(*order).values("pk")[:MOST]
        for coming in (
            planned.filter(latest__gte=_TODAY),
            planned.filter(latest__isnull=True, earliest__gte=_TODAY),
        )
    )
    shown = Encounter.objects.filter(Q(pk__in=dated) | Q(pk__in=open_ended))
    return to_list(shown).order_by(*order)[:MOST]


def _past(actor: Actor) -> QuerySet[Encounter]:
    held = Encounter.objects.filter(
        state=EncounterState.TOOK_PLACE,
        latest__range=(Given("a_year_ago", DateField()), _TODAY),
        when__isnull=False,
    )
    newest = visible_to(actor, held).order_by("-latest", "-id").values("pk")[:MOST]
    return to_list(Encounter.objects.filter(pk__in=newest)).order_by("-latest", "-id")


def _begun(actor: Actor) -> QuerySet[Partnership]:
    on_dates = Partnership.objects.filter(first_contact__in=GivenAny("dates", CharField()))
    begun = visible_to(actor, on_dates.only("key", "first_contact"))
    return begun.order_by("first_contact", "key")[: MOST * 4]


def _signed(actor: Actor) -> QuerySet[Signing]:
    """Return the signings of released papers; those of a partnership that is not are no news."""
    paper = visible_to(actor, Instrument.objects.filter(pk=OuterRef("instrument")))
    tie = Partnership.objects.filter(pk=OuterRef("instrument__partnership"))
    released = visible_to(actor, Signing.objects.all())
    return released.filter(Exists(paper), Exists(visible_to(actor, tie)))


def _dates(actor: Actor) -> QuerySet[Any, Any]:
    """Return the dates that may come round, as texts: most of them need not be read as dates.

    Of first contacts all, for few are known to the day. Signings are read from their index: the
    vague ones, those of the next weeks, and all others only where these are not enough.
    """
    begun = visible_to(actor, Partnership.objects.filter(first_contact__isnull=False))
    in_year = {"day": WithinYear("when"), "year": Left("when", 4)}
    signed: QuerySet[Any] = visible_to(actor, Signing.objects.alias(**in_year))
    soon = [_on_days(signed, stretch) for stretch in _STRETCHES]
    enough = (Exists(some.values("pk")[2 * MOST : 2 * MOST + 1]) for some in soon)
    found = (
        signed.filter(day__in=GivenAny("vague_days", CharField())),
        signed.filter(day__range=VAGUE_MONTHS),
        *soon,
        signed.filter(*(~some for some in enough), day__range=WHOLE_YEAR),
    )
    signings = (_as_written(some, "when") for some in found)
    return _as_written(begun, "first_contact").union(*signings, all=True)


def _on_days(signed: QuerySet[Any], stretch: str) -> QuerySet[Any]:
    days = (Given(f"{stretch}_{edge}", CharField()) for edge in ("begins", "ends"))
    return signed.filter(day__range=[*days], year__in=GivenAny(f"{stretch}_years", CharField()))


def _as_written(records: QuerySet[Any], date: str) -> QuerySet[Any, Any]:
    """Return every date there is, once, as a text."""
    texts = records.order_by().annotate(written=ExpressionWrapper(F(date), TextField()))
    written: QuerySet[Any, Any] = texts.values_list("written").distinct()
    return written


def _signed_then(actor: Actor) -> QuerySet[Signing]:
    on_days = _signed(actor).filter(when__in=GivenAny("dates", CharField()))
    told = ("when", "instrument__title", "instrument__partnership__key")
    joined = on_days.select_related("instrument__partnership").only(*told)
    return joined.order_by("earliest", "key")[: MOST * 4]


def _parties() -> QuerySet[Party]:
    own = Party.objects.filter(partnership__in=GivenAny("partnerships", UUIDField()))
    return own.only("partnership", "body").order_by("position")


_TODAY: Final = Given("today", DateField())
_AHEAD: Final[Prepared[Encounter]] = Prepared(_ahead)
_PAST: Final[Prepared[Encounter]] = Prepared(_past)
_DATES: Final[Prepared[tuple[str]]] = Prepared(_dates)
_BEGUN: Final[Prepared[Partnership]] = Prepared(_begun)
_SIGNED: Final[Prepared[Signing]] = Prepared(_signed_then)
_PARTIES: Final[Prepared[Party]] = Prepared(_parties)


def _jubilees(actor: Actor, today: datetime.date) -> list[Jubilee]:
    """Return what comes round next, of first contacts and of signings (three queries)."""
    coming = _nearest(actor, today)
    dates = [str(date) for date in coming]
    begun, signed = _BEGUN(actor, dates=dates), _SIGNED(actor, dates=dates)
    found = [Jubilee(coming[one.first_contact], one) for one in begun if one.first_contact]
    found += [Jubilee(coming[s.when], s.instrument.partnership, s) for s in signed if s.when]
    return sorted(found, key=lambda j: (j.anniversary.when.sort_key, j.partnership.key))[:MOST]


def _nearest(actor: Actor, today: datetime.date) -> dict[Edtf, Anniversary]:
    """Return which dates come round next: twice as many as are shown, as some are of no news."""
    stretches = zip(_STRETCHES, next_weeks(today), strict=True)
    soon = {f"{n}_{name}": day for n, one in stretches for name, day in asdict(one).items()}
    texts = {text for (text,) in _DATES(actor, vague_days=VAGUE_DAYS, **soon)}
    dates = map(parsed, candidates(texts, today, most=2 * MOST))
    coming = {date: one for date in dates if (one := next_round(date, today))}
    nearest = sorted(coming, key=lambda date: coming[date].when.sort_key)[: 2 * MOST]
    return {date: coming[date] for date in nearest}


def _add_parties(jubilees: Iterable[Jubilee]) -> set[UUID]:
    """Hang the parties on the partnerships, and return the bodies (one query)."""
    own: dict[UUID, list[Party]] = {jubilee.partnership.pk: [] for jubilee in jubilees}
    found = _PARTIES(partnerships=own)
    for party in found:
        own[party.partnership_id].append(party)
    for jubilee in jubilees:
        jubilee.partnership.party_rows = own[jubilee.partnership.pk]  # type: ignore[attr-defined] # annotated elsewhere
    return {party.body_id for party in found}
