# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what to a paper, and when: with before and after, and never what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import parse
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.editing.queries import history_of
from partnerkreis.journal.models import Entry
from partnerkreis.papers.actions import BEGIN, FINISH, WRITE
from partnerkreis.papers.models import Paper
from partnerkreis.papers.queries.labels import label_of
from partnerkreis.workspace.pages.journal import Changed, Told, moment


def paper_journal(paper: Paper, language: Language) -> list[Told]:
    """Return the journal of a paper in words, the latest first (one query)."""
    return [
        Told(
            when=moment(entry),
            who=entry.actor_name or _("somebody"),
            what=_verb(entry.verb),
            changes=[Changed(typeset(one, language)) for one in _changes(entry, language)],
        )
        for entry in history_of(paper)
    ]


def _verb(name: str) -> str:
    return {
        BEGIN: _("began the paper"),
        WRITE: _("wrote on the paper"),
        FINISH: _("made the paper final"),
    }.get(name, name)


def _changes(entry: Entry, language: Language) -> Iterator[str]:
    for name, kept in entry.changes.items():
        if name == "texts":
            yield _("The text was changed. The journal does not keep what stands in a paper.")
        elif name in ("file_number", "dated"):
            before, after = (_plain(name, value, language) for value in kept)
            pattern = _("{field}: {before} → {after}")
            yield pattern.format(field=label_of(name), before=before, after=after)


def _plain(name: str, value: Any, language: Language) -> str:
    if not value:
        return _("nothing")
    return dates.label(parse(value), language) if name == "dated" else str(value)
