# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of visits that are prepared, in each language its own words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.portal import links
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace.address_words import WordConverter


class Sheet(StrEnum):
    """What is printed of a visit."""

    FOLDER = "folder"
    RUNNING_ORDER = "running-order"
    DELEGATION = "delegation"
    BRIEFING = "briefing"


class PartConverter(WordConverter):
    """Reads and writes a part of a visit in the language of the address."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return {
            Part.INVITATION: pgettext("address", "invitation"),
            Part.RUNNING_ORDER: pgettext("address", "running-order"),
            Part.DELEGATION: pgettext("address", "delegation"),
            Part.PROTOCOL: pgettext("address", "protocol"),
            Part.INTERPRETERS: pgettext("address", "interpreters"),
            Part.PRESS: pgettext("address", "press"),
            Part.BRIEFING: pgettext("address", "briefing"),
            Part.SPEAKING_NOTES: pgettext("address", "speaking-notes"),
            Part.GIFTS: pgettext("address", "gifts"),
            Part.TRAVEL: pgettext("address", "travel"),
            Part.COSTS: pgettext("address", "costs"),
            Part.MINUTES: pgettext("address", "minutes"),
            Part.FOLLOW_UPS: pgettext("address", "follow-ups"),
            Part.THANKS: pgettext("address", "thanks"),
        }


class SheetConverter(WordConverter):
    """Reads and writes what is printed of a visit."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return {
            Sheet.FOLDER: pgettext("address", "folder"),
            Sheet.RUNNING_ORDER: pgettext("address", "running-order"),
            Sheet.DELEGATION: pgettext("address", "delegation"),
            Sheet.BRIEFING: pgettext("address", "briefing"),
        }


def visits(language: Language) -> str:
    """Return the address of the list of visits."""
    return links.page("visits", language)


def new(language: Language, like: str = "") -> str:
    """Return the address where a visit begins, ``like`` an earlier one."""
    address = links.page("visit_new", language)
    return f"{address}?like={like}" if like else address


def visit(key: str, side: str, language: Language) -> str:
    """Return the address of the folder of a visit as the body ``side`` has it."""
    return _reverse("visit", language, key=key, side=side)


def part(key: str, side: str, name: str, language: Language, of: str = "") -> str:
    """Return the address of the form of one part; ``of`` another side where it is of a side."""
    if of:
        return _reverse("visit_part_of", language, key=key, side=side, part=name, of=of)
    return _reverse("visit_part", language, key=key, side=side, part=name)


def sheet(key: str, side: str, name: str, language: Language) -> str:
    """Return the address of what is printed."""
    return _reverse("visit_sheet", language, key=key, side=side, sheet=name)


def _reverse(view: str, language: Language, **arguments: str) -> str:
    with override(language):
        return reverse(view, kwargs=arguments)
