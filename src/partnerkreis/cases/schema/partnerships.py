# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of partnerships and what they agreed, resolved, signed and plan."""

from typing import Annotated, Literal

from pydantic import Field

from partnerkreis.cases.schema.rows import (
    BodyKey,
    DatedRow,
    InstrumentKey,
    OrganisationKey,
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
    Line,
    Text,
    WebAddress,
)
from partnerkreis.encounters.models import (
    Amount,
)
from partnerkreis.partnerships.models import (
    InstrumentKind,
    PlanKind,
    PlanOutcome,
    Resolution,
    Standing,
)


class PartyRow(Strict):
    body: BodyKey
    joined: EdtfDate
    left: EdtfDate
    reached_out: Flag


class PartnershipRow(RecordRow):
    title: Text
    first_contact: EdtfDate
    circumstance: Text
    circumstance_event: Text
    circumstance_date: EdtfDate
    origin: Text
    introduced_by: BodyKey | None = None
    told_from: BodyKey | None = None
    working_together_since: EdtfDate
    contacts_since: EdtfDate
    contacts_grow_steadily: Flag
    goal: Text
    parties: Annotated[list[PartyRow], Field(min_length=2)]


class StandingRow(RecordRow):
    partnership: PartnershipKey
    body: BodyKey | None = None
    kind: Standing.Kind
    since: EdtfDate
    until: EdtfDate
    act: Text
    reason: Text
    declared_by: BodyKey | None = None
    recorded_by: BodyKey | None = None
    stated_years: Count
    stated_years_are_approximate: Flag


class AimRow(Strict):
    kind: Line
    text: Text
    institutions: Codes
    target_groups: Codes


class InstrumentRow(DatedRow):
    partnership: PartnershipKey
    kind: InstrumentKind
    title: Text
    also_called: Text
    summary: Text
    text: Text
    authentic_languages: Codes
    told: Text
    told_later: Text
    topics_are_complete: Annotated[bool, Field(default=True)]
    organisations_are_complete: Annotated[bool, Field(default=True)]
    aims: list[AimRow] = []


class SignatoryRow(Strict):
    tenure: TenureKey
    spoke: Flag


class SigningRow(DatedRow):
    instrument: InstrumentKey
    position: Annotated[int, Field(default=0, ge=0, le=1000)]
    place: PlaceKey | None = None
    venue: OrganisationKey | None = None
    place_label: Text
    place_phrase: Text
    occasion: Text
    occasion_phrase: Text
    is_festive: Flag
    signatories: list[SignatoryRow] = []


class PlanPartyRow(Strict):
    body: BodyKey
    plans: Flag


class PlanRow(RecordRow):
    partnership: PartnershipKey
    kind: PlanKind
    title: Text
    text: Text
    told: Text
    purpose: Text
    stated: EdtfDate
    stated_bounds: EdtfDate
    planned: EdtfDate
    instrument: InstrumentKey | None = None
    instrument_kind: InstrumentKind | Literal[""] = ""
    outcome: PlanOutcome = PlanOutcome.OPEN
    amount: Amount | Literal[""] = ""
    parties: list[PlanPartyRow] = []


class PlanStepRow(RecordRow):
    plan: PlanKey
    position: Annotated[int, Field(default=0, ge=0, le=1000)]
    text: Text
    place: PlaceKey | None = None
    planned: EdtfDate


class ResolutionRow(DatedRow):
    partnership: PartnershipKey
    body: BodyKey
    organ: Text
    is_council: Annotated[bool, Field(default=True)]
    outcome: Resolution.Outcome
    subject: Text
    purpose: Text
    instrument: InstrumentKey | None = None
    plan: PlanKey | None = None
    paper_number: Line
    url: WebAddress
    votes_for: Count
    votes_against: Count
    abstentions: Count


class SchoolPartnershipRow(DatedRow):
    partnership: PartnershipKey
    title: Text
    first_school: OrganisationKey
    second_school: OrganisationKey
    fulfils: PlanKey | None = None


class SeriesRow(RecordRow):
    partnership: PartnershipKey
    title: Text
