# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why two schools suit each other, a sentence for each part of the score."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
        yield told_reason(reason, themes, language)


def told_reason(reason: Reason, themes: Mapping[str, str], language: Language) -> str:
    """Return one reason as a whole sentence; ``themes`` are labels by key."""
    return typeset(_Telling(themes, language).told(reason), language)


def language_name(code: str, language: Language) -> str:
    """Return the name of a language in the reader's: "Polnisch", "polski", "Polish"."""
    return str(Locale.parse(language).languages.get(code, code))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Words for what schools have in common; a key without a word is shown as it is."""

    themes: Mapping[str, str]
    language: Language

    def told(self, reason: Reason) -> str:
        values = reason.values
        match reason.part:
            case Part.LANGUAGES:
                return _("Both teach: {languages}.").format(languages=self._spoken(values))
            case Part.SPOKEN:
                pattern = _("One teaches what the other speaks: {languages}.")
                return pattern.format(languages=self._spoken(values))
            case Part.TYPE:
                return _("Both are of one kind: {kind}.").format(kind=SchoolType(values[0]).label)
            case Part.AGES if values[0] == values[-1]:
                return _("Both have pupils aged {age}.").format(age=values[0])
            case Part.AGES:
                return _("Ages {first} to {last} overlap.").format(first=values[0], last=values[-1])
            case Part.SIZE:
                pattern = _("Similar size: {one} and {other} pupils.")
                return pattern.format(one=values[0], other=values[1])
            case Part.THEMES:
                return _("Themes of both: {themes}.").format(themes=self._listed(values))
            case Part.MUSIC:
                return _("Music on both sides: {music}.").format(music=self._listed(values))
            case Part.SPORT:
                return _("Sport on both sides: {sport}.").format(sport=self._listed(values))
        return self._of_both_or_one(reason)

    def _of_both_or_one(self, reason: Reason) -> str:
        if reason.part is Part.WISHES:
            return _("Wishes fulfilled: {wishes}.").format(wishes=self._listed(reason.values))
        days = [date_format(datetime.date.fromisoformat(day)) for day in reason.values]
        if reason.part is Part.DATES:
            return _("Both have time from {first} to {last}.").format(first=days[0], last=days[-1])
        return _("Waiting since {day}.").format(day=days[0])

    def _spoken(self, codes: Sequence[str]) -> str:
        return enumeration([language_name(code, self.language) for code in codes], self.language)

    def _listed(self, values: Sequence[str]) -> str:
        return enumeration([self._word(value) for value in values], self.language)

    def _word(self, value: str) -> str:
        for choices in (self.themes, dict(Music.choices), dict(Sport.choices),
                        dict(SchoolType.choices)):  # fmt: skip
            if value in choices:
                return str(choices[value])
        return language_name(value, self.language)
