# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of an instance to checked values, or every fault there is."""

import json
from collections import Counter
from typing import Any, get_args

from pydantic import ValidationError

from partnerkreis.placements.consistency import inconsistencies
from partnerkreis.placements.faults import Fault, InstanceRefused, where
from partnerkreis.placements.instance import (
    Company,
    Gender,
    Instance,
    Lodging,
    Participant,
    Place,
)
from partnerkreis.placements.schema import (
    CompanyRow,
    InstanceFile,
    Level,
    LodgingRow,
    ParticipantRow,
)

#: What is larger is another file, or needs to be placed in parts.
MOST_BYTES = 16_000_000
MOST_PARTICIPANTS = 5_000
#: So many faults are listed; a file with more is the wrong file.
MOST_FAULTS = 200

_LEVELS = get_args(Level)


def read_instance(content: bytes) -> Instance:
    """Return the instance that the bytes of a file describe; raises :class:`InstanceRefused`."""
    if len(content) > MOST_BYTES:
        raise InstanceRefused([Fault("JSON", "too_many_bytes", {"most": MOST_BYTES // 1_000_000})])
    raw = _parsed(content)
    participants = raw.get("participants") if isinstance(raw, dict) else None
    if isinstance(participants, list) and len(participants) > MOST_PARTICIPANTS:
        context = {"most": MOST_PARTICIPANTS, "count": len(participants)}
        raise InstanceRefused([Fault("participants", "too_many_participants", context)])
    try:
        file = InstanceFile.model_validate(raw)
    except ValidationError as error:
        found = error.errors(include_url=False)[:MOST_FAULTS]
        raise InstanceRefused(
            [
                Fault(where(each["loc"], raw), each["type"], each.get("ctx", {}), each["input"])
                for each in found
            ]
        ) from None
    faults = list(inconsistencies(file))
    if faults:
        raise InstanceRefused(faults[:MOST_FAULTS])
    return _instance(file)


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_unique)
    except UnicodeDecodeError:
        fault = Fault("JSON", "not_utf8")
    except json.JSONDecodeError as error:
        fault = Fault("JSON", "not_json", {"line": error.lineno, "column": error.colno})
    except RecursionError:
        fault = Fault("JSON", "nested")
    except ValueError:
        # Python refuses to read numbers of thousands of digits.
        fault = Fault("JSON", "number_too_long")
    raise InstanceRefused([fault])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = next(name for name, times in Counter(n for n, _ in pairs).items() if times > 1)
        raise InstanceRefused([Fault("JSON", "repeated_name", {"name": name[:60]})])
    return found


def _instance(file: InstanceFile) -> Instance:
    zones = {zone: at for at, zone in enumerate(file.zones)}
    return Instance(
        weeks=file.weeks,
        zones=tuple(file.zones),
        travel_minutes=tuple(map(tuple, file.travel_minutes)),
        # Sorted: the same people get the same places, in whatever order they are written down.
        participants=sorted(map(_participant, file.participants), key=lambda row: row.id),
        companies=sorted((_company(row, zones) for row in file.companies), key=lambda row: row.id),
        lodgings=sorted((_lodging(row, zones) for row in file.lodgings), key=lambda row: row.id),
        together=sorted({(min(pair), max(pair)) for pair in file.together}),
        apart=sorted({(min(pair), max(pair)) for pair in file.apart}),
        current={
            key: Place(place.company, place.lodging) for key, place in sorted(file.current.items())
        },
        locked=frozenset(file.locked),
    )


def _participant(row: ParticipantRow) -> Participant:
    return Participant(
        id=row.id,
        trade=row.trade,
        from_week=row.from_week,
        weeks=row.weeks,
        age=row.age,
        gender=Gender(row.gender),
        level=_LEVELS.index(row.level),
        allergies=frozenset(row.allergies),
        smoke_free=row.smoke_free,
        step_free=row.step_free,
        lodging_wish=row.lodging_wish,
        company_wishes=tuple(row.company_wishes),
        max_commute_minutes=row.max_commute_minutes,
    )


def _company(row: CompanyRow, zones: dict[str, int]) -> Company:
    return Company(
        id=row.id,
        trades=frozenset(row.trades),
        zone=zones[row.zone],
        seats=tuple(row.seats),
        min_level=_LEVELS.index(row.min_level),
        min_age=row.min_age,
        earliest_hour=row.earliest_hour,
        latest_hour=row.latest_hour,
        step_free=row.step_free,
        training_centre=row.training_centre,
        opinion=dict(row.opinion),
    )


def _lodging(row: LodgingRow, zones: dict[str, int]) -> Lodging:
    return Lodging(
        id=row.id,
        kind=row.kind,
        zone=zones[row.zone],
        beds=row.rooms.beds,
        rooms=row.rooms.count,
        open=tuple(row.open),
        accepts=row.accepts,
        animals=frozenset(row.animals),
        smoking=row.smoking,
        step_free=row.step_free,
        takes_minors=row.takes_minors,
    )
