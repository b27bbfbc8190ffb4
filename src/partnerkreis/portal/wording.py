# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words for single facts of the pages. Longer tellings are the business of the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.core.dates import Edtf, Precision
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Shown, TextState, Translated
from partnerkreis.core.typography import enumeration, typeset
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterSide, EncounterState, Headcount
from partnerkreis.partnerships.models import Signing
from partnerkreis.stories.values import Listed, named
from partnerkreis.ui.shapes import Mark, Sentence, Tag, TagKind

Bodies = Mapping[UUID, Body]

_MARKS = {
    Precision.DAY: Mark.DAY,
    Precision.MONTH: Mark.MONTH,
    Precision.SEASON: Mark.SEASON,
}


def say(pattern: str, language: Language, **values: object) -> str:
    """Return a sentence of the catalogue with its places filled, set as the language wants it."""
    return typeset(pattern.format(**values), language)


def sentence(text: Translated, language: Language, notes: Iterable[int] = ()) -> Sentence:
    """Return a stored text for the page, marked if it is in another language."""
    shown = text.shown(language)
    return Sentence(set_shown(shown, language), tuple(notes), foreign(shown, language))


def set_shown(shown: Shown, language: Language) -> str:
    return typeset(shown.text, language) if shown.language == language else shown.text


def foreign(shown: Shown, language: Language) -> str:
    """Return the language of a text that is not in the language of its page, else ""."""
    is_other = shown.state is not TextState.MISSING and shown.language != language
    return shown.language if is_other else ""


def when(date: Edtf | None, language: Language) -> str:
    """Return a date as it stands in a list; "undated" where there is none."""
    return dates.label(date, language)


def signed(signing: Signing, language: Language) -> str:
    """Return the place and the day of a signing as far as they are known: "Gostyń, 2023"."""
    place = signing.place_label.text(language).partition(",")[0]
    return ", ".join(part for part in (place, when(signing.when, language)) if part)


@lru_cache(maxsize=512)
def mark(date: Edtf | None) -> Mark:
    """Return the bead: the less exactly we know, the longer."""
    if date is None:
        return Mark.UNDATED
    if date.is_approximate or date.is_uncertain:
        return Mark.YEAR
    if date.is_interval and date.start is not None:
        return mark(date.start)
    return _MARKS.get(date.precision, Mark.YEAR)


def state_tag(encounter: Encounter) -> Tag | None:
    """Return the tag of an encounter that is not a plain fact."""
    match encounter.state:
        case EncounterState.PLANNED:
            return Tag(pgettext("state of an encounter", "planned"), TagKind.PLAN)
        case EncounterState.ANNOUNCED:
            return Tag(pgettext("state of an encounter", "announced"), TagKind.PLAN)
        case EncounterState.POSTPONED:
            return Tag(pgettext("state of an encounter", "postponed"), TagKind.OPEN)
        case EncounterState.CANCELLED:
            return Tag(pgettext("state of an encounter", "cancelled"), TagKind.OFF)
    return None


def sides_of(encounter: Encounter, role: str) -> list[UUID]:
    rows: list[EncounterSide] = encounter.side_rows  # type: ignore[attr-defined] # annotated by with_rows
    return [row.body_id for row in rows if row.role == role]


def sides_line(encounter: Encounter, bodies: Bodies, language: Language) -> str:
    """Return who came, or who met without a host, in one line."""
    for role in ("guest", "joint"):
        if sides := sides_of(encounter, role):
            return _said_of(role, tuple(bodies[side].names for side in sides), language)
    return ""


@lru_cache(maxsize=256)  # on a page the same few come again and again
def _said_of(role: str, sides: tuple[Names, ...], language: Language) -> str:
    listed = Listed([named(names, language) for names in sides], language)
    with override(language):
        if role == "guest":
            return say(_("Guests {guests:from}"), language, guests=listed)
        return say(_("{together:short} together"), language, together=listed)


def place_line(encounter: Encounter, bodies: Bodies, language: Language) -> str:
    """Return place and guests, for a line below a title."""
    where = encounter.place_label.text(language)
    who = sides_line(encounter, bodies, language)
    return ". ".join(part for part in (where, who) if part)


def how_many(encounter: Encounter, language: Language) -> str:
    """Return how many took part as sources count them, or ""."""
    heads: list[Headcount] = encounter.headcount_rows  # type: ignore[attr-defined] # annotated by with_rows
    counted = [counted_heads(row, language) for row in heads if row.count is not None]
    if counted:
        return enumeration(counted, language)
    if encounter.people is None:
        return ""
    accuracy = Accuracy(encounter.people_accuracy)
    return format(Counted(encounter.people, Noun.PEOPLE, language, accuracy))


def counted_heads(row: Headcount, language: Language) -> str:
    return format(Counted(row.count or 0, Noun(row.group), language, Accuracy(row.accuracy)))


def body_name(body: Body, language: Language) -> str:
    names: Names = body.names
    return names.form(language)


def names_of(bodies: Iterable[Body], language: Language) -> str:
    """Return "Nordhausen and Gostyń": the title of a page about a partnership."""
    return say(
        pgettext("title of a partnership", "{bodies:short}"),
        language,
        bodies=Listed([named(body.names, language) for body in bodies], language),
    )
