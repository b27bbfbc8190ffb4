# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row of a table of contacts comes to: a person, an office, and from when to when."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Permission, can
from partnerkreis.core.dates import words
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
from partnerkreis.imports.queries.comparing import Comparison
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.reaching import ReachPlanner
from partnerkreis.imports.queries.shape import Pending, Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import CONTACTS

_FORMS = {"frau": TitleForm.FEMININE, "pani": TitleForm.FEMININE, "ms": TitleForm.FEMININE,
          "mrs": TitleForm.FEMININE, "herr": TitleForm.MASCULINE, "herrn": TitleForm.MASCULINE,
          "pan": TitleForm.MASCULINE, "mr": TitleForm.MASCULINE}  # fmt: skip


class ContactPlanner:
    """Plans one row after the other; who and what an earlier row makes is not made again."""

    def __init__(self, finder: Finder, today: datetime.date) -> None:
        self.finder, self.language = finder, finder.language
        self._reach = ReachPlanner(finder, today)
        self._seen: dict[tuple[Any, Any], int] = {}
        self._made: set[Pending] = set()

    def plan(self, line: Line, planned: Planned) -> None:
        """Fill in what becomes of the row. Raises Refused at the first cell that cannot be."""
        name = _name(line)
        person = self._person(line, name)
        body = self._body(line)
        office = self._office(line, body, planned)
        same = self._seen.setdefault((fold(name), office), line.number)
        if same != line.number:
            planned.says.append(_("The same as row {row}; it is taken in once.").format(row=same))
            return
        tenure = self._tenure(person, office)
        if tenure is not None:
            self._change(line, tenure, planned)
        else:
            self._add(line, name, person, office, planned)
        if isinstance(person, Person):
            self._address(line, person, planned)
        if planned.steps and not can(self.finder.actor, Permission.EDIT_RECORD, body.pk):
            raise Refused("body", _("You may record people only for your own county."))
        self._reach.plan(line, person, body, planned)

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

    def _office(self, line: Line, body: Body, planned: Planned) -> Office | Pending:
        """Return the office that is named, or plan it where the body has none of that name."""
        title = line.text("office")
        if not title:
            raise Refused("office", _("Please name the office or function."))
        if organisation := line.text("organisation"):
            title = title if fold(organisation) in fold(title) else f"{title}, {organisation}"
        kind = choice_called(title, Office, "kind") or kind_called(title)[0]
        offices: list[Office] = list(body.offices.order_by("key"))
        for office in offices:
            names = {fold(office.title.text(language)) for language in INTERFACE_LANGUAGES}
            is_of_kind = kind and kind != OfficeKind.OTHER and office.kind == kind
            if fold(title) in names or (is_of_kind and not any(names - {""})):
                return office
        pending = Pending("office", f"{body.key} {fold(title)}")
        if pending not in self._made:
            self._made.add(pending)
            text = Translated() if kind else Translated.of(**{self.language: title})
            values = {"body": body, "kind": kind or OfficeKind.OTHER, "title": text}
            planned.steps.append(Step("office", values, makes=pending))
            told = _("A new office: {office}, {body}")
            named = title_of(body, self.language)
            planned.says.append(told.format(office=title, body=named))
        return pending

    def _tenure(self, person: Person | Pending, office: Office | Pending) -> Tenure | None:
        if isinstance(person, Pending) or isinstance(office, Pending):
            return None
        return person.tenures.filter(office=office).order_by("key").first()

    def _change(self, line: Line, tenure: Tenure, planned: Planned) -> None:
        told = Comparison(planned, tenure, self.language)
        for name in ("since", "until"):
            told.plain(name, CONTACTS.heading(name), date_in(line, name, self.language))
        if told.values:
            planned.steps.append(Step("tenure", told.values, tenure))

    def _add(self, line: Line, name: str, person: Any, office: Any, planned: Planned) -> None:
        """Plan the tenure of somebody who is known, or the person together with it."""
        since = date_in(line, "since", self.language)
        until = date_in(line, "until", self.language)
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
                said = f"{CONTACTS.heading(column)}: {words.label(date, self.language)}"
                planned.says.append(said)

    def _address(self, line: Line, person: Person, planned: Planned) -> None:
        told = Comparison(planned, person, self.language)
        told.plain("form_of_address", CONTACTS.heading("form_of_address"),
                   line.text("form_of_address"))  # fmt: skip
        told.plain("note", CONTACTS.heading("note"), str(line.cells.get("note", "")))
        if told.values:
            if not may(self.finder.actor, Permission.EDIT_RECORD, person):
                raise Refused("name", _("This person is recorded, but you may not change it."))
            planned.steps.append(Step("person", told.values, person))


def _name(line: Line) -> str:
    parts = (line.text("first_name"), line.text("family_name"))
    name = " ".join(filter(None, parts)) if all(parts) else line.text("name")
    if "," in name:
        family, _comma, first = name.partition(",")
        name = f"{first.strip()} {family.strip()}"
    if not name:
        raise Refused("name", _("The name is missing."))
    return name.strip()
