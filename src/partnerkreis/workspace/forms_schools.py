# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a school's profile: what is asked, and what was answered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import DateError, read
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import Language
from partnerkreis.school_profiles.actions import CannotDescribe
from partnerkreis.school_profiles.models import Music, SchoolProfile, SchoolType, Sport
from partnerkreis.ui.shapes import Option
from partnerkreis.ui.shapes.form import Input, InputKind
from partnerkreis.workspace.telling_schools import language_name

#: Languages that schools here teach; ISO 639-1.
LANGUAGES: Final = ("cs", "de", "en", "es", "fr", "it", "la", "pl", "ru", "uk")
NUMBERS: Final = ("youngest", "oldest", "pupils", "partners_wanted")
LISTS: Final = ("languages", "themes", "music", "sport")


def answers(given: QueryDict, language: Language) -> dict[str, Any]:
    """Return the values of a profile from a form. Raises CannotDescribe with the field."""
    values: dict[str, Any] = {name: _number(given, name) for name in NUMBERS}
    values["partners_wanted"] = values["partners_wanted"] or 0
    values |= {name: sorted(set(given.getlist(name)))[:50] for name in LISTS}
    values["type"] = given.get("type", "") or SchoolType.OTHER
    values["speaks"] = given.get("speaks", "")
    values["waiting_since"] = _day(given.get("waiting_since", ""), language)
    _check_choices(values)
    return values


def _number(given: QueryDict, name: str) -> int | None:
    text = given.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 5):
        raise CannotDescribe(_("Please write a whole number, for example 420."), field=name)
    return int(text)


def _day(text: str, language: Language) -> datetime.date | None:
    """Return the first day that is meant: "September 2024" waits since the first of September."""
    if not text.strip():
        return None
    try:
        date = read(text, language)
    except DateError as error:
        sentence = _("This date was not understood. Please write it like 1.9.2024 or 2024.")
        raise CannotDescribe(sentence, field="waiting_since") from error
    return date.earliest


def _check_choices(values: Mapping[str, Any]) -> None:
    allowed = {
        "languages": LANGUAGES,
        "music": Music.values,
        "sport": Sport.values,
    }
    for name, known in allowed.items():
        if not set(values[name]) <= set(known):
            raise CannotDescribe(_("Please choose from the list."), field=name)
    if values["speaks"] and values["speaks"] not in LANGUAGES:
        raise CannotDescribe(_("Please choose from the list."), field="speaks")


def inputs(
    profile: SchoolProfile | None,
    given: QueryDict | None,
    themes: Mapping[str, str],
    language: Language,
    fault: tuple[str, str],
) -> list[Input]:
    """Return what is asked, with what was typed, else with what is stored."""
    form = _Form(profile or SchoolProfile(), given, fault)
    languages = sorted(((code, language_name(code, language)) for code in LANGUAGES), key=_label)
    return [
        form.list("type", _("What kind of school is it?"), SchoolType.choices),
        form.line("youngest", _("Age of the youngest pupils"), _("In years, for example 10")),
        form.line("oldest", _("Age of the oldest pupils"), _("In years, for example 18")),
        form.line("pupils", _("Number of pupils"), _("About is enough, for example 420")),
        form.list("speaks", _("Language of the school"), [("", _("not said")), *languages]),
        form.ticks("languages", _("Languages taught"), languages),
        form.ticks("themes", _("Themes"), sorted(themes.items(), key=_label)),
        form.ticks("music", pgettext("of a school", "Music"), Music.choices),
        form.ticks("sport", pgettext("of a school", "Sport"), Sport.choices),
        form.line("partners_wanted", _("How many partners are wanted?"), _("0 if none")),
        form.line(
            "waiting_since",
            _("Waiting for a partner since"),
            _("For example 1.9.2024 or autumn 2023"),
        ),
    ]


def _label(choice: tuple[str, str]) -> str:
    """Return by what a choice is put in order: Ö stands where one looks for it, at O."""
    return fold(choice[1])


class _Form:
    """Builds inputs from what was typed, or from what is stored where nothing was sent."""

    def __init__(
        self, profile: SchoolProfile, given: QueryDict | None, fault: tuple[str, str]
    ) -> None:
        self._profile, self._given, self._fault = profile, given, fault

    def line(self, name: str, label: str, hint: str) -> Input:
        return Input(
            name, label, value=self._value(name), hint=hint, fault=self._told(name),
            is_optional=name != "partners_wanted",
        )  # fmt: skip

    def list(self, name: str, label: str, choices: Sequence[tuple[str, Any]]) -> Input:
        chosen = self._value(name)
        options = [Option(value, str(text), value == chosen) for value, text in choices]
        return Input(name, label, InputKind.LIST, options=options, fault=self._told(name))

    def ticks(self, name: str, label: str, choices: Sequence[tuple[str, Any]]) -> Input:
        stored = getattr(self._profile, name)
        chosen = stored if self._given is None else self._given.getlist(name)
        options = [Option(value, str(text), value in chosen) for value, text in choices]
        return Input(
            name, label, InputKind.TICKS, options=options, fault=self._told(name), is_optional=True
        )

    def _value(self, name: str) -> str:
        if self._given is not None:
            return self._given.get(name, "")
        value = getattr(self._profile, name)
        return "" if value is None else str(value)

    def _told(self, name: str) -> str:
        return self._fault[1] if self._fault[0] == name else ""
