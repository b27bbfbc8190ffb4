# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of a table of organisations comes to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission
from partnerkreis.core.folding import fold
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Organisation, OrganisationKind, Place
from partnerkreis.editing.queries import may
from partnerkreis.editing.titles import title_of
from partnerkreis.imports.queries.cells import choice_in
from partnerkreis.imports.queries.comparing import Comparison
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Pending, Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import ORGANISATIONS


class OrganisationPlanner:
    """Plans one row after the other; a place that an earlier row makes is not made again."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.language = finder, finder.language
        self._seen: dict[tuple[str, Any], int] = {}
        self._places: set[Pending] = set()

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row. Raises Refused at the first cell that cannot be."""
        name = line.text("name")
        if not name:
            raise Refused("name", _("The name is missing."))
        body = self.finder.body(line.text("body"), "body") if line.text("body") else None
        same = self._seen.setdefault((fold(name), body), line.number)
        if same != line.number:
            planned.says.append(_("The same as row {row}; it is taken in once.").format(row=same))
            return
        there = self._existing(line, name, body)
        if there is None:
            body = body or self._own(planned)
        told = Comparison(planned, there, self.language)
        if there is None:
            told.values["names"] = Names.of(**{self.language: name})
        self._compare(line, there, body, told)
        if told.values:
            if there is not None and not may(self.finder.actor, Permission.EDIT_RECORD, there):
                message = _("This organisation is recorded, but you may not change it.")
                raise Refused("name", message)
            planned.steps.append(Step("organisation", told.values, there))

    def _compare(
        self, line: Line, there: Organisation | None, body: Body | None, told: Comparison
    ) -> None:
        heading = ORGANISATIONS.heading
        kind = choice_in(line, "kind", Organisation, "kind")
        if there is None:
            kind = kind or OrganisationKind.OTHER
        if kind and (there is None or there.kind != kind):
            told.values["kind"] = kind
            before = str(there.get_kind_display()) if there else ""
            told.tell(heading("kind"), before, str(OrganisationKind(kind).label))
        if body is not None and (there is None or there.body_id != body.pk):
            told.values["body"] = body
            told.tell(heading("body"), "", title_of(body, self.language))
        self._place(line, there, body, told)
        told.plain("website", heading("website"), _address(line.text("website")))
        if there is not None:
            told.text("description", heading("description"), str(line.cells.get("description", "")))
            told.plain("note", heading("note"), str(line.cells.get("note", "")))
        else:
            self._later(line, told)

    def _later(self, line: Line, told: Comparison) -> None:
        """Take what a new organisation is given besides what its form asks for."""
        blank = Organisation()
        more = Comparison(told.planned, blank, self.language)
        heading = ORGANISATIONS.heading
        more.text("description", heading("description"), str(line.cells.get("description", "")))
        more.plain("note", heading("note"), str(line.cells.get("note", "")))
        told.values |= more.values

    def _own(self, planned: Planned) -> Body:
        own = self.finder.actor.bodies
        if len(own) != 1:
            raise Refused("body", _("Please name the county or municipality it lies in."))
        planned.says.append(_("No county is named: it is taken to lie in yours."))
        return Body.objects.get(pk=next(iter(own)))

    def _existing(self, line: Line, name: str, body: Body | None) -> Organisation | None:
        if key := line.text("key"):
            found: Organisation | None = self.finder.by_key(Organisation, key)
            if found is not None:
                return found
        called = self.finder.all_called(Organisation, name)
        if body is not None:
            called = [one for one in called if one.body_id in (None, body.pk)]
        if len(called) > 1:
            raise Refused(
                "name", _("Several organisations are called so. Please add the column “Key”.")
            )
        return called[0] if called else None

    def _place(
        self, line: Line, there: Organisation | None, body: Body | None, told: Comparison
    ) -> None:
        name, heading = line.text("place"), ORGANISATIONS.heading("place")
        if not name:
            return
        found = self.finder.all_called(Place, name)
        if len(found) > 1 and body is not None:
            found = [one for one in found if one.body_id == body.pk] or found[:1]
        before = title_of(there.place, self.language) if there and there.place else ""
        if found:
            if there is None or there.place_id != found[0].pk:
                told.values["place"] = found[0]
                told.tell(heading, before, title_of(found[0], self.language))
            return
        pending = Pending("place", fold(name))
        if pending not in self._places:
            self._places.add(pending)
            names = Names.of(**{self.language: name})
            values = {"names": names, "body": body or (there and there.body)}
            told.planned.steps.append(Step("place", values, makes=pending))
        told.values["place"] = pending
        told.tell(heading, before, _("{name} (a new place)").format(name=name))


def _address(text: str) -> str:
    """Return an address on the web; people leave its beginning out."""
    return text if not text or "://" in text else f"https://{text}"
