# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of the old list of encounters comes to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission, visible_to
from partnerkreis.core.dates import DateError, Edtf, parse
from partnerkreis.core.folding import fold
from partnerkreis.core.models import SearchEntry
from partnerkreis.directory.models import Body
from partnerkreis.editing.queries import may
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Accuracy, Encounter, EncounterKind, EncounterState
from partnerkreis.imports.queries.cells import choice_in, date_in, people_in
from partnerkreis.imports.queries.comparing import Comparison
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.rules import joined, several
from partnerkreis.imports.tables import ENCOUNTERS
from partnerkreis.partnerships.models import Partnership
from partnerkreis.search.index import asked, matched, words_of

_ROLES = {"hosts": "host", "guests": "guest", "joint": "joint"}


class EncounterPlanner:
    """Plans one row after the other; what an earlier row makes, a later one finds."""

    def __init__(self, finder: Finder, today: datetime.date) -> None:
        self.finder, self.today = finder, today
        self.language = finder.language
        #: What the rows before say, by title and date.
        self._seen: dict[tuple[str, str], int] = {}

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row. Raises Refused at the first cell that cannot be."""
        when = self._when(line)
        there = self._existing(line, when)
        same = self._seen.setdefault((fold(line.text("title")), str(when)), line.number)
        if same != line.number:
            planned.says.append(_("The same as row {row}; it is taken in once.").format(row=same))
            return
        told = Comparison(planned, there, self.language)
        self._compare(line, there, when, told)
        if told.values:
            if there is not None and not may(self.finder.actor, Permission.EDIT_RECORD, there):
                raise Refused("title", _("This encounter is recorded, but you may not change it."))
            planned.steps.append(Step("encounter", told.values, there))

    def _compare(
        self, line: Line, there: Encounter | None, when: Edtf | None, told: Comparison
    ) -> None:
        heading = ENCOUNTERS.heading
        if there is None:
            told.text("title", heading("title"), line.text("title"))
        told.plain("when", heading("when"), when)
        self._choices(line, there, when, told)
        told.text("place_label", heading("place"), line.text("place"))
        sides = self._sides(line, there, told)
        if there is None and when is not None:
            self._on_the_same_day(when, sides, told)
        self._partnerships(line, there, sides, told)
        if counted := people_in(line, "people"):
            self._people(counted, line, told)
        told.text("summary", heading("summary"), str(line.cells.get("summary", "")))
        told.plain("note", heading("note"), str(line.cells.get("note", "")))

    def _on_the_same_day(self, when: Edtf, sides: list[Body], told: Comparison) -> None:
        """Say what else is recorded of that day: perhaps it is the same under another title."""
        found = visible_to(self.finder.actor, Encounter.objects.filter(when=when))
        others = found.filter(sides__body__in=sides).distinct().order_by("key")[:3]
        titles = "; ".join(title_of(one, self.language) for one in others)
        if titles:
            message = _("On the same date there is already: {titles}. Is it another one?")
            told.planned.says.append(message.format(titles=titles))

    def _people(self, counted: tuple[int, str], line: Line, told: Comparison) -> None:
        number, meant = counted
        accuracy = choice_in(line, "accuracy", Encounter, "people_accuracy")
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

    def _choices(
        self, line: Line, there: Encounter | None, when: Edtf | None, told: Comparison
    ) -> None:
        kind = choice_in(line, "kind", Encounter, "kind")
        state = choice_in(line, "state", Encounter, "state")
        if there is None:
            kind, state = kind or EncounterKind.OTHER, state or self._state(when)
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

    def _when(self, line: Line) -> Edtf | None:
        """Return the date of the row; two columns of days are from when to when."""
        if when := date_in(line, "when", self.language):
            return when
        first = date_in(line, "first_day", self.language)
        last = date_in(line, "last_day", self.language)
        if first is None or last is None or first == last:
            return first or last
        try:
            return parse(f"{first}/{last}")
        except DateError as error:
            raise Refused(
                "last_day", _("The last day lies before the first. Please check both.")
            ) from error

    def _existing(self, line: Line, when: Edtf | None) -> Encounter | None:
        """Return the encounter that the row is about: by its key, or by title and date."""
        if key := line.text("key"):
            found: Encounter | None = self.finder.by_key(Encounter, key)
            if found is not None:
                return found
        title = fold(line.text("title"))
        if not title:
            raise Refused("title", _("The title is missing."))
        for candidate in self._candidates(line, when):
            names = {fold(wording.text) for wording in candidate.title.values()}
            if title in names and candidate.when == when:
                return candidate
        return None

    def _candidates(self, line: Line, when: Edtf | None) -> Sequence[Encounter]:
        found: QuerySet[Encounter] = visible_to(self.finder.actor, Encounter.objects.all())
        found = found.filter(when=when) if when else found.filter(when__isnull=True)
        fitting = matched(asked(words_of(line.text("title")), kinds=("encounter",)))
        entries = SearchEntry.objects.filter(kind="encounter", id__in=fitting)
        return list(found.filter(pk__in=entries.values("record"))[:50])

    def _sides(self, line: Line, there: Encounter | None, told: Comparison) -> list[Body]:
        rows = self._recorded(there)
        named = self._named(line)
        if there is None:
            self._add_own(named)
        new = {body: role for body, role in named.items() if rows.get(body) != role}
        if new:
            rows |= new
            told.values["sides"] = [{"body": body, "role": role} for body, role in rows.items()]
            for column, role in _ROLES.items():
                names = [title_of(body, self.language) for body, r in new.items() if r == role]
                if names:
                    told.tell(ENCOUNTERS.heading(column), "", ", ".join(names))
        if there is None:
            self._check_reach(rows)
        return list(rows)

    def _recorded(self, there: Encounter | None) -> dict[Body, str]:
        if there is None:
            return {}
        return {side.body: side.role for side in there.sides.select_related("body")}

    def _named(self, line: Line) -> dict[Body, str]:
        named: dict[Body, str] = {}
        for column, role in _ROLES.items():
            for name in self._names(line, column):
                body = self.finder.body(name, column)
                if named.setdefault(body, role) != role:
                    message = _("“{name}” stands twice in this row. Please name each side once.")
                    raise Refused(column, message.format(name=name))
        return named

    def _names(self, line: Line, column: str) -> list[str]:
        """Return the names in a cell; one that holds an "and" itself is left whole."""
        names = []
        for part in several(str(line.cells.get(column, ""))):
            whole = self.finder.all_called(Body, part)
            names += [part] if whole else joined(part)
        return names

    def _add_own(self, named: dict[Body, str]) -> None:
        """Add the own body where only the others are named: it is the other side."""
        own = self.finder.actor.bodies
        if len(own) != 1 or not named or any(body.pk in own for body in named):
            return
        roles = set(named.values())
        if roles in ({"guest"}, {"host"}, {"joint"}):
            role = {"guest": "host", "host": "guest", "joint": "joint"}[roles.pop()]
            named[Body.objects.get(pk=next(iter(own)))] = role

    def _check_reach(self, rows: dict[Body, str]) -> None:
        if not rows:
            raise Refused("hosts", _("Please name who was host and who came."))
        own = self.finder.actor.bodies
        if own and not any(body.pk in own for body in rows):
            raise Refused("hosts", _("Your county did not take part in it. Please name it."))

    def _partnerships(
        self, line: Line, there: Encounter | None, sides: list[Body], told: Comparison
    ) -> None:
        """Take the partnerships that are named; of a new encounter, those of its sides."""
        named = self._named_partnerships(line)
        before = list(there.partnerships.all()) if there else []
        if there is None and not named:
            named = list(self._of_sides(sides))
        new = [one for one in named if one not in before]
        if new:
            told.values["partnerships"] = [*before, *new]
            titles = ", ".join(title_of(one, self.language) for one in new)
            told.tell(ENCOUNTERS.heading("partnerships"), "", titles)

    def _of_sides(self, sides: list[Body]) -> QuerySet[Partnership]:
        found: QuerySet[Partnership] = visible_to(self.finder.actor, Partnership.objects.all())
        if len(sides) == 2:
            for body in sides:
                found = found.filter(parties__body=body)
            return found.distinct()
        return found.none()

    def _named_partnerships(self, line: Line) -> list[Partnership]:
        found = []
        for name in several(str(line.cells.get("partnerships", ""))):
            key = self.finder.by_key(Partnership, name)
            called = [key] if key else self.finder.all_called(Partnership, name)
            if len(called) != 1:
                message = _("No partnership is called “{name}”. Please check the spelling.")
                raise Refused("partnerships", message.format(name=name))
            found += called
        return found
