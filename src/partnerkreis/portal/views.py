# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public pages: fetch, shape, render."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from partnerkreis.access.policy import PUBLIC
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.encounters import queries as encounters_read
from partnerkreis.files.queries import shown_files
from partnerkreis.portal import links
from partnerkreis.portal.circle import PER_PAGE, ties
from partnerkreis.portal.circle import circle as read_circle
from partnerkreis.portal.frame import reader
from partnerkreis.portal.pages.encounter import encounter_page
from partnerkreis.portal.pages.errors import error_page
from partnerkreis.portal.pages.home import home_page, partnerships_page
from partnerkreis.portal.pages.listing import listing_page
from partnerkreis.portal.pages.partnership import Pictured, first_year_of, partnership_page
from partnerkreis.portal.parameters import Filter, page_number
from partnerkreis.portal.queries.listing import encounter_listing
from partnerkreis.portal.rendering import render_page


def _found(value: Any) -> Any:
    if value is None:
        raise Http404
    return value


def start(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language the browser asks for."""
    language = (get_language() or "")[:2]
    known = next((code for code in INTERFACE_LANGUAGES if code == language), "en")
    response = redirect(links.page("home", known))
    response["Vary"] = "Accept-Language"
    return response


def home(request: HttpRequest) -> HttpResponse:
    circle = read_circle(PUBLIC, today=timezone.localdate())
    return render_page(request, "portal/home.html", home_page(circle, reader(request)))


def partnerships(request: HttpRequest) -> HttpResponse:
    number = page_number(request.GET)
    found = ties(PUBLIC, start=(number - 1) * PER_PAGE, limit=PER_PAGE + 1)
    if not found and number > 1:
        raise Http404
    page = partnerships_page(found, reader(request), number=number)
    return render_page(request, "portal/partnerships.html", page)


def encounters(request: HttpRequest) -> HttpResponse:
    wanted, number = Filter.read(request.GET), page_number(request.GET)
    listing = _found(encounter_listing(wanted, number=number, actor=PUBLIC))
    return render_page(request, "portal/encounters.html", listing_page(listing, reader(request)))


def encounter(request: HttpRequest, key: str) -> HttpResponse:
    view = _found(encounters_read.encounter_view(key, PUBLIC))
    files = shown_files(view.with_files, today=timezone.localdate())
    page = encounter_page(view, reader(request), files)
    return render_page(request, "portal/encounter.html", page)


def partnership(request: HttpRequest, key: str, year: int | None = None) -> HttpResponse:
    today = timezone.localdate()
    dossier = _found(encounters_read.dossier(key, PUBLIC))
    if year is not None and not first_year_of(dossier) <= year <= today.year:
        raise Http404
    asked = reader(request)
    page = partnership_page(dossier, asked, today=today, year=year)
    pictured = Pictured(dossier, today, date(year, 12, 31) if year else None)
    files = shown_files(pictured.records, today=today)
    page = replace(page, picture=pictured.picture(files, asked.language))
    return render_page(request, "portal/partnership.html", page)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"page": error_page(request)}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    page = error_page(request, status=403)
    return render(request, "403.html", {"page": page, "reason": str(exception)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", {"page": error_page(request, status=400)}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
