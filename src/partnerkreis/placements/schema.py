# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The format ``partnerkreis-placement/1`` row by row; see ``docs/format/placement.md``."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _printable(text: str) -> str:
    if not text.isprintable():
        raise PydanticCustomError("not_printable", "not printable")
    return text


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_printable)]
Level = Literal["A0", "A1", "A2", "B1", "B2", "C1"]
Hour = Annotated[int, Field(ge=0, le=24)]
Age = Annotated[int, Field(ge=0, le=120)]
Minutes = Annotated[int, Field(ge=0, le=10_000)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Pair = Annotated[list[Name], Field(min_length=2, max_length=2)]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ParticipantRow(Row):
    id: Name
    trade: Name
    from_week: Annotated[int, Field(ge=0)]
    weeks: Annotated[int, Field(ge=1)]
    age: Age
    gender: Literal["f", "m", "d"]
    level: Level
    allergies: list[Name] = []
    smoke_free: bool
    step_free: bool
    lodging_wish: Literal["any", "family", "hostel"]
    company_wishes: list[Name] = []
    max_commute_minutes: Minutes


class CompanyRow(Row):
    id: Name
    trades: list[Name]
    zone: Name
    seats: list[Count]
    min_level: Level
    min_age: Age
    earliest_hour: Hour
    latest_hour: Hour
    step_free: bool
    training_centre: bool
    opinion: dict[Name, Literal[0, 1, 3]] = {}


class RoomsRow(Row):
    beds: Annotated[int, Field(ge=1, le=1_000)]
    count: Count


class LodgingRow(Row):
    id: Name
    kind: Literal["family", "hostel"]
    zone: Name
    rooms: RoomsRow
    open: list[bool]
    accepts: Literal["any", "f", "m"]
    animals: list[Name] = []
    smoking: bool
    step_free: bool
    takes_minors: bool


class PlaceRow(Row):
    company: Name
    lodging: Name


class InstanceFile(Row):
    format: Literal["partnerkreis-placement/1"]
    weeks: Annotated[int, Field(ge=1, le=520)]
    zones: list[Name]
    travel_minutes: list[list[Minutes]]
    participants: list[ParticipantRow]
    companies: list[CompanyRow]
    lodgings: list[LodgingRow]
    together: list[Pair] = []
    apart: list[Pair] = []
    current: dict[Name, PlaceRow] = {}
    locked: list[Name] = []
