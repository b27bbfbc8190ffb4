# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows in the records of the encounter and of the directory when a part was changed."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from partnerkreis.core.folding import fold
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Person
from partnerkreis.directory.models import Place as Town
from partnerkreis.encounters.models import Encounter, Gift, ProgrammeItem
from partnerkreis.visits.models import Delegation, Visit, VisitFolder
from partnerkreis.visits.queries.reach import Place
from partnerkreis.visits.rules.values import Part


def follow(part: Part, place: Place, record: Record) -> None:
    """Do what follows from a change of ``part``."""
    if part is Part.RUNNING_ORDER:
        _write_programme(place.visit)
    elif part is Part.GIFTS and isinstance(record, VisitFolder):
        _write_gifts(place, record)
    elif part is Part.DELEGATION and isinstance(record, Delegation):
        _know_people(record)


def _write_programme(visit: Visit) -> None:
    """Put the lines in order, and let the encounter's programme say what is public of them."""
    cues = sorted(visit.cues.all(), key=_when)
    kept = []
    for position, cue in enumerate(cues):
        cue.position = position
        cue.item = _item(visit, cue, position) if cue.is_public and cue.text else None
        cue.save()
        kept.append(cue.item_id)
    visit.encounter.programme.exclude(pk__in=[pk for pk in kept if pk]).delete()


def _when(cue: Any) -> tuple[Any, ...]:
    return (
        cue.day is None, cue.day or 0, cue.starts is None, cue.starts or 0, cue.position
    )  # fmt: skip


def _item(visit: Visit, cue: Any, position: int) -> ProgrammeItem:
    item: ProgrammeItem = cue.item or ProgrammeItem(encounter=visit.encounter)
    item.position, item.day, item.text = position, cue.day, cue.text
    item.starts, item.ends = cue.starts, cue.ends
    item.place = _town(cue.where)
    item.save()
    return item


def _town(where: str) -> Town | None:
    """Return the place that is called so, in whatever language."""
    wanted = fold(where)
    if not wanted:
        return None
    named = (town for town in Town.objects.all() if wanted in map(fold, town.names.all_texts()))
    return next(named, None)


def _write_gifts(place: Place, folder: VisitFolder) -> None:
    """Let the encounter know which gifts were handed over."""
    encounter = place.visit.encounter
    for row in folder.gifts.select_related("gift"):
        was = row.gift
        if row.state != row.State.HANDED_OVER:
            row.gift = None
            row.save(update_fields=["gift"])
            if was is not None:
                was.delete()
            continue
        gift = was or Gift(encounter=encounter, position=_next(encounter))
        giver, taker = place.own.body, row.partner_id
        gift.giver_id, gift.taker_id = (taker, giver) if row.is_received else (giver, taker)
        gift.what = row.what
        gift.save()
        row.gift = gift
        row.save(update_fields=["gift"])


def _next(encounter: Encounter) -> int:
    last = encounter.gifts.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _know_people(delegation: Delegation) -> None:
    """Tie guests to the persons of the house who are called so and hold an office there."""
    people = Person.objects.filter(tenures__office__body=delegation.body_id).distinct()
    known: dict[str, list[Person]] = {}
    for person in people:
        for name in (person.name, *person.also_named):
            known.setdefault(fold(name), []).append(person)
    for guest in delegation.guests.all():
        found = known.get(fold(guest.name), [])
        guest.person = found[0] if len(found) == 1 else None
        guest.save(update_fields=["person"])
