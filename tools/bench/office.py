# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signs an officer in on a data directory, and says which pages are theirs.

``python -m bench.office`` writes JSON: the cookie, the addresses of the pages, Today and a cockpit
first, how many queries each asks, and the keys that a new encounter needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import django


def main() -> dict[str, Any]:
    """Return what a bench needs to work as the officer of the busiest partnership."""
    from django.conf import settings

    from bench.inspection import busiest_partnership
    from partnerkreis.workspace import addresses_editing as addresses

    partnership = busiest_partnership()
    bodies = [party.body for party in partnership.parties.select_related("body")]
    client = signed_in(bodies[0])
    pages = dict(every_page(partnership, bodies[0]))
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "pages": pages,
        "queries": {name: queries(client, path) for name, path in pages.items()},
        "form": addresses.new("encounter", "de"),
        "partnership": partnership.key,
        "bodies": [body.key for body in bodies],
    }


def every_page(partnership: Any, body: Any) -> Iterator[tuple[str, str]]:
    """Yield name and address of a page of every kind that a register has something for."""
    from partnerkreis.portal import links
    from partnerkreis.workspace import addresses_editing as records
    from partnerkreis.workspace import addresses_files as files
    from partnerkreis.workspace import addresses_lists as lists

    encounter = partnership.encounters.order_by("key").first()
    yield "today", links.page("today", "de")
    yield "cockpit", records.cockpit(partnership.key, "de")
    for kind, record in (("encounter", encounter), ("partnership", partnership), ("body", body)):
        yield f"a record: {kind}", records.record(kind, record.key, "de")
        yield f"its form: {kind}", records.edit(kind, record.key, "de")
    yield "its journal", records.journal("encounter", encounter.key, "de")
    yield "its mails", files.mails("encounter", encounter.key, "de")
    yield "its files", files.files("encounter", encounter.key, "de")
    yield "whom it is entrusted to", links.of("access_encounter", encounter.key, "de")
    for kind in ("encounter", "follow-up", "resolution", "standing", "person", "organisation"):
        yield f"a new record: {kind}", records.new(kind, "de")
    for name in LISTS:
        yield f"a list: {name}", lists.listing(name, "de")
    found = links.page("workspace_search", "de")
    for question in ("gostyn", "schülerinnen", "schülerinnen und schüler zu gast", "a"):
        yield f"search: {question}", f"{found}?{urlencode({'q': question})}"
    for view in ALONE:
        yield view, links.page(view, "de")


#: Lists of the workspace, and pages of it that stand alone.
LISTS = ("encounters", "follow-ups", "partnerships", "papers", "people", "organisations")
ALONE = (
    *("lists", "imports", "visits", "visit_new", "accords", "papers", "paper_new", "paper_sheets"),
    *("reports", "report_handover", "report_council", "introductions", "schools", "outbox"),
    *("access", "access_invite"),
)


def signed_in(body: Any) -> Any:
    """Return a client in which a new officer of ``body`` is signed in, second step and all."""
    import datetime

    from allauth.mfa.models import Authenticator
    from django.conf import settings
    from django.test import Client

    from partnerkreis.access.models import User
    from partnerkreis.access.policy import Role
    from partnerkreis.directory.models import Appointment, Office

    user, _made = User.objects.get_or_create(
        email="bench@example.org", defaults={"name": "Bench", "password": "!"}
    )
    office, _made = Office.objects.get_or_create(
        key="bench-desk", defaults={"body": body, "kind": "other"}
    )
    Appointment.objects.get_or_create(
        office=office,
        user=user,
        defaults={"role": Role.OFFICER, "since": datetime.date(2020, 1, 1)},
    )
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, data={})
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def queries(client: Any, path: str) -> int:
    """Return how many queries a page asks, after a first request has warmed up what is kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}")
    return len(asked)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main()))
