# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each side says of the release of a record, in words, and what the reader may do."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.typography import typeset
from partnerkreis.editing.releases import Releases


def told_releases(found: Releases, language: Language) -> list[str]:
    """Return a sentence for each side that said something, or whose release is awaited."""
    return [typeset(sentence, language) for sentence in _told(found, language)]


def _told(found: Releases, language: Language) -> Iterator[str]:
    for body in found.bodies:
        one, name = found.by_body.get(body.pk), body.names.form(language)
        if one is not None:
            released = _("{body}: released {date}, by {name}.")
            withdrawn = _("{body}: took its release back {date}, by {name}.")
            date = words.when(parse(timezone.localdate(one.at).isoformat()), language)
            pattern = released if one.is_released else withdrawn
            yield pattern.format(body=name, date=date, name=one.actor_name or _("somebody"))
        elif found.needs_all:
            yield _("{body}: the release is awaited.").format(body=name)


def release_verb(record: Record, found: Releases, actor: Actor) -> str:
    """Return what the own side can do: "release", or "withdraw" what it released."""
    has_released = any(found.said.get(side) for side in found.own(actor))
    return "withdraw" if record.published_at or has_released else "release"
