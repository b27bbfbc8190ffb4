# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a record is called where it stands in a line: in a list, a heading, a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models

from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.core.dates import words
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import (
    Body,
    Contact,
    Office,
    Organisation,
    Person,
    Place,
    Source,
    Tenure,
    Topic,
)
from partnerkreis.editing.offices import title_of as office_as_held
from partnerkreis.encounters.models import (
    Aggregate,
    Encounter,
    FollowUp,
    Lesson,
    Series,
    Statement,
)
from partnerkreis.files.models import StoredFile
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Plan,
    PlanStep,
    Resolution,
    SchoolPartnership,
    Signing,
    Standing,
)
from partnerkreis.texts.models import SiteText


def _named(record: Any, language: Language) -> str:
    return str(record.names.form(language))


def _titled(record: Any, language: Language) -> str:
    return str(record.title.text(language))


def _told(record: Any, language: Language) -> str:
    return str(record.text.text(language))


def _person(record: Person, _language: Language) -> str:
    return record.name


def _contact(record: Contact, language: Language) -> str:
    where = record.organisation
    return f"{record.person.name} ({where.names.form(language)})" if where else record.person.name


def _source(record: Source, _language: Language) -> str:
    return record.title


def _office(record: Office, language: Language) -> str:
    title = record.title.text(language) or str(record.get_kind_display())
    return f"{title}, {record.body.names.form(language, 'short')}"


def _tenure(record: Tenure, language: Language) -> str:
    where = record.office.body.names.form(language, "short")
    return f"{record.person.name} ({office_as_held(record, language)}, {where})"


def _instrument(record: Instrument, language: Language) -> str:
    title: str = record.title.text(language)
    return title or str(record.get_kind_display())


def _signing(record: Signing, language: Language) -> str:
    where = record.place.names.form(language) if record.place else ""
    when = words.label(record.when, language) if record.when else ""
    return ", ".join(filter(None, (_instrument(record.instrument, language), where, when)))


def _resolution(record: Resolution, language: Language) -> str:
    subject: str = record.subject.text(language)
    return subject or str(record.get_outcome_display())


def _plan(record: Plan, language: Language) -> str:
    title: str = record.title.text(language)
    return title or str(record.text.text(language))


def _standing(record: Standing, language: Language) -> str:
    return f"{record.partnership.title.text(language)}: {record.get_kind_display()}"


def _topic(record: Topic, language: Language) -> str:
    label: str = record.label.text(language)
    return label


def _schools(record: SchoolPartnership, language: Language) -> str:
    schools = (record.first_school, record.second_school)
    title: str = record.title.text(language)
    return title or " – ".join(school.names.form(language) for school in schools)


def _file(record: StoredFile, language: Language) -> str:
    return record.title.text(language) or record.name


def _follow_up(record: FollowUp, language: Language) -> str:
    what: str = record.what.text(language)
    return what


def _of_year(record: BudgetLine | BudgetRequest, _language: Language) -> str:
    return f"{record.title} ({record.year})"


def _booking(record: Booking, _language: Language) -> str:
    return record.what_for


_TITLES: dict[type[models.Model], Callable[[Any, Language], str]] = {
    Body: _named,
    Organisation: _named,
    Place: _named,
    Person: _person,
    Contact: _contact,
    Source: _source,
    Office: _office,
    Tenure: _tenure,
    Topic: _topic,
    Partnership: _titled,
    Standing: _standing,
    Instrument: _instrument,
    Signing: _signing,
    Resolution: _resolution,
    Plan: _plan,
    PlanStep: _told,
    SchoolPartnership: _schools,
    SiteText: _titled,
    Encounter: _titled,
    Series: _titled,
    Aggregate: _told,
    Lesson: _told,
    Statement: _told,
    StoredFile: _file,
    FollowUp: _follow_up,
    BudgetLine: _of_year,
    BudgetRequest: _of_year,
    Booking: _booking,
}
#: What a title is made of besides the record itself, so that a list of them is one query.
RELATED: dict[type[models.Model], tuple[str, ...]] = {
    Contact: ("person", "organisation"),
    Office: ("body",),
    Tenure: ("person", "office__body"),
    Signing: ("instrument", "place"),
    Standing: ("partnership",),
    SchoolPartnership: ("first_school", "second_school"),
}


def title_of(record: models.Model, language: Language) -> str:
    """Return what ``record`` is called; its key where nothing else is known."""
    title = _TITLES[type(record)](record, language)
    return title or str(getattr(record, "key", record.pk))
