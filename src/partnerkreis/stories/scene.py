# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a story is told: of what, from whose side, as of which day, in which language.

A scene also turns facts into what stands in a placeholder, and a filled pattern into a sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.core.dates import Edtf
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Named, Names
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import behind_colon, sentence, with_remark
from partnerkreis.stories.facts import BodyFact, OfficeholderFact, PartnershipFacts
from partnerkreis.stories.people import Officeholders
from partnerkreis.stories.rules import Detail
from partnerkreis.stories.story import Kind, Reference, Sentence
from partnerkreis.stories.values import AsOf, Listed, Phrase, When, named


@dataclass(frozen=True, slots=True)
class Scene:
    """``own`` is the side that tells, or the first party where no side does (``is_neutral``)."""

    facts: PartnershipFacts
    own: BodyFact
    day: datetime.date
    language: Language
    is_neutral: bool = False
    own_is_introduced: bool = False
    without: frozenset[Detail] = frozenset()

    @property
    def others(self) -> tuple[BodyFact, ...]:
        return tuple(body for body in self.facts.bodies if body.id != self.own.id)

    @property
    def partner(self) -> BodyFact:
        """The other party; of several, the first."""
        return self.others[0]

    @property
    def is_pair(self) -> bool:
        return len(self.facts.parties) == 2

    @property
    def are_counties(self) -> bool:
        """Whether "both counties" can be said of them."""
        return self.is_pair and all(body.level == "county" for body in self.facts.bodies)

    @property
    def as_of(self) -> AsOf:
        return AsOf(self.day, self.language)

    def has(self, detail: Detail) -> bool:
        """Return whether there is room for ``detail``."""
        return detail not in self.without

    def of(self, *fields: str) -> tuple[Reference, ...]:
        """Return references to the partnership itself, to these of its fields."""
        return references(self.facts.id, *fields)

    def name(self, names: Names) -> Named:
        return named(names, self.language)

    def body(self, body: BodyFact) -> Named:
        return self.name(body.names)

    def where(self, body: BodyFact) -> Named:
        """Return the region of ``body``, or its country for readers in another one."""
        at_home = body.country == self.own.country and not self.is_neutral
        same = len({each.country for each in self.facts.bodies}) == 1
        near = body.region if at_home or same else body.country_name
        return self.name(near or body.region or body.country_name)

    def when(self, date: Edtf) -> When:
        return When(date, self.language)

    def count(self, number: int, noun: str, accuracy: str = Accuracy.EXACT) -> Counted:
        return Counted(number, Noun(noun), self.language, Accuracy(accuracy))

    def listed(self, items: Sequence[object], *, is_complete: bool = True) -> Listed:
        return Listed(items, self.language, is_complete)

    def people(
        self, holders: Sequence[OfficeholderFact], *, with_bodies: bool = True
    ) -> Officeholders:
        return Officeholders(holders, self.language, with_bodies)

    def words(self, text: Translated) -> str:
        """Return a stored phrase if there is one in this very language, or nothing.

        A phrase in another language does not fit into a sentence of this one.
        """
        wording = text.get(self.language)
        return wording.text if wording else ""

    def title(self, text: Translated) -> str:
        """Return a stored title as it stands behind a colon, or nothing where there is none."""
        return behind_colon(self.words(text), self.language)

    def phrase(self, pattern: str, **values: Any) -> Phrase:
        """Return what has a pattern of its own inside a sentence: an item of a list, a setting."""
        return Phrase(pattern.format(**values))

    def say(
        self, kind: Kind, pattern: str, records: Sequence[Reference], /, **values: Any
    ) -> Sentence:
        """Return the sentence that ``pattern`` makes of ``values``."""
        text = sentence(pattern.format(**values), self.language)
        return Sentence(kind, text, tuple(records), self.language)

    def told(self, kind: Kind, text: Translated, records: Sequence[Reference]) -> list[Sentence]:
        """Return what people wrote for the story, whole: one sentence for each line.

        In the reader's language, or in another one that the page has to mark.
        """
        shown = text.shown(self.language)
        lines = [line.strip() for line in shown.text.splitlines() if line.strip()]
        return [
            Sentence(kind, sentence(line, self.language), tuple(records), shown.language)
            for line in lines
        ]

    def dated(self, said: Sentence, as_of: Edtf | None) -> Sentence:
        """Return the sentence with the remark as of when it is known."""
        if as_of is None:
            return said
        remark = _("as of {day:label}").format(day=self.when(as_of))
        text = sentence(with_remark(said.text, remark), self.language)
        return Sentence(said.kind, text, said.records, said.language)


def references(record: UUID, *fields: str) -> tuple[Reference, ...]:
    """Return references to ``fields`` of a record, or to the record as a whole."""
    return tuple(Reference(record, name) for name in fields or ("",))
