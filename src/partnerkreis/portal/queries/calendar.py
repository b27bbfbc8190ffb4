# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes, what is to be celebrated, and what was: the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
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
)
from django.db.models.functions import Left

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.dates import Edtf
from partnerkreis.core.fields import parsed
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Cited, citations_of, to_list
from partnerkreis.partnerships.models import Instrument, Partnership, Party, Signing
from partnerkreis.portal.anniversaries import Anniversary, candidates, founding_years, next_round
from partnerkreis.portal.queries.listing import bodies_of

#: So many of each kind stand on the page; the list of encounters has them all.
MOST: Final = 25

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
    jubilees = sorted(
        [*_of_contacts(actor, today), *_of_signings(actor, today)],
        key=lambda jubilee: (jubilee.anniversary.when.sort_key, jubilee.partnership.key),
    )[:MOST]
    parties = {row.body_id for j in jubilees for row in j.partnership.party_rows}  # type: ignore[attr-defined] # annotated
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
    coming = planned.filter(Q(latest__gte=_TODAY) | Q(latest__isnull=True, earliest__gte=_TODAY))
    order = ("earliest", "latest", "key")
    # The few that are shown are picked by the index before anything else is read of them.
    shown = Encounter.objects.filter(pk__in=coming.order_by(*order).values("pk")[:MOST])
    return to_list(shown).order_by(*order)


def _past(actor: Actor) -> QuerySet[Encounter]:
    held = Encounter.objects.filter(
        state=EncounterState.TOOK_PLACE,
        latest__range=(Given("a_year_ago", DateField()), _TODAY),
        when__isnull=False,
    )
    newest = visible_to(actor, held).order_by("-latest", "-id").values("pk")[:MOST]
    return to_list(Encounter.objects.filter(pk__in=newest)).order_by("-latest", "-id")


def _first_contacts(actor: Actor) -> QuerySet[Any, Any]:
    begun = Partnership.objects.filter(first_contact__isnull=False)
    return _as_written(visible_to(actor, begun), "first_contact")


def _begun(actor: Actor) -> QuerySet[Partnership]:
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    on_dates = Partnership.objects.filter(first_contact__in=GivenAny("dates", CharField()))
    begun = visible_to(actor, on_dates.only("key", "first_contact"))
    with_parties = begun.annotate(party_rows=Rows(parties, "body_id"))
    found: QuerySet[Partnership] = with_parties.order_by("first_contact", "key")[: MOST * 4]
    return found


def _signed(actor: Actor) -> QuerySet[Signing]:
    """Return the signings of released papers; those of a partnership that is not are no news."""
    paper = visible_to(actor, Instrument.objects.filter(pk=OuterRef("instrument")))
    tie = Partnership.objects.filter(pk=OuterRef("instrument__partnership"))
    released = visible_to(actor, Signing.objects.all())
    return released.filter(Exists(paper), Exists(visible_to(actor, tie)))


def _days_of_signing(actor: Actor) -> QuerySet[Any, Any]:
    signed = Signing.objects.annotate(year=Left("when", 4))
    of_years = signed.filter(year__in=GivenAny("years", CharField()))
    return _as_written(visible_to(actor, of_years), "when")


def _as_written(records: QuerySet[Any], date: str) -> QuerySet[Any, Any]:
    """Return every date there is, once, as a text: most of them need not be read as a date."""
    texts = records.order_by().annotate(written=ExpressionWrapper(F(date), TextField()))
    written: QuerySet[Any, Any] = texts.values_list("written").distinct()
    return written


def _signed_then(actor: Actor) -> QuerySet[Signing]:
    parties = Party.objects.filter(partnership=OuterRef("instrument__partnership"))
    on_days = _signed(actor).filter(when__in=GivenAny("dates", CharField()))
    told = ("when", "instrument__title", "instrument__partnership__key")
    joined = on_days.select_related("instrument__partnership").only(*told)
    found: QuerySet[Signing] = joined.annotate(
        party_rows=Rows(parties.order_by("position"), "body_id")
    )
    return found.order_by("earliest", "key")[: MOST * 4]


_TODAY: Final = Given("today", DateField())
_AHEAD: Final[Prepared[Encounter]] = Prepared(_ahead)
_PAST: Final[Prepared[Encounter]] = Prepared(_past)
_FIRST_CONTACTS: Final[Prepared[tuple[str]]] = Prepared(_first_contacts)
_BEGUN: Final[Prepared[Partnership]] = Prepared(_begun)
_DAYS_OF_SIGNING: Final[Prepared[tuple[str]]] = Prepared(_days_of_signing)
_SIGNED: Final[Prepared[Signing]] = Prepared(_signed_then)


def _of_contacts(actor: Actor, today: datetime.date) -> list[Jubilee]:
    coming = _nearest(_FIRST_CONTACTS(actor), today)
    found = _BEGUN(actor, dates=[str(date) for date in coming])
    return [Jubilee(coming[p.first_contact], p) for p in found if p.first_contact]


def _of_signings(actor: Actor, today: datetime.date) -> list[Jubilee]:
    coming = _nearest(_DAYS_OF_SIGNING(actor, years=[*founding_years(today)]), today)
    found = _SIGNED(actor, dates=[str(date) for date in coming])
    return [_signing(coming[signing.when], signing) for signing in found if signing.when]


def _nearest(written: Iterable[tuple[str]], today: datetime.date) -> dict[Edtf, Anniversary]:
    """Return which dates come round next; the same few stand in many records."""
    dates = map(parsed, candidates((text for (text,) in written), today, most=MOST))
    coming = {date: one for date in dates if (one := next_round(date, today))}
    nearest = sorted(coming, key=lambda date: coming[date].when.sort_key)[:MOST]
    return {date: coming[date] for date in nearest}


def _signing(anniversary: Anniversary, signing: Signing) -> Jubilee:
    partnership = signing.instrument.partnership
    partnership.party_rows = signing.party_rows  # type: ignore[attr-defined] # annotated
    return Jubilee(anniversary, partnership, signing)
