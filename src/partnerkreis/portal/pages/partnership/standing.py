# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a partnership stands on the day, in one sentence: derived, never typed in."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerkreis.core.counting import Counted, Noun
from partnerkreis.encounters.queries import history_of
from partnerkreis.partnerships.rules import Kind, Life, Position, Stage, position
from partnerkreis.portal import wording
from partnerkreis.portal.pages.partnership.scene import Scene


def standing(scene: Scene) -> str:
    """Return stage and life as of the day, or "" where no contact is recorded yet."""
    found = position(history_of(scene.dossier), scene.day)
    if found.life is not Life.LIVING:
        return _not_living(found.life)
    match found.stage:
        case Stage.NONE:
            return ""
        case Stage.CONTACT:
            return _contact(scene, found)
        case Stage.COOPERATION:
            return _cooperation(found.kind)
        case Stage.RESOLVED:
            return _resolved(scene, found)
    pattern = ngettext(
        "An official partnership: the charter is signed.",
        "An official partnership: the charter is signed in {places}.",
        found.signings,
    )
    return _in_places(pattern, found.signings, scene)


def _not_living(life: Life) -> str:
    return {
        Life.RESTING: _("The partnership is resting."),
        Life.SUSPENDED: _("The partnership is suspended."),
        Life.ENDED: _("The partnership has ended."),
    }[life]


def _contact(scene: Scene, found: Position) -> str:
    if not found.years:
        return _("A new contact, without a charter.")
    years = Counted(found.years, Noun.YEAR, scene.language)
    pattern = _("A living contact for {years:acc}, without a charter.")
    return wording.say(pattern, scene.language, years=years)


def _cooperation(kind: Kind) -> str:
    return {
        Kind.SPONSORSHIP: _("A sponsorship."),
        Kind.FRIENDSHIP: _("A friendship, by a declaration of both sides."),
        Kind.PROJECT: _("A partnership for a project."),
    }.get(kind, _("A cooperation agreement, but no charter yet."))


def _resolved(scene: Scene, found: Position) -> str:
    if found.planned_signings > 1:
        pattern = (
            _(
                "An agreement and a resolution of the council;"
                " a charter is planned, to be signed in {places}."
            )
            if found.has_agreement
            else _("A resolution of the council; a charter is planned, to be signed in {places}.")
        )
        return _in_places(pattern, found.planned_signings, scene)
    if found.has_agreement:
        return _("An agreement and a resolution of the council, but no charter yet.")
    return _("A resolution of the council, but no charter yet.")


def _in_places(pattern: str, count: int, scene: Scene) -> str:
    places = Counted(count, Noun.PLACE, scene.language)
    return wording.say(pattern, scene.language, places=places)
