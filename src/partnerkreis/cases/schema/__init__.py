# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The format of a case file, version 1; ``docs/format/case.schema.json`` is made from it.

Field names are the names of the models' fields. A field marked with
:class:`~partnerkreis.cases.values.RefTo` holds the key of another record; a list of nested objects
holds rows that live and die with the record.
"""

from partnerkreis.cases.schema.case_file import CaseFile
from partnerkreis.cases.schema.directory import (
    BodyRow,
    FigureRow,
    OfficeRow,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    SiteTextRow,
    SourceRow,
    SuccessionRow,
    TenureRow,
    TopicRow,
)
from partnerkreis.cases.schema.encounters import (
    AggregateRow,
    AggregateSideRow,
    EncounterRow,
    FollowUpRow,
    FulfilmentRow,
    GiftRow,
    HeadcountRow,
    LessonRow,
    ProgrammeItemRow,
    SideRow,
    StatementRow,
)
from partnerkreis.cases.schema.partnerships import (
    AimRow,
    InstrumentRow,
    PartnershipRow,
    PartyRow,
    PlanPartyRow,
    PlanRow,
    PlanStepRow,
    ResolutionRow,
    SchoolPartnershipRow,
    SeriesRow,
    SignatoryRow,
    SigningRow,
    StandingRow,
)
from partnerkreis.cases.schema.rows import CitationRow, DatedRow, MentionRow, RecordRow

__all__ = [
    "AggregateRow",
    "AggregateSideRow",
    "AimRow",
    "BodyRow",
    "CaseFile",
    "CitationRow",
    "DatedRow",
    "EncounterRow",
    "FigureRow",
    "FollowUpRow",
    "FulfilmentRow",
    "GiftRow",
    "HeadcountRow",
    "InstrumentRow",
    "LessonRow",
    "MentionRow",
    "OfficeRow",
    "OrganisationRow",
    "PartnershipRow",
    "PartyRow",
    "PersonRow",
    "PlaceRow",
    "PlanPartyRow",
    "PlanRow",
    "PlanStepRow",
    "ProgrammeItemRow",
    "RecordRow",
    "ResolutionRow",
    "SchoolPartnershipRow",
    "SeriesRow",
    "SideRow",
    "SignatoryRow",
    "SigningRow",
    "SiteTextRow",
    "SourceRow",
    "StandingRow",
    "StatementRow",
    "SuccessionRow",
    "TenureRow",
    "TopicRow",
]
