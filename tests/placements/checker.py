# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of a placement once more, from the description and not from the engine."""

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import Any

Row = dict[str, Any]

LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1"]


def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def stay(person: Row) -> range:
    return range(person["from_week"], person["from_week"] + person["weeks"])


def minutes(world: Row, company: Row, lodging: Row) -> int:
    zones = world["zones"]
    return world["travel_minutes"][zones.index(lodging["zone"])][zones.index(company["zone"])]


def may_work(person: Row, company: Row) -> bool:
    return (
        person["trade"] in company["trades"]
        and LEVELS.index(person["level"]) >= LEVELS.index(company["min_level"])
        and person["age"] >= company["min_age"]
        and (person["age"] >= 18
             or (company["earliest_hour"] >= 6 and company["latest_hour"] <= 20))
        and (company["step_free"] or not person["step_free"])
        and all(company["seats"][week] > 0 for week in stay(person))
    )  # fmt: skip


def may_live(person: Row, lodging: Row) -> bool:
    return (
        all(lodging["open"][week] for week in stay(person))
        and not set(person["allergies"]) & set(lodging["animals"])
        and not (person["smoke_free"] and lodging["smoking"])
        and (lodging["takes_minors"] or person["age"] >= 18)
        and lodging["accepts"] in ("any", person["gender"])
        and (lodging["step_free"] or not person["step_free"])
        and (person["gender"] != "d" or lodging["rooms"]["beds"] == 1)
        and lodging["rooms"]["count"] > 0
    )


def may_have(world: Row, person: Row, company: Row, lodging: Row) -> bool:
    return (
        may_work(person, company)
        and may_live(person, lodging)
        and minutes(world, company, lodging) <= person["max_commute_minutes"]
    )


def regret(world: Row, person: Row, company: Row, lodging: Row) -> int:
    wishes = person["company_wishes"]
    if company["id"] in wishes:
        rank = wishes.index(company["id"])
    else:
        rank = 9 if company["training_centre"] else 7
    missed = person["lodging_wish"] not in ("any", lodging["kind"])
    return rank + 2 * missed + max(0, ceil((minutes(world, company, lodging) - 20) / 10))


def room_class(person: Row, lodging: Row) -> tuple[str, bool] | None:
    if lodging["rooms"]["beds"] == 1:
        return None
    return person["gender"], person["age"] < 18


def faults(world: Row, answer: Row) -> Iterator[str]:
    """Yield whatever is wrong with the assignments or the figures of an answer."""
    people, companies, lodgings = (
        by_id(world[n]) for n in ("participants", "companies", "lodgings")
    )
    has = {one: (people[one], companies[at["company"]], lodgings[at["lodging"]])
           for one, at in answer["assignments"].items()}  # fmt: skip
    for one, (person, company, lodging) in has.items():
        if not may_have(world, person, company, lodging):
            yield f"{one} may not have this"
        if answer["assignments"][one]["regret"] != regret(world, person, company, lodging):
            yield f"{one}: wrong regret"
    yield from _overfull(world, list(has.values()))
    yield from _unbound(world, answer["assignments"])
    regrets = [at["regret"] for at in answer["assignments"].values()]
    opinions = sum(company["opinion"].get(one, 1) for one, (_, company, _) in has.items())
    figures = {"placed": len(has), "worst_regret": max(regrets, default=0),
               "total": sum(regrets) + opinions}  # fmt: skip
    yield from (f"wrong {name}" for name, value in figures.items() if answer[name] != value)
    if set(answer["unplaced"]) != set(people) - set(has):
        yield "neither placed nor unplaced"


def _overfull(world: Row, has: list[tuple[Row, Row, Row]]) -> Iterator[str]:
    seats = Counter((c["id"], week) for person, c, _ in has for week in stay(person))
    for company in world["companies"]:
        if any(seats[company["id"], week] > count for week, count in enumerate(company["seats"])):
            yield f"{company['id']} is overfull"
    for lodging in world["lodgings"]:
        guests = [person for person, _, where in has if where is lodging]
        most: Counter[Any] = Counter()
        for week in range(world["weeks"]):
            present = Counter(room_class(guest, lodging) for guest in guests if week in stay(guest))
            most |= present
        rooms = sum(ceil(count / lodging["rooms"]["beds"]) for count in most.values())
        if rooms > lodging["rooms"]["count"]:
            yield f"{lodging['id']} is overfull"


def _unbound(world: Row, has: Row) -> Iterator[str]:
    for one, other in world["together"]:
        if (one in has) != (other in has):
            yield f"{one} without {other}"
        elif one in has and has[one]["lodging"] != has[other]["lodging"]:
            yield f"{one} not with {other}"
    for one, other in world["apart"]:
        if one in has and other in has:
            yield from (f"{one} with {other}" for what in ("company", "lodging")
                        if has[one][what] == has[other][what])  # fmt: skip
    for one in world.get("locked", []):
        now = has.get(one, {})
        if any(now.get(what) != key for what, key in world["current"][one].items()):
            yield f"{one} was locked"
