# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S0 heading, S1 who and where, S2 since when, how and through whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.typography import typeset
from partnerkreis.stories import rules
from partnerkreis.stories.facts import AggregateFact, BodyFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.sentences.ties import common_partner
from partnerkreis.stories.story import Kind, Reference, Sentence


def heading(scene: Scene) -> Sentence:
    """S0: "Partnerlandkreis X" once there is contact, before it and after the end only the name."""
    text = typeset(_heading(scene), scene.language)
    records = (*scene.of("parties"), *references(scene.partner.id, "names"))
    return Sentence(Kind.HEADING, text, records, scene.language)


def _heading(scene: Scene) -> str:
    if scene.is_neutral or not scene.is_pair:
        title = scene.words(scene.facts.title)
        return title or "–".join(format(scene.body(body), "short") for body in scene.facts.bodies)
    partner = scene.body(scene.partner)
    is_partner = rules.has_contact(scene.facts, scene.day) and not rules.has_ended(
        scene.facts, scene.day
    )
    return (
        _partner_heading(scene.partner).format(partner=partner) if is_partner else f"{partner:Full}"
    )


def _partner_heading(partner: BodyFact) -> str:
    names = partner.names
    if all("short" not in names.forms(language) for language in names.languages):
        return _("Partner: {partner:full}")
    if partner.level == "county":
        return _("Partner county {partner:short}")
    if partner.level == "city_county":
        return _("Partner city {partner:short}")
    if partner.level == "municipality":
        return _("Partner municipality {partner:short}")
    return _("Partner: {partner:full}")


def where(scene: Scene) -> list[Sentence]:
    """S1: where the partner lies; the own county where the two share a country, or nobody tells."""
    if not scene.is_pair:
        return [_network(scene)]
    own, partner = scene.own, scene.partner
    placed = [body for body in (own, partner) if body.region or body.country_name]
    if own.country == partner.country and not scene.own_is_introduced and len(placed) == 2:
        return [_both_lie(scene)]
    return [_lies(scene, body) for body in placed if scene.is_neutral or body is partner]


def _network(scene: Scene) -> Sentence:
    bodies = scene.listed([scene.body(body) for body in scene.facts.bodies])
    pattern = _("The partnership links {bodies:acc}.")
    return scene.say(Kind.WHERE, pattern, scene.of("parties"), bodies=bodies)


def _both_lie(scene: Scene) -> Sentence:
    if scene.are_counties and rules.has_contact(scene.facts, scene.day):
        pattern = _(
            "{own:The} lies {own_region:in}; its partner, {partner:the}, lies {partner_region:in}."
        )
    else:
        pattern = _("{own:The} lies {own_region:in}, {partner:the} lies {partner_region:in}.")
    return scene.say(
        Kind.WHERE,
        pattern,
        references(scene.own.id, "region") + references(scene.partner.id, "region"),
        own=scene.body(scene.own),
        own_region=scene.where(scene.own),
        partner=scene.body(scene.partner),
        partner_region=scene.where(scene.partner),
    )


def _lies(scene: Scene, body: BodyFact) -> Sentence:
    whereabouts = scene.words(body.whereabouts) if scene.has(rules.Detail.DISTANCE) else ""
    if whereabouts:
        pattern = _("{body:Brief} lies {place:in}, {whereabouts}.")
    else:
        pattern = _("{body:Brief} lies {place:in}.")
    return scene.say(
        Kind.WHERE,
        pattern,
        references(body.id, "country_name"),
        body=scene.body(body),
        place=scene.where(body),
        whereabouts=whereabouts,
    )


def how(scene: Scene) -> list[Sentence]:
    """S2: how the parties found each other, or that nothing of it is recorded yet."""
    facts = scene.facts
    if not rules.has_contact(facts, scene.day):
        ties = common_partner(scene) if scene.is_pair else []
        return [_not_recorded(scene), *ties]
    told = _found(scene)
    if facts.introduced_by and scene.is_pair:
        told += _introduced(scene, facts.introduced_by)
    else:
        told += scene.told(Kind.HOW, facts.origin, scene.of("origin")) + _growing(scene)
    return told + _exchange(scene)


def _found(scene: Scene) -> list[Sentence]:
    facts = scene.facts
    since = facts.working_together_since
    begun = rules.has_begun(since, scene.day)
    circumstance = scene.words(facts.circumstance)
    reached_out = all(party.reached_out for party in facts.parties)
    if since is None or not begun:
        return _first_contact(scene)
    fields = ["working_together_since"]
    if rules.has_ended(facts, scene.day):
        pattern = _("The partners began to work together {since:when}.")
    elif circumstance and scene.is_pair:
        fields += ["circumstance", "reached_out"] if reached_out else ["circumstance"]
        pattern = _found_each_other(scene, reached_out=reached_out)
    else:
        pattern = _("The partners have worked together {since:since}.")
    values = {"since": scene.when(since), "circumstance": circumstance}
    return [scene.say(Kind.HOW, pattern, scene.of(*fields), **values)]


def _first_contact(scene: Scene) -> list[Sentence]:
    """The bare date, where nothing says more of the beginning."""
    facts = scene.facts
    says_more = facts.origin or facts.introduced_by or facts.contacts_since
    if says_more or not facts.first_contact or not rules.has_begun(facts.first_contact, scene.day):
        return []
    pattern = _("The first contacts were made {contact:when}.")
    contact = scene.when(facts.first_contact)
    return [scene.say(Kind.HOW, pattern, scene.of("first_contact"), contact=contact)]


def _found_each_other(scene: Scene, *, reached_out: bool) -> str:
    if reached_out and scene.are_counties:
        return pgettext(
            "two counties",
            "The two found each other {circumstance}: both sides reached out, and they have worked "
            "together {since:since}.",
        )
    if reached_out:
        return _(
            "The two found each other {circumstance}: both sides reached out, and they have worked "
            "together {since:since}."
        )
    return _("The two found each other {circumstance} and have worked together {since:since}.")


def _introduced(scene: Scene, third: BodyFact) -> list[Sentence]:
    growing, grows_with_projects = _growth(scene)
    records = scene.of("introduced_by")
    values: dict[str, Any] = {
        "own": scene.body(scene.own),
        "partner": scene.body(scene.partner),
        "third": scene.body(third),
    }
    if not rules.shared_partner(scene.facts, third, scene.day):
        pattern = _("{third:The} brought {own:short} and {partner:short} together.")
        return [scene.say(Kind.HOW, pattern, records, **values), *_growing(scene)]
    since = scene.facts.contacts_since
    if growing and since and not grows_with_projects:
        values["since"] = scene.when(since)
        records += scene.of("contacts_since")
        return [scene.say(Kind.HOW, _introduced_and_growing(scene), records, **values)]
    return [scene.say(Kind.HOW, _introduced_by_shared(scene), records, **values), *_growing(scene)]


def _introduced_by_shared(scene: Scene) -> str:
    if scene.are_counties:
        return pgettext(
            "two counties",
            "A shared partner brought {own:short} and {partner:short} together: {third:the}.",
        )
    return _("A shared partner brought {own:the} and {partner:the} together: {third:the}.")


def _introduced_and_growing(scene: Scene) -> str:
    if scene.are_counties:
        return pgettext(
            "two counties",
            "A shared partner, {third:the}, brought {own:short} and {partner:short} together; "
            "contacts have grown steadily {since:since}.",
        )
    return _(
        "A shared partner, {third:the}, brought {own:the} and {partner:the} together; "
        "contacts have grown steadily {since:since}."
    )


def _growth(scene: Scene) -> tuple[bool, AggregateFact | None]:
    """Return whether contacts may be told as growing, and the joint projects going on with it."""
    facts, day = scene.facts, scene.day
    projects = [
        aggregate
        for aggregate in facts.aggregates
        if aggregate.kind == "joint_projects" and aggregate.is_ongoing
        if rules.is_told(aggregate, day) and rules.is_fresh(aggregate, facts, day)
    ]
    growing = facts.contacts_grow_steadily and rules.has_begun(facts.contacts_since, day)
    going_on = growing and (bool(projects) or rules.have_met_of_late(facts, day))
    return going_on, next(iter(projects), None)


def _growing(scene: Scene) -> list[Sentence]:
    growing, projects = _growth(scene)
    since = scene.facts.contacts_since
    if since is None or not rules.has_begun(since, scene.day):
        return []
    records = scene.of("contacts_since")
    if growing and projects and scene.is_pair:
        records += references(projects.id)
        pattern = _growing_with_projects(scene)
    elif growing:
        pattern = _("Contacts have grown steadily {since:since}.")
    else:
        pattern = _("There have been contacts {since:since}.")
    return [scene.say(Kind.HOW, pattern, records, since=scene.when(since))]


def _growing_with_projects(scene: Scene) -> str:
    if scene.are_counties:
        return pgettext(
            "two counties",
            "Contacts have grown steadily {since:since}, and the two run joint projects.",
        )
    return _("Contacts have grown steadily {since:since}, and the two run joint projects.")


def _exchange(scene: Scene) -> list[Sentence]:
    """The exchange that began with the partnership, as it is known to go on."""
    told: list[Sentence] = []
    for aggregate in scene.facts.aggregates:
        began = aggregate.kind == "ongoing_exchange" and aggregate.when is not None
        if not began or not rules.is_told(aggregate, scene.day):
            continue
        records: tuple[Reference, ...] = references(aggregate.id)
        said = scene.told(Kind.HOW, aggregate.told, records) or [
            scene.say(Kind.HOW, _exchange_pattern(aggregate), records)
        ]
        fresh = rules.is_fresh(aggregate, scene.facts, scene.day)
        told += said if fresh else [scene.dated(each, aggregate.as_of) for each in said]
    return told


def _exchange_pattern(aggregate: AggregateFact) -> str:
    if aggregate.is_lively:
        return _("A lively exchange grew up between the two sides, and it goes on to this day.")
    return _("An exchange grew up between the two sides, and it goes on to this day.")


def _not_recorded(scene: Scene) -> Sentence:
    if not scene.is_pair:
        pattern = _("No contact is recorded {day:upto}.")
    elif scene.are_counties:
        pattern = pgettext(
            "two counties",
            "No contact between the counties of {own:short} and {partner:short} is recorded "
            "{day:upto}.",
        )
    else:
        pattern = _("No contact between {own:the} and {partner:the} is recorded {day:upto}.")
    return scene.say(
        Kind.HOW,
        pattern,
        scene.of("first_contact"),
        own=scene.body(scene.own),
        partner=scene.body(scene.partner),
        day=scene.as_of,
    )
