# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of visits, and how one of them is called."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.encounters.models import Encounter, EncounterKind
from partnerkreis.portal import wording
from partnerkreis.ui.shapes import Crumb, Entry, Page
from partnerkreis.visits.queries import Listed
from partnerkreis.workspace import addresses_visits as addresses
from partnerkreis.workspace.frame import frame, language_of


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """An encounter in the calendar that is not prepared yet."""

    id: str
    title: str
    known: str


@dataclass(frozen=True, slots=True)
class VisitsPage:
    page: Page
    title: str
    coming: list[Entry]
    over: list[Entry]
    to_prepare: list[ToPrepare]
    new_href: str
    nothing: str
    csrf: str


def visits_page(
    request: HttpRequest,
    listed: list[Listed],
    to_prepare: list[Encounter],
    *,
    today: datetime.date,
    can_begin: bool,
) -> VisitsPage:
    """Return the visits that are prepared: those that come first, then what is over."""
    language = language_of(request)
    over = [one for one in listed if one.is_over(today)]
    coming = [one for one in reversed(listed) if not one.is_over(today)]
    return VisitsPage(
        page=frame(request, _("Visits"), addresses.visits, crumbs=[Crumb(_("Visits"))]),
        title=_("Visits"),
        coming=list(_entries(coming, language)),
        over=list(_entries(over, language)),
        to_prepare=[_to_prepare(encounter, language) for encounter in to_prepare],
        new_href=addresses.new(language) if can_begin else "",
        nothing="" if coming else _("No visit is being prepared."),
        csrf=get_token(request),
    )


def _entries(listed: Iterable[Listed], language: Language) -> Iterable[Entry]:
    for one in listed:
        encounter = one.visit.encounter
        for place in one.places:
            href = addresses.visit(one.visit.key, place.own.key, language)
            shown = encounter.title.shown(language)
            yield Entry(
                wording.set_shown(shown, language) or one.visit.key,
                href,
                [wording.when(encounter.when, language)],
                language=wording.foreign(shown, language),
                remark=_role(place.own.role, place.own.names.form(language)),
                tag=wording.state_tag(encounter),
            )


def _role(role: str, name: str) -> str:
    patterns = {
        "host": _("{county} is host."),
        "guest": _("{county} is guest."),
        "joint": _("{county} organises it together with others."),
    }
    return patterns[role].format(county=name)


def _to_prepare(encounter: Encounter, language: Language) -> ToPrepare:
    kind = EncounterKind(encounter.kind).label
    known = f"{wording.when(encounter.when, language)}. {str(kind)[:1].upper()}{str(kind)[1:]}."
    title = encounter.title.text(language) or encounter.key
    return ToPrepare(str(encounter.pk), title, known)
