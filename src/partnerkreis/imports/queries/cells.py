# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a cell to the value of a field, or to a sentence that says what is wrong with it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.core.dates import AmbiguousDate, Edtf, parse, read, words
from partnerkreis.core.dates.errors import DateError
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.editing.forms.dates import read_date
from partnerkreis.imports.queries.comparing import page_language
from partnerkreis.imports.queries.shape import Refused
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.rules import counted

#: What people write for a kind besides what we call it.
_KINDS = {
    "school_exchange": "schüleraustausch,schüleraustauschfahrt,wymiana uczniów,wymiana młodzieży",
    "council_visit": "kreistagsbesuch,besuch des kreistags,wizyta rady,wizyta radnych",
    "delegation_visit": "delegation,delegationsreise,besuch,delegacja,wizyta,visit",
    "job_shadowing": "hospitation,praktikum,staż",
    "expert_meeting": "fachtreffen,arbeitstreffen,spotkanie robocze,workshop",
    "sports_tour": "sport,turnier,turniej,tournament",
    "youth_project": "jugendprojekt,jugendaustausch,jugendbegegnung,projekt młodzieżowy",
    "citizens_trip": "bürgerreise,bürgerfahrt,reise,wyjazd",
    "head_of_county": "landrat,landrätin,starosta,county head",
    "mayor": "bürgermeister,bürgermeisterin,oberbürgermeister,burmistrz,wójt,prezydent miasta",
    "council_chair": "vorsitzender des kreistags,kreistagsvorsitzende,przewodniczący rady",
    "treasurer": "kämmerer,kämmerin,skarbnik,skarbniczka",
    "school": "gymnasium,grundschule,regelschule,szkoła,liceum,technikum",
    "association": "verein,stowarzyszenie,club",
    "company": "firma,betrieb,unternehmen,przedsiębiorstwo",
}
_BY_WORD = {fold(word): value for value, words_ in _KINDS.items() for word in words_.split(",")}


def date_in(line: Line, column: str, language: Language) -> Edtf | None:
    """Return the date that stands in a column, or None. Raises Refused."""
    value = line.cells.get(column)
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return parse(value.isoformat())
    text = line.text(column)
    try:
        return read(text, language)
    except AmbiguousDate as ambiguous:
        shown = page_language()
        readings = " / ".join(words.when(date, shown) for date in ambiguous.readings)
        message = _("“{text}” can be read in more than one way: {readings}. Please write which.")
        raise Refused(column, message.format(text=text, readings=readings)) from ambiguous
    except DateError as error:
        # The same sentence as in a form.
        why = read_date(column, {column: text}, None, language).faults[column]
        told = _("“{text}”: {why}").format(text=text, why=why)
        raise Refused(column, told) from error


def choice_in(line: Line, column: str, model: type[Model], field: str) -> str:
    """Return the choice that stands in a column, "" where nothing does. Raises Refused."""
    text = line.text(column)
    if not text:
        return ""
    value = choice_called(text, model, field)
    if not value:
        known = ", ".join(dict.fromkeys(_labels(model, field)))
        message = _("“{text}” is not known. Possible are: {known}.")
        raise Refused(column, message.format(text=text, known=known))
    return value


def _labels(model: type[Model], field: str) -> list[str]:
    choices: Any = model._meta.get_field(field)
    return [str(label) for _value, label in choices.flatchoices]


def choice_called(text: str, model: type[Model], field: str) -> str:
    """Return the choice that is called so, or "" where none is."""
    choices = choices_of(model, field)
    value = choices.get(fold(text)) or _BY_WORD.get(fold(text), "")
    return value if value in choices.values() else ""


def choices_of(model: type[Model], field: str) -> dict[str, str]:
    """Return the values of a field by their labels in every language, and by themselves."""
    choices: Any = model._meta.get_field(field)
    found = {fold(value): value for value, _label in choices.flatchoices}
    for language in INTERFACE_LANGUAGES:
        with override(language):
            found |= {fold(str(label)): value for value, label in choices.flatchoices}
    return found


def people_in(line: Line, column: str) -> tuple[int, str] | None:
    """Return a number of people with how it is meant, or None. Raises Refused."""
    value = line.cells.get(column)
    if value is None:
        return None
    found = counted(value)
    if found is None:
        message = _("“{text}” is not a number of people. Please write 80 or “about 80”.")
        raise Refused(column, message.format(text=line.text(column)))
    return found
