# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the directory, and the texts of the site."""

from typing import Annotated

from pydantic import Field

from partnerkreis.cases.schema.rows import BodyKey, PlaceKey, RecordRow, SourceKey, Strict
from partnerkreis.cases.values import (
    Codes,
    Degrees,
    EdtfDate,
    Flag,
    Key,
    Line,
    Measured,
    NameForms,
    RefTo,
    Text,
    WebAddress,
)
from partnerkreis.directory.models import (
    Figure,
    Level,
    OfficeKind,
    OrganisationKind,
    TitleForm,
)


class SourceRow(RecordRow):
    title: Line
    url: WebAddress
    language: Line
    kept_as: Line


class TopicRow(RecordRow):
    label: Text
    running: Text


class PlaceRow(RecordRow):
    names: NameForms
    body: BodyKey | None = None
    latitude: Degrees
    longitude: Degrees


class FigureRow(Strict):
    measure: Figure.Measure
    value: Measured
    when: EdtfDate
    rounded: Flag
    source: SourceKey | None = None


class SuccessionRow(Strict):
    successor: BodyKey
    when: EdtfDate
    wholly: Annotated[bool, Field(default=True)]


class BodyRow(RecordRow):
    level: Level = Level.COUNTY
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    names: NameForms
    original_language: Line
    translated_names: Codes
    also_named: Codes
    not_to_be_confused_with: Text
    region: NameForms
    country_name: NameForms
    council: NameForms
    office_building: NameForms
    description: Text
    whereabouts: Text
    part_of: BodyKey | None = None
    seat: PlaceKey | None = None
    latitude: Degrees
    longitude: Degrees
    ags: Line
    teryt: Line
    nuts3: Line
    wikidata: Line
    address: Line
    website: WebAddress
    founded: EdtfDate
    dissolved: EdtfDate
    founding_note: Text
    figures: list[FigureRow] = []
    succeeded_by: list[SuccessionRow] = []


class OrganisationRow(RecordRow):
    kind: OrganisationKind
    names: NameForms
    original_language: Line
    unofficial_names: Codes
    also_named: Codes
    description: Text
    place: PlaceKey | None = None
    body: BodyKey | None = None
    website: WebAddress


class PersonRow(RecordRow):
    name: Line
    sort_name: Line
    form_of_address: Line
    pronunciation: Line
    also_named: Codes


class OfficeRow(RecordRow):
    body: BodyKey
    kind: OfficeKind
    title: Text


class TenureRow(RecordRow):
    person: Annotated[Key, RefTo("persons")]
    office: Annotated[Key, RefTo("offices")]
    title_form: TitleForm = TitleForm.NEUTRAL
    since: EdtfDate
    until: EdtfDate
    seen: EdtfDate
    has_ended: Flag
    first_of_office: Flag


class SiteTextRow(RecordRow):
    title: Text
    body: Text
