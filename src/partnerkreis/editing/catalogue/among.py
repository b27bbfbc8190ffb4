# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which other records come into question for a field, and where a record is shown."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from partnerkreis.core.records import Record


def parties(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the bodies that are parties to the partnership of ``record``."""
    return found.filter(parties__partnership=record.partnership_id).distinct()


def own_parties(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the bodies that are parties to ``record``, a partnership."""
    return found.filter(parties__partnership=record.pk).distinct()


def of_the_partnership(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return what belongs to the same partnership as ``record``."""
    return found.filter(partnership=record.partnership_id)


def of_its_partnerships(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return what belongs to one of the partnerships of ``record``, an encounter."""
    return found.filter(partnership__in=record.partnerships.values("pk"))


def signings_of_its_partnerships(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the signings in the partnerships of ``record``, an encounter."""
    return found.filter(instrument__partnership__in=record.partnerships.values("pk"))


def encounters_of_the_partnership(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the encounters of the partnership that ``record`` belongs to."""
    return found.filter(partnerships=record.partnership_id)


def sides_of_the_encounter(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the bodies that took part in the encounter of ``record``, a follow-up."""
    if record.encounter_id is None:
        return found
    return found.filter(sides__encounter=record.encounter_id).distinct()


def held_by_sides(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the tenures of offices of the sides of ``record``, an encounter."""
    return found.filter(office__body__sides__encounter=record.pk).distinct()


def own_partnerships(record: Any) -> list[Record]:
    """Return the partnerships of ``record``, an encounter: a series begins in one of them."""
    return list(record.partnerships.order_by("key"))


def steps_of_the_plan(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the steps of ``record``, a plan."""
    return found.filter(plan=record.pk)


def held_by_parties(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the tenures of offices of the parties to the partnership of ``record``."""
    return _held_in(record.partnership_id, found)


def signers(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the tenures of offices of the parties to what ``record`` is a signing of."""
    return _held_in(record.instrument.partnership_id, found)


def _held_in(partnership: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(office__body__parties__partnership=partnership).distinct()


def own_places(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the places that lie in ``record``, a body."""
    return found.filter(body=record.pk)


def partnership_of(record: Any) -> Record:
    """Return the partnership on whose page ``record`` is shown."""
    partnership: Record = record.partnership
    return partnership


def partnership_of_signing(record: Any) -> Record:
    """Return the partnership on whose page ``record``, a signing, is shown."""
    partnership: Record = record.instrument.partnership
    return partnership


def partnership_of_step(record: Any) -> Record:
    """Return the partnership on whose page ``record``, a step of a plan, is shown."""
    partnership: Record = record.plan.partnership
    return partnership


def person_of(record: Any) -> Record:
    """Return the person on whose page ``record``, a tenure, is shown."""
    person: Record = record.person
    return person
