# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists: narrowed down by a form, ordered by their heads, page by page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.languages import Language
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.imports.tables import IMPORTS
from partnerkreis.listings.queries import Page as Found
from partnerkreis.listings.rules import MOST_COUNTED, PER_PAGE, QUESTION, Asked
from partnerkreis.listings.shape import Column, Facet, Listing
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal import links
from partnerkreis.spreadsheets.values import Cell
from partnerkreis.ui.shapes import (
    Crumb,
    FilterField,
    Filters,
    Link,
    Option,
    Page,
    PageLink,
    Pagination,
)
from partnerkreis.workspace import addresses_editing as records
from partnerkreis.workspace import addresses_lists as addresses
from partnerkreis.workspace.frame import frame, language_of


@dataclass(frozen=True, slots=True)
class Line:
    """A list to choose, with what it holds."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ListsPage:
    page: Page
    title: str
    lists: list[Line]
    imports_href: str


def lists_page(request: HttpRequest, actor: Actor) -> ListsPage:
    """Return which lists there are."""
    language, title = language_of(request), _("Lists")
    return ListsPage(
        page=frame(request, title, lambda other: links.page("lists", other), crumbs=[Crumb(title)]),
        title=title,
        lists=[
            Line(str(one.title), addresses.listing(one.name, language))
            for one in LISTINGS.values()
            if can(actor, Permission(one.model.read_with))
        ],
        imports_href=_imports_href(actor, language),
    )


def _imports_href(actor: Actor, language: Language) -> str:
    return links.page("imports", language) if can(actor, Permission.EDIT_RECORD) else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; ``sort`` is what aria-sort says, ``href`` puts it in order."""

    title: str
    href: str = ""
    sort: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in a cell; ``is_open`` marks what is not released."""

    text: str
    is_number: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    href: str
    cells: list[Shown]


@dataclass(frozen=True, slots=True)
class Ends:
    """The ways through a list that is too long to be counted."""

    first: str = ""
    earlier: str = ""
    later: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    page: Page
    title: str
    count: str
    note: str
    refusal: str
    filters: Filters
    question: str
    kept: dict[str, str]
    heads: list[Head]
    rows: list[Row]
    pagination: Pagination
    ends: Ends | None
    new_href: str
    new_title: str
    xlsx_href: str
    csv_href: str
    import_href: str


def list_page(
    request: HttpRequest, actor: Actor, listing: Listing, found: Found, *, refusal: str = ""
) -> ListPage:
    """Return a page of a list in words."""
    language, asked, title = language_of(request), found.asked, str(listing.title)
    shown = listing.shown
    whole = asked.at_the_beginning().query()
    return ListPage(
        page=frame(
            request,
            title,
            lambda other: addresses.listing(listing.name, other, asked.query()),
            crumbs=[Crumb(_("Lists"), links.page("lists", language)), Crumb(title)],
        ),
        title=title,
        count=_count(found),
        note="" if found.is_in_order else _order_note(),
        refusal=refusal,
        filters=_filters(listing, asked, actor, language),
        question=asked.question,
        kept={"sort": f"{'-' * asked.is_descending}{asked.sort}"} if asked.sort else {},
        heads=[_head(column, listing, found, language) for column in shown],
        rows=[_row(record, listing, shown, language) for record in found.records],
        pagination=_pagination(listing, found, language),
        ends=_ends(listing, found, language) if found.total is None else None,
        **_actions(listing, actor, language),
        xlsx_href=addresses.table(listing.name, "xlsx", language, whole),
        csv_href=addresses.table(listing.name, "csv", language, whole),
    )


def _actions(listing: Listing, actor: Actor, language: Language) -> dict[str, str]:
    may_edit = can(actor, Permission.EDIT_RECORD)
    kind = KINDS.get(listing.kind)
    can_be_made = may_edit and kind is not None and kind.can_be_made
    can_be_imported = may_edit and any(one.listing == listing.name for one in IMPORTS.values())
    return {
        "new_href": records.new(listing.kind, language) if can_be_made else "",
        "new_title": _new_title(listing.kind),
        "import_href": links.page("imports", language) if can_be_imported else "",
    }


def _new_title(kind: str) -> str:
    return {
        "encounter": _("New encounter"),
        "follow-up": _("Record a follow-up"),
        "partnership": _("New partnership"),
        "instrument": _("New agreement"),
        "person": _("New person"),
        "contact": _("Add how somebody is reached"),
        "organisation": _("New organisation"),
    }.get(kind, "")


def _count(found: Found) -> str:
    if found.is_long:
        return _("More than {count} entries").format(count=number_format(MOST_COUNTED))
    if found.total is None:
        return _("Entries are not counted where so many have these words")
    return ngettext("{count} entry", "{count} entries", found.total).format(
        count=number_format(found.total)
    )


def _order_note() -> str:
    return _(
        "So many entries cannot be put in this order. Please narrow the list down to at most "
        "{count}."
    ).format(count=number_format(MOST_COUNTED))


def _filters(listing: Listing, asked: Asked, actor: Actor, language: Language) -> Filters:
    fields, chosen = [], []
    if asked.question:
        href = addresses.listing(listing.name, language, asked.without(QUESTION).query())
        chosen.append(Link(asked.question, href))
    for facet in listing.facets:
        value, choices = asked.value(facet.name), list(facet.choices(actor, language))
        if choices:
            fields.append(_field(facet, value, choices))
        if value:
            href = addresses.listing(listing.name, language, asked.without(facet.name).query())
            chosen.append(Link(f"{facet.label}: {_said(value, choices)}", href))
    here = addresses.listing(listing.name, language)
    return Filters(here, fields, chosen, here if chosen else "")


def _said(value: str, choices: Sequence[tuple[str, Any]]) -> str:
    return str(dict(choices).get(value, value))


def _field(facet: Facet, value: str, choices: Sequence[tuple[str, Any]]) -> FilterField:
    options = [Option("", pgettext("choice of a filter", "all"), not value)]
    options += [Option(key, str(label), key == value) for key, label in choices]
    return FilterField(facet.name, str(facet.label), options)


def _head(column: Column, listing: Listing, found: Found, language: Language) -> Head:
    asked, title = found.asked, str(column.heading)
    by = asked.sort if asked.sort and found.is_in_order else listing.ordered_by
    is_sortable = column.name in listing.sortable
    if found.total is None and column.name != listing.ordered_by:
        is_sortable = False
    if not is_sortable:
        return Head(title, is_number=column.is_number)
    is_here = by == column.name
    is_falling = asked.is_descending if asked.sort == by else listing.is_newest_first
    descending = not is_falling if is_here else column.is_number
    query = asked.sorted_by(column.name, descending=descending).query()
    sort = ("descending" if is_falling else "ascending") if is_here else ""
    return Head(title, addresses.listing(listing.name, language, query), sort, column.is_number)


def _row(record: Any, listing: Listing, columns: Sequence[Column], language: Language) -> Row:
    first, *others = columns
    kind, key = listing.leads_to(record)
    title = str(first.cell(record, language) or key)
    cells = [_shown(column, column.cell(record, language), language) for column in others]
    return Row(title, records.record(kind, key, language), cells)


def _shown(column: Column, value: Cell, language: Language) -> Shown:
    if column.name == "released" and value is None:
        return Shown(_("not released"), is_open=True)
    if isinstance(value, datetime.date):
        return Shown(_short(value, language))
    if isinstance(value, int | float):
        return Shown(number_format(value), is_number=True)
    return Shown((value or "").replace("; ", ", "), is_number=column.is_number)


@lru_cache(maxsize=4096)
def _short(day: datetime.date, language: Language) -> str:
    """Return a day in digits; the same few stand in many rows."""
    with override(language):
        return date_format(day, "SHORT_DATE_FORMAT")


def _pagination(listing: Listing, found: Found, language: Language) -> Pagination:
    last = -(-(found.total or 0) // PER_PAGE)
    here = min(found.asked.number, max(last, 1))

    def href(number: int) -> str:
        if not 1 <= number <= last:
            return ""
        asked = replace(found.asked.at_the_beginning(), number=number)
        return addresses.listing(listing.name, language, asked.query())

    pages = [PageLink(n, href(n) if n else "", n == here) for n in _numbers(here, last)]
    return Pagination(pages, href(here - 1), href(here + 1))


def _numbers(number: int, last: int) -> Iterator[int]:
    """Yield the first page, those around this one, and the last, 0 for each gap."""
    before = 0
    for page in sorted({1, *range(max(1, number - 2), min(last, number + 2) + 1), last}):
        if page > before + 1:
            yield 0
        if page:
            yield page
        before = page


def _ends(listing: Listing, found: Found, language: Language) -> Ends:
    def href(asked: Asked | None) -> str:
        return addresses.listing(listing.name, language, asked.query()) if asked else ""

    start = found.asked.at_the_beginning()
    return Ends(
        first=href(start) if found.earlier else "",
        earlier=href(found.earlier),
        later=href(found.later),
        last=href(replace(start, is_last=True)) if found.later else "",
    )
