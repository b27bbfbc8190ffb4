# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visits: all of them, a new one, the folder, its parts, what is printed."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, NotAllowed, Permission, authorise, can
from partnerkreis.core.errors import DomainError
from partnerkreis.journal.models import Entry
from partnerkreis.portal.rendering import render_page
from partnerkreis.visits.actions import (
    CannotBegin,
    CannotKeep,
    Overtaken,
    change_part,
    forget_guests,
)
from partnerkreis.visits.models import Delegation
from partnerkreis.visits.queries import (
    Place,
    bodies_of_visits,
    earlier_visits,
    editors_of,
    encounters_to_prepare,
    journal_of,
    names_of,
    own_sides,
    permission_for,
    place_of,
    readers_of,
    sides_of,
    stored_part,
    visit_values,
    visits_for,
)
from partnerkreis.visits.queries.lists import preparable
from partnerkreis.visits.rules.values import INTERNAL, JOINT, OF_A_SIDE, Part, Side
from partnerkreis.workspace import addresses_visits as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.beginnings_visits import begin, prepare
from partnerkreis.workspace.drafts_editing import (
    keeping_what_was_typed,
    restored,
    typed_in,
)
from partnerkreis.workspace.forms_editing import identity
from partnerkreis.workspace.forms_visits import Form, shape_of
from partnerkreis.workspace.forms_visits.beginning import BeginForm, begin_fields
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.visit import visit_page
from partnerkreis.workspace.pages.visit_form import begin_page, part_conflict_page, part_page
from partnerkreis.workspace.pages.visit_sheets import sheet_page
from partnerkreis.workspace.pages.visits import visits_page

OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def visits(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the visits, and what could be prepared; begin to prepare what is in the calendar."""
    language, today = language_of(request), timezone.localdate()
    if request.method == "POST":
        encounter = get_object_or_404(
            preparable(actor), pk=identity(request.POST.get("encounter", ""))
        )
        made = prepare(encounter=encounter, actor=actor, now=timezone.now())
        own = _own(actor, sides_of(made))
        return redirect(addresses.visit(made.key, own.key, language))
    page = visits_page(
        request,
        visits_for(actor),
        encounters_to_prepare(actor, today=today),
        today=today,
        can_begin=can(actor, Permission.PREPARE_VISIT),
    )
    return render_page(request, "workspace/visits.html", page)


def _own(actor: Actor, sides: tuple[Side, ...]) -> Side:
    """Return the side whose folder is opened; 404 where there is none to be opened."""
    found = own_sides(actor, sides)
    if not found:
        raise Http404
    return found[0]


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside
def visit_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what a new visit is, and begin it once."""
    authorise(actor, Permission.PREPARE_VISIT)
    form = _begin_form(request, actor)
    if request.method == "POST" and (asked := form.read()) is not None:
        token = identity(request.POST.get("token", ""))
        try:
            made = begin(
                asked=asked, token=token, actor=actor, now=timezone.now(), like=form.like()
            )
        except CannotBegin as refusal:
            form.faults[refusal.field or "kind"] = str(refusal)
        except NotAllowed as refusal:
            form.faults["host"] = str(refusal)
        else:
            own = _own(actor, sides_of(made))
            return redirect(addresses.visit(made.key, own.key, form.language) + "?done=begun")
    response = render_page(request, "workspace/visit_new.html", begin_page(request, actor, form))
    response.status_code = UNPROCESSABLE if form.faults else OK
    return response


def _begin_form(request: HttpRequest, actor: Actor) -> BeginForm:
    language = language_of(request)
    bodies = {body.key: body for body in bodies_of_visits(actor)}
    sources = {visit.key: visit for visit in earlier_visits(actor)}
    kept = typed_in(request) if request.method == "POST" else restored(request, actor)
    typed = request.GET.dict() if kept is None else kept
    own = next((key for key, body in bodies.items() if body.pk in actor.bodies), "")
    fields = begin_fields(bodies, own, sources, language)
    return BeginForm(fields, typed, language, bodies, sources)


def _place(actor: Actor, key: str, side: str) -> Place:
    found = place_of(actor, key, side)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def visit(request: HttpRequest, actor: Actor, key: str, side: str) -> HttpResponse:
    """Show the folder of a visit; delete what was personal of guests."""
    place, refusal = _place(actor, key, side), ""
    if request.method == "POST":
        try:
            _forget(request, actor, place)
        except CannotKeep as error:
            refusal = str(error)
        else:
            return redirect(f"{request.path}?done=forgotten")
    values = visit_values(actor, place)
    page = visit_page(request, actor, place, values, journal_of(place), refusal=refusal)
    response = render_page(request, "workspace/visit.html", page)
    response.status_code = CONFLICT if refusal else OK
    return response


def _forget(request: HttpRequest, actor: Actor, place: Place) -> None:
    side = place.side(request.POST.get("forget", ""))
    if side is None or place.own.body not in readers_of(side, place.sides):
        raise Http404
    delegation = get_object_or_404(Delegation, visit=place.visit, body=side.body)
    today = timezone.localdate()
    forget_guests(delegation=delegation, actor=actor, now=timezone.now(), today=today)


def _side_of_part(place: Place, part: Part, of: str) -> Side:
    """Return of which side a part is asked for; 404 where there is nothing to be seen."""
    if part in JOINT or part in INTERNAL:
        if of:
            raise Http404
        return place.own
    side = place.side(of) if of else place.own
    is_hidden = part is Part.DELEGATION and (
        side is None or place.own.body not in readers_of(side, place.sides)
    )
    if side is None or is_hidden:
        raise Http404
    return side


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside
def visit_part(
    request: HttpRequest, actor: Actor, key: str, side: str, part: str, of: str = ""
) -> HttpResponse:
    """Show the form of a part, and save what was typed."""
    place, asked = _place(actor, key, side), Part(part)
    about = _side_of_part(place, asked, of)
    today = timezone.localdate()
    authorise(actor, permission_for(asked), *_own_reach(place, asked, about, today))
    form = _part_form(request, actor, place, asked, about)
    if request.method == "POST" and "more" not in request.POST:
        if form.merged.disputed:
            return _two_versions(request, actor, place, asked, about, form)
        if _is_saved(form, place, asked, about, actor):
            back = addresses.visit(place.visit.key, place.own.key, language_of(request))
            where = f"{asked}-{about.key}" if asked in OF_A_SIDE else str(asked)
            return redirect(f"{back}?done=saved&part={where}#{where}")
        if not form.faults:
            # Somebody saved in this very moment: what they wrote is looked at again.
            form = _part_form(request, actor, place, asked, about)
            return _two_versions(request, actor, place, asked, about, form)
    page = part_page(request, actor, place, asked, about, form)
    response = render_page(request, "workspace/visit_part.html", page)
    response.status_code = UNPROCESSABLE if form.faults else OK
    return response


def _own_reach(place: Place, part: Part, about: Side, today: datetime.date) -> list[UUID]:
    """Return the bodies of which one must be the actor's: only as the own side of the address."""
    bodies = editors_of(part, about, place, today=today)
    return [place.own.body] if place.own.body in bodies else [about.body]


def _part_form(request: HttpRequest, actor: Actor, place: Place, part: Part, about: Side) -> Form:
    language = language_of(request)
    typed = typed_in(request) if request.method == "POST" else restored(request, actor)
    shape = shape_of(place, part, about, language)
    form = Form(shape, stored_part(place, part, about), language, typed)
    if part is Part.TRAVEL and not form.stored.rows and place.own.travels:
        form.suggest([{"name": name} for name in names_of(place, place.own)])
    return form


def _is_saved(form: Form, place: Place, part: Part, about: Side, actor: Actor) -> bool:
    columns, rows = form.read()
    if form.faults:
        return False
    try:
        change_part(
            place=place,
            part=part,
            side=about,
            columns=columns,
            rows=rows,
            mark=form.stored.mark,
            actor=actor,
            now=timezone.now(),
        )
    except Overtaken:
        return False
    except DomainError as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        form.refuse(refusal.field, str(refusal))
        return False
    return True


def _two_versions(
    request: HttpRequest, actor: Actor, place: Place, part: Part, about: Side, form: Form
) -> HttpResponse:
    entry = Entry.objects.filter(record_id=form.stored.record.pk, verb=f"visit.{part}").last()
    who = entry.actor_name if entry else ""
    page = part_conflict_page(request, actor, place, part, about, form, who)
    response = render_page(request, "workspace/conflict.html", page)
    response.status_code = CONFLICT
    return response


@require_safe
@inside
def visit_sheet(
    request: HttpRequest, actor: Actor, key: str, side: str, sheet: str
) -> HttpResponse:
    """Show what is printed of a visit."""
    place = _place(actor, key, side)
    page = sheet_page(request, place, visit_values(actor, place), addresses.Sheet(sheet))
    return render_page(request, "workspace/visit_sheet.html", page)
