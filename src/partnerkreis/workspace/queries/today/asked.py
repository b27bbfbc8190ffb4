# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statements of Today, a query for each kind of record; each is built once."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet, UUIDField

from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Office, Organisation, Review, Tenure
from partnerkreis.encounters.models import Encounter, EncounterSide, FollowUp, Lesson, Statement
from partnerkreis.encounters.queries import UNSHOWN
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Plan,
    Resolution,
    Signing,
    Standing,
)
from partnerkreis.workspace.queries.today.reach import BODIES, LOOKED_AT, MOST, own

_NEWEST: Final = F("latest").desc(nulls_last=True)
_YEAR: Final = Given("year", IntegerField())
#: What decides whether something is open of an encounter, and where it leads to.
_DECIDING: Final = (
    *("key", "kind", "state", "when", "earliest", "latest", "postponed_to", "published_at"),
)
#: What is shown of it, or is to be translated.
_TEXTS: Final = ("title", "summary", "told", "place_label", "recurrence", "reason")


def _encounters() -> QuerySet[Encounter]:
    newest = own(Encounter).order_by(_NEWEST, "-id").values("pk")[:LOOKED_AT]
    # The few that are looked at are picked before anything else is read of them.
    looked_at: QuerySet[Encounter] = Encounter.objects.filter(pk__in=newest)
    return looked_at.only(*_DECIDING, *_TEXTS).order_by(_NEWEST, "-id")


def _sides() -> QuerySet[EncounterSide, Any]:
    sides = EncounterSide.objects.filter(encounter__in=GivenAny("encounters", UUIDField()))
    return sides.order_by("position").values_list("encounter", "body", "role")


def _partnerships() -> QuerySet[Partnership]:
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    found: QuerySet[Partnership] = own(Partnership).defer(*UNSHOWN)
    return found.annotate(party_rows=Rows(parties, "body_id")).order_by("first_contact", "key")[
        :LOOKED_AT
    ]


def _signings() -> QuerySet[Signing]:
    found: QuerySet[Signing] = own(Signing).select_related("instrument__partnership", "place")
    return found.defer(*UNSHOWN).order_by(_NEWEST, "key")[:LOOKED_AT]


def _instruments() -> QuerySet[Instrument]:
    signed = Signing.objects.filter(instrument=OuterRef("pk"))
    found: QuerySet[Instrument] = own(Instrument).annotate(is_signed=Exists(signed))
    return found.defer(*UNSHOWN).order_by("-key")[:LOOKED_AT]


def _newest(model: type[Any]) -> QuerySet[Any]:
    return own(model).defer(*UNSHOWN).order_by("-key")[:LOOKED_AT]


def _resolutions() -> QuerySet[Resolution]:
    found: QuerySet[Resolution] = own(Resolution).select_related("body").defer(*UNSHOWN)
    return found.order_by(_NEWEST, "key")[:LOOKED_AT]


def _follow_ups() -> QuerySet[FollowUp]:
    found: QuerySet[FollowUp] = own(FollowUp).filter(done__isnull=True)
    return found.select_related("encounter").order_by(F("due").asc(nulls_last=True), "key")[:MOST]


def _bound() -> QuerySet[Booking]:
    bound = Booking.objects.filter(line__body__in=BODIES, state=Booking.State.BOUND)
    of_encounters = bound.filter(encounter__isnull=False).select_related("encounter")
    return of_encounters.order_by("encounter__latest", "key")[:LOOKED_AT]


def _requests() -> QuerySet[BudgetRequest]:
    asked = BudgetRequest.objects.filter(body__in=BODIES, year__lte=_YEAR)
    return asked.order_by("-year", "key")[:LOOKED_AT]


def _lines() -> QuerySet[Any, Any]:
    lines = BudgetLine.objects.filter(body__in=BODIES, year=_YEAR)
    return lines.order_by("key").values_list("partnership")[:LOOKED_AT]


def _reviewed(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return the records with whether somebody of the bodies called them true lately."""
    lately = Review.objects.filter(
        record=OuterRef("pk"), body__in=BODIES, at__gt=Given("since", DateTimeField())
    )
    found: QuerySet[Any] = records.annotate(is_reviewed=Exists(lately))
    return found.order_by("key")


def _tenures() -> QuerySet[Tenure]:
    held = Tenure.objects.filter(office__body__in=BODIES, has_ended=False)
    return _reviewed(held.select_related("person", "office__body"))[:LOOKED_AT]


def _standings() -> QuerySet[Standing]:
    stood = Standing.objects.filter(body__in=BODIES)
    return _reviewed(stood.select_related("partnership"))[:LOOKED_AT]


def _offices() -> QuerySet[Office]:
    offices = _reviewed(Office.objects.filter(body__in=BODIES).select_related("body"))
    return offices.filter(is_reviewed=False)[:MOST]


def _organisations() -> QuerySet[Organisation]:
    organisations = _reviewed(Organisation.objects.filter(body__in=BODIES))
    return organisations.filter(is_reviewed=False)[:MOST]


ENCOUNTERS: Final[Prepared[Encounter]] = Prepared(_encounters)
SIDES: Final[Prepared[tuple[UUID, UUID, str]]] = Prepared(_sides)
PARTNERSHIPS: Final[Prepared[Partnership]] = Prepared(_partnerships)
SIGNINGS: Final[Prepared[Signing]] = Prepared(_signings)
INSTRUMENTS: Final[Prepared[Instrument]] = Prepared(_instruments)
PLANS: Final[Prepared[Plan]] = Prepared(lambda: _newest(Plan))
LESSONS: Final[Prepared[Lesson]] = Prepared(lambda: _newest(Lesson))
STATEMENTS: Final[Prepared[Statement]] = Prepared(lambda: _newest(Statement))
RESOLUTIONS: Final[Prepared[Resolution]] = Prepared(_resolutions)
FOLLOW_UPS: Final[Prepared[FollowUp]] = Prepared(_follow_ups)
BOUND: Final[Prepared[Booking]] = Prepared(_bound)
REQUESTS: Final[Prepared[BudgetRequest]] = Prepared(_requests)
LINES: Final[Prepared[tuple[Any]]] = Prepared(_lines)
TENURES: Final[Prepared[Tenure]] = Prepared(_tenures)
STANDINGS: Final[Prepared[Standing]] = Prepared(_standings)
OFFICES: Final[Prepared[Office]] = Prepared(_offices)
ORGANISATIONS: Final[Prepared[Organisation]] = Prepared(_organisations)
