# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of a visit that one body may see, as frozen values: for pages, papers and rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from partnerkreis.access.policy import Actor, Permission, can, visible_to
from partnerkreis.core.dates import sort_key
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import OfficeKind, Tenure
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.encounters.models import Gift as GivenGift
from partnerkreis.journal.models import Entry
from partnerkreis.visits.models import Delegation as DelegationRecord
from partnerkreis.visits.models import PressNote, VisitFolder
from partnerkreis.visits.models.contents import CONTENTS, values_of
from partnerkreis.visits.queries.reach import Place, readers_of
from partnerkreis.visits.rules.hints import in_order
from partnerkreis.visits.rules.values import (
    Approval,
    Cue,
    Delegation,
    EarlierGift,
    Expense,
    Folder,
    Gift,
    Guest,
    Interpreting,
    Official,
    Part,
    Press,
    Promise,
    Side,
    Speech,
    Thanks,
    Visit,
)

#: Of so many earlier gifts one looks whether the same was given before.
_MOST_GIFTS = 200
_MET = (OfficeKind.HEAD_OF_COUNTY, OfficeKind.COUNCIL_CHAIR, OfficeKind.MAYOR)


def visit_values(actor: Actor, place: Place) -> Visit:
    """Return everything of a visit that ``place.own`` may see (a constant number of queries)."""
    record, encounter = place.visit, place.visit.encounter
    partners = [side.body for side in place.sides if side.body != place.own.body]
    return Visit(
        key=record.key,
        encounter=encounter.key,
        title=encounter.title,
        kind=encounter.kind,
        state=encounter.state,
        first_day=encounter.earliest,
        last_day=encounter.latest,
        place=encounter.place_label,
        sides=place.sides,
        own=place.own,
        is_prepared=not record._state.adding,
        **values_of(record, CONTENTS[Part.INVITATION].columns),
        **values_of(record, CONTENTS[Part.PROTOCOL].columns),
        cues=in_order([Cue(**row) for row in _rows(record, Part.RUNNING_ORDER)]),
        speeches=[Speech(**row) for row in _rows(record, Part.PROTOCOL)],
        interpreters=[Interpreting(**row) for row in _rows(record, Part.INTERPRETERS)],
        delegations=_delegations(actor, place),
        press=_press(place),
        folder=_folder(place),
        follow_ups=_follow_ups(place, partners),
        earlier_gifts=_earlier_gifts(actor, place, partners),
        officials=_officials(actor, partners),
    )


def _rows(record: Any, part: Part) -> Iterable[dict[str, Any]]:
    rows = CONTENTS[part].rows
    if rows is None or record._state.adding:
        return []
    found = getattr(record, rows.name).order_by("position")
    return [values_of(row, rows.columns) for row in found]


def _delegations(actor: Actor, place: Place) -> list[Delegation]:
    found = DelegationRecord.objects.filter(visit=place.visit)
    records = {one.body_id: one for one in found.prefetch_related("guests__person")}
    return [_delegation(actor, place, side, records.get(side.body)) for side in place.sides]


def _delegation(
    actor: Actor, place: Place, side: Side, record: DelegationRecord | None
) -> Delegation:
    """Return who comes from one side, without what is personal where that is not to be seen."""
    if place.own.body not in readers_of(side, place.sides):
        return Delegation(side, None, is_personal=False)
    is_personal = can(actor, Permission.READ_GUESTS, place.own.body)
    if record is None:
        return Delegation(side, is_personal=is_personal)
    return Delegation(
        side=side,
        guests=[_guest(guest, is_personal=is_personal) for guest in record.guests.all()],
        contact=record.contact if is_personal else "",
        diet_passed_on=record.diet_passed_on,
        delete_after=record.delete_after,
        hold_until=record.hold_until,
        hold_reason=record.hold_reason,
        forgotten_on=record.forgotten_at and record.forgotten_at.date(),
        is_personal=is_personal,
    )


def _guest(guest: Any, *, is_personal: bool) -> Guest:
    known = guest.person
    said = guest.pronunciation or (known.pronunciation if known else "")
    address = guest.form_of_address or (known.form_of_address if known else "")
    personal = {"arrival": guest.arrival, "diet": guest.diet, "room": guest.room}
    return Guest(guest.name, address, said, guest.function, **(personal if is_personal else {}))


def _press(place: Place) -> list[Press]:
    notes = {note.body_id: note for note in PressNote.objects.filter(visit=place.visit)}
    columns = CONTENTS[Part.PRESS].columns
    return [
        Press(side, **(values_of(notes[side.body], columns) if side.body in notes else {}))
        for side in place.sides
    ]


def _folder(place: Place) -> Folder:
    folder = VisitFolder.objects.filter(visit=place.visit, body=place.own.body).first()
    if folder is None:
        return Folder()
    points = (folder.first_point, folder.second_point, folder.third_point)
    kept = (
        *("file_number", "briefing_for", "background", "open_matters", "speaking_notes"),
        *("insurance", "insurance_note", "minutes", "minutes_sent_on"),
    )
    return Folder(
        **values_of(folder, kept),
        points=[point for point in points if point],
        gifts=[
            Gift(row.is_received, row.partner_id, row.what, row.recipient, row.cents, row.state)
            for row in folder.gifts.order_by("position")
        ],
        approvals=[Approval(**row) for row in _rows(folder, Part.TRAVEL)],
        expenses=[Expense(**row) for row in _rows(folder, Part.COSTS)],
        thanks=[Thanks(**row) for row in _rows(folder, Part.THANKS)],
    )


def _follow_ups(place: Place, partners: list[UUID]) -> list[Promise]:
    """Return what this visit promised, and what is open of earlier ones between the same."""
    own = place.own.body
    between = Q(owed_by=own, owed_to__in=partners) | Q(owed_by__in=partners, owed_to=own)
    here = place.visit.encounter_id
    found = FollowUp.objects.filter(between).filter(Q(encounter=here) | Q(done__isnull=True))
    promises = [
        Promise(
            row.owed_by_id, row.owed_to_id, row.what, row.due, row.done, row.encounter_id == here
        )
        for row in found.order_by("due", "key")
    ]
    return sorted(promises, key=lambda one: sort_key(one.due))


def _earlier_gifts(actor: Actor, place: Place, partners: list[UUID]) -> list[EarlierGift]:
    """Return what the partners were given before, by whomever, and what they gave us."""
    seen = visible_to(actor, Encounter.objects.all()).exclude(pk=place.visit.encounter_id)
    exchanged = Q(taker__in=partners) | Q(giver__in=partners, taker=place.own.body)
    found = GivenGift.objects.filter(exchanged, encounter__in=seen).select_related(
        "encounter", "giver"
    )
    newest = found.order_by("-encounter__latest", "encounter__key", "position")[:_MOST_GIFTS]
    return [
        EarlierGift(
            gift.giver_id,
            gift.giver.names if gift.giver else Names(),
            gift.taker_id,
            gift.what,
            gift.encounter.when,
            gift.encounter.title,
        )
        for gift in newest
    ]


def _officials(actor: Actor, partners: list[UUID]) -> list[Official]:
    """Return who is in office at the partners, as far as it is known: the last of each office."""
    tenures = visible_to(actor, Tenure.objects.filter(office__body__in=partners))
    current = tenures.filter(office__kind__in=_MET, until__isnull=True, has_ended=False)
    found = current.select_related("person", "office")
    by_office: dict[UUID, Tenure] = {}
    for tenure in sorted(found, key=_last_known):
        by_office[tenure.office_id] = tenure
    return [
        Official(
            tenure.person.name,
            tenure.person.form_of_address,
            tenure.person.pronunciation,
            tenure.office.title,
            str(tenure.office.kind),
            tenure.office.body_id,
        )
        for tenure in sorted(by_office.values(), key=lambda one: one.office.key)
    ]


def _last_known(tenure: Tenure) -> datetime.date:
    """Return the last day on which somebody is known in office; of the undated, none."""
    dates = (date for date in (tenure.seen, tenure.since) if date)
    return max((one.latest or one.earliest for one in dates), default=datetime.date.min)


def journal_of(place: Place, *, limit: int = 15) -> list[Entry]:
    """Return what was done to what ``place.own`` sees of the visit, the latest first."""
    bodies = [s.body for s in place.sides if place.own.body in readers_of(s, place.sides)]
    records = {
        place.visit.pk,
        *VisitFolder.objects.filter(visit=place.visit, body=place.own.body).values_list(
            "pk", flat=True
        ),
        *PressNote.objects.filter(visit=place.visit).values_list("pk", flat=True),
        *DelegationRecord.objects.filter(visit=place.visit, body__in=bodies).values_list(
            "pk", flat=True
        ),
    }
    return list(Entry.objects.filter(record_id__in=records).order_by("-at", "-pk")[:limit])
