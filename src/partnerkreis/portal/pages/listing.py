# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of all encounters, narrowed down by what the reader chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.folding import fold
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.encounters.models import Encounter, EncounterKind
from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.pages.entries import short_entry
from partnerkreis.portal.pages.paging import pagination
from partnerkreis.portal.parameters import address
from partnerkreis.portal.queries.listing import Choice, Listing
from partnerkreis.ui.shapes import (
    Crumb,
    Entry,
    FilterField,
    Filters,
    Link,
    Option,
    Page,
    Pagination,
)

#: In a list of more years nobody looks for one.
_MOST_YEARS: Final = 300


@dataclass(frozen=True, slots=True)
class YearOfEntries:
    """The encounters of a year, or those without one; ``id`` is the anchor of its heading."""

    id: str
    title: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class ListingPage:
    page: Page
    title: str
    meta: str
    filters: Filters
    years: list[YearOfEntries]
    #: Why there is nothing to see; empty where there is something.
    nothing: list[str]
    pagination: Pagination


def listing_page(listing: Listing, reader: Reader) -> ListingPage:
    """Return what the template of the list shows."""
    language = reader.language
    path = links.page("encounters", language)
    title = _("All encounters")
    return ListingPage(
        page=frame(
            reader,
            _page_title(listing, title),
            lambda other: address(
                links.page("encounters", other), listing.filter, page=listing.number
            ),
            description=_("Every encounter of the partners that is recorded, the latest first."),
            crumbs=[Crumb(title)],
            is_indexed=not listing.filter,
        ),
        title=title,
        meta=_("The latest first; what has no date stands at the end."),
        filters=_filters(listing, path, language),
        years=_years(listing, language),
        nothing=list(_nothing(listing, language)),
        pagination=pagination(
            listing.number,
            has_next=listing.has_next,
            href=lambda number: address(path, listing.filter, page=number),
        ),
    )


def _page_title(listing: Listing, title: str) -> str:
    if listing.number == 1:
        return title
    return _("All encounters, page {number}").format(number=listing.number)


def _years(listing: Listing, language: Language) -> list[YearOfEntries]:
    """Return the encounters of the page by the year in which they began."""
    grouped: dict[int, list[Entry]] = {}
    for encounter in listing.encounters:
        entry = short_entry(encounter, listing.bodies, language)
        grouped.setdefault(_year(encounter), []).append(entry)
    return [
        YearOfEntries(f"y{year}", str(year) if year else _("Undated"), grouped[year])
        for year in sorted(grouped, reverse=True)
    ]


def _year(encounter: Encounter) -> int:
    return encounter.earliest.year if encounter.when and encounter.earliest else 0


def _terms() -> dict[str, tuple[str, str]]:
    """Return what each filter is called, and what it offers instead of a choice."""
    return {
        "partnership": (_("Partnership"), _("All partnerships")),
        "side": (_("Who took part"), _("All partners")),
        "kind": (pgettext("of an encounter", "Kind"), _("All kinds")),
        "year": (_("Year"), _("All years")),
        "topic": (_("Topic"), _("All topics")),
        "place": (_("Place"), _("All places")),
    }


def _filters(listing: Listing, path: str, language: Language) -> Filters:
    fields = [
        FilterField(name, term, [Option("", every), *options])
        for name, (term, every) in _terms().items()
        if (options := list(_options(name, listing, language)))
    ]
    chosen = [
        Link(label, address(path, listing.filter.without(name)))
        for name, label in _chosen(listing, language)
    ]
    return Filters(path, fields, chosen, path if listing.filter else "")


def _options(name: str, listing: Listing, language: Language) -> Iterable[Option]:
    value = getattr(listing.filter, name)
    if name == "kind":
        labels = {kind.value: capital(str(kind.label)) for kind in EncounterKind}
    elif name == "year":
        return [Option(str(year), str(year), str(year) == value) for year in _all_years(listing)]
    else:
        # What is chosen is offered even where the choice is too wide for all the others.
        offered = listing.choices.get(name) or [*_chosen_of(name, listing)]
        labels = {choice.key: _label(choice, language) for choice in offered}
    ordered = sorted(labels.items(), key=lambda item: fold(item[1]))
    return [Option(key, label, key == value) for key, label in ordered]


def _chosen_of(name: str, listing: Listing) -> Iterator[Choice]:
    if name in listing.chosen:
        yield listing.chosen[name]


def _all_years(listing: Listing) -> Sequence[int]:
    first, last = listing.first_year, listing.last_year
    if first is None or last is None or last - first >= _MOST_YEARS:
        return []
    return range(last, first - 1, -1)


def _label(choice: Choice, language: Language) -> str:
    return capital(choice.named.shown(language).text)


def _chosen(listing: Listing, language: Language) -> Iterator[tuple[str, str]]:
    """Yield name and label of each choice; what does not exist is shown as it was typed."""
    unknown = listing.unknown()
    for name, value in listing.filter.chosen():
        if name in listing.chosen:
            yield name, _label(listing.chosen[name], language)
        elif name == "kind" and name not in unknown:
            yield name, capital(str(EncounterKind(value).label))
        else:
            yield name, value[:80]


def _nothing(listing: Listing, language: Language) -> Iterator[str]:
    if listing.encounters:
        return
    terms = _terms()
    for name in listing.unknown():
        value = getattr(listing.filter, name)[:80]
        yield wording.say(
            _("{term}: “{value}” does not exist here."), language, term=terms[name][0], value=value
        )
    if not listing.filter:
        yield _("No encounter is recorded yet.")
    elif not listing.unknown():
        yield _("No encounter is recorded for this choice.")
