# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who took part, and in which partnership, as a row of the old list says it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.directory.models import Body, Place
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Planned
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.rules import joined, several
from partnerkreis.partnerships.models import Partnership

#: The roles of the sides, by the columns in which they stand.
ROLES = {"hosts": "host", "guests": "guest", "joint": "joint"}


class TakingPart:
    """Reads the columns that name counties, municipalities and partnerships."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder

    def sides(self, line: Line, planned: Planned) -> dict[Body, str]:
        """Return who is named in which role."""
        named: dict[Body, str] = {}
        for column, role in ROLES.items():
            for name in self._names(line, column):
                body = planned.tried(self.finder.body, name, column)
                if body is not None and named.setdefault(body, role) != role:
                    message = _("“{name}” stands twice in this row. Please name each side once.")
                    planned.refuse(column, message.format(name=name))
        return named

    def _names(self, line: Line, column: str) -> list[str]:
        """Return the names in a cell; one that holds an "and" itself is left whole."""
        names = []
        for part in several(str(line.cells.get(column, ""))):
            whole = self.finder.all_called(Body, part)
            names += [part] if whole else joined(part)
        return names

    def completed(
        self,
        named: dict[Body, str],
        partnerships: list[Partnership],
        place: str,
        planned: Planned,
    ) -> dict[Body, str]:
        """Return the sides of a new encounter, also where not all of them are named."""
        if named:
            return self._with_own(named)
        bodies = list(
            Body.objects.filter(parties__partnership__in=partnerships).distinct().order_by("key")
        )
        if bodies:
            planned.says.append(_("No sides are named: they are those of the partnership."))
        host = self._where(place, bodies)
        others = "guest" if host else "joint"
        return {body: "host" if body.pk == host else others for body in bodies}

    def _with_own(self, named: dict[Body, str]) -> dict[Body, str]:
        """Add the own body where only the others are named: it is the other side."""
        own, roles = self.finder.actor.bodies, set(named.values())
        if len(own) != 1 or len(roles) != 1 or any(body.pk in own for body in named):
            return named
        role = {"guest": "host", "host": "guest", "joint": "joint"}[roles.pop()]
        return {**named, Body.objects.get(pk=next(iter(own))): role}

    def _where(self, place: str, bodies: list[Body]) -> UUID | None:
        """Return in which of ``bodies`` a place lies, if that is known and only one."""
        keys = {body.pk for body in bodies}
        found = {one.body_id for one in self.finder.all_called(Place, place)} if place else set()
        found |= {one.pk for one in self.finder.all_called(Body, place)} if place else set()
        return next(iter(found & keys)) if len(found & keys) == 1 else None

    def partnerships(self, line: Line, planned: Planned) -> list[Partnership]:
        """Return the partnerships that are named."""
        found: list[Partnership] = []
        for name in several(str(line.cells.get("partnerships", ""))):
            found += planned.tried(self.finder.partnerships, name, "partnerships") or ()
        return list(dict.fromkeys(found))
