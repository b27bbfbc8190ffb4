# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which pages are measured, and what can be counted of each without a server.

``python -m bench.inspection`` writes JSON: name, path, status, queries and bytes of each page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import django

QUESTION = "gostyn"
YEAR = 2022


def addresses() -> Iterator[tuple[str, str]]:
    """Yield name and address of every page that there is something to show on, in German."""
    from partnerkreis.portal import links

    partnership = busiest_partnership()
    yield "home", links.page("home", "de")
    yield "partnership", links.of("partnership", partnership.key, "de")
    yield f"partnership {YEAR}", links.as_of(partnership.key, YEAR, "de")
    yield "encounter", links.of("encounter", fullest_encounter(partnership).key, "de")
    body = partnership.parties.order_by("pk").first().body
    yield "body", links.of("body", body.key, "de")
    if organisation := busiest_organisation():
        yield "organisation", links.of("organisation", organisation.key, "de")
    yield "encounters", links.page("encounters", "de")
    yield "calendar", links.page("calendar", "de")
    yield "search", f"{links.page('search', 'de')}?q={question(body)}"


def busiest_partnership() -> Any:
    """Return the partnership with the most encounters."""
    from django.db.models import Count

    from partnerkreis.partnerships.models import Partnership

    counted = Partnership.objects.released().annotate(number=Count("encounters"))
    return counted.order_by("-number", "key").first()


def fullest_encounter(partnership: Any) -> Any:
    """Return the encounter of ``partnership`` that most is known of."""
    from django.db.models import Count

    known = Count("headcounts", distinct=True) + Count("sides", distinct=True)
    shown = partnership.encounters.released().annotate(known=known)
    return shown.order_by("-known", "key").first()


def busiest_organisation() -> Any:
    """Return the organisation that is named most often, or None where there is none."""
    from django.db.models import Count

    from partnerkreis.directory.models import Organisation

    counted = Organisation.objects.released().annotate(number=Count("mention"))
    return counted.order_by("-number", "key").first()


def question(body: Any) -> str:
    """Return something that search finds: in an invented register the name of a body."""
    from partnerkreis.search.queries import find

    if find(QUESTION, language="de").exists():
        return QUESTION
    return quote(body.names.form("de"))


def look_at(name: str, path: str) -> dict[str, Any]:
    """Return what the page answers, after a first request has warmed up what is kept."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    return {
        "name": name,
        "path": path,
        "status": answer.status_code,
        "queries": len(queries),
        "size": len(answer.content),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps([look_at(name, path) for name, path in addresses()]))
