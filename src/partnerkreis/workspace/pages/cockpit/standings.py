# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How each party says the partnership stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.core.dates import words as dates
from partnerkreis.partnerships.models import Standing
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.pages.cockpit.scene import Scene


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """How it stands for a party, in words, with act, reason and who said and recorded it."""

    party: str
    standing: str
    details: list[str]
    earlier: list[Link]
    href: str
    declare_href: str


def standings(scene: Scene) -> list[PartyStanding]:
    """Return a line for the whole, where anybody spoke of it, and one for each party."""
    of: dict[UUID | None, list[Standing]] = {}
    for standing in sorted(scene.found.dossier.standings, key=_begun, reverse=True):
        of.setdefault(standing.body_id, []).append(standing)
    lines = [_line(scene, body.pk, body.key, of.get(body.pk, [])) for body in scene.bodies]
    whole = [_line(scene, None, "", of[None])] if None in of else []
    return [*whole, *lines]


def _begun(standing: Standing) -> datetime.date:
    first = standing.since.earliest if standing.since else None
    return first or datetime.date.min


def _line(scene: Scene, body: UUID | None, key: str, found: list[Standing]) -> PartyStanding:
    current = next((one for one in found if _holds(one, scene.found.today)), None)
    given = {"partnership": scene.key, "body": key, "declared_by": key}
    link = scene.new("standing", "", **{name: value for name, value in given.items() if value})
    return PartyStanding(
        party=scene.name(body) or _("The partnership as a whole"),
        standing=_words(current),
        details=_details(scene, current) if current else [],
        earlier=[_earlier(scene, one) for one in found if one is not current],
        href=addresses.record("standing", current.key, scene.language) if current else "",
        declare_href=link.href if scene.found.can_edit else "",
    )


def _holds(standing: Standing, day: datetime.date) -> bool:
    until = standing.until.latest if standing.until else None
    return _begun(standing) <= day and (until is None or until > day)


def _words(current: Standing | None) -> str:
    if current is None:
        return _("living; nothing else was declared")
    return str(current.get_kind_display())


def _details(scene: Scene, standing: Standing) -> list[str]:
    language = scene.language
    parts = {
        _("Since: {text}"): dates.label(standing.since, language) if standing.since else "",
        _("Act: {text}"): standing.act.text(language),
        _("Reason: {text}"): standing.reason.text(language),
        _("Declared by: {text}"): scene.name(standing.declared_by_id),
        _("Recorded by: {text}"): scene.name(standing.recorded_by_id),
    }
    return [pattern.format(text=text) for pattern, text in parts.items() if text]


def _earlier(scene: Scene, standing: Standing) -> Link:
    since = dates.label(standing.since, scene.language) if standing.since else _("undated")
    until = dates.label(standing.until, scene.language) if standing.until else ""
    span = f"{since} – {until}" if until else since
    text = _("{standing} ({span})").format(standing=standing.get_kind_display(), span=span)
    return Link(text, addresses.record("standing", standing.key, scene.language))
