# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes the title of an encounter whenever a line with a new one arrives on standard input.

``python -m bench.editing KEY`` answers with a line each time, as soon as the change is committed.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.utils import timezone


def row_of(key: str) -> dict[str, Any]:
    """Return the encounter as it stands in a case file."""
    from partnerkreis.cases.queries import export_case

    encounters = json.loads(export_case())["encounters"]
    found: dict[str, Any] = next(row for row in encounters if row["key"] == key)
    return found


def change_title(row: dict[str, Any], title: str) -> int:
    """Take the encounter in with another title, released as it was; return what has changed."""
    from partnerkreis.access.policy import OPERATOR
    from partnerkreis.cases.actions import import_case
    from partnerkreis.cases.queries import FORMAT

    row["title"]["de"] = title
    case = json.dumps({"format": FORMAT, "encounters": [row]}).encode()
    return import_case(case, actor=OPERATOR, now=timezone.now()).total_changed


if __name__ == "__main__":
    django.setup()
    encounter = row_of(sys.argv[1])
    print("ready", flush=True)
    for line in sys.stdin:
        print(change_title(encounter, line.strip()), flush=True)
