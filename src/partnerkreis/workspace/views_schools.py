# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schools: all of them, a profile, and two of them to decide about."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Organisation, Topic
from partnerkreis.portal import links
from partnerkreis.portal.rendering import render_page
from partnerkreis.school_profiles.actions import (
    describe_school,
    dismiss_pair,
    reconsider_pair,
)
from partnerkreis.school_profiles.models import SchoolDismissal
from partnerkreis.school_profiles.queries import Schools, concerned, schools_for
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.beginnings import bring_together
from partnerkreis.workspace.forms_schools import answers
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.school import school_page
from partnerkreis.workspace.pages.schools import pair_page, schools_page

if TYPE_CHECKING:
    from partnerkreis.schools.proposing import Link

UNPROCESSABLE = 422


def _themes(language: Language) -> dict[str, str]:
    return {topic.key: topic.label.text(language) for topic in Topic.objects.order_by("key")[:60]}


def _known(found: Schools, key: str) -> Organisation:
    school = next((one for one in found.organisations.values() if one.key == key), None)
    if school is None:
        raise Http404
    return school


def _proposed(found: Schools) -> list[Link]:
    # The solver is loaded where there is something to solve, and in no memory before.
    from partnerkreis.schools.proposing import propose

    return propose(found.register).links


def _best(found: Schools, school: Organisation, number: int = 10) -> list[Link]:
    from partnerkreis.schools.proposing import best_for

    return best_for(found.register, str(school.pk), number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def schools(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show all schools and the best pairs; take a dismissal back."""
    if request.method == "POST":
        dismissal = _dismissal(request.POST.get("reconsider", ""))
        reconsider_pair(dismissal=dismissal, actor=actor, now=timezone.now())
        return redirect(request.path)
    found = schools_for(actor)
    proposed = _proposed(found) if len(found.profiles) > 1 else []
    page = schools_page(request, found, proposed, _themes(language_of(request)))
    return render_page(request, "workspace/schools.html", page)


def _dismissal(identity: str) -> SchoolDismissal:
    try:
        return get_object_or_404(SchoolDismissal, pk=uuid.UUID(identity))
    except ValueError as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def school(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show a school with its ten best partners, and keep what it says of itself."""
    found, language = schools_for(actor), language_of(request)
    organisation = _known(found, key)
    fault, themes = ("", ""), _themes(language)
    if request.method == "POST":
        authorise(actor, Permission.EDIT_RECORD, *concerned([organisation]))
        try:
            describe_school(
                organisation=organisation,
                values=answers(request.POST, language),
                actor=actor,
                now=timezone.now(),
            )
            return redirect(request.path)
        except DomainError as refusal:
            if not refusal.field:
                raise
            fault = (refusal.field, str(refusal))
    best = _best(found, organisation)
    page = school_page(request, found, organisation, best, themes, fault)
    response = render_page(request, "workspace/school.html", page)
    response.status_code = UNPROCESSABLE if fault[0] else 200
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def school_pair(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show why two schools suit each other; begin a contact, or dismiss the pair."""
    found = schools_for(actor)
    one, other = (_known(found, request.GET.get(name, "")) for name in ("a", "b"))
    authorise(actor, Permission.EDIT_RECORD, *concerned([one, other]))
    refusal = ""
    if request.method == "POST":
        try:
            return _decide(request, actor, one, other)
        except DomainError as error:
            refusal = str(error)
    wanted = {str(one.pk), str(other.pk)}
    near = _best(found, one, number=len(found.organisations))
    link = next((link for link in near if {link.one.id, link.other.id} == wanted), None)
    page = pair_page(request, (one, other), link, _themes(language_of(request)), refusal)
    response = render_page(request, "workspace/school_pair.html", page)
    response.status_code = UNPROCESSABLE if refusal else 200
    return response


def _decide(
    request: HttpRequest, actor: Actor, one: Organisation, other: Organisation
) -> HttpResponse:
    language, now = language_of(request), timezone.now()
    if request.POST.get("decision") == "dismiss":
        reason = request.POST.get("reason", "")[:2000]
        dismiss_pair(one=one, other=other, reason=reason, actor=actor, now=now)
        return redirect(links.page("schools", language))
    begun = bring_together(one=one, other=other, actor=actor, now=now)
    return redirect(addresses.record("school-partnership", begun.key, language))
