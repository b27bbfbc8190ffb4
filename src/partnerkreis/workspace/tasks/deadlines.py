# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What ends on a day: terms of office, and what a side declared for a time."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.dates import words as dates
from partnerkreis.editing.titles import title_of
from partnerkreis.partnerships.models import Standing
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def deadlines(desk: Desk) -> Iterator[Task]:
    """Yield terms of office and standings that end within eighteen months."""
    for tenure in desk.found.terms_ending:
        title = title_of(tenure, desk.language)
        yield Task(
            kind=TaskKind.DEADLINE,
            words=_("A term of office ends: {title}").format(title=title),
            due=tenure.until and tenure.until.latest,
            computed_from=_("From the end of the term: {date}.").format(
                date=dates.label(tenure.until, desk.language)
            ),
            known=_("The office keeps its access, the person does not."),
            action=_("Enter the successor"),
            href=desk.record("office", tenure.office.key),
        )
    for standing in desk.found.standings_ending:
        yield _standing(desk, standing)


def _standing(desk: Desk, standing: Standing) -> Task:
    return Task(
        kind=TaskKind.DEADLINE,
        words=_("{title}: this was declared for a time").format(
            title=title_of(standing, desk.language)
        ),
        due=standing.until and standing.until.latest,
        computed_from=_("From the end that was declared: {date}.").format(
            date=dates.label(standing.until, desk.language)
        ),
        action=_("Settle it"),
        href=desk.edit("standing", standing.key, "until"),
    )
