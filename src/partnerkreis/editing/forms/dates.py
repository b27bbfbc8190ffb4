# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A date as somebody types it, read back where it becomes something else than was typed."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.dates import AmbiguousDate, DateError, Edtf, Reason, read, words
from partnerkreis.core.languages import Language
from partnerkreis.editing.catalogue.shape import Words
from partnerkreis.editing.forms.answers import Answer, Choice, Typed

_FAULTS: dict[Reason, Words] = {
    Reason.TIME: _("Please write only the day, without the time."),
    Reason.NO_SUCH_YEAR: _("There is no such year. Please check it."),
    Reason.NO_SUCH_MONTH: _("There is no such month. Please check it."),
    Reason.NO_SUCH_DAY: _("There is no such day. Please check day and month."),
    Reason.ORDER: _("The end lies before the beginning. Please check both."),
    Reason.NO_ENDS: _("Please write when it began or when it ended."),
    Reason.MIXED: _("Please write both ends alike, without “about”."),
    Reason.SHORT_YEAR: _("Please write the year with four digits."),
    Reason.NO_YEAR: _("Please write the year as well."),
}
_NOT_UNDERSTOOD = _(
    "This was not understood as a date. Please write it like 2.6.2023, June 2023 or autumn 2022."
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}", re.ASCII)
_AMBIGUOUS = _("This can be read in more than one way. Please choose what is meant.")


def read_date(name: str, typed: Typed, before: Edtf | None, language: Language) -> Answer:
    """Read the input ``name``; ``before`` is what was kept there.

    Only what becomes something else than was typed is shown before it is kept: who typed it has
    seen the reading if it stands in ``name.read``, and has chosen one of several in
    ``name.choice``. Any other date is kept at once, and told in words once it is.
    """
    text = typed.get(name, "")
    if not text:
        return Answer(None)
    try:
        date = read(text, language)
    except AmbiguousDate as ambiguous:
        return _chosen(name, typed, ambiguous, language)
    except DateError as error:
        return Answer(faults={name: _FAULTS.get(error.reason, _NOT_UNDERSTOOD)})
    is_plain = date == before or not _says_more(text, date, language)
    is_seen = is_plain or typed.get(f"{name}.read") == str(date)
    return Answer(date, readings={} if is_seen else {name: str(date)})


def _says_more(text: str, date: Edtf, language: Language) -> bool:
    """Return whether the reading says something that was not typed, so that it is to be looked at.

    "Early 1991" becomes January to April, "before May 2014" April at the latest. In 4/5/2019 some
    write the day first and some the month.
    """
    tidy = " ".join(text.split())
    if tidy in _spellings(date, language):
        return False
    figures = _SLASHED.fullmatch(tidy)
    either_way = figures and max(int(figures[1]), int(figures[2])) <= 12
    return date.is_range or bool(either_way and figures and figures[1] != figures[2])


def _chosen(name: str, typed: Typed, error: AmbiguousDate, language: Language) -> Answer:
    wanted = typed.get(f"{name}.choice")
    choices = [Choice(str(date), words.when(date, language)) for date in error.readings]
    for date in error.readings:
        if str(date) == wanted:
            return Answer(date, choices={name: choices})
    return Answer(faults={name: _AMBIGUOUS}, choices={name: choices})


def _spellings(date: Edtf, language: Language) -> tuple[str, ...]:
    said = (words.label(date, language), words.when(date, language))
    return str(date), *(" ".join(text.split()) for text in said)
