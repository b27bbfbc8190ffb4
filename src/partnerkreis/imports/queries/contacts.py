# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of a table of contacts comes to: a person, an office, and from when to when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission, can
from partnerkreis.core.dates import Edtf, words
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import (
    Body,
    Office,
    OfficeKind,
    Organisation,
    Person,
    Tenure,
    TitleForm,
)
from partnerkreis.editing.offices import kind_called
from partnerkreis.editing.queries import may
from partnerkreis.editing.titles import title_of
from partnerkreis.imports.queries.cells import choice_called, date_in
from partnerkreis.imports.queries.comparing import Comparison, page_language
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.reaching import Reach, ReachPlanner
from partnerkreis.imports.queries.shape import Earlier, Pending, Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import CONTACTS

_FORMS = {"frau": TitleForm.FEMININE, "pani": TitleForm.FEMININE, "ms": TitleForm.FEMININE,
          "mrs": TitleForm.FEMININE, "herr": TitleForm.MASCULINE, "herrn": TitleForm.MASCULINE,
          "pan": TitleForm.MASCULINE, "mr": TitleForm.MASCULINE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands in a row, as far as it was understood."""

    name: str
    person: Person | Pending | None
    body: Body | None
    office: str
    since: Edtf | None
    until: Edtf | None
    reach: Reach


class ContactPlanner:
    """Plans one row after the other; who and what an earlier row makes is not made again."""

    def __init__(self, finder: Finder, today: datetime.date) -> None:
        self.finder, self.language = finder, finder.language
        self._reach = ReachPlanner(finder, today)
        self._earlier = Earlier(CONTACTS)
        self._made: set[Pending] = set()

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row; everything that cannot be is noted."""
        said = self._read(line, planned)
        if planned.faults or said.body is None:
            return
        office = self._office(said.office, said.body)
        about = (fold(said.name), office)
        if self._earlier.has(about, line, {}, planned):
            return
        self._fill(line, said, office, planned)
        self._earlier.add(about, line, {}, planned)

    def _read(self, line: Line, planned: Planned) -> _Said:
        name = planned.tried(_name, line) or ""
        body = planned.tried(self._body, line)
        if not line.text("office"):
            planned.refuse("office", _("Please name the office or function."))
        since, until = (
            planned.tried(date_in, line, column, self.language) for column in ("since", "until")
        )
        return _Said(
            name=name,
            person=planned.tried(self._person, line, name) if name else None,
            body=body,
            office=self._office_called(line),
            since=since,
            until=until,
            reach=self._reach.read(line, planned),
        )

    def _fill(self, line: Line, said: _Said, office: Office | Pending, planned: Planned) -> None:
        person, body, made = said.person, said.body, set(self._made)
        if person is None or body is None:
            return
        tenure = self._tenure(person, office)
        if tenure is not None:
            self._change(said, tenure, planned)
        else:
            self._add_office(said, body, office, planned)
            self._add(line, said, person, office, planned)
        if isinstance(person, Person):
            self._address(line, person, planned)
        if planned.steps and not can(self.finder.actor, Permission.EDIT_RECORD, body.pk):
            planned.refuse("body", _("You may record people only for your own county."))
        self._reach.plan(line, said.reach, person, body, planned)
        if planned.faults:
            self._made = made

    def _person(self, line: Line, name: str) -> Person | Pending:
        if key := line.text("key"):
            found: Person | None = self.finder.by_key(Person, key)
            if found is not None:
                return found
        called = self.finder.all_called(Person, name)
        if len(called) > 1:
            raise Refused("name", _("Several people are called so. Please add the column “Key”."))
        return called[0] if called else Pending("person", fold(name))

    def _body(self, line: Line) -> Body:
        if text := line.text("body"):
            return self.finder.body(text, "body")
        if text := line.text("organisation"):
            called = self.finder.all_called(Organisation, text)
            if len(called) == 1 and called[0].body_id:
                return Body.objects.get(pk=called[0].body_id)
        raise Refused("body", _("Please name the county or municipality of the office."))

    def _office_called(self, line: Line) -> str:
        title, organisation = line.text("office"), line.text("organisation")
        is_named = not organisation or fold(organisation) in fold(title)
        return title if is_named else f"{title}, {organisation}"

    def _office(self, title: str, body: Body) -> Office | Pending:
        """Return the office that is named, or one to be made where the body has none so called."""
        kind = _office_kind(title)
        offices: list[Office] = list(body.offices.order_by("key"))
        for office in offices:
            names = {fold(office.title.text(language)) for language in INTERFACE_LANGUAGES}
            is_of_kind = kind and kind != OfficeKind.OTHER and office.kind == kind
            if fold(title) in names or (is_of_kind and not any(names - {""})):
                return office
        return Pending("office", f"{body.key} {fold(title)}")

    def _add_office(
        self, said: _Said, body: Body, office: Office | Pending, planned: Planned
    ) -> None:
        """Plan an office that the body has not, unless an earlier row makes it."""
        if not isinstance(office, Pending) or office in self._made:
            return
        self._made.add(office)
        title, kind = said.office, _office_kind(said.office)
        text = Translated() if kind else Translated.of(**{self.language: title})
        values = {"body": body, "kind": kind or OfficeKind.OTHER, "title": text}
        planned.steps.append(Step("office", values, makes=office))
        told = _("A new office: {office}, {body}")
        planned.says.append(told.format(office=title, body=title_of(body, page_language())))

    def _tenure(self, person: Person | Pending, office: Office | Pending) -> Tenure | None:
        if isinstance(person, Pending) or isinstance(office, Pending):
            return None
        return person.tenures.filter(office=office).order_by("key").first()

    def _change(self, said: _Said, tenure: Tenure, planned: Planned) -> None:
        told = Comparison(planned, tenure, self.language)
        told.plain("since", CONTACTS.heading("since"), said.since)
        told.plain("until", CONTACTS.heading("until"), said.until)
        if told.values:
            planned.steps.append(Step("tenure", told.values, tenure))

    def _add(self, line: Line, said: _Said, person: Any, office: Any, planned: Planned) -> None:
        """Plan the tenure of somebody who is known, or the person together with it."""
        name, since, until = said.name, said.since, said.until
        address = line.text("form_of_address")
        _kind, of_title = kind_called(line.text("office"))
        form = _FORMS.get(fold(address).split(" ")[0], of_title)
        held = {"office": office, "since": since, "title_form": form}
        if isinstance(person, Pending) and person not in self._made:
            self._made.add(person)
            values = {"name": name, "form_of_address": address, **held}
            planned.steps.append(Step("person", values, makes=person))
            if until is not None:
                planned.steps.append(Step("tenure", {"until": until}, tenure_of=person))
            planned.says.insert(0, _("A new person: {name}").format(name=name))
        else:
            planned.steps.append(Step("tenure", {"person": person, **held, "until": until}))
            planned.says.insert(0, _("{name} is known and gets this office.").format(name=name))
        for column, date in (("since", since), ("until", until)):
            if date is not None:
                shown = words.label(date, page_language())
                planned.says.append(f"{CONTACTS.heading(column)}: {shown}")

    def _address(self, line: Line, person: Person, planned: Planned) -> None:
        told = Comparison(planned, person, self.language)
        told.plain("form_of_address", CONTACTS.heading("form_of_address"),
                   line.text("form_of_address"))  # fmt: skip
        told.plain("note", CONTACTS.heading("note"), str(line.cells.get("note", "")))
        if told.values:
            if not may(self.finder.actor, Permission.EDIT_RECORD, person):
                message = _(
                    "This person is recorded, but you may not change what is recorded. Please "
                    "leave these cells empty."
                )
                planned.refuse("name", message)
                return
            planned.steps.append(Step("person", told.values, person))


def _office_kind(title: str) -> str:
    return choice_called(title, Office, "kind") or kind_called(title)[0]


def _name(line: Line) -> str:
    parts = (line.text("first_name"), line.text("family_name"))
    name = " ".join(filter(None, parts)) if all(parts) else line.text("name")
    if "," in name:
        family, _comma, first = name.partition(",")
        name = f"{first.strip()} {family.strip()}"
    if not name:
        raise Refused("name", _("The name is missing. Please write who it is."))
    return name.strip()
