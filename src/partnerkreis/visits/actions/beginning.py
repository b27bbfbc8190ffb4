# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning to prepare a visit: a new one, one that is in the calendar, one like an earlier one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise, can
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterSide
from partnerkreis.journal.actions import record_change
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership
from partnerkreis.visits.actions.copying import copy_preparation
from partnerkreis.visits.actions.errors import CannotBegin
from partnerkreis.visits.models import Cue, Delegation, PressNote, Visit, VisitFolder
from partnerkreis.visits.queries.lists import VISIT_KINDS
from partnerkreis.visits.queries.reach import Place, sides_of
from partnerkreis.visits.queries.stored import new_record

BEGIN, PREPARE = "visit.begin", "visit.prepare"
#: So long what is personal of guests is kept after the last day, unless somebody says otherwise.
KEPT = datetime.timedelta(weeks=4)
_LONGEST_TITLE, _LONGEST = 200, datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked of a new visit."""

    kind: str
    host: Body
    guests: Sequence[Body]
    first_day: datetime.date
    last_day: datetime.date
    title: Translated


@transaction.atomic
def begin_visit(
    *,
    asked: Beginning,
    token: UUID,
    actor: Actor,
    now: datetime.datetime,
    like: Visit | None = None,
) -> Visit:
    """Make the encounter with its sides and begin to prepare it; ``like`` an earlier one.

    ``token`` stands for the filled-in form: sent twice it makes one visit. Raises NotAllowed and
    CannotBegin.
    """
    bodies = [asked.host.pk, *(guest.pk for guest in asked.guests)]
    authorise(actor, Permission.PREPARE_VISIT, *bodies)
    if made := _made_before(token, actor):
        return made
    _check(asked, bodies)
    if like is not None:
        _check_source(like, actor)
    try:
        with transaction.atomic():
            encounter = _encounter(asked, token)
    except IntegrityError:
        # Sent twice at the same moment: the other one was first.
        if made := _made_before(token, actor):
            return made
        raise
    _make_sides(encounter, asked)
    told = {"kind": (None, asked.kind), "when": (None, str(encounter.when))}
    record_change(actor=actor, verb="record.create", record=encounter, changes=told, now=now)
    return _begun(encounter, like, BEGIN, actor, now)


def _made_before(token: UUID, actor: Actor) -> Visit | None:
    if not Encounter.objects.filter(pk=token).exists():
        return None
    made: Visit | None = Visit.objects.filter(encounter=token).first()
    own = Entry.objects.filter(verb=BEGIN, actor_id=actor.user_id)
    if made is None or not own.filter(record_id=made.pk).exists():
        raise CannotBegin(_("This form is used up. Please open it anew."))
    return made


def _check(asked: Beginning, bodies: list[UUID]) -> None:
    if asked.kind not in VISIT_KINDS:
        raise CannotBegin(_("Please choose from the list."), field="kind")
    if len(set(bodies)) < max(len(bodies), 2):
        raise CannotBegin(_("Please name a guest that is not the host."), field="guest")
    if asked.last_day < asked.first_day:
        raise CannotBegin(_("The last day cannot be before the first."), field="last_day")
    if asked.last_day - asked.first_day > _LONGEST:
        raise CannotBegin(_("A visit lasts a month at most."), field="last_day")
    if any(len(wording.text) > _LONGEST_TITLE for wording in asked.title.values()):
        raise CannotBegin(_("This text is too long. Please shorten it."), field="title")


def _check_source(like: Visit, actor: Actor) -> None:
    """Refuse to take over what the actor may not prepare."""
    bodies = [side.body for side in sides_of(like)]
    authorise(actor, Permission.PREPARE_VISIT, *bodies)


def _encounter(asked: Beginning, token: UUID) -> Encounter:
    first, last = asked.first_day.isoformat(), asked.last_day.isoformat()
    when = first if first == last else f"{first}/{last}"
    return Encounter.objects.create(
        id=token,
        key=_unused_key(asked),
        kind=asked.kind,
        title=asked.title,
        when=parse(when),  # type: ignore[misc] # the field takes dates
        place_label=Translated.of(
            **{code: asked.host.names.form(code, "short") for code in asked.title}
        ),
    )


def _unused_key(asked: Beginning) -> str:
    kind = asked.kind.replace("_", "-")
    wanted = f"{asked.first_day:%Y-%m}-{kind}-{asked.host.key}"[:60].strip("-")
    used = set(Encounter.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    number = next(n for n in range(1, len(used) + 2) if _numbered(wanted, n) not in used)
    return _numbered(wanted, number)


def _numbered(key: str, number: int) -> str:
    return key if number == 1 else f"{key}-{number}"


def _make_sides(encounter: Encounter, asked: Beginning) -> None:
    roles = EncounterSide.Role
    sides = [(asked.host, roles.HOST), *((guest, roles.GUEST) for guest in asked.guests)]
    for position, (body, role) in enumerate(sides):
        EncounterSide.objects.create(encounter=encounter, body=body, position=position, role=role)
    bodies = [body.pk for body, _role in sides]
    both = Partnership.objects.filter(parties__body=bodies[0])
    encounter.partnerships.set(both.filter(parties__body__in=bodies[1:]).distinct())


@transaction.atomic
def prepare_encounter(*, encounter: Encounter, actor: Actor, now: datetime.datetime) -> Visit:
    """Begin to prepare an encounter that is in the calendar; done once, it is only returned.

    Raises NotAllowed.
    """
    # Two at the same moment: one waits here, and finds the visit of the other.
    current = Encounter.objects.select_for_update().get(pk=encounter.pk)
    bodies = current.sides.values_list("body", flat=True)
    authorise(actor, Permission.PREPARE_VISIT, *(bodies or [current.pk]))
    made: Visit | None = Visit.objects.filter(encounter=current).first()
    if made is not None:
        return made
    return _begun(current, None, PREPARE, actor, now)


def _begun(
    encounter: Encounter, like: Visit | None, verb: str, actor: Actor, now: datetime.datetime
) -> Visit:
    visit = Visit.objects.create(key=encounter.key, encounter=encounter, copied_from=like)
    place = _place(visit)
    delete_after = encounter.latest and encounter.latest + KEPT
    for side in place.sides:
        for model in (VisitFolder, PressNote, Delegation):
            record = new_record(model, place, side)
            if isinstance(record, Delegation):
                record.delete_after = delete_after
            record.save()
    _take_programme(visit)
    if like is not None:
        copy_preparation(like, visit, can_read=lambda body: can_prepare(actor, body))
    told = {"copied_from": (None, like and like.key)}
    record_change(actor=actor, verb=verb, record=visit, changes=told, now=now)
    ContentVersion.advance()
    return visit


def can_prepare(actor: Actor, body: UUID) -> bool:
    return can(actor, Permission.PREPARE_VISIT, body)


def _place(visit: Visit) -> Place:
    sides = sides_of(visit)
    return Place(visit, sides, sides[0])


def _take_programme(visit: Visit) -> None:
    """Let the running order begin with the programme that the encounter has already."""
    for item in visit.encounter.programme.select_related("place"):
        Cue.objects.create(
            visit=visit,
            position=item.position,
            day=item.day,
            starts=item.starts,
            ends=item.ends,
            text=item.text,
            where=item.place.names.form("de") if item.place else "",
            is_public=True,
            item=item,
        )
