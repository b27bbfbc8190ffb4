# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an occasion to what stands in the places of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.core.dates import Moment
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Named, proper
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import behind_colon, nested_quotes, paragraph, sentence, typeset
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.papers.queries.gathering import Occasion
from partnerkreis.stories.values import Listed, Phrase, When, named

_CURRENCIES: Final[dict[str, dict[Language, str]]] = {
    "PL": {"de": "Zloty", "pl": "zł", "en": "zlotys"},
    "": {"de": "Euro", "pl": "euro", "en": "euros"},
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """An occasion in one language."""

    found: Occasion
    language: Language

    @property
    def encounter(self) -> Encounter | None:
        return self.found.encounter.encounter if self.found.encounter else None

    @property
    def is_over(self) -> bool:
        """Whether the encounter took place, as far as is known."""
        encounter = self.encounter
        return encounter is not None and encounter.state == EncounterState.TOOK_PLACE

    @property
    def title(self) -> Phrase:
        """The title of what it is about."""
        about = self.encounter or self.found.instrument or self.found.partnership
        return Phrase(about.title.text(self.language) if about else "")

    @property
    def organ(self) -> str:
        """The council as a resolution names it."""
        names = self.found.own.council or self.found.own.names
        return proper(names.form(self.language), self.language)

    @property
    def values(self) -> dict[str, Any]:
        """Return what any sentence may name."""
        own, encounter = self.found.own, self.encounter
        country = own.country if own.country in _CURRENCIES else ""
        values: dict[str, Any] = {
            "own": self.name(own.names),
            "council": self.name(own.council or own.names),
            "organ": Phrase(self.organ),
            "others": Listed([self.name(b.names) for b in self.found.others], self.language),
            "title": self.title,
            "currency": _CURRENCIES[country][self.language],
        }
        if encounter is not None and encounter.when is not None:
            values["when"] = When(encounter.when, self.language)
        return values

    @property
    def has_date(self) -> bool:
        return self.encounter is not None and self.encounter.when is not None

    @property
    def has_others(self) -> bool:
        return bool(self.found.others)

    def name(self, names: Any) -> Named:
        return named(names, self.language)

    def say(self, pattern: str, **more: Any) -> str:
        """Return the sentence that the pattern makes of what is known."""
        text = nested_quotes(pattern.format(**self.values, **more), self.language)
        return sentence(text, self.language)

    def line(self, pattern: str, **more: Any) -> str:
        """Return a line that is no sentence: a subject, an item of a list."""
        text = nested_quotes(pattern.format(**self.values, **more), self.language)
        return typeset(text, self.language)

    def subject(self, pattern: str) -> str:
        """Return a subject in which the title stands behind a colon."""
        title = Phrase(behind_colon(self.title.text, self.language))
        return typeset(pattern.format(**{**self.values, "title": title}), self.language)

    def words(self, text: Translated) -> str:
        """Return a stored text in this very language, or nothing: another one does not fit in."""
        wording = text.get(self.language)
        return typeset(wording.text, self.language) if wording else ""

    def people(self) -> Counted | None:
        encounter = self.encounter
        if encounter is None or not encounter.people:
            return None
        accuracy = Accuracy(encounter.people_accuracy)
        return Counted(encounter.people, Noun.PEOPLE, self.language, accuracy)

    def programme(self) -> str:
        """Return the programme, a line for each item, or nothing."""
        rows = self.encounter.programme_rows if self.encounter else ()  # type: ignore[attr-defined] # annotated
        return "\n".join(line for row in rows if (line := self._item(row)))

    def _item(self, row: Any) -> str:
        text = self.words(row.text)
        if not text:
            return ""
        when = ", ".join(self._time(row))
        return f"– {when}: {text}" if when else f"– {text}"

    def _time(self, row: Any) -> Iterator[str]:
        if row.day:
            day = Moment(row.day.year, row.day.month, row.day.day)
            yield format(When(day, self.language), "label")
        if row.starts:
            yield self.line(_("{time}"), time=str(row.starts)[:5])

    def promises(self) -> str:
        """Return what was promised and is still open, a line each, or nothing."""
        lines = []
        for promise in self.found.follow_ups:
            what = self.words(promise.what).rstrip(".")
            if what and promise.due:
                due = When(promise.due, self.language)
                lines.append(self.line(_("– {what} ({due:until})"), what=what, due=due))
            elif what:
                lines.append(f"– {what}")
        return "\n".join(lines)


def joined(*sentences: str) -> str:
    """Return sentences as one paragraph."""
    return paragraph(sentences)


def paragraphs(*texts: str) -> str:
    """Return paragraphs as one text; empty ones are left out."""
    return "\n\n".join(text for text in texts if text)
