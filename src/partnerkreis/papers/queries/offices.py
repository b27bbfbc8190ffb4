# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds an office on a day, as far as sources tell, and how they are written to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.languages import Language
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.directory.models import OfficeKind, Tenure
from partnerkreis.documents.addressing import Addressee

#: In this order people are offered to write to.
_ORDER = [
    OfficeKind.HEAD_OF_COUNTY,
    OfficeKind.MAYOR,
    OfficeKind.COUNCIL_CHAIR,
    OfficeKind.PARTNERSHIP_OFFICER,
    OfficeKind.TREASURER,
    OfficeKind.OTHER,
]


def in_office(actor: Actor, bodies: Iterable[UUID], *, today: datetime.date) -> list[Tenure]:
    """Return who holds the offices of ``bodies``: of each office whoever was seen there last.

    Sources seldom say that somebody left; who came later is in office (one query).
    """
    latest: dict[UUID, Tenure] = {}
    for tenure in _TENURES(actor, bodies=bodies):
        known = latest.get(tenure.office_id)
        if not is_over(tenure, today) and (known is None or _seen(tenure) > _seen(known)):
            latest[tenure.office_id] = tenure
    return sorted(latest.values(), key=lambda one: (_rank(one), one.office.body.key))


def _tenures(actor: Actor) -> QuerySet[Tenure]:
    held = Tenure.objects.filter(office__body__in=GivenAny("bodies", UUIDField()))
    found: QuerySet[Tenure] = visible_to(actor, held)
    return found.select_related("person", "office__body").order_by("key")


_TENURES: Final[Prepared[Tenure]] = Prepared(_tenures)


def head_of(actor: Actor, body: UUID, *, today: datetime.date) -> Tenure | None:
    """Return who heads the body on ``today``, or None where no source tells."""
    return head_among(in_office(actor, [body], today=today))


def head_among(held: Iterable[Tenure]) -> Tenure | None:
    """Return who of them heads a body, or None where no source tells."""
    heads = (OfficeKind.HEAD_OF_COUNTY, OfficeKind.MAYOR)
    return next((one for one in held if one.office.kind in heads), None)


def chair_among(held: Iterable[Tenure]) -> Tenure | None:
    """Return who of them chairs a council, or None where no source tells."""
    return next((one for one in held if one.office.kind == OfficeKind.COUNCIL_CHAIR), None)


def is_over(tenure: Tenure, today: datetime.date) -> bool:
    """Return whether the person surely holds the office no more."""
    ended = tenure.until.latest if tenure.until else None
    begun = tenure.since.earliest if tenure.since else None
    return tenure.has_ended or bool(ended and ended < today) or bool(begun and begun > today)


def _seen(tenure: Tenure) -> datetime.date:
    """Return the last day on which a source has the person in office."""
    dates: list[Any] = [tenure.seen, tenure.since]
    days = [date.latest or date.earliest for date in dates if date]
    return max((day for day in days if day), default=datetime.date.min)


def _rank(tenure: Tenure) -> int:
    return _ORDER.index(OfficeKind(tenure.office.kind))


def addressee_of(tenure: Tenure, language: Language) -> Addressee:
    """Return what a letter in ``language`` needs to know of the person in this office."""
    surname, comma, _given = tenure.person.sort_name.partition(",")
    wording = tenure.office.title.get(language)
    return Addressee(
        name=tenure.person.name,
        surname=surname.strip() if comma else tenure.person.name.split()[-1],
        office=tenure.office.kind,
        office_title=wording.text if wording else "",
        title_form=tenure.title_form,
        form_of_address=tenure.person.form_of_address,
    )
