# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a paper: what it is to be, and its parts in one language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.core.dates import DateError, read
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.models import Body
from partnerkreis.papers.actions import CannotWrite
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.papers.queries.drafting_council import paper_types, publicities, tasks
from partnerkreis.papers.queries.labels import hint_of, label_of
from partnerkreis.papers.queries.sheets import day_in_words
from partnerkreis.papers.rules import AREA, LIST, MOST_STAGES, STAGE, STAGES, Part, parts_of
from partnerkreis.ui.shapes import Fault, Option
from partnerkreis.ui.shapes.form import Input, InputGroup, InputKind
from partnerkreis.workspace.pages.editing_inputs import language_name

Typed = Mapping[str, str]
#: Rows for stages that are shown beyond those that are filled in.
_MORE_STAGES: Final = 2


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for a new paper; pairs of value and label."""

    bodies: Sequence[Body]
    about: Sequence[tuple[str, str]]
    addressees: Sequence[tuple[str, str]]


def day(text: str, language: Language, field_name: str) -> datetime.date:
    """Return the day that was typed. Raises CannotWrite where it is none."""
    try:
        date = read(text, language)
    except DateError:
        date = None
    if date is None or date.earliest is None or date.earliest != date.latest:
        raise CannotWrite(_("Please write a day, for example 5.4.2027."), field=field_name)
    found: datetime.date = date.earliest
    return found


def new_inputs(
    typed: Typed, choices: Choices, today: datetime.date, language: Language, fault: tuple[str, str]
) -> list[Input]:
    """Return what is asked before a paper is begun."""
    form = _Form(typed, fault)
    kinds = [(value, str(label)) for value, label in PaperKind.choices]
    tongues = [(code, language_name(code)) for code in INTERFACE_LANGUAGES]
    inputs = [form.list("kind", _("What is to be written?"), kinds, PaperKind.COUNCIL_PAPER)]
    if len(choices.bodies) > 1:
        bodies = [(body.key, body.names.form(language)) for body in choices.bodies]
        inputs.append(form.list("body", _("In whose name?"), bodies, choices.bodies[0].key))
    nothing = [("", _("nothing that is recorded"))]
    nobody = [("", _("nobody who is recorded"))]
    inputs += [
        form.list("about", _("What is it about?"), [*nothing, *choices.about], ""),
        form.list("to", _("To whom does a letter go?"), [*nobody, *choices.addressees], ""),
        form.ticks("languages", _("In which languages?"), tongues, [language]),
        form.line("file_number", label_of("file_number"), _("For example 10.2/021-03"), ""),
        form.line("dated", label_of("dated"), "", day_in_words(today, language)),
    ]
    return inputs


def edit_fields(
    paper: Paper,
    text: PaperText,
    typed: Typed | None,
    language: Language,
    fault: tuple[str, str],
    saved: Mapping[str, str],
) -> list[Input | InputGroup]:
    """Return the parts of a paper to be written; ``saved`` is what somebody else has saved."""
    tongue: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    stored = {**text.parts, "file_number": paper.file_number}
    stored["dated"] = day_in_words(paper.dated, language)
    form = _Form(typed, fault, stored, tongue, saved)
    fields: list[Input | InputGroup] = [
        form.line("file_number", label_of("file_number"), "", ""),
        form.line("dated", label_of("dated"), "", ""),
    ]
    for part in parts_of(paper.kind, tongue):
        fields.append(form.stages(part) if part.shape == STAGES else form.part(part))
    return fields


def typed_parts(paper: Paper, tongue: Language, typed: Typed) -> dict[str, Any]:
    """Return the parts that were typed. Raises CannotWrite for a date that is none."""
    parts: dict[str, Any] = {}
    for part in parts_of(paper.kind, tongue):
        parts[part.name] = (
            [_stage(typed, number, tongue) for number in range(MOST_STAGES)]
            if part.shape == STAGES
            else typed.get(part.name, "")
        )
    return parts


def _stage(typed: Typed, number: int, tongue: Language) -> dict[str, str]:
    stage = {column: typed.get(f"path-{number}-{column}", "").strip() for column in STAGE}
    if stage["date"] and (stage["organ"] or stage["date"]):
        stage["date"] = _worded_date(stage["date"], tongue)
    if not stage["organ"] and not stage["date"]:
        stage["task"] = ""
    return stage


def _worded_date(text: str, tongue: Language) -> str:
    try:
        return dates.label(read(text, tongue), tongue)
    except DateError as error:
        raise CannotWrite(_("Please write a day, for example 5.4.2027."), field="path") from error


def faults_of(fault: tuple[str, str]) -> list[Fault]:
    """Return what is to be mended, with where."""
    return [Fault(f"f-{fault[0]}" if fault[0] else "", fault[1])] if fault[1] else []


def languages_asked(request: HttpRequest) -> list[Language]:
    asked = request.POST.getlist("languages")
    return [code for code in INTERFACE_LANGUAGES if code in asked]


@dataclass(frozen=True, slots=True)
class _Form:
    """Builds inputs from what was typed, else from what is stored."""

    typed: Typed | None
    fault: tuple[str, str]
    stored: Mapping[str, Any] = field(default_factory=dict)
    tongue: str = ""
    saved: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str, default: str = "") -> str:
        if self.typed and name in self.typed:
            return self.typed[name]
        return str(self.stored.get(name, default))

    def told(self, name: str) -> str:
        return self.fault[1] if self.fault[0] == name else ""

    def line(self, name: str, label: str, hint: str, default: str) -> Input:
        return Input(
            name,
            label,
            value=self.value(name, default),
            hint=hint,
            fault=self.told(name),
            readback=self.saved.get(name, ""),
            is_optional=name == "file_number",
        )

    def list(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], default: str
    ) -> Input:
        chosen = self.value(name, default)
        options = [Option(value, text, value == chosen) for value, text in choices]
        return Input(name, label, InputKind.LIST, options=options, fault=self.told(name))

    def ticks(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], default: Sequence[str]
    ) -> Input:
        chosen = self.typed[name].split("\n") if self.typed and name in self.typed else default
        if self.typed and "token" in self.typed and name not in self.typed:
            chosen = []
        options = [Option(value, text, value in chosen) for value, text in choices]
        return Input(name, label, InputKind.TICKS, options=options, fault=self.told(name))

    def part(self, part: Part) -> Input:
        value = self.value(part.name)
        kind = {AREA: InputKind.AREA, LIST: InputKind.LIST}.get(part.shape, InputKind.LINE)
        return Input(
            part.name,
            label_of(part.name),
            kind,
            value=value,
            hint=hint_of(part.name),
            fault=self.told(part.name),
            options=self._options(part, value) if kind is InputKind.LIST else (),
            readback=self.saved.get(part.name, ""),
            language=self.tongue,
            is_optional=not part.is_needed,
        )

    def _options(self, part: Part, value: str) -> Sequence[Option]:
        offered = {"paper_type": paper_types, "publicity": publicities}[part.name]
        return self._offered(offered, value)

    def _offered(self, words: Callable[[], Sequence[str]], value: str) -> Sequence[Option]:
        """Return the words as they stand in the paper, in its language and not in the reader's."""
        with override(self.tongue):
            texts = list(words())
        known = texts if value in texts or not value else [*texts, value]
        return [Option(text, text, text == value) for text in known]

    def stages(self, part: Part) -> InputGroup:
        stored = self.stored.get(part.name) or []
        shown = min(len(stored) + _MORE_STAGES, MOST_STAGES)
        if self.typed:
            shown = MOST_STAGES
        rows = [self._stage(part, number, stored) for number in range(shown)]
        return InputGroup(
            part.name,
            label_of(part.name),
            rows=rows,
            hint=hint_of(part.name),
            fault=self.told(part.name),
        )

    def _stage(self, part: Part, number: int, stored: Sequence[Mapping[str, str]]) -> InputGroup:
        own = stored[number] if number < len(stored) else {}
        name = f"{part.name}-{number}"
        values = {c: self.value(f"{name}-{c}", own.get(c, "")) for c in STAGE}
        inputs = [
            Input(
                f"{name}-{column}",
                label_of(f"path.{column}"),
                InputKind.LIST if column == "task" else InputKind.LINE,
                value=values[column],
                options=self._offered(tasks, values[column]) if column == "task" else (),
                language=self.tongue,
                is_optional=column == "date",
            )
            for column in STAGE
        ]
        legend = _("Stage {number}").format(number=number + 1)
        return InputGroup(name, legend, inputs, is_row=True)
