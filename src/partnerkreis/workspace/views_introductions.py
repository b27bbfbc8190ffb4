# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partners of partners: whom a body could be introduced to, and what was decided about it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.directory.models import Body
from partnerkreis.introductions.actions import (
    NotACommonPartner,
    bring_register_up_to_date,
    dismiss_introduction,
    reconsider_introduction,
)
from partnerkreis.introductions.models import Community, Dismissal
from partnerkreis.introductions.queries import Introducible, Way
from partnerkreis.portal import links
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.beginnings import meet
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.introductions import introduction_page, introductions_page
from partnerkreis.workspace.queries.introductions import (
    Asked,
    introductions_for,
    one_introduction,
    own_body,
)

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def introductions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Propose partners of partners for the body of the office; take a dismissal back."""
    bring_register_up_to_date()
    body = own_body(actor, request.GET.get("body", ""))
    if body is None:
        raise Http404
    if request.method == "POST":
        dismissal = _dismissal(body, request.POST.get("reconsider", ""))
        reconsider_introduction(dismissal=dismissal, actor=actor, now=timezone.now())
        return redirect(request.get_full_path())
    asked = Asked.read(request.GET)
    found = introductions_for(body, asked, today=timezone.localdate())
    return render_page(
        request,
        "workspace/introductions.html",
        introductions_page(request, actor, body, asked, found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def introduction(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show one proposal; begin a first contact through a common partner, or dismiss it."""
    bring_register_up_to_date()
    body = own_body(actor, request.GET.get("body", ""))
    if body is None:
        raise Http404
    found = one_introduction(body, number, today=timezone.localdate())
    if found is None:
        raise Http404
    authorise(actor, Permission.DECIDE_INTRODUCTION, body.pk)
    refusal: DomainError | None = None
    if request.method == "POST":
        try:
            return _decide(request, actor, body, found)
        except DomainError as error:
            refusal = error
    page = introduction_page(request, body, found, refusal)
    response = render_page(request, "workspace/introduction.html", page)
    response.status_code = UNPROCESSABLE if refusal else 200
    return response


def _dismissal(body: Body, number: str) -> Dismissal:
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Http404
    return get_object_or_404(Dismissal, body=body, community=int(number))


def _decide(
    request: HttpRequest, actor: Actor, body: Body, found: Introducible
) -> HttpResponseRedirect:
    """Do what the form says, and lead to what came of it."""
    language, now = language_of(request), timezone.now()
    candidate = Community.objects.get(pk=found.number)
    if request.POST.get("decision") == "dismiss":
        reason = request.POST.get("reason", "")[:2000]
        dismiss_introduction(body=body, community=candidate, reason=reason, actor=actor, now=now)
        return redirect(f"{links.page('introductions', language)}?{urlencode({'body': body.key})}")
    way = _way_chosen(found, request.POST.get("introducer", ""))
    begun = meet(body=body, candidate=candidate, way=way, actor=actor, now=now)
    return redirect(addresses.record("partnership", begun.key, language))


def _way_chosen(found: Introducible, position: str) -> Way:
    for number, way in enumerate(found.ways):
        if position == str(number):
            return way
    raise NotACommonPartner(_("Please choose who is asked to introduce you."), field="introducer")
