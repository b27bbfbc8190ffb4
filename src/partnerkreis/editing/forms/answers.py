# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form knows while it is read: who asks, and what became of each input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.records import Record
from partnerkreis.core.translated import clean
from partnerkreis.editing.catalogue.shape import RecordField, Words
from partnerkreis.editing.queries import Offered, listed

#: What was typed, by the name of the input.
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that may be meant; ``value`` is sent back."""

    value: str
    label: str


@dataclass(slots=True)
class Answer:
    """What became of the inputs of a field: a value, or what to ask of whom typed it."""

    value: Any = None
    #: By input: what to do, in a sentence.
    faults: dict[str, Words] = field(default_factory=dict)
    #: By input: what may be meant.
    choices: dict[str, Sequence[Choice]] = field(default_factory=dict)
    #: By input: the date as it was read, where nobody has seen that yet.
    readings: dict[str, str] = field(default_factory=dict)

    def take(self, other: Answer) -> Any:
        """Add what is to be asked elsewhere, and return the value found there."""
        self.faults |= other.faults
        self.choices |= other.choices
        self.readings |= other.readings
        return other.value


@dataclass(frozen=True, slots=True)
class Context:
    """Who edits what, in which language."""

    record: Record
    actor: Actor
    language: Language
    _listed: dict[object, list[Offered] | None] = field(default_factory=dict)

    @property
    def languages(self) -> list[Language]:
        """The languages of the house, that of the reader first."""
        return sorted(INTERFACE_LANGUAGES, key=lambda code: code != self.language)

    def listed(self, asked: RecordField) -> list[Offered]:
        """Return what a field may name, read once for the whole form; nothing of too many."""
        return self._found(asked) or []

    def is_typed(self, asked: RecordField) -> bool:
        """Return whether too many come into question for a list, so that a name is typed."""
        return self._found(asked) is None

    def _found(self, asked: RecordField) -> list[Offered] | None:
        where = (asked.model, asked.among)
        if where not in self._listed:
            self._listed[where] = listed(asked, self.record, self.actor, self.language)
        return self._listed[where]


def tidy(text: str) -> str:
    """Return a text as it is compared and kept."""
    return clean(text.replace("\0", "")).strip()
