# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The case file as a whole."""

from typing import Literal

from partnerkreis.cases.schema.directory import (
    BodyRow,
    OfficeRow,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    SiteTextRow,
    SourceRow,
    TenureRow,
    TopicRow,
)
from partnerkreis.cases.schema.encounters import (
    AggregateRow,
    EncounterRow,
    FollowUpRow,
    LessonRow,
    StatementRow,
)
from partnerkreis.cases.schema.partnerships import (
    InstrumentRow,
    PartnershipRow,
    PlanRow,
    PlanStepRow,
    ResolutionRow,
    SchoolPartnershipRow,
    SeriesRow,
    SigningRow,
    StandingRow,
)
from partnerkreis.cases.schema.rows import Strict


class CaseFile(Strict):
    """A whole case: everything an instance knows, or a part of it that stands for itself."""

    format: Literal["partnerkreis/1"]
    site_texts: list[SiteTextRow] = []
    sources: list[SourceRow] = []
    topics: list[TopicRow] = []
    bodies: list[BodyRow] = []
    places: list[PlaceRow] = []
    organisations: list[OrganisationRow] = []
    persons: list[PersonRow] = []
    offices: list[OfficeRow] = []
    tenures: list[TenureRow] = []
    partnerships: list[PartnershipRow] = []
    standings: list[StandingRow] = []
    instruments: list[InstrumentRow] = []
    signings: list[SigningRow] = []
    plans: list[PlanRow] = []
    plan_steps: list[PlanStepRow] = []
    resolutions: list[ResolutionRow] = []
    school_partnerships: list[SchoolPartnershipRow] = []
    series: list[SeriesRow] = []
    encounters: list[EncounterRow] = []
    follow_ups: list[FollowUpRow] = []
    statements: list[StatementRow] = []
    lessons: list[LessonRow] = []
    aggregates: list[AggregateRow] = []
