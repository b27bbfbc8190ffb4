# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every list of the reference case, asked in every way there is."""

import datetime
from io import BytesIO
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from partnerkreis.access.policy import OPERATOR, Actor, Grant, Role
from partnerkreis.directory.models import Body
from partnerkreis.listings.exports import sheet_of
from partnerkreis.listings.queries import Page, page_of, records_of
from partnerkreis.listings.rules import Asked
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.spreadsheets.values import Cell
from partnerkreis.spreadsheets.writing import write_csv, write_xlsx


def officer_of(body: Body) -> Actor:
    return Actor(Role.PUBLIC, "Anna Nowak", uuid4(), (Grant(Role.OFFICER, body.pk),))


def page(name: str, actor: Actor, **given: str) -> Page:
    listing = LISTINGS[name]
    asked = Asked.read(given, [facet.name for facet in listing.facets], listing.sortable)
    return page_of(listing, asked, actor, "de")


def keys(name: str, actor: Actor, **given: str) -> list[str]:
    return [record.key for record in page(name, actor, **given).records]


def rows(name: str) -> list[dict[str, Cell]]:
    sheet = sheet_of(LISTINGS[name], Asked(), OPERATOR, "de")
    heads = [column.heading for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize("name", LISTINGS)
def test_who_may_read_nothing_sees_nothing(name: str, reference_case: None) -> None:
    listing = LISTINGS[name]
    listing.model._default_manager.update(published_at=None)
    stranger = Body.objects.create(key="elsewhere", country="DE")

    assert page(name, officer_of(stranger)).records == []
    assert page(name, OPERATOR).total == listing.model._default_manager.count()


@pytest.mark.parametrize("name", LISTINGS)
def test_every_way_to_ask_is_answered(name: str, reference_case: None) -> None:
    listing, actor = LISTINGS[name], officer_of(Body.objects.get(key="nordhausen"))

    for column in listing.sortable:
        rising, falling = (
            [key for number in "12" for key in keys(name, actor, sort=sort, page=number)]
            for sort in (column, f"-{column}")
        )
        assert set(rising) == set(falling) == set(keys(name, actor)) | set(rising)
    for facet in listing.facets:
        for value, _label in facet.choices(actor, "de")[:3]:
            assert page(name, actor, **{facet.name: value}).total is not None
    shown = page(name, actor).records
    for record in shown:
        for column in listing.shown:
            assert isinstance(column.cell(record, "pl"), str | int | datetime.date | None)
    for record in records_of(listing, [one.pk for one in shown]):
        for column in listing.columns:
            for part in listing.parts(record):
                assert isinstance(column.cell(part, "pl"), str | int | datetime.date | None)


def test_a_person_has_a_line_for_each_office(reference_case: None) -> None:
    lines = [row for row in rows("people") if row["Name"] == "Matthias Jendricke"]

    assert [(row["Office"], row["County or municipality"]) for row in lines] == [
        ("Landrat", "Landkreis Nordhausen")
    ]


@pytest.mark.parametrize("name", LISTINGS)
def test_every_list_is_a_workbook_and_a_text(name: str, reference_case: None) -> None:
    listing = LISTINGS[name]

    book = load_workbook(BytesIO(write_xlsx(sheet_of(listing, Asked(), OPERATOR, "pl"))))
    text = write_csv(sheet_of(listing, Asked(), OPERATOR, "pl")).decode("utf-8-sig")

    assert book.active.max_row >= 1 + listing.model._default_manager.count()
    assert text.count("\r\n") == book.active.max_row
