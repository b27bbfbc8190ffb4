# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of one part of a visit, of a new visit, and of two versions of a part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.ui.shapes import (
    Crumb,
    Fault,
    Input,
    InputGroup,
    InputKind,
    Option,
    Page,
)
from partnerkreis.ui.tongues import tongue
from partnerkreis.visits.queries import Place
from partnerkreis.visits.rules.merging import Unit
from partnerkreis.visits.rules.values import OF_A_SIDE, Part, Side
from partnerkreis.workspace import addresses_visits as addresses
from partnerkreis.workspace.drafts_editing import writer_of
from partnerkreis.workspace.forms_visits import Form
from partnerkreis.workspace.forms_visits.beginning import BeginForm
from partnerkreis.workspace.forms_visits.form import ROWS
from partnerkreis.workspace.forms_visits.shape import Field, Shape, Sort
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_conflict import ConflictPage, Versions


@dataclass(frozen=True, slots=True)
class Cell:
    """An input in a row, as wide as what is written there: "short", "half" or "whole"."""

    width: str
    input: Input


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form; ``hidden`` says which of the rows that are there it is."""

    id: str
    legend: str
    cells: list[Cell]
    hidden: dict[str, str]


@dataclass(frozen=True, slots=True)
class PartPage:
    """The form of a part: its fields, then its rows."""

    page: Page
    title: str
    kicker: str
    lead: str
    action: str
    back_href: str
    fields: list[Input | InputGroup]
    rows: list[FormRow]
    more: str
    paste: Input | None
    faults: list[Fault]
    hidden: dict[str, str]
    is_restored: bool
    is_longer: bool
    csrf: str


def part_page(
    request: HttpRequest, actor: Actor, place: Place, part: Part, about: Side, form: Form
) -> PartPage:
    """Return the form of a part."""
    language, shape = language_of(request), form.shape
    inputs = _Inputs(form)
    return PartPage(
        page=_frame(request, place, part, about, shape.title, language),
        title=shape.title,
        kicker=_title(place, language),
        lead=shape.lead,
        action=request.get_full_path(),
        back_href=_back(place, part, about, language),
        fields=[inputs.of(field, form.shown.get(field.name), "") for field in shape.fields],
        rows=list(inputs.rows()),
        more=shape.more,
        paste=_paste(shape),
        faults=[Fault(f"f-{inputs.named(at)}", text) for at, text in inputs.faults()],
        hidden=_hidden(form, actor),
        is_restored=request.method != "POST" and form.typed is not None,
        is_longer="more" in request.POST,
        csrf=get_token(request),
    )


def _paste(shape: Shape) -> Input | None:
    if not shape.pasted:
        return None
    return Input("paste", shape.paste_label, InputKind.AREA, hint=shape.paste_hint)


def _title(place: Place, language: Language) -> str:
    encounter = place.visit.encounter
    return encounter.title.text(language) or encounter.key


def _back(place: Place, part: Part, about: Side, language: Language) -> str:
    """Return the part in the folder that the form belongs to."""
    of = f"-{about.key}" if part in OF_A_SIDE else ""
    return f"{addresses.visit(place.visit.key, place.own.key, language)}#{part}{of}"


def _frame(
    request: HttpRequest, place: Place, part: Part, about: Side, title: str, language: Language
) -> Page:
    key, own = place.visit.key, place.own.key
    of = about.key if part in OF_A_SIDE else ""
    crumbs = [
        Crumb(_("Visits"), addresses.visits(language)),
        Crumb(_title(place, language), addresses.visit(key, own, language)),
        Crumb(title),
    ]
    return frame(
        request, title, lambda other: addresses.part(key, own, part, other, of), crumbs=crumbs
    )


def _hidden(form: Form, actor: Actor) -> dict[str, str]:
    return {
        "seen": json.dumps(form.seen, sort_keys=True),
        "writer": writer_of(actor),
        "empty": str(form.empty_rows),
    }


#: How wide an input is in a row; the others take half of it.
_WIDTHS = {
    Sort.DAY_OF_VISIT: "short",
    Sort.TIME: "short",
    Sort.AREA: "whole",
}


class _Inputs:
    """Inputs of a form, each row numbered as it stands on the page."""

    def __init__(self, form: Form) -> None:
        self.form, self.shape = form, form.shape
        units = [name for name in form.shown if name.startswith(f"{ROWS}.")]
        self.numbers = {name: number for number, name in enumerate(units)}

    def of(self, field: Field, unit: Unit, prefix: str) -> Input | InputGroup:
        texts = unit or {}
        if field.sort is not Sort.TEXT:
            return self._input(field, field.name, field.label, texts, prefix)
        inputs = []
        for code in self.shape.languages:
            name = f"{field.name}.{code}"
            label = f"{field.label} ({tongue(code)})"
            inputs.append(self._input(field, name, label, texts, prefix, code))
        return InputGroup(prefix + field.name, field.label, inputs)

    def rows(self) -> Iterator[FormRow]:
        if not self.shape.rows:
            return
        number = 0
        for name, position in self.numbers.items():
            number = position + 1
            yield self._row(position, self.form.shown[name], name.removeprefix(f"{ROWS}."))
        for position in range(number, number + self.form.empty_rows):
            yield self._row(position, self._empty(), "")

    def _empty(self) -> Unit:
        return {field.name: field.initial for field in self.shape.rows if field.initial}

    def _row(self, position: int, unit: Unit, identity: str) -> FormRow:
        prefix = f"{ROWS}.{position}."
        cells: list[Cell] = []
        if self.shape.is_ordered:
            cells.append(Cell("short", self._order(position, unit, prefix)))
        for field in self.shape.rows:
            # What is to be written is said once, in the first row.
            asked = field if position == 0 else replace(field, hint="")
            one = self.of(asked, unit, prefix)
            inputs = one.inputs if isinstance(one, InputGroup) else [one]
            cells += [Cell(_WIDTHS.get(field.sort, "half"), each) for each in inputs]
        is_kept = bool(identity) and not identity.startswith("new-")
        if is_kept:
            remove = Input(f"{prefix}remove", _("Take this out"), InputKind.TICK)
            cells.append(Cell("half", remove))
        legend = self.shape.row_title.format(number=position + 1)
        hidden = {f"{prefix}id": identity} if is_kept else {}
        return FormRow(f"f-{ROWS}.{position}", legend, cells, hidden)

    def _order(self, position: int, unit: Unit, prefix: str) -> Input:
        value = (unit or {}).get("order") or str(position + 1)
        return Input(f"{prefix}order", _("Place in the order"), value=value)

    def _input(
        self,
        field: Field,
        name: str,
        label: str,
        texts: Mapping[str, str],
        prefix: str,
        language: str = "",
    ) -> Input:
        value = texts.get(name, "")
        kinds = {Sort.AREA: InputKind.AREA, Sort.TICK: InputKind.TICK}
        is_list = field.sort in (Sort.CHOICE, Sort.BODY, Sort.DAY_OF_VISIT)
        kind = InputKind.LIST if is_list else kinds.get(field.sort, InputKind.LINE)
        return Input(
            prefix + name,
            label,
            kind,
            value=value,
            hint=field.hint,
            fault=self._fault(prefix + name),
            options=[Option(key, text, key == value) for key, text in field.choices],
            language=language if language != self.form.language else "",
            is_required=field.is_required and not prefix,
        )

    def _fault(self, input_name: str) -> str:
        return next((text for at, text in self.form.faults.items()
                     if self.named(at) == input_name), "")  # fmt: skip

    def named(self, at: str) -> str:
        """Return the name of the input that a fault belongs to."""
        parts = at.split(".")
        if parts[0] != ROWS or len(parts) < 3:
            return at
        number = self.numbers.get(".".join(parts[:2]))
        return at if number is None else ".".join([ROWS, str(number), *parts[2:]])

    def faults(self) -> Iterator[tuple[str, str]]:
        labels = {field.name: field.label for field in (*self.shape.fields, *self.shape.rows)}
        for at, text in self.form.faults.items():
            parts = self.named(at).split(".")
            in_row = parts[0] == ROWS and len(parts) > 2
            label = labels.get(parts[2] if in_row else parts[0], "")
            where = [label] if label else []
            if in_row and parts[1].isdecimal():
                where.insert(0, self.shape.row_title.format(number=int(parts[1]) + 1))
            yield at, f"{', '.join(where)}: {text}" if where else text


def part_conflict_page(
    request: HttpRequest, actor: Actor, place: Place, part: Part, about: Side, form: Form, who: str
) -> ConflictPage:
    """Return both versions of what two people changed; what only one changed is kept."""
    language, shape = language_of(request), form.shape
    inputs = _Inputs(form)
    mine, theirs = form.shown, form.current
    changed_there = [
        name for name, mark in form.marks.items()
        if mark != form.seen.get(name, "") and name not in form.merged.disputed
    ]  # fmt: skip
    return ConflictPage(
        page=_frame(request, place, part, about, _("Two versions"), language),
        title=_("Somebody else has saved “{title}” meanwhile").format(title=shape.title),
        action=request.get_full_path(),
        back_href=_back(place, part, about, language),
        who=who,
        versions=[
            Versions(
                name,
                _unit_label(shape, name, inputs),
                _unit_words(shape, mine.get(name)),
                _unit_words(shape, theirs.get(name)),
            )
            for name in form.merged.disputed
        ],
        theirs_only=[_unit_label(shape, name, inputs) for name in changed_there],
        hidden={
            **_sent_again(form),
            **_hidden(form, actor),
            "theirs": json.dumps(form.marks, sort_keys=True),
        },
    )


def _sent_again(form: Form) -> dict[str, str]:
    """Return what was typed, to be sent once more."""
    sent: dict[str, str] = {}
    number = 0
    for name, unit in form.shown.items():
        if name.startswith(f"{ROWS}."):
            identity = name.removeprefix(f"{ROWS}.")
            prefix = f"{ROWS}.{number}."
            sent |= {prefix + one: text for one, text in (unit or {}).items() if text}
            if not identity.startswith("new-"):
                sent[f"{prefix}id"] = identity
            number += 1
        else:
            sent |= {one: text for one, text in (unit or {}).items() if text}
    return sent


def _unit_label(shape: Shape, name: str, inputs: _Inputs) -> str:
    if not name.startswith(f"{ROWS}."):
        return next((field.label for field in shape.fields if field.name == name), name)
    number = inputs.numbers.get(name)
    return shape.row_title.format(number=number + 1 if number is not None else "–")


def _unit_words(shape: Shape, unit: Unit) -> str:
    if unit is None:
        return pgettext("row of a form", "taken out")
    labels: dict[str, Field] = {field.name: field for field in (*shape.fields, *shape.rows)}
    lines = []
    for name, text in unit.items():
        if not text or name.split(".")[0] not in labels:
            continue
        asked = labels[name.split(".")[0]]
        said = dict(asked.choices).get(text, text)
        lines.append(asked.label if asked.sort is Sort.TICK else f"{asked.label}: {said}")
    return "\n".join(lines) or pgettext("value of a field", "nothing recorded")


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The form of a new visit."""

    page: Page
    title: str
    lead: str
    action: str
    back_href: str
    fields: list[Input]
    faults: list[Fault]
    hidden: dict[str, str]
    csrf: str


def begin_page(request: HttpRequest, actor: Actor, form: BeginForm) -> BeginPage:
    """Return the form with which a visit begins."""
    language = language_of(request)
    title = _("Begin a visit")
    labels = {one.name: one.label for one in form.fields}
    return BeginPage(
        page=frame(
            request,
            title,
            lambda other: addresses.new(other),
            crumbs=[Crumb(_("Visits"), addresses.visits(language)), Crumb(title)],
        ),
        title=title,
        lead=_("It is noted as planned, and released nowhere. All its sides can prepare it then."),
        action=request.get_full_path(),
        back_href=addresses.visits(language),
        fields=[_begin_input(form, one) for one in form.fields],
        faults=[
            Fault(f"f-{name}", f"{labels[name]}: {text}" if name in labels else text)
            for name, text in form.faults.items()
        ],
        hidden={"writer": writer_of(actor), "token": form.typed.get("token", "") or str(uuid4())},
        csrf=get_token(request),
    )


def _begin_input(form: BeginForm, one: Field) -> Input:
    value = form.typed.get(one.name, one.initial)
    kind = InputKind.LIST if one.choices else InputKind.LINE
    options: Sequence[Option] = [
        Option(key, typeset(text, form.language), key == value) for key, text in one.choices
    ]
    fault = form.faults.get(one.name, "")
    return Input(
        one.name,
        one.label,
        kind,
        value=value,
        hint=one.hint,
        fault=fault,
        options=options,
        is_required=one.is_required,
    )
