# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the data lack, asked of whom can know it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.dates import words as dates
from partnerkreis.core.naming import capital
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import wording
from partnerkreis.stories.values import Phrase, named
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def questions(desk: Desk) -> Iterator[Task]:
    """Yield what only the own side can complete."""
    yield from _signings(desk)
    for encounter in desk.found.unconfirmed:
        known = _("It was announced for {date}; nothing has been heard since.").format(
            date=wording.when(encounter.when, desk.language)
        )
        title = _("Did it take place? {title}")
        yield _about(desk, encounter, title, known, _("Settle it"), "state")
    for encounter in desk.found.postponed:
        title, known = _("When will it be? {title}"), _("It was put off; no new date is recorded.")
        yield _about(desk, encounter, title, known, _("Settle it"), "state")
    yield from _resolutions(desk)
    for instrument in desk.found.instruments:
        title = _("When was it agreed? {title}").format(title=instrument.title.text(desk.language))
        yield _question(
            title,
            _("No source names the day."),
            _("Enter the day"),
            desk.edit("instrument", instrument.key, "when"),
        )
    for encounter in desk.found.undated:
        title, known = _("When was it? {title}"), _("Nobody has recorded a date.")
        yield _about(desk, encounter, title, known, _("Enter the day"), "when")


def _question(words: str, known: str, action: str, href: str) -> Task:
    return Task(kind=TaskKind.QUESTION, words=words, known=known, action=action, href=href)


def _about(
    desk: Desk, encounter: Encounter, title: str, known: str, action: str, field: str
) -> Task:
    told = title.format(title=Phrase(encounter.title.text(desk.language)))
    return _question(told, known, action, desk.edit("encounter", encounter.key, field))


def _signings(desk: Desk) -> Iterator[Task]:
    language = desk.language
    for signing in desk.found.signings:
        title = _("When was it signed?")
        if signing.place is not None:
            pattern = _("When was it signed {place:in}?")
            title = wording.say(pattern, language, place=named(signing.place.names, language))
        paper = signing.instrument.title.text(language)
        known = _("{paper}. Nothing is known of the day.").format(paper=paper)
        if signing.when is not None:
            date = dates.label(signing.when, language)
            known = _("{paper}. Known so far: {date}.").format(paper=paper, date=date)
        href = desk.edit("signing", signing.key, "when")
        known = wording.say("{text}", language, text=known)
        yield _question(title, known, _("Enter the day"), href)


def _resolutions(desk: Desk) -> Iterator[Task]:
    for resolution in desk.found.resolutions:
        organ = resolution.organ_shown(resolution.body, desk.language)
        known = _("{organ}, {date}. The day of the session or the result is missing.").format(
            organ=capital(organ.text),
            date=wording.when(resolution.when, desk.language),
        )
        href = desk.edit("resolution", resolution.key, "votes_for")
        yield _question(_("How did the vote end?"), known, _("Complete it"), href)
