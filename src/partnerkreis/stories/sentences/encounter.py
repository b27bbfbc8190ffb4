# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One encounter in one sentence: who came to whom, how many, when."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.counting import Noun
from partnerkreis.core.dates import Moment, Precision
from partnerkreis.core.naming import Named
from partnerkreis.stories.facts import BodyFact, EncounterFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.story import Kind, Sentence


def host_and_guest(encounter: EncounterFact) -> tuple[BodyFact, BodyFact] | None:
    """Return host and guest where there is one of each, and nobody else."""
    hosts, guests = encounter.bodies("host"), encounter.bodies("guest")
    return (hosts[0], guests[0]) if len(hosts) == len(guests) == 1 else None


def stated_days(encounter: EncounterFact) -> int | None:
    """Return how many days it lasted: as stated, else from its first to its last day."""
    when = encounter.when
    if encounter.days or when is None or not when.is_interval:
        return encounter.days
    start, end = when.start, when.end
    exact = start and end and {start.precision, end.precision} == {Precision.DAY}
    if exact and when.earliest and when.latest:
        return (when.latest - when.earliest).days + 1
    return None


def month_of(encounter: EncounterFact) -> Moment | None:
    """Return the month it began in, or what is known where that is less."""
    when = encounter.when
    begun = when.start or when if when else None
    if not isinstance(begun, Moment):
        return None
    return Moment(begun.year, begun.month) if begun.day else begun


def office_of(scene: Scene, body: BodyFact) -> Named:
    """Return the office building for "people from it"; the county where no name of it is stored."""
    return scene.name(body.office) if body.office else scene.body(body)


def met(scene: Scene, encounter: EncounterFact) -> list[Sentence]:
    """Return the sentence on one encounter: its own, if it has one, else by its kind."""
    records = references(encounter.id)
    if told := scene.told(Kind.TOGETHER, encounter.told, records):
        return told
    sides = host_and_guest(encounter)
    if encounter.when is None:
        return []
    when = scene.when(encounter.when)
    if sides is None:
        pattern = _mutual_pattern(encounter.kind) if encounter.bodies("joint") else ""
        return [scene.say(Kind.TOGETHER, pattern, records, when=when)] if pattern else []
    host, guest = sides
    values = _visit(scene, host, guest) | {"when": when}
    return [scene.say(Kind.TOGETHER, _visit_pattern(encounter.kind, guest), records, **values)]


def _visit(scene: Scene, host: BodyFact, guest: BodyFact) -> dict[str, Any]:
    return {
        "host": scene.body(host),
        "guest": scene.body(guest),
        "office": office_of(scene, guest),
        "council": scene.name(guest.council),
    }


def _visit_pattern(kind: str, guest: BodyFact) -> str:
    has_office = bool(guest.office)
    if kind == "trainee_exchange":
        if has_office:
            return _("Trainees {office:from} were {host:in} {when:when}.")
        return _("Trainees {guest:from} were {host:in} {when:when}.")
    if kind in ("staff_exchange", "expert_meeting", "job_shadowing"):
        if has_office:
            return _("Staff {office:from} were {host:in} {when:when} to compare experience.")
        return _("Staff {guest:from} were {host:in} {when:when} to compare experience.")
    if kind == "council_visit" and guest.council:
        # Translators: Placeholders: guest
        return _("Members of {council:the} were {host:in} {when:when}.")
    if kind == "citizens_trip":
        return _("Citizens {guest:from} travelled {host:to} {when:when}.")
    if kind == "sports_tour":
        return _("A sports tour took people {guest:from} {host:to} {when:when}.")
    return _("A delegation {guest:from} was {host:in} {when:when}.")


def _mutual_pattern(kind: str) -> str:
    if kind == "trainee_exchange":
        return _("Trainees of both administrations visited each other {when:when}.")
    if kind in ("staff_exchange", "expert_meeting", "job_shadowing"):
        return _("Staff of both administrations met {when:when} to compare experience.")
    if kind == "council_visit":
        return _("Members of both councils met {when:when}.")
    return ""


def visits_of_both_offices(
    scene: Scene, staff: EncounterFact, council: EncounterFact
) -> list[Sentence]:
    """Return one sentence for trainees and councillors of one county who went to the same host."""
    sides = host_and_guest(staff)
    of_these_kinds = (staff.kind, council.kind) == ("trainee_exchange", "council_visit")
    if not sides or sides != host_and_guest(council) or not of_these_kinds:
        return []
    host, guest = sides
    own_words = staff.told or council.told
    if own_words or not (staff.when and council.when and guest.office and guest.council):
        return []
    # Translators: Placeholders: guest
    pattern = _(
        "Trainees {office:from} were {host:in} {trainees_when:when}, members of the county council "
        "{council_when:when}."
    )
    values = _visit(scene, host, guest)
    values |= {"trainees_when": scene.when(staff.when), "council_when": scene.when(council.when)}
    records = references(staff.id) + references(council.id)
    return [scene.say(Kind.TOGETHER, pattern, records, **values)]


def most_recently(scene: Scene, encounter: EncounterFact) -> list[Sentence]:
    """Return the sentence on an encounter of late, to follow what is known of many."""
    sides = host_and_guest(encounter)
    if sides is None or encounter.when is None:
        return []
    host, guest = sides
    values: dict[str, Any] = {
        "host": scene.body(host),
        "guest": scene.body(guest),
        "when": scene.when(encounter.when),
    }
    days = stated_days(encounter)
    if encounter.people:
        values["guests"] = scene.count(encounter.people, Noun.GUESTS, encounter.people_accuracy)
    if days:
        values["days"] = scene.count(days, Noun.DAY)
    pattern = _recent_pattern(has_people=bool(encounter.people), has_days=bool(days))
    return [scene.say(Kind.TOGETHER, pattern, references(encounter.id), **values)]


def _recent_pattern(*, has_people: bool, has_days: bool) -> str:
    if has_people and has_days:
        return _("Most recently, {when:when}, {guests} {guest:from} spent {days} {host:in}.")
    if has_people:
        return _("Most recently, {when:when}, {guests} {guest:from} came {host:to}.")
    return _("Most recently, {when:when}, guests {guest:from} came {host:to}.")
