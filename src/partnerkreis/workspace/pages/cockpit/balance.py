# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gegenseitigkeit: who was host to how many, how long, by year; and what it cost the own side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.budgets.queries import paid_of
from partnerkreis.budgets.rules import (
    Count,
    Headed,
    Hosted,
    Visit,
    balance,
    guests_of,
    stay,
    totals,
)
from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState, Headcount
from partnerkreis.portal import wording
from partnerkreis.ui.shapes import Pair, Pairs
from partnerkreis.workspace.pages.cockpit.scene import Scene
from partnerkreis.workspace.pages.money import money


@dataclass(frozen=True, slots=True)
class BalancePart:
    """What passed between the sides: told, drawn, and as a table."""

    sentences: list[str]
    pairs: Pairs | None
    caption: str
    head: list[str]
    rows: list[list[str]]
    cost_caption: str
    cost_head: list[str]
    cost_rows: list[list[str]]
    cost_note: str


def balance_part(scene: Scene) -> BalancePart:
    """Return the balance of the sides of a partnership."""
    visits = list(_visits(scene))
    of_years = balance(visits)
    sums = totals(visits)
    bodies = [body.pk for body in scene.bodies]
    rows = [
        [_year(year), *(cell for body in bodies for cell in _cells(hosts.get(body)))]
        for year, hosts in of_years.items()
    ]
    return BalancePart(
        sentences=list(_sentences(scene, sums)),
        pairs=_pairs(scene, of_years) if len(bodies) == 2 and visits else None,
        caption=_("Who was host, by year"),
        head=[_("Year"), *(text for body in scene.bodies for text in _head(scene, body))],
        rows=rows,
        cost_caption=_("What it cost your side, by year"),
        cost_head=[_("Year"), _("As host"), _("As guest"), _("Together")],
        cost_rows=_cost_rows(scene),
        cost_note=_("Bound and spent, each currency by itself. The other side does not see it."),
    )


def _visits(scene: Scene) -> Iterator[Visit]:
    for encounter in scene.found.dossier.encounters:
        hosts = wording.sides_of(encounter, "host")
        if encounter.state == EncounterState.TOOK_PLACE and len(hosts) == 1:
            yield Visit(
                _year_of(encounter),
                hosts[0],
                _guests(encounter, hosts[0]),
                stay(encounter.when, encounter.days),
            )


def _year_of(encounter: Encounter) -> int | None:
    first, last = encounter.earliest, encounter.latest
    is_of_one = first is not None and last is not None and first.year == last.year
    return int(first.year) if is_of_one else None


def _guests(encounter: Encounter, host: UUID) -> Count:
    heads: list[Headcount] = encounter.headcount_rows  # type: ignore[attr-defined] # annotated by with_rows
    guests = [_headed(row) for row in heads if row.body_id not in (None, host)]
    hosts = [_headed(row) for row in heads if row.body_id == host]
    return guests_of(guests, hosts=hosts, total=Headed(encounter.people, is_exact=False))


def _headed(row: Headcount) -> Headed:
    return Headed(row.count, is_exact=row.accuracy == "exact")


def _sentences(scene: Scene, sums: Mapping[object, Hosted]) -> Iterator[str]:
    for body in scene.bodies:
        hosted = sums.get(body.pk, Hosted())
        if not hosted.encounters:
            yield wording.say(
                _("{body:In}: no encounter is recorded."), scene.language, body=scene.named(body)
            )
            continue
        encounters = Counted(hosted.encounters, Noun.ENCOUNTER, scene.language)
        pattern = _("{body:In}: {encounters:figures}, {guests:figures}.")
        if not hosted.guests.number:
            pattern = _("{body:In}: {encounters:figures}.")
        yield wording.say(
            pattern,
            scene.language,
            body=scene.named(body),
            encounters=encounters,
            guests=_counted(hosted.guests, scene),
        )
    if unknown := sum(hosted.guests.unknown for hosted in sums.values()):
        yield ngettext(
            "Of {count} encounter nobody knows how many came.",
            "Of {count} encounters nobody knows how many came.",
            unknown,
        ).format(count=unknown)


def _counted(count: Count, scene: Scene) -> Counted:
    accuracy = Accuracy.ABOUT if count.is_about else Accuracy.EXACT
    if count.unknown:
        accuracy = Accuracy.AT_LEAST
    return Counted(count.number, Noun.GUESTS, scene.language, accuracy)


def _year(year: int | None) -> str:
    return str(year) if year else _("year unknown")


def _head(scene: Scene, body: Body) -> list[str]:
    name = scene.name(body.pk)
    return [
        pattern.format(host=name)
        for pattern in (
            _("{host}: encounters"),
            _("{host}: guests"),
            _("{host}: days"),
            _("{host}: nights of guests"),
        )
    ]


def _cells(hosted: Hosted | None) -> list[str]:
    if hosted is None:
        return ["", "", "", ""]
    counts = (hosted.guests, hosted.days, hosted.nights)
    return [str(hosted.encounters), *map(figure, counts)]


def figure(count: Count) -> str:
    """Return a number as it stands in a table: "84", "c. 84", "≥ 84", "?"."""
    if count.unknown and not count.number:
        return "?"
    if count.unknown:
        return f"≥ {count.number}"
    if count.is_about:
        return pgettext("about so many, in a table", "c. {number}").format(number=count.number)
    return str(count.number)


def _pairs(scene: Scene, of_years: Mapping[int | None, Mapping[object, Hosted]]) -> Pairs:
    one, other = (body.pk for body in scene.bodies)
    pairs = [
        Pair(_year(year), *_bar(hosts.get(one)), *_bar(hosts.get(other)))
        for year, hosts in of_years.items()
    ]
    return Pairs(
        _("Guests by year"),
        scene.name(one),
        scene.name(other),
        pairs,
        _("How many guests each side received. Hollow: the number is not exact."),
    )


def _bar(hosted: Hosted | None) -> tuple[int, str, bool]:
    """Return how long a bar is, what stands beside it, and whether it is hollow."""
    if hosted is None:
        return 0, "", False
    guests = hosted.guests
    return guests.number, figure(guests), guests.is_about or guests.unknown > 0


def _cost_rows(scene: Scene) -> list[list[str]]:
    """Return what the own side bound and spent for encounters, by year and by its role."""
    costs: dict[int, dict[str, dict[str, int]]] = {}
    for encounter in scene.found.dossier.encounters:
        for booking in scene.found.costs.get(encounter.pk, ()):
            role = "host" if booking.line.body_id in wording.sides_of(encounter, "host") else (
                "guest" if booking.line.body_id in wording.sides_of(encounter, "guest") else "joint"
            )  # fmt: skip
            of_role = costs.setdefault(booking.line.year, {}).setdefault(role, {})
            cents = paid_of(booking).cents_in(booking.line.currency)
            of_role[booking.line.currency] = of_role.get(booking.line.currency, 0) + cents
    return [
        [str(year), *(_moneys(costs[year].get(role, {})) for role in ("host", "guest", "joint"))]
        for year in sorted(costs, reverse=True)
    ]


def _moneys(by_currency: Mapping[str, int]) -> str:
    return "; ".join(money(cents, currency) for currency, cents in sorted(by_currency.items()))
