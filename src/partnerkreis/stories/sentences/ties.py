# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S2, before the first contact: a third body that both parties have ties with."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.stories import rules
from partnerkreis.stories.facts import BodyFact, TieFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.story import Kind, Reference, Sentence

_RENEWAL = frozenset({"renewal_agreement"})


def common_partner(scene: Scene) -> list[Sentence]:
    """Return what the first of the bodies both parties know means to either of them."""
    pairs = rules.common_partners(scene.facts, scene.own.id, scene.partner.id, scene.day)
    for mine, theirs in pairs[:1]:
        sides = [(scene.own, mine), (scene.partner, theirs)]
        # The tie without a charter is told first, whichever side it belongs to.
        sides.sort(key=lambda side: _official_since(scene, side[1]) is not None)
        return [_told(scene, sides)]
    return []


def _told(scene: Scene, sides: list[tuple[BodyFact, TieFact]]) -> Sentence:
    (first, first_tie), (second, second_tie) = sides
    renewed = rules.tie_paper(second_tie, scene.day, _RENEWAL)
    first_official, second_official = (
        _official_since(scene, tie) for tie in (first_tie, second_tie)
    )
    values: dict[str, Any] = {
        "third": scene.body(first_tie.other),
        "region": scene.where(first_tie.other),
        "first": scene.body(first),
        "second": scene.body(second),
    }
    since = first_official or first_tie.since
    for name, date in (("since", since), ("official", second_official)):
        values |= {name: scene.when(date)} if date else {}
    values |= {"renewed": scene.when(renewed.when)} if renewed and renewed.when else {}
    pattern = _pattern(
        is_county=first_tie.other.level == "county",
        first_is_official=first_official is not None,
        known=values.keys(),
    )
    return scene.say(Kind.HOW, pattern, _records(scene, first_tie, second_tie), **values)


def _pattern(*, is_county: bool, first_is_official: bool, known: Any) -> str:
    if not is_county or not {"since", "official"} <= known:
        return _("Both sides, however, have ties with {third:the}.")
    if first_is_official:
        return _(
            "Both, however, have ties with the same county, {third:short} {region:in}: it has been "
            "an official partner of {first:short} {since:since} and of {second:short} "
            "{official:since}."
        )
    if "renewed" in known:
        return _(
            "Both, however, have ties with the same county, {third:short} {region:in}: it has "
            "worked with {first:short} {since:since} without a charter, and has been an official "
            "partner of {second:short} {official:since}; the two renewed that partnership "
            "{renewed:when}."
        )
    return _(
        "Both, however, have ties with the same county, {third:short} {region:in}: it has worked "
        "with {first:short} {since:since} without a charter, and has been an official partner of "
        "{second:short} {official:since}."
    )


def _official_since(scene: Scene, tie: TieFact) -> Edtf | None:
    signing = rules.tie_paper(tie, scene.day)
    return signing.when if signing else None


def _records(scene: Scene, *ties: TieFact) -> tuple[Reference, ...]:
    references_to: tuple[Reference, ...] = references(ties[0].other.id, "region")
    for tie in ties:
        references_to += references(tie.id, "working_together_since")
        for instrument in tie.instruments:
            if rules.signed_by(instrument, scene.day):
                references_to += references(instrument.id)
    return references_to
