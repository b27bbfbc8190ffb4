# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the fields of a form to the inputs of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatchmethod
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from partnerkreis.core.dates import Edtf, parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.core.typography import typeset
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.choices import choices_of
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    DateField,
    DatesField,
    Field,
    FlagField,
    LineField,
    LinesField,
    NamesField,
    NumberField,
    OneOfField,
    RecordField,
    RecordsField,
    RowsField,
    SomeOfField,
    TextField,
)
from partnerkreis.editing.forms import Form
from partnerkreis.editing.forms.inputs import MOST_ROWS, rows_in
from partnerkreis.editing.forms.records import another, is_short, to_be_ticked
from partnerkreis.ui.shapes import Input, InputGroup, InputKind, Option

#: So many empty rows follow those that are filled in.
_EMPTY_ROWS = 2
#: So many once somebody asked for more.
_MORE_ROWS = 6
#: More things to tick than these are folded.
_MANY_TICKS = 6


# Said when they are asked for: a form asks for a few of them, many times.
_LANGUAGES = {
    "de": gettext_lazy("German"),
    "pl": gettext_lazy("Polish"),
    "en": gettext_lazy("English"),
}
_FORMS = {
    "full": gettext_lazy("whole name"),
    "short": gettext_lazy("short name"),
    "the": gettext_lazy("as the subject of a sentence"),
    "gen": gettext_lazy("genitive"),
    "dat": gettext_lazy("dative"),
    "acc": gettext_lazy("accusative"),
    "ins": gettext_lazy("instrumental"),
    "loc": gettext_lazy("locative"),
    "in": gettext_lazy("where"),
    "to": gettext_lazy("whither"),
    "from": gettext_lazy("whence"),
    "adj": gettext_lazy("as an adjective"),
    "brief": gettext_lazy("short name as the subject"),
    "briefgen": gettext_lazy("short name, genitive"),
}
_STATES = {
    TextState.ORIGINAL: pgettext_lazy("state of a text", "original"),
    TextState.TRANSLATED: pgettext_lazy("state of a text", "translation"),
    TextState.OUTDATED: pgettext_lazy("state of a text", "translation of an earlier text"),
    TextState.MISSING: pgettext_lazy("state of a text", "still missing"),
}


def language_name(code: str) -> str:
    """Return what a language is called in the language of the page."""
    return str(_LANGUAGES.get(code, code))


def form_of_name(form: str) -> str:
    """Return what a form of a name is called."""
    return str(_FORMS.get(form, form))


def read_back(date: Edtf, language: Language) -> str:
    """Return a date in words, as it will be published."""
    return typeset(words.when(date, language), language)


class Inputs:
    """The inputs of a form, as they are to be shown."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.language = form.context.language
        self._suggested: dict[object, str] = {}

    def of(self, field: Field) -> Input | InputGroup:
        """Return what a field looks like."""
        return self._shown(field, field.name, kind_of(self.form.context.record).model_of(field))

    @singledispatchmethod
    def _shown(self, field: Field, name: str, model: Any) -> Input | InputGroup:
        return Input(**self._common(field, name))

    @_shown.register
    def _line(self, field: LineField, name: str, model: Any) -> Input:
        kind = InputKind.AREA if field.is_long else InputKind.LINE
        return Input(**self._common(field, name), kind=kind)

    @_shown.register
    def _number(self, field: NumberField, name: str, model: Any) -> Input:
        return Input(**self._common(field, name))

    @_shown.register
    def _flag(self, field: FlagField, name: str, model: Any) -> Input:
        return Input(**self._common(field, name), kind=InputKind.TICK)

    @_shown.register
    def _date(self, field: DateField, name: str, model: Any) -> Input:
        date = self._date_there(name)
        return Input(
            **self._common(field, name),
            readback=read_back(date, self.language) if date else "",
            readback_note=_("This is how it is read and published.") if date else "",
            seen=self._seen(name, date),
            choices=self._choices(name),
            choices_label=_("What is meant?"),
        )

    def _seen(self, name: str, date: Edtf | None) -> str:
        """Return the reading that is shown, so that nobody is asked twice to look at it."""
        text = str(date) if date else ""
        is_shown = name in self.form.readings or self.form.typed.get(f"{name}.read") == text
        return text if is_shown else ""

    def _date_there(self, name: str) -> Edtf | None:
        """Return the date to be read back: as it was typed, or as it is kept."""
        if name in self.form.readings:
            return parse(self.form.readings[name])
        typed = self.form.typed.get(name, "")
        if name in self.form.faults or typed != self.form.initial.get(name, ""):
            value = self.form.values.get(name)
            return value if isinstance(value, Edtf) else None
        value = self.form.before.get(name)
        return value if isinstance(value, Edtf) else None

    @_shown.register
    def _choice(self, field: ChoiceField, name: str, model: Any) -> Input:
        # An empty row has what is usual.
        chosen = self.form.typed.get(name, _usual(field, model))
        choices = choices_of(field, model, self.form.context.record)
        if chosen and chosen not in choices:
            choices[chosen] = chosen
        known = {} if field.is_required and chosen else {"": _nothing_chosen()}
        options = [Option(v, label, v == chosen) for v, label in (known | choices).items()]
        return Input(**self._common(field, name), kind=InputKind.LIST, options=options)

    @_shown.register
    def _some(self, field: SomeOfField, name: str, model: Any) -> Input:
        ticked = self.form.typed.get(name, "").split()
        choices = choices_of(field, model, self.form.context.record)
        choices |= {one: one for one in ticked if one not in choices}
        options = [Option(v, label, v in ticked) for v, label in choices.items()]
        return Input(
            **self._common(field, name),
            kind=InputKind.TICKS,
            options=options,
            # A row, too, is to be seen at a glance.
            is_folded=len(options) > _MANY_TICKS or name != field.name,
        )

    @_shown.register
    def _lines(self, field: LinesField, name: str, model: Any) -> Input:
        return Input(**self._common(field, name), kind=InputKind.AREA)

    @_shown.register
    def _dates(self, field: DatesField, name: str, model: Any) -> Input:
        return Input(**self._common(field, name), kind=InputKind.AREA)

    @_shown.register
    def _record(self, field: RecordField, name: str, model: Any) -> Input:
        listed = self.form.context.listed(field)
        common = self._common(field, name)
        choices, label = self._choices(name), _("Which one is meant?")
        if not is_short(field, self.form.context):
            common["hint"] = common["hint"] or _("Type a part of the name and choose.")
            titles = [one.title for one in listed]
            # In each row the same may be meant: it stands in the page once.
            first_there = self._suggested.setdefault((field.model, field.among), name)
            return Input(
                **common,
                suggestions=titles if first_there == name else (),
                suggested_at=f"f-{first_there}-list" if titles else "",
                choices=choices,
                choices_label=label,
            )
        chosen = common["value"]
        options = [Option(one.record.key, one.title, one.record.key == chosen) for one in listed]
        first = Option("", _nothing_chosen(), not chosen)
        return Input(
            **common,
            kind=InputKind.LIST,
            options=[first, *options],
            choices=choices,
            choices_label=label,
        )

    @_shown.register
    def _records(self, field: RecordsField, name: str, model: Any) -> Input | InputGroup:
        typed, context = self.form.typed, self.form.context
        ticked = set(typed.get(name, "").split())
        found = to_be_ticked(field, name, typed, context, self.form.before[field.name])
        options = [Option(o.record.key, o.title, o.record.key in ticked) for o in found]
        common = self._common(field, name)
        if not context.is_typed(field):
            return Input(**common, kind=InputKind.TICKS, options=options)
        if not options:
            return self._group(field, name, [self._another(name)])
        fault = common["fault"]
        chosen = Input(name, _("Chosen so far"), InputKind.TICKS, fault=fault, options=options)
        # Each has an id of its own: what is wrong with the field is told at the ticks.
        return self._group(field, f"{name}.all", [chosen, self._another(name)])

    def _another(self, name: str) -> Input:
        at = another(name)
        return Input(
            at,
            _("Add one"),
            value=self.form.typed.get(at, ""),
            hint=_("Type a part of the name; if several fit, you will be asked which one."),
            fault=str(self.form.faults.get(at, "")),
            choices=self._choices(at),
            choices_label=_("Which one is meant?"),
        )

    @_shown.register
    def _text(self, field: TextField, name: str, model: Any) -> InputGroup:
        text: Translated = self.form.before[field.name]
        kind = InputKind.AREA if field.is_long else InputKind.LINE
        inputs = [
            self._wording(f"{name}.{code}", code, text, kind)
            for code in self.form.context.languages
        ]
        return self._group(field, name, inputs)

    def _wording(self, name: str, code: Language, text: Translated, kind: InputKind) -> Input:
        state = text.state(code)
        right = Input(
            f"{name}.right", _("The translation is still right"), InputKind.TICK,
            value=self.form.typed.get(f"{name}.right", ""),
        )  # fmt: skip
        return Input(
            name,
            _label_of_state(language_name(code), state),
            kind,
            value=self.form.typed.get(name, ""),
            fault=str(self.form.faults.get(name, "")),
            language=code,
            ticks=[right] if state is TextState.OUTDATED else (),
        )

    @_shown.register
    def _names(self, field: NamesField, name: str, model: Any) -> InputGroup:
        rows = [self._names_in(field, name, code) for code in self.form.context.languages]
        if len(field.forms) == 1:
            return self._group(field, name, [row.inputs[0] for row in rows])
        return self._group(field, name, (), rows)

    def _names_in(self, field: NamesField, name: str, code: Language) -> InputGroup:
        inputs = []
        for form in field.forms:
            at = f"{name}.{code}.{form}"
            label = language_name(code) if len(field.forms) == 1 else form_of_name(form)
            inputs.append(
                Input(
                    at,
                    label,
                    value=self.form.typed.get(at, ""),
                    fault=str(self.form.faults.get(at, "")),
                    language=code,
                )
            )
        return InputGroup(f"{name}.{code}", language_name(code), inputs, is_row=True)

    @_shown.register
    def _rows(self, field: RowsField, name: str, model: Any) -> InputGroup:
        numbers = rows_in(field, name, self.form.typed)
        first_free = max(numbers, default=-1) + 1
        number_of_empty = _MORE_ROWS if "more" in self.form.typed else _EMPTY_ROWS
        shown = [*numbers, *range(first_free, min(first_free + number_of_empty, MOST_ROWS))]
        rows = [self._row(field, name, number, at) for at, number in enumerate(shown, start=1)]
        return self._group(field, name, (), rows)

    def _row(self, field: RowsField, name: str, number: int, position: int) -> InputGroup:
        inputs: list[Input] = []
        for column in field.columns:
            at = f"{name}.{number}.{column.name}"
            if isinstance(column, TextField):
                inputs += self._texts_in_row(column, at)
            else:
                shown = self._shown(column, at, field.model)
                inputs += [shown] if isinstance(shown, Input) else shown.inputs
        if number not in rows_in(field, name, self.form.typed):
            inputs = [_as_usual(one, field) for one in inputs]
        legend = _("Row {number}").format(number=position)
        return InputGroup(f"{name}.{number}", legend, inputs, is_row=True)

    def _texts_in_row(self, field: TextField, at: str) -> Iterator[Input]:
        """Yield the input of a text in each language; a row says nothing of their state."""
        for code in self.form.context.languages:
            common = self._common(field, f"{at}.{code}")
            language = language_name(code)
            common["label"] = _("{what}, {language}").format(what=field.label, language=language)
            if code != self.language:
                common["hint"] = ""
            kind = InputKind.AREA if field.is_long else InputKind.LINE
            yield Input(**common, kind=kind, language=code)

    def _group(
        self,
        field: Field,
        name: str,
        inputs: Sequence[Input],
        rows: Sequence[InputGroup] = (),
    ) -> InputGroup:
        fault = self.form.faults.get(name, "")
        return InputGroup(name, str(field.label), inputs, rows, str(field.hint), str(fault))

    def _common(self, field: Field, name: str) -> dict[str, Any]:
        return {
            "name": name,
            "label": str(field.label),
            "hint": str(field.hint),
            "value": self.form.typed.get(name, ""),
            "fault": str(self.form.faults.get(name, "")),
            "is_required": field.is_required,
        }

    def _choices(self, name: str) -> list[Option]:
        chosen = self.form.typed.get(f"{name}.choice")
        return [
            Option(choice.value, choice.label, choice.value == chosen)
            for choice in self.form.choices.get(name, ())
        ]

    def labels(self, field: Field) -> Iterator[tuple[str, str]]:
        """Yield the name of each input of a field, with the words that call it in a list."""
        shown = self.of(field)
        if isinstance(shown, Input):
            yield shown.name, shown.label
            return
        yield shown.name, shown.legend
        for one in shown.inputs:
            yield one.name, f"{shown.legend}, {one.label}"
        for row in shown.rows:
            for one in row.inputs:
                yield one.name, f"{shown.legend}, {row.legend}, {one.label}"


def _nothing_chosen() -> str:
    return pgettext("in a list to choose from", "not stated")


def _label_of_state(language: str, state: TextState) -> str:
    return f"{language} ({_STATES[state]})"


def _usual(field: ChoiceField, model: Any) -> str:
    """Return what is chosen where nobody has chosen yet."""
    if isinstance(field, OneOfField):
        return field.usual
    return str(model._meta.get_field(field.name).get_default() or "") if field.is_required else ""


def _as_usual(shown: Input, field: RowsField) -> Input:
    """Return a tick of an empty row as it usually is."""
    column: Any = field.model._meta.get_field(shown.name.split(".")[2])
    is_ticked = shown.kind is InputKind.TICK and column.get_default() is True
    return replace(shown, value="on") if is_ticked else shown
