# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What no single field shows: references to nothing, ids that stand twice, tables of wrong size."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from partnerkreis.placements.faults import Fault
from partnerkreis.placements.schema import CompanyRow, InstanceFile, LodgingRow, ParticipantRow


def inconsistencies(file: InstanceFile) -> Iterator[Fault]:
    """Yield every fault of a file of which each field is right for itself."""
    yield from _repeated(file)
    yield from _table(file)
    yield from _stays(file)
    yield from _company_faults(file)
    yield from _lodging_faults(file)
    yield from _references(file)
    yield from _pairs(file)


def _name(kind: str, number: int, row: ParticipantRow | CompanyRow | LodgingRow) -> str:
    return f"{kind}[{number}] “{row.id[:80]}”"


def _repeated(file: InstanceFile) -> Iterator[Fault]:
    ids: dict[str, Sequence[str]] = {
        "participants": [row.id for row in file.participants],
        "companies": [row.id for row in file.companies],
        "lodgings": [row.id for row in file.lodgings],
        "zones": file.zones,
        "locked": file.locked,
    }
    for name, all_ids in ids.items():
        for identity, times in Counter(all_ids).items():
            if times > 1:
                field = " id" if name in ("participants", "companies", "lodgings") else ""
                yield Fault(f"{name} “{identity[:80]}”{field}", "repeated", {"times": times})


def _table(file: InstanceFile) -> Iterator[Fault]:
    expected = {"expected": len(file.zones)}
    if len(file.travel_minutes) != len(file.zones):
        yield Fault("travel_minutes", "not_square", expected)
    for number, row in enumerate(file.travel_minutes):
        if len(row) != len(file.zones):
            yield Fault(f"travel_minutes[{number}]", "not_square", expected)


def _stays(file: InstanceFile) -> Iterator[Fault]:
    for number, row in enumerate(file.participants):
        if row.from_week + row.weeks > file.weeks:
            context = {"last": file.weeks - 1}
            yield Fault(_name("participants", number, row) + " weeks", "beyond_horizon", context)


def _company_faults(file: InstanceFile) -> Iterator[Fault]:
    people, zones = {row.id for row in file.participants}, set(file.zones)
    for number, row in enumerate(file.companies):
        name = _name("companies", number, row)
        if len(row.seats) != file.weeks:
            yield Fault(f"{name} seats", "not_weeks", {"expected": file.weeks})
        if row.earliest_hour > row.latest_hour:
            yield Fault(f"{name} latest_hour", "ends_before_it_begins")
        yield from _missing(f"{name} zone", [row.zone], zones, "zones")
        yield from _missing(f"{name} opinion", row.opinion, people, "participants")


def _lodging_faults(file: InstanceFile) -> Iterator[Fault]:
    zones = set(file.zones)
    for number, row in enumerate(file.lodgings):
        name = _name("lodgings", number, row)
        if len(row.open) != file.weeks:
            yield Fault(f"{name} open", "not_weeks", {"expected": file.weeks})
        yield from _missing(f"{name} zone", [row.zone], zones, "zones")


def _references(file: InstanceFile) -> Iterator[Fault]:
    people = {row.id for row in file.participants}
    companies = {row.id for row in file.companies}
    lodgings = {row.id for row in file.lodgings}
    for number, row in enumerate(file.participants):
        name = f"{_name('participants', number, row)} company_wishes"
        yield from _missing(name, row.company_wishes, companies, "companies")
        if len(set(row.company_wishes)) < len(row.company_wishes):
            yield Fault(name, "wished_twice")
    for person, place in file.current.items():
        name = f"current “{person[:80]}”"
        yield from _missing(name, [person], people, "participants")
        yield from _missing(f"{name} company", [place.company], companies, "companies")
        yield from _missing(f"{name} lodging", [place.lodging], lodgings, "lodgings")
    for person in file.locked:
        yield from _missing("locked", [person], people, "participants")
        if person in people and person not in file.current:
            yield Fault(f"locked “{person[:80]}”", "locked_without_place")


def _pairs(file: InstanceFile) -> Iterator[Fault]:
    people = {row.id for row in file.participants}
    for name, pairs in (("together", file.together), ("apart", file.apart)):
        for number, pair in enumerate(pairs):
            yield from _missing(f"{name}[{number}]", pair, people, "participants")
            if pair[0] == pair[1]:
                yield Fault(f"{name}[{number}]", "with_oneself")


def _missing(
    place: str, keys: Collection[str], known: Collection[str], target: str
) -> Iterator[Fault]:
    for key in keys:
        if key not in known:
            yield Fault(place, "no_such_record", {"key": key[:80], "target": target})
