# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a form: one for a record that is there, one for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import behind_colon
from partnerkreis.editing.catalogue.shape import Field, Group, Kind, RowsField
from partnerkreis.editing.forms import Form
from partnerkreis.editing.queries import Offered
from partnerkreis.editing.titles import title_of
from partnerkreis.ui.shapes import (
    Crumb,
    Fault,
    FormPart,
    Input,
    InputGroup,
    InputKind,
    Link,
    Page,
)
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import Inputs


@dataclass(frozen=True, slots=True)
class EditPage:
    """A form. ``faults`` are to be mended; ``checks`` only looked at."""

    page: Page
    title: str
    kicker: str
    action: str
    back_href: str
    whole_href: str
    parts: list[FormPart]
    faults: list[Fault]
    checks: list[Fault]
    hidden: dict[str, str]
    twins: list[Link]
    twin_tick: Input | None
    is_restored: bool
    #: Whether a button gives more empty rows.
    has_rows: bool


def edit_page(request: HttpRequest, kind: Kind, form: Form, hidden: dict[str, str]) -> EditPage:
    """Return the form of a record that is there."""
    language, record = language_of(request), form.context.record
    title = title_of(record, language)
    back = addresses.record(kind.name, record.key, language)
    here = addresses.edit(kind.name, record.key, language)
    heading = _("Edit: {title}").format(title=behind_colon(title, language))
    crumbs = [Crumb(title, back), Crumb(_("Edit"))]
    return EditPage(
        page=frame(
            request,
            heading,
            lambda other: addresses.edit(kind.name, record.key, other),
            crumbs=crumbs,
        ),
        title=heading,
        kicker=str(kind.title),
        action=request.get_full_path(),
        back_href=back,
        whole_href=here if "field" in request.GET else "",
        parts=parts_of(form),
        faults=faults_of(form),
        checks=_checks(form),
        hidden=hidden,
        twins=[],
        twin_tick=None,
        is_restored=_is_restored(request, form),
        has_rows=any(isinstance(field, RowsField) for field in form.fields),
    )


def new_page(
    request: HttpRequest,
    kind: Kind,
    form: Form,
    twins: Sequence[Offered],
    hidden: dict[str, str],
) -> EditPage:
    """Return the form of a new record; ``twins`` are called the same and are there."""
    language = language_of(request)
    heading = _("Record: {kind}").format(kind=kind.title)
    twin = Input("twin", _("It is another one. Record it nevertheless."), InputKind.TICK)
    return EditPage(
        page=frame(
            request, heading, lambda other: addresses.new(kind.name, other),
            crumbs=[Crumb(heading)],
        ),
        title=heading,
        kicker="",
        action=request.get_full_path(),
        back_href=addresses.today(language),
        whole_href="",
        parts=parts_of(form),
        faults=faults_of(form),
        checks=_checks(form),
        hidden=hidden,
        twins=[_twin(kind, one, language) for one in twins],
        twin_tick=twin if twins else None,
        is_restored=_is_restored(request, form),
        has_rows=any(isinstance(field, RowsField) for field in form.fields),
    )  # fmt: skip


def _is_restored(request: HttpRequest, form: Form) -> bool:
    """Return whether what stands in the form was typed before a session ended."""
    return request.method != "POST" and "writer" in form.typed


def _twin(kind: Kind, twin: Offered, language: Language) -> Link:
    return Link(twin.title, addresses.record(kind.name, twin.record.key, language))


def parts_of(form: Form) -> list[FormPart]:
    """Return the parts of a form as they are to be shown."""
    inputs = Inputs(form)
    asked = {*form.faults, *form.readings}
    return [
        FormPart(
            f"part-{number}",
            str(group.title),
            [inputs.of(field) for field in group.fields],
            is_folded=group.is_folded,
            is_open=_is_asked(group, asked),
        )
        for number, group in enumerate(form.groups, start=1)
    ]


def _is_asked(group: Group, asked: set[str]) -> bool:
    return any(_belongs(field, name) for field in group.fields for name in asked)


def _belongs(field: Field, name: str) -> bool:
    return name == field.name or name.startswith(f"{field.name}.")


def faults_of(form: Form) -> list[Fault]:
    """Return what is to be mended, each with its field."""
    if not form.faults:
        return []
    labels = _labels(form)
    return [
        Fault(f"f-{name}" if name in labels else "", _named(labels.get(name, ""), str(message)))
        for name, message in form.faults.items()
    ]


def _checks(form: Form) -> list[Fault]:
    """Return what is to be looked at, each with its field."""
    if not form.readings:
        return []
    labels = _labels(form)
    shown = {one.name: one for one in _inputs(form)}
    return [
        Fault(f"f-{name}", _named(labels[name], shown[name].readback))
        for name in form.readings
        if name in shown
    ]


def _labels(form: Form) -> dict[str, str]:
    inputs = Inputs(form)
    return {name: label for field in form.fields for name, label in inputs.labels(field)}


def _inputs(form: Form) -> list[Input]:
    inputs = Inputs(form)
    found: list[Input] = []
    for field in form.fields:
        shown = inputs.of(field)
        if isinstance(shown, InputGroup):
            found += [*shown.inputs, *(one for row in shown.rows for one in row.inputs)]
        else:
            found.append(shown)
    return found


def _named(label: str, sentence: str) -> str:
    if not label:
        return sentence
    return f"{label} {sentence}" if label.endswith("?") else f"{label}: {sentence}"
