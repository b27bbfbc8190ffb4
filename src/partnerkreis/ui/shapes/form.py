# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inputs of a form: what is asked, what stands there, and what is to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerkreis.ui.shapes.finding import Option


class InputKind(StrEnum):
    """How an input looks; a line may have a type of its own (``type``)."""

    LINE = "line"
    AREA = "area"
    LIST = "list"
    TICK = "tick"
    TICKS = "ticks"
    RADIOS = "radios"


@dataclass(frozen=True, slots=True)
class Input:
    """One input. ``fault`` says what to do, ``readback`` how what stands there is read.

    ``choices`` ask which of several things is meant; ``seen`` is sent back as ``name.read``: what
    the reader has seen there.
    """

    name: str
    label: str
    kind: InputKind = InputKind.LINE
    value: str = ""
    hint: str = ""
    fault: str = ""
    options: Sequence[Option] = ()
    suggestions: Sequence[str] = ()
    #: The id of the list of suggestions, which stands where they were given first.
    suggested_at: str = ""
    readback: str = ""
    readback_note: str = ""
    seen: str = ""
    choices: Sequence[Option] = ()
    choices_label: str = ""
    language: str = ""
    type: str = "text"
    autocomplete: str = "off"
    is_required: bool = False
    is_optional: bool = False
    #: Whether many things to tick are shown only when they are asked for.
    is_folded: bool = False
    #: Ticks that go with this input: "The translation is still right".
    ticks: Sequence[Input] = ()

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def suggested_by(self) -> str:
        return self.suggested_at or (f"{self.id}-list" if self.suggestions else "")

    @property
    def ticked(self) -> str:
        """Return what is ticked, in one line."""
        return ", ".join(option.label for option in self.options if option.is_selected)

    @property
    def described_by(self) -> str:
        """Return the ids of what describes the input, for ``aria-describedby``."""
        parts = {
            "hint": self.hint,
            "readback": self.readback,
            "choices": self.choices,
            "fault": self.fault,
        }
        return " ".join(f"{self.id}-{part}" for part, there in parts.items() if there)


@dataclass(frozen=True, slots=True)
class InputGroup:
    """Inputs under one legend: the languages of a text, a row, or several rows (``rows``)."""

    name: str
    legend: str
    inputs: Sequence[Input] = ()
    rows: Sequence[InputGroup] = ()
    hint: str = ""
    fault: str = ""
    is_row: bool = False

    @property
    def id(self) -> str:
        return f"f-{self.name}"


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a form with a heading; a folded one opens where something is to be mended."""

    id: str
    title: str
    fields: Sequence[Input | InputGroup]
    is_folded: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to be mended, with the id of the input where."""

    id: str
    text: str
