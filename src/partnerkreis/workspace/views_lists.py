# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of what the house knows, the same as tables to take along, and the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.listings.exports import TooLong, sheet_of
from partnerkreis.listings.queries import page_of
from partnerkreis.listings.rules import QUESTION, Asked, shown
from partnerkreis.listings.shape import Listing
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal.parameters import page_number
from partnerkreis.portal.rendering import render_page
from partnerkreis.search.queries import find_for
from partnerkreis.spreadsheets.writing import CSV_TYPE, XLSX_TYPE, write_csv, write_xlsx
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.files import as_file
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.finding import PER_PAGE, search_page
from partnerkreis.workspace.pages.lists import list_page, lists_page

TOO_LONG = 413


@require_safe
@inside
def lists(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show which lists there are."""
    return render_page(request, "workspace/lists.html", lists_page(request, actor))


@require_safe
@inside
def listing(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Show a page of a list."""
    wanted, language = _wanted(actor, name), language_of(request)
    found = page_of(wanted, _asked(request, wanted), actor, language)
    page = list_page(request, actor, wanted, found)
    return render_page(request, "workspace/list.html", page)


@require_safe
@inside
def table(request: HttpRequest, actor: Actor, name: str, form: str) -> HttpResponse:
    """Hand over a list as a workbook or as text; one that is too long is shown with a refusal."""
    wanted, language = _wanted(actor, name), language_of(request)
    asked = _asked(request, wanted)
    try:
        sheet = sheet_of(wanted, asked, actor, language)
    except TooLong as refusal:
        found = page_of(wanted, asked, actor, language)
        page = list_page(request, actor, wanted, found, refusal=str(refusal))
        response = render_page(request, "workspace/list.html", page)
        response.status_code = TOO_LONG
        return response
    write, kind = (write_xlsx, XLSX_TYPE) if form == "xlsx" else (write_csv, CSV_TYPE)
    return as_file(write(sheet), kind, f"{sheet.title} {timezone.localdate()}.{form}")


def _wanted(actor: Actor, name: str) -> Listing:
    """Return the list of this name. Raises NotAllowed for who may read none of it."""
    found = LISTINGS[name]
    authorise(actor, Permission(found.model.read_with))
    return found


def _asked(request: HttpRequest, wanted: Listing) -> Asked:
    facets = [facet.name for facet in wanted.facets]
    return Asked.read(request.GET, facets, wanted.sortable)


@require_safe
@inside
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find what was asked for among all that the reader may see."""
    question, number = shown(request.GET.get(QUESTION, "")), page_number(request.GET)
    language, start = language_of(request), (number - 1) * PER_PAGE
    hits = find_for(actor, question, language=language, start=start, size=PER_PAGE + 1)
    page = search_page(request, question, hits, number=number)
    return render_page(request, "workspace/search.html", page)
