# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a request to a form of a record, and from a form to an action."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor
from partnerkreis.core.naming import Names
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Contact
from partnerkreis.editing.actions import (
    change_record,
    create_record,
    forget_contact,
    merge_records,
    release_record,
    undo_last_change,
    withdraw_release,
)
from partnerkreis.editing.catalogue.shape import Group, Kind, RecordField
from partnerkreis.editing.forms import Context, Form, settled
from partnerkreis.editing.queries import Offered, twins
from partnerkreis.workspace.drafts_editing import Typed, restored, typed_in, writer_of
from partnerkreis.workspace.frame import language_of

#: What is said once a record is no longer there.
FORGOTTEN = "forgotten"


def groups_asked(kind: Kind, request: HttpRequest) -> tuple[Group, ...]:
    """Return the parts of the form that are asked for; nothing where there is no such part."""
    field = request.GET.get("field", "")
    if not field:
        return kind.usual_groups
    group = kind.group_of(field)
    return (group,) if group else ()


def form_of(request: HttpRequest, actor: Actor, record: Record, groups: tuple[Group, ...]) -> Form:
    """Return the form of ``record``: as it was sent, as it was kept, or as the record is."""
    context = Context(record, actor, language_of(request))
    typed = _typed(request, actor)
    blank = Form(groups, context)
    if typed is not None:
        return Form(groups, context, settled(typed, blank))
    if record._state.adding:
        blank.prefill(request.GET)
    return blank


def _typed(request: HttpRequest, actor: Actor) -> Typed | None:
    return typed_in(request) if request.method == "POST" else restored(request, actor)


def hidden_inputs(form: Form, **more: object) -> dict[str, str]:
    """Return what goes along with a form: what was seen, whose it is, and ``more``."""
    seen = json.dumps(form.seen, sort_keys=True)
    writer = writer_of(form.context.actor)
    return {"seen": seen, "writer": writer, **{name: str(value) for name, value in more.items()}}


def version_of(form: Form) -> int:
    """Return the version that the form was made from."""
    return whole_number(form.typed.get("version", "")) or form.context.record.version


def token_of(form: Form) -> UUID:
    """Return what stands for the form of a new record, however often it is sent."""
    return identity(form.typed.get("token", ""))


def whole_number(text: str) -> int:
    """Return the number that was sent, or 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def identity(text: str) -> UUID:
    """Return the id that was sent, or one that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def asks_for_rows(request: HttpRequest) -> bool:
    """Return whether a form was sent to get more empty rows, and not to be saved."""
    return request.method == "POST" and "more" in request.POST


def save(form: Form) -> None:
    """Change the record as it was typed. Raises what the action raises."""
    change_record(
        record=form.context.record,
        changes=form.values,
        version=version_of(form),
        actor=form.context.actor,
        now=timezone.now(),
    )


def make(kind: Kind, form: Form) -> Record:
    """Make the record that was typed. Raises what the action raises."""
    return create_record(
        kind=kind,
        values=form.values,
        token=token_of(form),
        actor=form.context.actor,
        now=timezone.now(),
    )


def same_as(kind: Kind) -> tuple[Group, ...]:
    """Return the part of a form that asks which other record is the same."""
    label = _("Which record is the same?")
    field = RecordField(name="same_as", label=label, model=kind.model, is_required=True)
    return (Group(kind.title, (field,)),)


def merge(form: Form, twin: Record) -> Record | None:
    """Make one of the two, once its name was seen and agreed to. Raises what the action raises."""
    into: Record | None = form.values.get("same_as")
    if into is None or form.typed.get("sure") != into.key:
        return None
    return merge_records(
        twin=twin,
        into=into,
        version=whole_number(form.typed.get("version", "")),
        actor=form.context.actor,
        now=timezone.now(),
    )


def twins_of(kind: Kind, form: Form) -> list[Offered]:
    """Return what is called the same, unless whom typed it knows, or this form has made it."""
    title = _called(kind, form)
    if not title or not form.is_plain or form.typed.get("twin"):
        return []
    language = form.context.language
    found = twins(kind.model, title, form.context.actor, language)
    return [one for one in found if one.record.pk != token_of(form)]


def _called(kind: Kind, form: Form) -> str:
    """Return what the new record is to be called, "" where it has no name."""
    for called in ("names", "name", kind.called_by):
        name = form.values.get(called)
        if isinstance(name, Names):
            return name.form(form.context.language)
        if isinstance(name, Translated):
            return name.text(form.context.language)
        if name:
            return str(name)
    return ""


def act(request: HttpRequest, record: Record, actor: Actor) -> str:
    """Do what a button of the page of a record asks for; return the word for it, "" for none.

    Raises what the actions raise.
    """
    sent, now = request.POST, timezone.now()
    version = whole_number(sent.get("version", ""))
    match sent.get("action"):
        case "release":
            current = release_record(record=record, version=version, actor=actor, now=now)
            return "released" if current.published_at else "released_here"
        case "withdraw":
            withdraw_release(record=record, version=version, actor=actor, now=now)
            return "withdrawn"
        case "undo":
            entry = identity(sent.get("entry", ""))
            undo_last_change(record=record, entry=entry, actor=actor, now=now)
            return "undone"
        case "forget" if isinstance(record, Contact):
            forget_contact(contact=record, version=version, actor=actor, now=now)
            return FORGOTTEN
    return ""
