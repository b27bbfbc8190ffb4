# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of joint records: what waits for us, what for them, what differs, and all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.papers import title_of
from partnerkreis.accord.queries.waiting import Open, Waiting
from partnerkreis.accord.queries.yearly import JointMatters, YearlyDue
from partnerkreis.core.languages import Language
from partnerkreis.ui.shapes import Crumb, Entry, Page, Sentence
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.tasks.agreements import still_true
from partnerkreis.workspace.telling_accord import told_condition, told_open

_FOR_US = (
    *(Waiting.FOR_US, Waiting.OBJECTED, Waiting.LEFT),
    *(Waiting.TWO_PROPOSALS, Waiting.CONTESTED),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the list: what, what is known of it, where it is answered."""

    title: str
    known: str
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class AccordsPage:
    page: Page
    title: str
    nothing: str
    for_us: Sequence[Question]
    for_them: Sequence[Question]
    differs: Sequence[Question]
    still_true: Sequence[Question]
    every: Sequence[Entry]


def accords_page(request: HttpRequest, matters: JointMatters) -> AccordsPage:
    """Return the list of joint records with what is open first."""
    language, found = language_of(request), matters.open
    title = _("Joint records")

    def questions(*why: Waiting) -> list[Question]:
        return [question(one, language) for one in found if one.why in why]

    return AccordsPage(
        page=frame(request, title, addresses.listing, crumbs=[Crumb(title)]),
        title=title,
        nothing=""
        if matters.accords or matters.still_true
        else _(
            "Nothing has been proposed yet. You can propose from the page of an agreement,"
            " an encounter or a partnership."
        ),
        for_us=questions(*_FOR_US),
        for_them=questions(Waiting.FOR_THEM),
        differs=questions(Waiting.DIFFERS, Waiting.NOTICED),
        still_true=[_due(one, language) for one in matters.still_true],
        every=[_entry(one, language) for one in matters.accords],
    )


def question(found: Open, language: Language) -> Question:
    """Return something open as a line of a work list, here and on the first page."""
    subject = found.accord.subject
    return Question(
        title=title_of(found.revision, language),
        known=told_open(found, language),
        href=addresses.accord(subject.kind, subject.record.key, language),
        action=_("Answer it") if found.can_answer else _("Look at it"),
    )


def _due(due: YearlyDue, language: Language) -> Question:
    task = still_true(due, language)
    return Question(title=task.words, known=task.known, href=task.href, action=task.action)


def _entry(accord: Accord, language: Language) -> Entry:
    subject, newest = accord.subject, _newest(accord)
    return Entry(
        title_of(newest, language),
        addresses.accord(subject.kind, subject.record.key, language),
        [str(newest.get_subject_kind_display())],
        [Sentence(told_condition(accord, language))],
    )


def _newest(accord: Accord) -> Revision:
    return accord.agreed or accord.revisions[-1]
