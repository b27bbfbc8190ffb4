# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why two schools suit each other, a sentence for each part of the score."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import enumeration, typeset
from partnerkreis.school_profiles.models import Music, SchoolType, Sport
from partnerkreis.schools.scoring import Part, Reason

if TYPE_CHECKING:
    # The solver behind it is loaded where there is something to solve.
    from partnerkreis.schools.proposing import Link


def told_reasons(link: Link, themes: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield why the two suit each other, the weightiest first; ``themes`` are labels by key."""
    for reason in sorted(link.reasons, key=lambda reason: -reason.points):
        text = _told(reason, themes, language)
        if text:
            yield typeset(text, language)


def language_name(code: str, language: Language) -> str:
    """Return the name of a language in the reader's: "Polnisch", "polski", "Polish"."""
    return str(Locale.parse(language).languages.get(code, code))


def _told(reason: Reason, themes: Mapping[str, str], language: Language) -> str:
    values = reason.values
    match reason.part:
        case Part.LANGUAGES:
            spoken = [language_name(code, language) for code in values]
            return _("Both teach: {languages}.").format(languages=enumeration(spoken, language))
        case Part.SPOKEN:
            spoken = [language_name(code, language) for code in values]
            pattern = _("One teaches what the other speaks: {languages}.")
            return pattern.format(languages=enumeration(spoken, language))
        case Part.TYPE:
            return _("Both are of one kind: {kind}.").format(kind=SchoolType(values[0]).label)
        case Part.AGES:
            return _("Ages {first} to {last} overlap.").format(first=values[0], last=values[-1])
        case Part.SIZE:
            return _("Similar size: {one} and {other} pupils.").format(
                one=values[0], other=values[1]
            )
    return _told_in_common(reason, themes, language)


def _told_in_common(reason: Reason, themes: Mapping[str, str], language: Language) -> str:
    values = reason.values
    match reason.part:
        case Part.THEMES:
            named = [themes.get(value, value) for value in values]
            return _("Themes of both: {themes}.").format(themes=enumeration(named, language))
        case Part.MUSIC:
            named = [str(dict(Music.choices).get(value, value)) for value in values]
            return _("Music on both sides: {music}.").format(music=enumeration(named, language))
        case Part.SPORT:
            named = [str(dict(Sport.choices).get(value, value)) for value in values]
            return _("Sport on both sides: {sport}.").format(sport=enumeration(named, language))
        case Part.DATES:
            days = [date_format(datetime.date.fromisoformat(day)) for day in values]
            return _("Both have time from {first} to {last}.").format(first=days[0], last=days[-1])
        case Part.WISHES:
            return _("Wishes of theirs are met.")
        case Part.WAITING if values:
            day = date_format(datetime.date.fromisoformat(values[0]))
            return _("Waiting since {day}.").format(day=day)
    return ""
