# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages by which one finds things: calendar, search, and the texts of the site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from partnerkreis.access.policy import PUBLIC, visible_to
from partnerkreis.portal.frame import reader
from partnerkreis.portal.pages.calendar import calendar_page
from partnerkreis.portal.pages.search import PER_PAGE, Search, search_page
from partnerkreis.portal.pages.site_text import site_text_page
from partnerkreis.portal.parameters import KIND, QUESTION, page_number
from partnerkreis.portal.queries.calendar import calendar_view
from partnerkreis.portal.rendering import render_page
from partnerkreis.search.queries import results
from partnerkreis.texts.models import SiteText

#: So much of a question is looked at and shown again.
_LONGEST = 200
#: No kind of record has a longer name.
_LONGEST_KIND = 24


def calendar(request: HttpRequest) -> HttpResponse:
    view = calendar_view(PUBLIC, today=timezone.localdate())
    return render_page(request, "portal/calendar.html", calendar_page(view, reader(request)))


def search(request: HttpRequest) -> HttpResponse:
    asked, number = reader(request), page_number(request.GET)
    question = _question(request.GET.get(QUESTION, ""))
    kind, start = request.GET.get(KIND, "")[:_LONGEST_KIND], (number - 1) * PER_PAGE
    found = results(question, language=asked.language, kind=kind, start=start, size=PER_PAGE)
    if number > 1 and not found.entries:
        raise Http404
    search = Search(question, kind, number, found.counts)
    page = search_page(search, found.entries, asked)
    return render_page(request, "portal/search.html", page)


def _question(given: str) -> str:
    """Return what can be shown again of what was asked."""
    return "".join(c if c.isprintable() else " " for c in given[:_LONGEST]).strip()


def site_text(request: HttpRequest, key: str) -> HttpResponse:
    text = visible_to(PUBLIC, SiteText.objects.filter(key=key)).first()
    if text is None:
        raise Http404
    return render_page(request, "portal/site_text.html", site_text_page(text, reader(request)))
