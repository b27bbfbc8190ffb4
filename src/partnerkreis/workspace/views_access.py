# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has access: inviting, handing an office over, ending, entrusting a single encounter."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise, visible_to
from partnerkreis.core.errors import DomainError
from partnerkreis.core.typography import behind_colon
from partnerkreis.directory.actions import end_appointment
from partnerkreis.directory.models import Appointment, Office
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.actions import end_lead, sides_of
from partnerkreis.leads.models import Lead
from partnerkreis.portal import links
from partnerkreis.portal.rendering import render_page
from partnerkreis.ui.shapes.form import Input
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.admitting import admit_to_office, entrust_to_guest, hand_office_over
from partnerkreis.workspace.forms_access import (
    ROLES,
    Asked,
    NotUnderstood,
    day_of,
    guest_of,
    role_of,
)
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages import access as pages
from partnerkreis.workspace.queries.access import (
    access_for,
    appointments_for,
    offices_for,
)

UNPROCESSABLE = 422
Act = Callable[[], str]


@require_safe
@inside
def access(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who has access."""
    authorise(actor, Permission.APPOINT)
    today = timezone.localdate()
    page = pages.access_page(request, access_for(actor, today=today), today=today)
    return render_page(request, "workspace/access.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def access_invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the access of an office to somebody."""
    authorise(actor, Permission.APPOINT)
    language, offices = language_of(request), list(offices_for(actor))

    def give() -> str:
        admit_to_office(
            office=_chosen(offices, request.POST.get("office", "")),
            guest=guest_of(request.POST),
            role=role_of(request.POST),
            since=day_of(request.POST, "since", language),
            actor=actor,
            now=timezone.now(),
        )
        return "admitted"

    fault = _tried(request, give)
    if isinstance(fault, HttpResponse):
        return fault
    asked = _asked(request, fault)
    choices = pages.office_choices(offices, language)
    inputs = [
        asked.choice("office", _("Office"), choices, request.GET.get("office", "")),
        *asked.guest(language),
        asked.radios("role", _("What may the person do?"), ROLES),
        asked.day("since", _("From which day on?"), _("For example 1.9.2027"), _today(language)),
    ]
    page = pages.form_page(
        request,
        _("Give access"),
        lambda other: pages.address("access_invite", other),
        inputs,
        button=_("Give access"),
        fault=fault,
    )
    return _form(request, page, fault)


def _chosen(offices: list[Office], key: str) -> Office:
    if not key:
        raise NotUnderstood(_("Please choose the office."), field="office")
    office = next((office for office in offices if office.key == key), None)
    if office is None:
        raise Http404
    return office


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def access_office(request: HttpRequest, actor: Actor, number: UUID) -> HttpResponse:
    """Hand an office over to a successor, or end its access."""
    authorise(actor, Permission.APPOINT)
    language, today = language_of(request), timezone.localdate()
    found = appointments_for(actor).select_related("user", "office__body").filter(pk=number).first()
    if found is None:
        raise Http404

    def decide() -> str:
        return _end_or_hand_over(request, found, actor)

    fault = _tried(request, decide)
    if isinstance(fault, HttpResponse):
        return fault
    title = pages.appointment_title(found, language)
    page = pages.form_page(
        request,
        _("Hand over: {office}").format(office=title),
        lambda other: pages.address("access_office", other, number=number),
        _successor(request, fault),
        button=_("Hand over"),
        meta=pages.appointment_meta(found, language, today),
        fault=fault,
        other=pages.AccessEnd(
            _("End the access"),
            _("Without a successor. What the person did stays in the history."),
            [_asked(request, fault).day("on", _("Last day"), _("For example 31.8.2027"))],
            _("End the access"),
        ),
    )
    return _form(request, page, fault)


def _successor(request: HttpRequest, fault: tuple[str, str]) -> list[Input]:
    asked = _asked(request, fault)
    hint = _("The access of the predecessor ends the day before. For example 1.9.2027")
    return [
        *asked.guest(language_of(request)),
        asked.day("first", _("First day of the successor"), hint),
    ]


def _end_or_hand_over(request: HttpRequest, found: Appointment, actor: Actor) -> str:
    given, language, now = request.POST, language_of(request), timezone.now()
    if given.get("decision") == "end":
        last = day_of(given, "on", language)
        end_appointment(appointment=found, last_day=last, actor=actor, now=now)
        return "ended"
    first = day_of(given, "first", language)
    hand_office_over(appointment=found, guest=guest_of(given), on=first, actor=actor, now=now)
    return "handed-over"


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def access_encounter(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Entrust a single encounter to somebody without an office, and end that."""
    language = language_of(request)
    encounter = visible_to(actor, Encounter.objects.filter(key=key)).first()
    if encounter is None:
        raise Http404
    authorise(actor, Permission.ENTRUST, *sides_of(encounter))

    def decide() -> str:
        return _entrust_or_end(request, encounter, actor)

    fault = _tried(request, decide)
    if isinstance(fault, HttpResponse):
        return fault
    asked = _asked(request, fault)
    leads = Lead.objects.filter(encounter=encounter, until__gte=timezone.localdate())
    names = [(str(lead.pk), lead.user.name) for lead in leads.select_related("user")]
    hint = _("The person edits this encounter and sees nothing else. For example 31.12.2027")
    page = pages.form_page(
        request,
        _("Entrust: {encounter}").format(
            encounter=behind_colon(title_of(encounter, language), language)
        ),
        lambda other: pages.address("access_encounter", other, key=key),
        [*asked.guest(language), asked.day("until", _("Last day"), hint)],
        button=_("Entrust"),
        fault=fault,
        other=pages.AccessEnd(
            _("End the access"),
            _("It ends at once. What the person did stays in the history."),
            [asked.choice("lead", _("Person"), names)],
            _("End the access"),
        )
        if names
        else None,
    )
    return _form(request, page, fault)


def _entrust_or_end(request: HttpRequest, encounter: Encounter, actor: Actor) -> str:
    given, now, today = request.POST, timezone.now(), timezone.localdate()
    if given.get("decision") == "end":
        if not given.get("lead"):
            raise NotUnderstood(_("Please choose whose access ends."), field="lead")
        lead = next(
            (one for one in encounter.leads.all() if str(one.pk) == given.get("lead")), None
        )
        if lead is None:
            raise Http404
        end_lead(lead=lead, actor=actor, today=today, now=now)
        return "ended"
    entrust_to_guest(
        encounter=encounter,
        guest=guest_of(given),
        until=day_of(given, "until", language_of(request)),
        actor=actor,
        today=today,
        now=now,
    )
    return "admitted"


def _tried(request: HttpRequest, act: Act) -> HttpResponse | tuple[str, str]:
    """Carry out what was sent: the way back to the list, or the field to mend and why."""
    if request.method != "POST":
        return "", ""
    try:
        done = act()
    except DomainError as refusal:
        if not refusal.field:
            raise
        return _asked_as(refusal.field, request), str(refusal)
    language = language_of(request)
    return redirect(f"{links.page('access', language)}?done={done}")


def _asked_as(field: str, request: HttpRequest) -> str:
    """Return the input that asks for ``field`` of an action."""
    if field == "on" and request.POST.get("decision") != "end":
        return "first"
    return "email" if field in {"user", "successor"} else field


def _asked(request: HttpRequest, fault: tuple[str, str]) -> Asked:
    return Asked(request.POST if request.method == "POST" else None, fault)


def _today(language: str) -> str:
    day = timezone.localdate()
    return day.isoformat() if language == "en" else f"{day.day}.{day.month}.{day.year}"


def _form(request: HttpRequest, page: pages.AccessForm, fault: tuple[str, str]) -> HttpResponse:
    response = render_page(request, "workspace/access_form.html", page)
    response.status_code = UNPROCESSABLE if fault[1] else 200
    return response
