# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Introductions in words: through whom, whom to ask, and what else speaks for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import formats
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.directory.models import Level
from partnerkreis.introductions.queries import Introducible, Way
from partnerkreis.introductions.rules.likeness import Likeness


def ways_and_reasons(found: Introducible, language: Language) -> Iterator[str]:
    """Yield a sentence for each way to the place, then one for each further reason."""
    for way in found.ways:
        yield told_way(way, language)
    for reason in _reasons(found.likeness):
        yield typeset(reason, language)
    if found.topics:
        labels = [topic.label.text(language) for topic in found.topics.values()]
        yield _("Topics of both: %(topics)s.") % {"topics": ", ".join(labels)}


def told_way(way: Way, language: Language) -> str:
    """Return "Through Unterallgäu, partner of Gostyń since 2001; ask: …"."""
    names = {
        "through": way.introducer.place.name(language, "short"),
        "candidate": way.candidate.place.name(language, "short"),
        "year": way.candidate.since[:4],
    }
    if way.ask is not None:
        building = way.ask.building.form(language)
        names["office"] = building or way.introducer.place.name(language)
    return typeset(_pattern(way) % names, language)


def _pattern(way: Way) -> str:
    if way.ask and way.candidate.since:
        return _(
            "Through %(through)s, partner of %(candidate)s since %(year)s;"
            " ask: %(office)s, partnership officer."
        )
    if way.ask:
        return _(
            "Through %(through)s, partner of %(candidate)s; ask: %(office)s, partnership officer."
        )
    if way.candidate.since:
        return _("Through %(through)s, partner of %(candidate)s since %(year)s.")
    return _("Through %(through)s, partner of %(candidate)s.")


def _reasons(alike: Likeness) -> Iterator[str]:
    if alike.kind:
        yield _("Both are of one kind: %(kind)s.") % {"kind": Level(alike.kind).label}
    if alike.populations:
        one, other = (
            formats.number_format(count, 0, force_grouping=True) for count in alike.populations
        )
        yield _("Similar size: %(one)s and %(other)s inhabitants.") % {"one": one, "other": other}
    if alike.distance is not None:
        km = formats.number_format(round(alike.distance), 0, force_grouping=True)
        yield _("Distance: %(km)s km.") % {"km": km}
