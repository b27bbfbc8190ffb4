# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that lack a language, or whose translation is older than its original."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.typography import enumeration
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.ui.tongues import tongue
from partnerkreis.workspace.queries.today import TextOpen
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def translations(desk: Desk) -> Iterator[Task]:
    """Yield the texts that are to be translated."""
    for text in desk.found.texts:
        yield _text(desk, text)


def _text(desk: Desk, text: TextOpen) -> Task:
    record = text.record
    shown = getattr(record, "title", None) or getattr(record, text.field)
    spoken = enumeration([tongue(code) for code in text.missing or text.outdated], desk.language)
    field = kind_of(record).field(text.field)
    known = _("Missing {languages}: {field}.")
    if not text.missing:
        known = _("The original has changed since it was translated: {languages}.")
    return Task(
        kind=TaskKind.TRANSLATION,
        words=shown.text(desk.language),
        known=known.format(languages=spoken, field=field.label if field else text.field),
        action=_("Translate"),
        href=desk.edit(kind_of(record).name, record.key, text.field),
    )
