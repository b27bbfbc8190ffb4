# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people are reached, on the pages of those people and of where they work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from partnerkreis.access.policy import Actor, Permission, can, scope, visible_to
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Contact, Organisation, Person
from partnerkreis.editing.titles import title_of
from partnerkreis.workspace import addresses_editing as addresses

#: So many stand on a page; the list of contacts has them all.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Whom one reaches, and how; ``dialled`` is the number without blanks."""

    title: str
    function: str
    email: str
    telephone: str
    dialled: str
    href: str


@dataclass(frozen=True, slots=True)
class Contacts:
    lines: list[ContactLine]
    new_href: str


def contacts_of(record: Record, actor: Actor, language: Language) -> Contacts | None:
    """Return what the body of ``actor`` keeps of how to reach people (one query), or None."""
    among = _among(record)
    if among is None or not can(actor, Permission.READ_CONTACT):
        return None
    found = visible_to(actor, Contact.objects.filter(among)).select_related(
        "person", "organisation"
    )
    lines = [_line(one, language) for one in found.order_by("key").distinct()[:_MOST]]
    return Contacts(lines, _new_href(record, actor, language))


def _among(record: Record) -> Q | None:
    match record:
        case Person():
            return Q(person=record.pk)
        case Organisation():
            return Q(organisation=record.pk)
        case Body():
            at_office = Q(organisation=None, person__tenures__office__body=record.pk)
            return Q(organisation__body=record.pk) | at_office
    return None


def _line(one: Contact, language: Language) -> ContactLine:
    dialled = "".join(sign for sign in one.telephone if sign.isdigit() or sign == "+")
    href = addresses.record("contact", one.key, language)
    title = title_of(one, language)
    return ContactLine(title, one.function, one.email, one.telephone, dialled, href)


def _new_href(record: Record, actor: Actor, language: Language) -> str:
    """Return where a contact is added, with what is known filled in."""
    if not can(actor, Permission.EDIT_RECORD):
        return ""
    given = {}
    if isinstance(record, Person | Organisation):
        given["person" if isinstance(record, Person) else "organisation"] = record.key
    own = scope(actor, Permission.EDIT_RECORD).bodies
    if len(own) == 1:
        given["body"] = Body.objects.values_list("key", flat=True).get(pk__in=own)
    return addresses.new_with("contact", language, **given)
