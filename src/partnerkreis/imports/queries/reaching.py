# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How somebody is reached, as far as a row of a table of contacts says it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.access.policy import Permission, scope, visible_to
from partnerkreis.core.dates import Edtf, Moment, words
from partnerkreis.directory.models import Body, Contact, Organisation, Person
from partnerkreis.imports.queries.cells import date_in
from partnerkreis.imports.queries.comparing import Comparison, page_language
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.shape import Pending, Planned, Refused, Step
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import CONTACTS

#: So many years it is kept, where the table does not say how long.
_YEARS = 2
_LONGEST_TELEPHONE = 60


@dataclass(frozen=True, slots=True)
class Reach:
    """What a row says of how somebody is reached."""

    email: str
    telephone: str
    until: Edtf | None


class ReachPlanner:
    """Plans what the own body keeps of how to reach people."""

    def __init__(self, finder: Finder, today: datetime.date) -> None:
        self.finder, self.today = finder, today
        own = scope(finder.actor, Permission.EDIT_RECORD).bodies
        self._own: list[Body] = list(Body.objects.filter(pk__in=own).order_by("key"))

    def read(self, line: Line, planned: Planned) -> Reach:
        """Return what a row says of it; what cannot be is noted."""
        until = planned.tried(date_in, line, "kept_until", self.finder.language)
        if until is not None and until.latest is None:
            planned.refuse("kept_until", _("Please write a day on which it ends."))
        email, telephone = planned.tried(_email, line), planned.tried(_telephone, line)
        return Reach(email or "", telephone or "", until)

    def plan(
        self, line: Line, said: Reach, person: Person | Pending, at: Body, planned: Planned
    ) -> None:
        """Add the contact of ``person``, or what is new of the one there."""
        if not (said.email or said.telephone):
            return
        keeper = self._keeper(at)
        where = self._organisation(line)
        there = self._there(person, keeper, where)
        told = Comparison(planned, there, self.finder.language)
        told.plain("email", CONTACTS.heading("email"), said.email)
        told.plain("telephone", CONTACTS.heading("telephone"), said.telephone)
        if there is not None:
            told.plain("purpose", CONTACTS.heading("purpose"), line.text("purpose"))
            told.plain("until", CONTACTS.heading("kept_until"), said.until)
            if told.values:
                planned.steps.append(Step("contact", told.values, there))
            return
        values = {"person": person, "body": keeper, "organisation": where, **told.values}
        planned.steps.append(Step("contact", {**values, **self._kept(line, said.until, planned)}))

    def _kept(self, line: Line, until: Edtf | None, planned: Planned) -> dict[str, Any]:
        """Return for what and how long it is kept, and say so."""
        with override(self.finder.language):
            purpose = line.text("purpose") or _("Work on the partnerships")
        last = until or Moment(self.today.year + _YEARS, 12, 31)
        said = _("Kept until {date}, for: {purpose}.")
        date = words.label(last, page_language())
        planned.says.append(said.format(date=date, purpose=purpose))
        return {"purpose": purpose, "basis": Contact.Basis.TASK, "until": last}

    def _keeper(self, at: Body) -> Body:
        """Return whose contact it becomes: the own body, and of several the one that is named."""
        if at in self._own or not self._own:
            return at
        return self._own[0]

    def _organisation(self, line: Line) -> Organisation | None:
        called = self.finder.all_called(Organisation, line.text("organisation"))
        return called[0] if len(called) == 1 else None

    def _there(
        self, person: Person | Pending, keeper: Body, where: Organisation | None
    ) -> Contact | None:
        if isinstance(person, Pending):
            return None
        known = visible_to(self.finder.actor, Contact.objects.filter(person=person, body=keeper))
        found: Contact | None = known.filter(organisation=where).order_by("key").first()
        return found


def _email(line: Line) -> str:
    text = line.text("email").removeprefix("mailto:").strip()
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            message = _(
                "“{text}” is not a mail address. Please write one like name@county.example."
            )
            raise Refused("email", message.format(text=text)) from error
    return text


def _telephone(line: Line) -> str:
    text = line.text("telephone")
    if text and (len(text) > _LONGEST_TELEPHONE or not any(sign.isdigit() for sign in text)):
        message = _("“{text}” is not a telephone number. Please write only the number.")
        raise Refused("telephone", message.format(text=text))
    return text
