# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of the old list of encounters comes to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission, visible_to
from partnerkreis.core.dates import DateError, Edtf, parse, words
from partnerkreis.core.folding import fold
from partnerkreis.core.models import SearchEntry
from partnerkreis.directory.models import Body
from partnerkreis.editing.queries import may
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Accuracy, Encounter, EncounterKind, EncounterState
from partnerkreis.imports.queries.cells import choice_in, date_in, people_in
from partnerkreis.imports.queries.comparing import Comparison, page_language
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Earlier, Planned, Refused, Step
from partnerkreis.imports.queries.taking_part import ROLES, TakingPart
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import ENCOUNTERS
from partnerkreis.partnerships.models import Partnership
from partnerkreis.search.index import asked, matched, words_of

_MOST_LOOKED_AT = 50
_DATES = ("when", "first_day", "last_day")


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands in a row, as far as it was understood."""

    when: Edtf | None
    is_dated: bool
    kind: str
    state: str
    people: tuple[int, str] | None
    accuracy: str
    place: str
    named: dict[Body, str]
    partnerships: list[Partnership]

    def by_column(self) -> dict[str, Any]:
        """Return what the columns mean that can be written in several ways."""
        sides = {
            column: {body.pk for body, side in self.named.items() if side == role}
            for column, role in ROLES.items()
        }
        dates = {"when": self.when, "first_day": None, "last_day": None}
        return {
            **dates,
            **sides,
            "kind": self.kind,
            "state": self.state,
            "people": self.people,
            "accuracy": self.accuracy,
            "partnerships": {one.pk for one in self.partnerships},
        }


def _may_be_of(one: Encounter, when: Edtf | None) -> bool:
    """Return whether an encounter may be of a date that is more or less exact than its own."""
    if when is None or one.earliest is None or one.latest is None:
        return True
    first, last = when.earliest or one.earliest, when.latest or one.latest
    return bool(first <= one.latest and one.earliest <= last)


def _dated(encounters: Sequence[Encounter]) -> str:
    language = page_language()
    titles = []
    for one in encounters:
        title = title_of(one, language)
        titles.append(f"{title} ({words.label(one.when, language)})" if one.when else title)
    return "; ".join(titles)


class EncounterPlanner:
    """Plans one row after the other; what an earlier row makes, a later one finds."""

    def __init__(self, finder: Finder, today: datetime.date) -> None:
        self.finder, self.today = finder, today
        self.language = finder.language
        self._taking_part = TakingPart(finder)
        self._earlier = Earlier(ENCOUNTERS)

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row; everything that cannot be is noted."""
        said = self._read(line, planned)
        there = planned.tried(self._existing, line, said, planned)
        about = there.pk if there else (fold(line.text("title")), str(said.when))
        if self._earlier.has(about, line, said.by_column(), planned):
            return
        told = Comparison(planned, there, self.language)
        self._compare(line, there, said, told)
        if told.values and not planned.faults:
            self._take(there, told, planned)
        self._earlier.add(about, line, said.by_column(), planned)

    def _take(self, there: Encounter | None, told: Comparison, planned: Planned) -> None:
        if there is None or may(self.finder.actor, Permission.EDIT_RECORD, there):
            planned.steps.append(Step("encounter", told.values, there))
            return
        message = _(
            "This encounter is recorded, but you may not change it. Please leave the row out, or "
            "ask a county that took part."
        )
        planned.refuse("title", message)

    def _read(self, line: Line, planned: Planned) -> _Said:
        when = self._when(line, planned)
        people = planned.tried(people_in, line, "people")
        accuracy = planned.tried(choice_in, line, "accuracy", Encounter, "people_accuracy")
        return _Said(
            when=when,
            is_dated=not planned.faults.keys() & set(_DATES),
            kind=planned.tried(choice_in, line, "kind", Encounter, "kind") or "",
            state=planned.tried(choice_in, line, "state", Encounter, "state") or "",
            people=people,
            accuracy=accuracy or "",
            place=line.text("place"),
            named=self._taking_part.sides(line, planned),
            partnerships=self._taking_part.partnerships(line, planned),
        )

    def _compare(self, line: Line, there: Encounter | None, said: _Said, told: Comparison) -> None:
        heading = ENCOUNTERS.heading
        if there is None:
            told.text("title", heading("title"), line.text("title"))
        told.plain("when", heading("when"), said.when)
        self._choices(there, said, told)
        told.text("place_label", heading("place"), line.text("place"))
        sides = self._sides(there, said, told)
        if there is None and said.when is not None:
            self._on_the_same_day(said.when, sides, told)
        self._partnerships(there, said, sides, told)
        if said.people is not None:
            self._people(said.people, said.accuracy, told)
        told.text("summary", heading("summary"), str(line.cells.get("summary", "")))
        told.plain("note", heading("note"), str(line.cells.get("note", "")))

    def _on_the_same_day(self, when: Edtf, sides: list[Body], told: Comparison) -> None:
        """Say what else is recorded of that day: perhaps it is the same under another title."""
        found = visible_to(self.finder.actor, Encounter.objects.filter(when=when))
        others = found.filter(sides__body__in=sides).distinct().order_by("key")[:3]
        titles = "; ".join(title_of(one, page_language()) for one in others)
        if titles:
            message = _("On the same date there is already: {titles}. Is it another one?")
            told.planned.says.append(message.format(titles=titles))

    def _people(self, counted: tuple[int, str], accuracy: str, told: Comparison) -> None:
        number, meant = counted
        told.plain("people", ENCOUNTERS.heading("people"), number)
        if told.record is not None and told.record.people == number and not accuracy:
            return
        meant = accuracy or meant
        told.values["people_accuracy"] = meant
        is_same = told.record is not None and told.record.people_accuracy == meant
        if is_same:
            del told.values["people_accuracy"]
        elif meant != Accuracy.EXACT:
            told.tell(ENCOUNTERS.heading("accuracy"), "", str(Accuracy(meant).label))

    def _choices(self, there: Encounter | None, said: _Said, told: Comparison) -> None:
        kind, state = said.kind, said.state
        if there is None:
            kind, state = kind or EncounterKind.OTHER, state or self._state(said.when)
        for name, value, label in (
            ("kind", kind, EncounterKind), ("state", state, EncounterState)
        ):  # fmt: skip
            if value and (there is None or getattr(there, name) != value):
                told.values[name] = value
                before = str(label(getattr(there, name)).label) if there else ""
                told.tell(ENCOUNTERS.heading(name), before, str(label(value).label))

    def _state(self, when: Edtf | None) -> str:
        """Return what a list of past encounters means where it says nothing of it."""
        is_over = when is None or when.latest is None or when.latest < self.today
        return EncounterState.TOOK_PLACE if is_over else EncounterState.PLANNED

    def _when(self, line: Line, planned: Planned) -> Edtf | None:
        """Return the date of the row; two columns of days are from when to when."""
        when, first, last = (
            planned.tried(date_in, line, column, self.language) for column in _DATES
        )
        if when or first is None or last is None or first == last:
            return when or first or last
        try:
            return parse(f"{first}/{last}")
        except DateError:
            message = _("The last day lies before the first. Please check both.")
            planned.refuse("last_day", message)
            return None

    def _existing(self, line: Line, said: _Said, planned: Planned) -> Encounter | None:
        """Return the encounter that the row is about: by its key, or by title and date.

        Where the date was not understood, one of the same title: it is perhaps that one.
        """
        if key := line.text("key"):
            found: Encounter | None = self.finder.by_key(Encounter, key)
            if found is not None:
                return found
        title = fold(line.text("title"))
        if not title:
            raise Refused("title", _("The title is missing. Please write what it was."))
        of_that_date = self._called(title, line, [said.when] if said.is_dated else [])
        if of_that_date:
            return of_that_date[0]
        if others := [one for one in self._called(title, line) if _may_be_of(one, said.when)]:
            message = _("Under this title there is already: {titles}. Is it another one?")
            planned.says.append(message.format(titles=_dated(others[:3])))
        return None

    def _called(self, title: str, line: Line, dates: Sequence[Edtf | None] = ()) -> list[Encounter]:
        """Return the encounters of this title, in whatever spelling; of these dates, if any."""
        found: QuerySet[Encounter] = visible_to(self.finder.actor, Encounter.objects.all())
        for when in dates:
            found = found.filter(when=when) if when else found.filter(when__isnull=True)
        fitting = matched(asked(words_of(line.text("title")), kinds=("encounter",)))
        entries = SearchEntry.objects.filter(kind="encounter", id__in=fitting)
        some = found.filter(pk__in=entries.values("record")).order_by("key")[:_MOST_LOOKED_AT]
        return [one for one in some if title in {fold(said.text) for said in one.title.values()}]

    def _sides(self, there: Encounter | None, said: _Said, told: Comparison) -> list[Body]:
        rows, named = {}, said.named
        if there is None:
            named = self._taking_part.completed(named, said.partnerships, said.place, told.planned)
        else:
            rows = {side.body: side.role for side in there.sides.select_related("body")}
        new = {body: role for body, role in named.items() if rows.get(body) != role}
        if new:
            rows |= new
            told.values["sides"] = [{"body": body, "role": role} for body, role in rows.items()]
            for column, role in ROLES.items():
                names = [title_of(body, page_language()) for body, r in new.items() if r == role]
                if names:
                    told.tell(ENCOUNTERS.heading(column), "", ", ".join(names))
        if there is None and not told.planned.faults.keys() & {*ROLES, "partnerships"}:
            told.planned.tried(self._check_reach, rows)
        return list(rows)

    def _check_reach(self, rows: dict[Body, str]) -> None:
        if not rows:
            raise Refused("hosts", _("Please name who was host and who came."))
        own = self.finder.actor.bodies
        if own and not any(body.pk in own for body in rows):
            raise Refused("hosts", _("Your county did not take part in it. Please name it."))

    def _partnerships(
        self, there: Encounter | None, said: _Said, sides: list[Body], told: Comparison
    ) -> None:
        """Take the partnerships that are named; of a new encounter, those of its sides."""
        named = said.partnerships
        before = list(there.partnerships.all()) if there else []
        if there is None and not named:
            named = list(self._of_sides(sides))
        new = [one for one in named if one not in before]
        if new:
            told.values["partnerships"] = [*before, *new]
            titles = ", ".join(title_of(one, page_language()) for one in new)
            told.tell(ENCOUNTERS.heading("partnerships"), "", titles)

    def _of_sides(self, sides: list[Body]) -> QuerySet[Partnership]:
        found: QuerySet[Partnership] = visible_to(self.finder.actor, Partnership.objects.all())
        if len(sides) == 2:
            for body in sides:
                found = found.filter(parties__body=body)
            return found.distinct()
        return found.none()
