# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where mail to a party goes: to an office, whoever holds it, in the language of its country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body, Office, OfficeKind
from partnerkreis.directory.queries import offices_of

#: Whom one writes to, the first that has an address.
_FIRST: Final = (OfficeKind.PARTNERSHIP_OFFICER, OfficeKind.HEAD_OF_COUNTY)
_SPOKEN: Final[dict[str, Language]] = {"DE": "de", "AT": "de", "CH": "de", "PL": "pl"}


@dataclass(frozen=True, slots=True)
class Desk:
    """An office of a party that mail can be sent to."""

    address: str
    language: Language


def desk_of(body: Body) -> Desk | None:
    """Return the office of ``body`` that mail goes to; None where no address is recorded."""
    offices = list(Office.objects.filter(body=body).exclude(email="").order_by("key"))
    if not offices:
        return None
    chosen = min(offices, key=lambda one: _FIRST.index(one.kind) if one.kind in _FIRST else 9)
    return Desk(chosen.email, spoken_in(body))


def language_of(body: Body, desk: Desk | None) -> Language:
    """Return the language that a party is written to in."""
    return desk.language if desk else spoken_in(body)


def spoken_in(body: Body) -> Language:
    """Return the language of the country of ``body``, else English."""
    return _SPOKEN.get(body.country, "en")


def office_held(actor: Actor, body: Body, *, today: date) -> str:
    """Return the title of the office that ``actor`` holds in ``body``, in its own language."""
    held = [one.office for one in offices_of(actor, today=today) if one.office.body_id == body.pk]
    if not held:
        return ""
    title: str = held[0].title.text(spoken_in(body))
    return title or str(held[0].get_kind_display())
