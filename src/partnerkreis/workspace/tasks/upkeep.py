# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own register, to be called true once a year: offices, contacts, standing."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.records import Record
from partnerkreis.core.typography import behind_colon
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.titles import title_of
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def upkeep(desk: Desk) -> Iterator[Task]:
    """Yield what nobody of the own side has called true within a year."""
    for record in desk.found.to_review:
        yield _still_true(desk, record)


def _still_true(desk: Desk, record: Record) -> Task:
    kind, language = kind_of(record), desk.language
    title = behind_colon(title_of(record, language), language)
    return Task(
        kind=TaskKind.UPKEEP,
        words=_("{kind}: {title}").format(kind=kind.title, title=title),
        action=_("Still true"),
        href=desk.record(kind.name, record.key),
        button=desk.button("still-true", kind.name, record.key, record.version),
    )
