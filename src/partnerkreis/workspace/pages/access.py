# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Access: who has which office, who leads which encounter, and the forms that change it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.access.policy import Role
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.directory.models import Appointment, Office
from partnerkreis.editing.titles import title_of
from partnerkreis.leads.models import Lead
from partnerkreis.portal import links
from partnerkreis.ui.shapes import Crumb, Entry, Page
from partnerkreis.ui.shapes.form import Fault, Input
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.queries.access import Access


@dataclass(frozen=True, slots=True)
class AccessPage:
    page: Page
    title: str
    meta: str
    done: str
    invite_href: str
    holding: list[Entry]
    vacant: list[Entry]
    leads: list[Entry]
    past: list[Entry]


@dataclass(frozen=True, slots=True)
class AccessForm:
    """A form with its button; where it has a second one (``other``), that stands below."""

    page: Page
    title: str
    meta: str
    inputs: list[Input]
    button: str
    faults: list[Fault]
    csrf: str
    other: AccessEnd | None = None


@dataclass(frozen=True, slots=True)
class AccessEnd:
    """What ends an access, with the inputs it needs and what it does."""

    title: str
    note: str
    inputs: list[Input]
    button: str


def address(view: str, language: Language, **arguments: object) -> str:
    """Return the address of a page about access."""
    with override(language):
        return reverse(view, kwargs=arguments or None)


def access_page(request: HttpRequest, found: Access, *, today: datetime.date) -> AccessPage:
    """Return who has access to what the actor answers for."""
    language = language_of(request)
    held = {appointment.office_id for appointment in found.holding}
    vacant = [office for office in found.offices if office.pk not in held]
    return AccessPage(
        page=frame(request, _("Access"), lambda other: links.page("access", other)),
        title=_("Access"),
        meta=_("Access belongs to an office. Whoever hands the office over hands it over as well."),
        done=_done(request.GET.get("done", "")),
        invite_href=address("access_invite", language),
        holding=[_held(one, language, today) for one in found.holding],
        vacant=[_vacant(office, language) for office in vacant],
        leads=[_led(lead, language) for lead in found.leads],
        past=[_past(one, language) for one in found.past],
    )


def _done(code: str) -> str:
    return {
        "admitted": _("The access is given. A mail is on its way."),
        "handed-over": _("The office is handed over. A mail to the successor is on its way."),
        "ended": _("The access is ended."),
    }.get(code, "")


def role_word(role: str) -> str:
    """Return what somebody is who has ``role``."""
    return {
        Role.OFFICER: _("officer"),
        Role.COLLEAGUE: _("colleague"),
        Role.READER: _("reader"),
    }[Role(role)]


def day(date: datetime.date, language: Language) -> str:
    """Return a day in words."""
    with override(language):
        return typeset(date_format(date, "DATE_FORMAT"), language)


def _held(one: Appointment, language: Language, today: datetime.date) -> Entry:
    since = _("from {day}") if one.since > today else _("since {day}")
    when = [since.format(day=day(one.since, language))]
    if one.until:
        when.append(_("until {day}").format(day=day(one.until, language)))
    return Entry(
        title_of(one.office, language),
        address("access_office", language, number=one.pk),
        when,
        remark=_("{name}, {role}, {address}").format(
            name=one.user.name, role=role_word(one.role), address=one.user.email
        ),
    )


def _vacant(office: Office, language: Language) -> Entry:
    href = f"{address('access_invite', language)}?office={office.key}"
    return Entry(title_of(office, language), href, remark=_("Nobody has the access."))


def _led(lead: Lead, language: Language) -> Entry:
    href = address("access_encounter", language, key=lead.encounter.key)
    until = _("until {day}").format(day=day(lead.until, language))
    remark = _("{name}, {address}").format(name=lead.user.name, address=lead.user.email)
    return Entry(title_of(lead.encounter, language), href, [until], remark=remark)


def _past(one: Appointment, language: Language) -> Entry:
    ends = [d for d in (one.since, one.until) if d]
    when = _("from {first} to {last}").format(
        first=day(ends[0], language), last=day(ends[-1], language)
    )
    return Entry(title_of(one.office, language), when=[when], remark=one.user.name)


def form_page(
    request: HttpRequest,
    title: str,
    here: Callable[[Language], str],
    inputs: Sequence[Input],
    *,
    button: str,
    fault: tuple[str, str],
    meta: str = "",
    other: AccessEnd | None = None,
) -> AccessForm:
    """Return a form about access; ``fault`` is the field that is to be mended, and why."""
    language = language_of(request)
    crumbs = [Crumb(_("Access"), links.page("access", language)), Crumb(title)]
    return AccessForm(
        page=frame(request, title, here, crumbs=crumbs),
        title=title,
        meta=meta,
        inputs=list(inputs),
        button=button,
        faults=[Fault(f"f-{fault[0]}" if fault[0] else "", fault[1])] if fault[1] else [],
        csrf=get_token(request),
        other=other,
    )


def office_choices(offices: Iterable[Office], language: Language) -> list[tuple[str, str]]:
    """Return the offices to choose from, by their keys."""
    return [(office.key, title_of(office, language)) for office in offices]


def appointment_meta(one: Appointment, language: Language, today: datetime.date) -> str:
    """Return whose access it is, since when."""
    entry = _held(one, language, today)
    return f"{entry.remark}, {', '.join(entry.when)}"


def appointment_title(one: Appointment, language: Language) -> str:
    """Return the office of an appointment with its body."""
    return title_of(one.office, language)
