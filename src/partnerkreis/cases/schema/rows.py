# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all rows of a case file share: keys, sources, mentions, dates."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from partnerkreis.cases.values import (
    EdtfDate,
    Flag,
    Key,
    Line,
    Note,
    RefTo,
    Released,
    fault,
)
from partnerkreis.directory.models import (
    Mention,
)

BodyKey = Annotated[Key, RefTo("bodies")]
PlaceKey = Annotated[Key, RefTo("places")]
OrganisationKey = Annotated[Key, RefTo("organisations")]
PartnershipKey = Annotated[Key, RefTo("partnerships")]
TenureKey = Annotated[Key, RefTo("tenures")]
InstrumentKey = Annotated[Key, RefTo("instruments")]
EncounterKey = Annotated[Key, RefTo("encounters")]
PlanKey = Annotated[Key, RefTo("plans")]
SourceKey = Annotated[Key, RefTo("sources")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CitationRow(Strict):
    """A source; ``says`` only where it differs from what the record holds."""

    source: SourceKey
    field: Line
    says: Annotated[str | int | None, Field(default=None)]
    worth_telling: Flag
    note: Note


class MentionRow(Strict):
    """An organisation, a topic or a place the record names; exactly one of the three."""

    role: Mention.Role
    organisation: Annotated[OrganisationKey | None, RefTo("organisations")] = None
    topic: Annotated[Key | None, RefTo("topics")] = None
    place: Annotated[PlaceKey | None, RefTo("places")] = None

    @model_validator(mode="after")
    def names_exactly_one_thing(self) -> Self:
        if [self.organisation, self.topic, self.place].count(None) != 2:
            raise fault("one_thing")
        return self


class RecordRow(Strict):
    key: Key
    published_at: Released
    note: Note
    citations: list[CitationRow] = []
    mentions: list[MentionRow] = []


class DatedRow(RecordRow):
    when: EdtfDate
    bounds: EdtfDate
    when_is_inferred: Flag
