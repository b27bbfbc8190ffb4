# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of encounters and what is told of them."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from partnerkreis.cases.schema.rows import (
    BodyKey,
    DatedRow,
    EncounterKey,
    InstrumentKey,
    PartnershipKey,
    PlaceKey,
    PlanKey,
    RecordRow,
    Strict,
    TenureKey,
)
from partnerkreis.cases.values import (
    Codes,
    Count,
    EdtfDate,
    Flag,
    Key,
    Line,
    RefTo,
    Text,
)
from partnerkreis.directory.models import (
    OrganisationKind,
)
from partnerkreis.encounters.models import (
    Accuracy,
    AggregateKind,
    Amount,
    Encounter,
    EncounterKind,
    EncounterSide,
    EncounterState,
    Group,
    Lesson,
    Statement,
)


class SideRow(Strict):
    body: BodyKey
    role: EncounterSide.Role
    funds: Flag
    led_by: TenureKey | None = None


class HeadcountRow(Strict):
    body: BodyKey | None = None
    group: Group
    count: Count
    accuracy: Accuracy = Accuracy.EXACT
    amount: Amount | Literal[""] = ""
    youngest: Count
    oldest: Count


class ProgrammeItemRow(Strict):
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    text: Text
    place: PlaceKey | None = None


class GiftRow(Strict):
    giver: BodyKey | None = None
    taker: BodyKey | None = None
    what: Text


class FulfilmentRow(Strict):
    plan: PlanKey
    step: Annotated[Key | None, RefTo("plan_steps")] = None
    is_proven: Annotated[bool, Field(default=True)]


class EncounterRow(DatedRow):
    kind: EncounterKind
    also_kind: EncounterKind | Literal[""] = ""
    state: EncounterState
    mode: Encounter.Mode = Encounter.Mode.IN_PERSON
    title: Text
    summary: Text
    told: Text
    place_label: Text
    partnerships: list[PartnershipKey] = []
    days: Count
    recurrence: Text
    recurs: Line
    people: Count
    people_accuracy: Accuracy = Accuracy.EXACT
    signing: Annotated[Key | None, RefTo("signings")] = None
    instrument: InstrumentKey | None = None
    series: Annotated[Key | None, RefTo("series")] = None
    series_number: Count
    return_visit_of: EncounterKey | None = None
    postponed_to: EncounterKey | None = None
    reason: Text
    accommodation: Codes
    was_streamed: Flag
    gave_certificates: Flag
    is_multilateral: Flag
    sides: list[SideRow] = []
    headcounts: list[HeadcountRow] = []
    programme: list[ProgrammeItemRow] = []
    gifts: list[GiftRow] = []
    fulfilments: list[FulfilmentRow] = []


class FollowUpRow(RecordRow):
    encounter: EncounterKey
    owed_by: BodyKey
    owed_to: BodyKey
    what: Text
    due: EdtfDate
    done: EdtfDate


class StatementRow(DatedRow):
    partnership: PartnershipKey
    form: Statement.Form
    text: Text
    told: Text
    themes: Codes
    instrument: InstrumentKey | None = None
    encounter: EncounterKey | None = None
    speakers: list[TenureKey] = []


class LessonRow(DatedRow):
    partnership: PartnershipKey
    kind: Lesson.Kind
    giver: BodyKey
    taker: BodyKey
    text: Text
    phrase: Text
    amount: Amount | Literal[""] = ""
    attributed_to: TenureKey | None = None
    statement: Annotated[Key | None, RefTo("statements")] = None
    encounters: list[EncounterKey] = []


class AggregateSideRow(Strict):
    body: BodyKey
    role: EncounterSide.Role


class AggregateRow(DatedRow):
    partnership: PartnershipKey
    kind: AggregateKind
    text: Text
    told: Text
    value: Count
    accuracy: Accuracy = Accuracy.EXACT
    amount: Amount | Literal[""] = ""
    as_of: EdtfDate
    is_ongoing: Flag
    is_lively: Flag
    both_directions: bool | None = None
    groups: list[Group] = []
    organisation_kinds: list[OrganisationKind] = []
    dates: Codes
    example_of: Annotated[Key | None, RefTo("aggregates")] = None
    part_of: Annotated[Key | None, RefTo("aggregates")] = None
    encounters: list[EncounterKey] = []
    sides: list[AggregateSideRow] = []
