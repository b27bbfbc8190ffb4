# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each part of a visit asks, in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.models import Body
from partnerkreis.visits.queries import Place
from partnerkreis.visits.rules.values import Part, Side
from partnerkreis.workspace.forms_visits import own, shared
from partnerkreis.workspace.forms_visits.shape import Shape

_SHAPES: dict[Part, Callable[[shared.Asked], Shape]] = {
    Part.INVITATION: shared.invitation,
    Part.RUNNING_ORDER: shared.running_order,
    Part.DELEGATION: shared.delegation,
    Part.PROTOCOL: shared.protocol,
    Part.INTERPRETERS: shared.interpreters,
    Part.PRESS: shared.press,
    Part.BRIEFING: own.briefing,
    Part.SPEAKING_NOTES: own.speaking_notes,
    Part.GIFTS: own.gifts,
    Part.TRAVEL: own.travel,
    Part.COSTS: own.costs,
    Part.MINUTES: own.minutes,
    Part.FOLLOW_UPS: own.follow_ups,
    Part.THANKS: own.thanks,
}


def title_of(part: Part) -> str:
    """Return what a part is called."""
    return {
        Part.INVITATION: _("Invitation"),
        Part.RUNNING_ORDER: _("Running order"),
        Part.DELEGATION: _("Delegation"),
        Part.PROTOCOL: _("Protocol"),
        Part.INTERPRETERS: _("Interpreters"),
        Part.PRESS: _("Press"),
        Part.BRIEFING: _("Briefing"),
        Part.SPEAKING_NOTES: _("Speaking notes"),
        Part.GIFTS: _("Gifts"),
        Part.TRAVEL: _("Leave to travel and insurance"),
        Part.COSTS: _("Who pays"),
        Part.MINUTES: _("Minutes"),
        Part.FOLLOW_UPS: _("Follow-ups"),
        Part.THANKS: _("Thanks"),
    }[part]


def shape_of(place: Place, part: Part, side: Side, language: Language) -> Shape:
    """Return what the form of a part asks on this page."""
    names: dict[str, Body] = {}
    if part in (Part.GIFTS, Part.FOLLOW_UPS):
        keys = [one.body for one in place.sides]
        names = {body.key: body for body in Body.objects.filter(pk__in=keys).order_by("key")}
    asked = shared.Asked(place, side, language, _spoken(place, language), names)
    return _SHAPES[part](asked)


def _spoken(place: Place, language: Language) -> tuple[str, ...]:
    """Return the languages of the sides, that of the page first; only those we have words for."""
    spoken = [side.language for side in place.sides]
    return tuple(code for code in dict.fromkeys((language, *spoken)) if code in INTERFACE_LANGUAGES)
