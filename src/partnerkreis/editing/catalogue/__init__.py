# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited: the kinds of records, their fields in groups, with words for the reader."""

from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.aggregates import AGGREGATE, SERIES
from partnerkreis.editing.catalogue.agreements import INSTRUMENT, RESOLUTION, SIGNING
from partnerkreis.editing.catalogue.bodies import BODY
from partnerkreis.editing.catalogue.budgets import BOOKING, BUDGET_LINE, BUDGET_REQUEST
from partnerkreis.editing.catalogue.contacts import CONTACT
from partnerkreis.editing.catalogue.directory import (
    OFFICE,
    ORGANISATION,
    PERSON,
    PLACE,
    SOURCE,
    TENURE,
    TOPIC,
)
from partnerkreis.editing.catalogue.encounters import ENCOUNTER, FOLLOW_UP, LESSON, STATEMENT
from partnerkreis.editing.catalogue.files import FILE
from partnerkreis.editing.catalogue.partnerships import (
    PARTNERSHIP,
    SCHOOL_PARTNERSHIP,
    STANDING,
)
from partnerkreis.editing.catalogue.plans import PLAN, PLAN_STEP
from partnerkreis.editing.catalogue.shape import Kind
from partnerkreis.editing.catalogue.texts import SITE_TEXT

#: In the order of what an officer needs.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ENCOUNTER,
        SIGNING,
        RESOLUTION,
        INSTRUMENT,
        PLAN,
        PLAN_STEP,
        TENURE,
        PERSON,
        CONTACT,
        ORGANISATION,
        LESSON,
        STATEMENT,
        AGGREGATE,
        SERIES,
        PARTNERSHIP,
        STANDING,
        SCHOOL_PARTNERSHIP,
        BODY,
        OFFICE,
        PLACE,
        TOPIC,
        SOURCE,
        SITE_TEXT,
        FILE,
        FOLLOW_UP,
        BUDGET_LINE,
        BOOKING,
        BUDGET_REQUEST,
    )
}
_BY_MODEL = {kind.model: kind for kind in KINDS.values()}


def kind_of(record: Record) -> Kind:
    """Return the kind of ``record``. Raises KeyError for what cannot be edited here."""
    return _BY_MODEL[type(record)]


def has_kind(model: type[Record]) -> bool:
    """Return whether records of ``model`` can be edited."""
    return model in _BY_MODEL
