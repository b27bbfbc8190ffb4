# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where mail to a party goes: to an office, whoever holds it, in the language of its country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from partnerkreis.access.policy import Actor, Role
from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.subjects import took_over
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Appointment, Body, Office, OfficeKind
from partnerkreis.directory.queries import offices_of, on_day
from partnerkreis.journal.models import Entry

#: Under this verb the journal notes who proposed.
PROPOSED: Final = "accord.propose"
#: Whom one writes to, the first that has an address.
_FIRST: Final = (OfficeKind.PARTNERSHIP_OFFICER, OfficeKind.HEAD_OF_COUNTY)
_SPOKEN: Final[dict[str, Language]] = {"DE": "de", "AT": "de", "CH": "de", "PL": "pl"}


@dataclass(frozen=True, slots=True)
class Desk:
    """An office of a party that mail can be sent to."""

    address: str
    language: Language


def desk_of(body: Body, *, today: date) -> Desk | None:
    """Return the office that mail to ``body`` goes to; None where no address is recorded.

    Where another body took over from it wholly, that one's office is written to.
    """
    successor = took_over(body, today=today)
    desk = _desk(successor) if successor.pk != body.pk else None
    return desk or _desk(body)


def _desk(body: Body) -> Desk | None:
    offices = list(Office.objects.filter(body=body).exclude(email="").order_by("key"))
    if not offices:
        return None
    chosen = min(offices, key=lambda one: _FIRST.index(one.kind) if one.kind in _FIRST else 9)
    return Desk(chosen.email, spoken_in(body))


def keeper_of(revision: Revision, *, today: date) -> UUID | None:
    """Return who hears of mails about ``revision`` that come back, where nobody caused them.

    That is who proposed it, while they hold an office of their party, and else whoever does now.
    """
    entries = Entry.objects.filter(verb=PROPOSED, record_id=revision.subject)
    proposers = [one.actor_id for one in entries if _names(one, revision)]
    held = Appointment.objects.filter(office__body=revision.proposed_by_id, role=Role.OFFICER)
    holders = [one.user_id for one in on_day(held, today).order_by("since", "pk")]
    known: list[UUID] = [one for one in proposers if one in holders]
    return next(iter([*known, *holders]), None)


def _names(entry: Entry, revision: Revision) -> bool:
    return bool((entry.changes.get("digest") or [None, None])[1] == revision.digest)


def language_of(body: Body, desk: Desk | None) -> Language:
    """Return the language that a party is written to in."""
    return desk.language if desk else spoken_in(body)


def spoken_in(body: Body) -> Language:
    """Return the language of the country of ``body``, else English."""
    return _SPOKEN.get(body.country, "en")


def office_held(actor: Actor, body: Body, *, today: date) -> str:
    """Return the title of the office that ``actor`` holds in ``body``, in its own language.

    Where it is one of the body that took over from it, that body is named as well.
    """
    held = [one.office for one in offices_of(actor, today=today)]
    own = next((one for one in held if one.body_id == body.pk), None)
    if own is not None:
        return _title(own)
    successor = took_over(body, today=today) if held else body
    theirs = next((one for one in held if one.body_id == successor.pk), None)
    if theirs is None:
        return ""
    name = successor.names.form(spoken_in(successor))
    return ", ".join(filter(None, (_title(theirs), name)))[:200]


def _title(office: Office) -> str:
    title: str = office.title.text(spoken_in(office.body))
    return title or str(office.get_kind_display())
