# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the lists of the workspace and their tables cost, with 100,000 encounters behind them.

``python -m bench.tables`` writes JSON: name, milliseconds of processor time and queries of each.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from bench.contest import Contender, hold
from bench.programs import PRODUCTION, Server, module, run
from bench.report import Figure, Table, Target

TEN_TIMES = Target(10)
#: Seconds for a workbook of five thousand rows.
WORKBOOK = Target(1.5)
ROWS, ROUNDS = 5_000, 7
#: The first page, one behind it, the last ones, other orders, and what narrows the list down.
ASKED = {
    "first page": "",
    "last page": "last=1",
    "oldest first": "sort=when",
    "one kind": "kind=school_exchange",
    "one state": "state=cancelled",
    "one year": "year=2001",
    "not released": "released=no",
    "a rare word": "q=schülerinnen 7",
    "a common word": "q=schülerinnen",
}


def measure_tables(data: Path, yardstick: Server, *, rounds: int) -> Table:
    """Return what lists cost beside the bare page, and what a workbook takes."""
    bare = Contender(yardstick, "/")
    hold([bare], rounds=rounds)
    found = json.loads(run(module("bench.tables"), data, PRODUCTION).output.read_bytes())
    figures = []
    for name, milliseconds, queries in found["lists"]:
        figures.append(Figure(name, "CPU ms", milliseconds, rounds=ROUNDS))
        figures.append(Figure(name, "× bare", milliseconds / bare.cost, TEN_TIMES, ROUNDS))
        figures.append(Figure(name, "queries", queries))
    figures.append(Figure(f"XLSX of {found['rows']:,} rows", "seconds", found["xlsx"], WORKBOOK))
    figures.append(Figure(f"CSV of {found['rows']:,} rows", "seconds", found["csv"]))
    return Table("Lists of the workspace, and the same as tables", figures)


def _client() -> Any:
    """Return a browser in which the officer of the first body is signed in."""
    from datetime import date

    from django.conf import settings
    from django.test import Client

    from partnerkreis.access.models import User
    from partnerkreis.accounts.demonstration import ADDRESSES
    from partnerkreis.directory.models import Appointment, Body, Office

    address = min(ADDRESSES)
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, name="A")
    body = Body.objects.order_by("key").first()
    office, _made = Office.objects.get_or_create(key="bench", defaults={"body": body})
    if not user.appointments.exists():
        since = date(2020, 1, 1)
        Appointment.objects.create(office=office, user=user, role="officer", since=since)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _pages(client: Any) -> Iterator[tuple[str, float, int]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from partnerkreis.workspace import addresses_lists

    for name, query in ASKED.items():
        address = addresses_lists.listing("encounters", "de", query)
        costs = []
        for _round in range(ROUNDS):
            begun = process_time()
            response = client.get(address)
            costs.append(1000 * (process_time() - begun))
            if response.status_code != 200:
                raise SystemExit(f"{address} answers {response.status_code}")
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        yield name, statistics.median(costs[2:]), len(captured)


def _tables() -> dict[str, Any]:
    """Return the seconds of processor time for the newest rows as a workbook and as text."""
    from partnerkreis.access.policy import OPERATOR
    from partnerkreis.listings.exports import sheet_of_records
    from partnerkreis.listings.queries import ids_of
    from partnerkreis.listings.rules import Asked
    from partnerkreis.listings.tables import LISTINGS
    from partnerkreis.spreadsheets.writing import write_csv, write_xlsx

    listing, found = LISTINGS["encounters"], {}
    ids = ids_of(listing, Asked(), OPERATOR, "de")[:ROWS]
    for name, write in (("xlsx", write_xlsx), ("csv", write_csv)):
        costs = []
        for _round in range(3):
            begun = process_time()
            write(sheet_of_records(listing, ids, "de"))
            costs.append(process_time() - begun)
        found[name] = statistics.median(costs)
    return {**found, "rows": len(ids)}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"lists": list(_pages(_client())), **_tables()}))
