# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of a table of organisations comes to."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission
from partnerkreis.core.folding import fold
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Organisation, OrganisationKind, Place
from partnerkreis.editing.queries import may
from partnerkreis.editing.titles import title_of
from partnerkreis.imports.queries.cells import choice_in
from partnerkreis.imports.queries.comparing import Comparison, page_language
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Earlier, Pending, Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import ORGANISATIONS


class OrganisationPlanner:
    """Plans one row after the other; a place that an earlier row makes is not made again."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.language = finder, finder.language
        self._earlier = Earlier(ORGANISATIONS)
        self._places: set[Pending] = set()

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row; everything that cannot be is noted."""
        name = line.text("name")
        if not name:
            planned.refuse("name", _("The name is missing. Please write what it is called."))
        body = (
            planned.tried(self.finder.body, line.text("body"), "body")
            if line.text("body")
            else None
        )
        kind = planned.tried(choice_in, line, "kind", Organisation, "kind") or ""
        website = planned.tried(_address, line) or ""
        there = planned.tried(self._existing, line, name, body) if name else None
        if there is None and body is None and name and "body" not in planned.faults:
            body = planned.tried(self._own, planned)
        about = there.pk if there else (fold(name), body)
        if planned.faults or self._earlier.has(about, line, {}, planned):
            return
        told = Comparison(planned, there, self.language)
        if there is None:
            told.values["names"] = Names.of(**{self.language: name})
        self._compare(line, there, body, (kind, website), told)
        self._take(there, told, planned)
        self._earlier.add(about, line, {}, planned)

    def _take(self, there: Organisation | None, told: Comparison, planned: Planned) -> None:
        if not told.values:
            return
        if there is None or may(self.finder.actor, Permission.EDIT_RECORD, there):
            planned.steps.append(Step("organisation", told.values, there))
            return
        message = _(
            "This organisation is recorded, but you may not change it. Please leave the row out, "
            "or ask the county in which it lies."
        )
        planned.refuse("name", message)

    def _compare(
        self,
        line: Line,
        there: Organisation | None,
        body: Body | None,
        said: tuple[str, str],
        told: Comparison,
    ) -> None:
        heading = ORGANISATIONS.heading
        kind, website = said
        if there is None:
            kind = kind or OrganisationKind.OTHER
        if kind and (there is None or there.kind != kind):
            told.values["kind"] = kind
            before = str(there.get_kind_display()) if there else ""
            told.tell(heading("kind"), before, str(OrganisationKind(kind).label))
        if body is not None and (there is None or there.body_id != body.pk):
            told.values["body"] = body
            told.tell(heading("body"), "", title_of(body, page_language()))
        self._place(line, there, body, told)
        told.plain("website", heading("website"), website)
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
        before = title_of(there.place, page_language()) if there and there.place else ""
        if found:
            if there is None or there.place_id != found[0].pk:
                told.values["place"] = found[0]
                told.tell(heading, before, title_of(found[0], page_language()))
            return
        pending = Pending("place", fold(name))
        if pending not in self._places:
            self._places.add(pending)
            names = Names.of(**{self.language: name})
            values = {"names": names, "body": body or (there and there.body)}
            told.planned.steps.append(Step("place", values, makes=pending))
        told.values["place"] = pending
        told.tell(heading, before, _("{name} (a new place)").format(name=name))


def _address(line: Line) -> str:
    """Return an address on the web; people leave its beginning out. Raises Refused."""
    text = line.text("website")
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        message = _("“{text}” is no address on the web. Please write one like www.county.example.")
        raise Refused("website", message.format(text=text)) from error
    return address
