# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What begins with a proposal is found by search from then on, like everything else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from partnerkreis.access.policy import Actor
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Organisation
from partnerkreis.introductions.actions import begin_first_contact
from partnerkreis.introductions.models import Community
from partnerkreis.introductions.queries import Way
from partnerkreis.partnerships.models import Partnership, SchoolPartnership
from partnerkreis.school_profiles.actions import begin_school_contact
from partnerkreis.search.actions import forget_records, index_records


@transaction.atomic
def meet(*, body: Body, candidate: Community, way: Way, actor: Actor, now: datetime) -> Partnership:
    """Begin a first contact with ``candidate``; raises what ``begin_first_contact`` raises."""
    begun = begin_first_contact(
        body=body,
        candidate=candidate,
        introducer=Community.objects.get(pk=way.number),
        office=way.ask.office if way.ask else None,
        actor=actor,
        now=now,
    ).partnership
    _index(begun, *(party.body for party in begun.parties.select_related("body")))
    return begun


@transaction.atomic
def bring_together(
    *, one: Organisation, other: Organisation, actor: Actor, now: datetime
) -> SchoolPartnership:
    """Begin a contact of two schools; raises what ``begin_school_contact`` raises."""
    begun = begin_school_contact(one=one, other=other, actor=actor, now=now)
    _index(begun)
    return begun


def _index(*records: Record) -> None:
    forget_records([record.pk for record in records])
    for record in records:
        index_records(type(record), [(record.pk, record)])
