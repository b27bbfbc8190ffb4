# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What machines read: the calendar, the feed of news, and where the pages are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from partnerkreis.access.policy import PUBLIC, visible_to
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Office, Organisation, Person, Place, Topic
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal import links
from partnerkreis.portal.frame import SITE_NAME, reader
from partnerkreis.texts.models import SiteText

MOST_EVENTS: Final = 500
MOST_NEWS: Final = 30
#: Each page is listed once in every language: 3 x 13,000 addresses are fewer than 40,000.
PAGES_A_PART: Final = 13_000

#: A day, or from a day to a day; nothing hedged.
_DAYS = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
_STATUS: Final[dict[str, str]] = {
    EncounterState.PLANNED: "TENTATIVE",
    # Announced is not confirmed: no source says that it took place.
    EncounterState.ANNOUNCED: "TENTATIVE",
    EncounterState.POSTPONED: "CANCELLED",
    EncounterState.CANCELLED: "CANCELLED",
}
_FIXED: Final = ("home", "partnerships", "encounters")
_KINDS: Final[dict[str, Any]] = {
    "partnership": Partnership,
    "encounter": Encounter,
    "body": Body,
    "organisation": Organisation,
    "office": Office,
    "person": Person,
    "topic": Topic,
    "place": Place,
    "site_text": SiteText,
}
Address = Callable[[Language], str]


def _origin(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _clean(text: str) -> str:
    """Return ``text`` without the control characters that neither format can hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t")


def calendar(request: HttpRequest) -> HttpResponse:
    """Return the newest encounters whose days are known, for a calendar program."""
    asked = reader(request)
    feed = Calendar()
    feed.add("prodid", "-//Partnerkreis//Partnerkreis//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", SITE_NAME)
    known = visible_to(PUBLIC, Encounter.objects.filter(when__regex=_DAYS))
    for encounter in known.order_by("-latest", "-id")[:MOST_EVENTS]:
        feed.add_component(_event(encounter, asked.language, asked.origin))
    return HttpResponse(feed.to_ical(), content_type="text/calendar; charset=utf-8")


def _event(encounter: Encounter, language: Language, origin: str) -> Event:
    event = Event()
    event.add("uid", str(encounter.pk))
    event.add("sequence", encounter.version)
    event.add("dtstamp", encounter.published_at)
    event.add("dtstart", encounter.when.earliest)
    event.add("dtend", encounter.when.latest + datetime.timedelta(days=1))
    event.add("status", _STATUS.get(encounter.state, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    event.add("url", origin + links.of("encounter", encounter.key, language))
    _add_text(event, "summary", encounter.title, language)
    _add_text(event, "location", encounter.place_label, language)
    return event


def _add_text(event: Event, name: str, text: Translated, language: Language) -> None:
    if shown := text.shown(language):
        event.add(name, _clean(shown.text), parameters={"LANGUAGE": shown.language})


def atom(request: HttpRequest) -> HttpResponse:
    """Return the encounters released last, newest first."""
    asked = reader(request)
    home = asked.origin + links.page("home", asked.language)
    feed = Atom1Feed(
        title=SITE_NAME,
        link=home,
        description=_("Encounters released last"),
        subtitle=_("Encounters released last"),
        language=asked.language,
        author_name=SITE_NAME,
        feed_url=asked.origin + links.page("feed", asked.language),
        feed_guid=uuid5(NAMESPACE_URL, home).urn,
    )
    released = visible_to(PUBLIC, Encounter.objects.all())
    for encounter in released.order_by("-published_at", "-id")[:MOST_NEWS]:
        feed.add_item(
            title=_clean(encounter.title.text(asked.language)),
            link=asked.origin + links.of("encounter", encounter.key, asked.language),
            description=escape(_clean(encounter.summary.text(asked.language))),
            unique_id=encounter.pk.urn,
            pubdate=encounter.published_at,
            updateddate=encounter.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def robots(request: HttpRequest) -> HttpResponse:
    """Let every robot read everything, and tell where everything is."""
    where = _origin(request) + reverse("sitemap")
    lines = f"User-agent: *\nAllow: /\nSitemap: {where}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the list of the parts of the site map."""
    origin = _origin(request)
    parts = [
        f"<sitemap><loc>{escape(origin + reverse('sitemap_part', args=[number]))}</loc></sitemap>"
        for number in range(1, _parts() + 1)
    ]
    return _xml("sitemapindex", parts)


def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Return the addresses of one part, each with those of the same page in other languages."""
    if not 1 <= number <= _parts():
        raise Http404
    stop = number * PAGES_A_PART
    origin = _origin(request)
    found = _addresses(stop - PAGES_A_PART, stop)
    return _xml("urlset", [_located(address, origin) for address in found])


def _parts() -> int:
    pages: int = len(_FIXED) + sum(_shown(view).count() for view in _KINDS)
    return -(-pages // PAGES_A_PART)


def _shown(view: str) -> Any:
    return visible_to(PUBLIC, _KINDS[view].objects.all())


def _addresses(start: int, stop: int) -> Iterator[Address]:
    """Yield the pages from ``start`` to before ``stop``, in the order of all pages."""
    yield from (partial(links.page, view) for view in _FIXED[start:stop])
    start, stop = start - len(_FIXED), stop - len(_FIXED)
    for view in _KINDS:
        keys = _shown(view).order_by("pk").values_list("key", flat=True)
        yield from (partial(links.of, view, key) for key in keys[max(start, 0) : max(stop, 0)])
        count = keys.count()
        start, stop = start - count, stop - count


def _located(address: Address, origin: str) -> str:
    urls = {language: escape(origin + address(language)) for language in INTERFACE_LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
        for language, url in urls.items()
    )
    return "\n".join(f"<url><loc>{url}</loc>{others}</url>" for url in urls.values())


def _xml(root: str, lines: list[str]) -> HttpResponse:
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    )
    content = "\n".join(
        ('<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {spaces}>", *lines, f"</{root}>\n")
    )
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
