# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open for who runs the instance."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerkreis.backup.queries import last_made_at
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.editing.titles import title_of
from partnerkreis.portal import links
from partnerkreis.portal.frame import FOOTER
from partnerkreis.texts.models import SiteText
from partnerkreis.ui.tongues import tongue
from partnerkreis.workspace.pages.access import address
from partnerkreis.workspace.queries.today.running import running
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind

#: A backup older than that is none to rely on.
_BACKUP_EVERY: Final = datetime.timedelta(days=2)


def running_matters(desk: Desk) -> Iterator[Task]:
    """Yield what keeps the instance from doing its work, and what its readers miss."""
    found = running(desk.actor, now=desk.now)
    if found is None:
        return
    if not found.is_anybody_in_office:
        yield _of_instance(
            _("Nobody has the access of an office yet."),
            _("Access belongs to an office: invite who answers for the partnerships."),
            _("Give access"),
            address("access_invite", desk.language),
        )
    if found.waiting_since is not None:
        yield _waiting(desk, found.waiting_since)
    yield from _backup(desk)
    yield from _texts(desk, found.texts)


def _of_instance(words: str, known: str, action: str, href: str) -> Task:
    return Task(kind=TaskKind.INSTANCE, words=words, known=known, action=action, href=href)


def _waiting(desk: Desk, since: datetime.datetime) -> Task:
    minutes = int((desk.now - since).total_seconds() // 60)
    told = ngettext(
        "The oldest has waited for {number} minute. Start “partnerkreis work” on the machine.",
        "The oldest has waited for {number} minutes. Start “partnerkreis work” on the machine.",
        minutes,
    )
    return _of_instance(
        _("What was left for later is not done: mails do not go out."),
        told.format(number=minutes),
        _("Mails we sent"),
        links.page("outbox", desk.language),
    )


def _backup(desk: Desk) -> Iterator[Task]:
    last = last_made_at()
    if last is not None and desk.now - last <= _BACKUP_EVERY:
        return
    if last is None:
        known = _("None was made on this machine with “partnerkreis backup”.")
    else:
        day = desk.day(timezone.localdate(last))
        known = _("The last one is of {day}. “partnerkreis backup” makes one.").format(day=day)
    yield _of_instance(
        _("There is no backup of the last two days."),
        known,
        _("How to make one"),
        f"{links.page('today', desk.language)}#running",
    )


def _texts(desk: Desk, texts: list[SiteText]) -> Iterator[Task]:
    """Yield the texts of the site that readers miss: not released, or not in their language."""
    for text in texts:
        title = title_of(text, desk.language)
        if text.published_at is None and text.key in FOOTER:
            words = _("This text of the site is not released: {title}").format(title=title)
            action, href = _("Look at it"), desk.record("site-text", text.key)
            yield _of_instance(words, "", action, href)
        elif known := _lacking(text.body):
            words = _("This text of the site is not in every language: {title}")
            href = desk.edit("site-text", text.key, "body")
            yield _of_instance(words.format(title=title), known, _("Translate it"), href)


def _lacking(body: Translated) -> str:
    """Return in words which languages lack the text, or have an outdated one; "" if none."""
    states = {code: body.state(code) for code in INTERFACE_LANGUAGES}
    missing = [tongue(code) for code, state in states.items() if state is TextState.MISSING]
    outdated = [tongue(code) for code, state in states.items() if state is TextState.OUTDATED]
    if missing:
        return _("A text is missing {languages}.").format(languages=", ".join(missing))
    if outdated:
        pattern = _("The original has changed since it was translated: {languages}.")
        return pattern.format(languages=", ".join(outdated))
    return ""
