# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small worlds made by hand: everything suits everybody, but for what a test says."""

import json
from typing import Any

from partnerkreis.placements import Answer, Instance, place, read_instance

Row = dict[str, Any]


def participant(identity: str, **given: Any) -> Row:
    usual = {
        "id": identity, "trade": "metal", "from_week": 0, "weeks": 1, "age": 18, "gender": "f",
        "level": "B1", "allergies": [], "smoke_free": False, "step_free": False,
        "lodging_wish": "any", "company_wishes": [], "max_commute_minutes": 30,
    }  # fmt: skip
    return usual | given


def company(identity: str, **given: Any) -> Row:
    usual = {
        "id": identity, "trades": ["metal"], "zone": "N", "seats": [1], "min_level": "A0",
        "min_age": 15, "earliest_hour": 7, "latest_hour": 16, "step_free": True,
        "training_centre": False, "opinion": {},
    }  # fmt: skip
    return usual | given


def lodging(identity: str, **given: Any) -> Row:
    usual = {
        "id": identity, "kind": "family", "zone": "N", "rooms": {"beds": 1, "count": 1},
        "open": [True], "accepts": "any", "animals": [], "smoking": False, "step_free": True,
        "takes_minors": True,
    }  # fmt: skip
    return usual | given


def world(participants: list[Row], companies: list[Row], lodgings: list[Row], **given: Any) -> Row:
    usual = {
        "format": "partnerkreis-placement/1", "weeks": 1, "zones": ["N"], "travel_minutes": [[5]],
        "participants": participants, "companies": companies, "lodgings": lodgings,
        "together": [], "apart": [],
    }  # fmt: skip
    return usual | given


def read(row: Row) -> Instance:
    return read_instance(json.dumps(row).encode())


def placed(row: Row) -> Answer:
    return place(read(row))
