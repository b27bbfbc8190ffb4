# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that both reports use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.core.dates import Moment
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import enumeration, nested_quotes, sentence, typeset
from partnerkreis.directory.models import Body
from partnerkreis.documents.blocks import Foreign, Table
from partnerkreis.encounters.models import Encounter
from partnerkreis.reports.rules import groups_of
from partnerkreis.stories.values import Listed, When, named
from partnerkreis.ui.tongues import tongue

Bodies = Mapping[UUID, Body]


def say(pattern: str, language: Language, **values: Any) -> str:
    """Return the sentence that the pattern makes of the values."""
    return sentence(nested_quotes(pattern.format(**values), language), language)


def line(pattern: str, language: Language, **values: Any) -> str:
    """Return what is no sentence: a heading, the cell of a table."""
    return typeset(nested_quotes(pattern.format(**values), language), language)


def listed(bodies: Iterable[Body], language: Language) -> Listed:
    return Listed([named(body.names, language) for body in bodies], language)


def on(day: datetime.date, language: Language) -> When:
    return When(Moment(day.year, day.month, day.day), language)


def day_label(day: datetime.date, language: Language) -> str:
    return dates.label(Moment(day.year, day.month, day.day), language)


def words_of(text: Translated, language: Language) -> str:
    """Return a text as it stands in a cell; in another language, it says in which."""
    return foreign(text.shown(language).text, text.shown(language).language, language)


def foreign(words: str, spoken: str, language: Language) -> str:
    """Return words of the language ``spoken`` for a reader of ``language``."""
    if not spoken or spoken == language:
        return typeset(words, language)
    return Foreign(words, spoken, tongue(spoken))


def how_many(encounter: Encounter, language: Language) -> str:
    """Return how many of which groups took part, or a dash where nobody counted."""
    groups = groups_of(encounter)
    if groups:
        counted = [
            format(Counted(number, Noun(group), language, Accuracy(accuracy)))
            for group, (number, accuracy) in groups.items()
        ]
        return enumeration(counted, language)
    if encounter.people is None:
        return "–"
    accuracy = Accuracy(encounter.people_accuracy)
    return format(Counted(encounter.people, Noun.PEOPLE, language, accuracy))


def our_role(encounter: Encounter, body: UUID) -> str:
    """Return what the body was: host, guest or joint organiser."""
    rows = encounter.side_rows  # type: ignore[attr-defined] # annotated
    role = next((row.role for row in rows if row.body_id == body), "")
    return {
        "host": _("host"),
        "guest": pgettext("role of a side", "guest"),
        "joint": _("joint organiser"),
    }.get(role, "–")


def encounter_table(
    encounters: Iterable[Encounter], body: UUID, caption: str, language: Language
) -> Table:
    """Return encounters with when, what, who came, and our part in them."""
    rows = [
        (
            dates.label(encounter.when, language),
            words_of(encounter.title, language),
            how_many(encounter, language),
            our_role(encounter, body),
        )
        for encounter in encounters
    ]
    head = (_("When"), _("Encounter"), _("People"), _("Our part"))
    return Table(caption, head, rows, weights=(4, 8, 4, 3))
