# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saves encounters within one process, and counts what others have saved.

``python -m bench.saving cost`` and ``python -m bench.saving count TOKENS.json`` write JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from uuid import uuid4

import django
import psutil

#: Enough in one go that the clock ticks of the database server do not matter.
ROUNDS, EACH = 12, 50


def count(tokens: list[str]) -> dict[str, Any]:
    """Return which encounters are there, how many are doubled, and without one journal entry."""
    from collections import Counter

    from partnerkreis.encounters.models import Encounter
    from partnerkreis.journal.models import Entry

    wanted = {f"Begegnung {token}" for token in tokens}
    rows = Encounter.objects.values_list("pk", "title")
    titles = Counter(title.text("de") for _pk, title in rows if title.text("de") in wanted)
    there = set(Encounter.objects.filter(pk__in=tokens).values_list("pk", flat=True))
    entries = Counter(
        Entry.objects.filter(record_id__in=tokens, verb="record.create").values_list(
            "record_id", flat=True
        )
    )
    return {
        "there": [pk.hex for pk in there],
        "doubled": sum(number - 1 for number in titles.values()),
        "without_entry": sum(entries[pk] != 1 for pk in there),
    }


def cost() -> dict[str, float]:
    """Return the processor milliseconds of saving, and of three rows in a bare transaction."""
    measured: dict[str, Callable[[], None]] = {
        "bare": three_rows,
        "change": changing(),
        "create": creating(),
    }
    found: dict[str, list[float]] = {name: [] for name in measured}
    for run_it in measured.values():
        for _ in range(EACH):
            run_it()
    for _ in range(ROUNDS):
        for name, run_it in measured.items():
            before = processor()
            for _ in range(EACH):
                run_it()
            found[name].append((processor() - before) * 1000 / EACH)
    return {name: median(costs) for name, costs in found.items()} | {"rounds": ROUNDS}


def processor() -> float:
    """Return the processor time of this process and of the database server that works for it."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return process_time()
    connection.ensure_connection()
    times = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return process_time() + times.user + times.system


def three_rows() -> None:
    """Write three rows as plainly as the house can."""
    from django.db import transaction
    from django.utils import timezone

    from partnerkreis.journal.models import Entry

    with transaction.atomic():
        for _ in range(3):
            Entry.objects.create(at=timezone.now(), actor_name="Bench", verb="bench", changes={})


def _office() -> Any:
    from django.utils import timezone

    from bench.office import main
    from partnerkreis.access.models import User
    from partnerkreis.directory.queries import actor_of

    found = main()
    user = User.objects.get(email="bench@example.org")
    return found, actor_of(user, today=timezone.localdate())


def changing() -> Callable[[], None]:
    """Return what gives an encounter another title and another number of people."""
    from django.utils import timezone

    from partnerkreis.core.translated import Translated
    from partnerkreis.editing.actions import change_record
    from partnerkreis.encounters.models import Encounter

    found, actor = _office()
    encounter = Encounter.objects.filter(partnerships__key=found["partnership"]).first()

    def change() -> None:
        nonlocal encounter
        encounter = change_record(
            record=encounter,
            changes={"title": Translated.of(de=f"Begegnung {uuid4()}"), "people": None},
            version=encounter.version,
            actor=actor,
            now=timezone.now(),
        )

    return change


def creating() -> Callable[[], None]:
    """Return what makes a new encounter of two sides."""
    from django.utils import timezone

    from partnerkreis.core.dates import parse
    from partnerkreis.core.translated import Translated
    from partnerkreis.directory.models import Body
    from partnerkreis.editing.actions import create_record
    from partnerkreis.editing.catalogue import KINDS
    from partnerkreis.partnerships.models import Partnership

    found, actor = _office()
    host, guest = (Body.objects.get(key=key) for key in found["bodies"][:2])
    tie = Partnership.objects.get(key=found["partnership"])

    def create() -> None:
        values = {
            "title": Translated.of(de=f"Begegnung {uuid4()}"),
            "kind": "expert_meeting",
            "state": "planned",
            "when": parse("2027-05-04"),
            "place_label": Translated(),
            "sides": [{"body": host, "role": "host"}, {"body": guest, "role": "guest"}],
            "partnerships": [tie],
        }
        create_record(
            kind=KINDS["encounter"], values=values, token=uuid4(), actor=actor, now=timezone.now()
        )

    return create


if __name__ == "__main__":
    django.setup()
    asked = sys.argv[1]
    print(
        json.dumps(cost() if asked == "cost" else count(json.loads(Path(sys.argv[2]).read_text())))
    )
