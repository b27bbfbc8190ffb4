# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is too little of: what one more bed or one more seat would be worth.

Each is tried: with a host who suits everybody in one zone, or with a seat at one company.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerkreis.placements.additions import Reached, additional
from partnerkreis.placements.instance import Gender, Instance, Lodging, Participant
from partnerkreis.placements.model import Formulation
from partnerkreis.placements.stage import Clock

#: Sorts after every other id, so that nobody's number changes.
_NEW = chr(0x10FFFF)


class What(StrEnum):
    LODGING = "lodging"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Scarce:
    """One more of it, for these weeks, would let so many more people be placed."""

    what: What
    weeks: range
    worth: int
    zone: str
    gender: Gender | None = None
    is_minor: bool = False
    trade: str = ""
    company: str = ""

    @property
    def of(self) -> str:
        """Say of what, in the words of the format."""
        weeks = f"weeks {self.weeks[0]}-{self.weeks[-1]}"
        if self.what is What.LODGING and self.gender:
            return f"{'minor' if self.is_minor else 'adult'} {self.gender}, {weeks}"
        return f"{self.trade}, {weeks}"


def scarce(instance: Instance, reached: Reached, clock: Clock) -> Iterator[Scarce]:
    """Yield what is scarce, with what one more would be worth; raises Interrupted."""
    unplaced = [at for at, place in enumerate(reached.places) if place is None]
    people = instance.participants
    rooms, trades = dict[object, list[int]](), dict[object, list[int]]()
    for at in unplaced:
        one = people[at]
        rooms.setdefault((one.gender, one.is_minor, one.stay), []).append(at)
        trades.setdefault((one.trade, one.stay), []).append(at)
    for wanting in rooms.values():
        yield from _beds(instance, reached, wanting, clock)
    for wanting in trades.values():
        yield from _seats(instance, reached, wanting, clock)


def _beds(
    instance: Instance, reached: Reached, wanting: list[int], clock: Clock
) -> Iterator[Scarce]:
    one = instance.participants[wanting[0]]
    best: Scarce | None = None
    for zone, name in enumerate(instance.zones):
        clock.remaining()
        more_beds = replace(instance, lodgings=[*instance.lodgings, _host(zone, one, instance)])
        worth = additional(reached, Formulation(more_beds).problem(), wanting, clock)
        if worth > (best.worth if best else 0):
            best = Scarce(What.LODGING, one.stay, worth, name, one.gender, one.is_minor)
    if best:
        yield best


def _seats(
    instance: Instance, reached: Reached, wanting: list[int], clock: Clock
) -> Iterator[Scarce]:
    one = instance.participants[wanting[0]]
    best: Scarce | None = None
    for at, company in enumerate(instance.companies):
        if one.trade not in company.trades:
            continue
        clock.remaining()
        seats = tuple(count + (week in one.stay) for week, count in enumerate(company.seats))
        companies = list(instance.companies)
        companies[at] = replace(company, seats=seats)
        problem = Formulation(replace(instance, companies=companies)).problem()
        worth = additional(reached, problem, wanting, clock)
        if worth > (best.worth if best else 0):
            zone = instance.zones[company.zone]
            best = Scarce(What.COMPANY, one.stay, worth, zone, trade=one.trade, company=company.id)
    if best:
        yield best


def _host(zone: int, guest: Participant, instance: Instance) -> Lodging:
    """Return a host who suits everybody, with one bed for the weeks of one guest."""
    return Lodging(
        id=_NEW, kind="family", zone=zone, beds=1, rooms=1,
        open=tuple(week in guest.stay for week in range(instance.weeks)),
        accepts="any", animals=frozenset(), smoking=False, step_free=True, takes_minors=True,
    )  # fmt: skip
