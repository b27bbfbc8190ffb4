# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link: whoever has it reads and answers, without an account.

Asking for it changes nothing, for scanners of mail follow every link; it says only who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from partnerkreis.accord.actions import (
    CannotAnswer,
    LinkRefused,
    answer_by_link,
    open_link,
    set_clearance_by_link,
    share_link,
    stop_sharing,
)
from partnerkreis.accord.actions.links import holding
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace.forms_accord import day_typed, text_typed, verb_typed
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.answering import Outcome, door_page, link_page, refused_page

View = Callable[[HttpRequest, str], HttpResponse]
OK, GONE, UNPROCESSABLE = 200, 410, 422


def _kept_by_nobody(view: View) -> View:
    """Let nobody keep the page or learn its address: who has that can answer."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        add_never_cache_headers(response)
        # Not "no-referrer": browsers then send a form without saying from where, and it is refused.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@_kept_by_nobody
def answering(request: HttpRequest, token: str) -> HttpResponse:
    """Say who asks; opened by its button, show what is asked and take the answer."""
    now = timezone.now()
    try:
        if request.method != "POST":
            link = holding(token, now=now)
            return render_page(request, "workspace/answering_door.html", door_page(request, link))
        outcome = _act(request, token)
        link = open_link(token=token, now=now)
    except LinkRefused as refusal:
        refused = refused_page(request, str(refusal))
        response = render_page(request, "workspace/answering_refused.html", refused)
        response.status_code = GONE
        return response
    page = link_page(request, link, outcome)
    response = render_page(request, "workspace/answering.html", page)
    response.status_code = UNPROCESSABLE if outcome.refusal[1] else OK
    return response


def _act(request: HttpRequest, token: str) -> Outcome:
    """Do what a button of the page asks for, and return what is to be said of it."""
    action = _ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        return Outcome()
    try:
        return action(request.POST, token, language_of(request))
    except LinkRefused:
        raise
    except DomainError as refusal:
        is_final = isinstance(refusal, CannotAnswer) and not refusal.field
        return Outcome(refusal=(refusal.field, str(refusal)), is_final=is_final)


def _decide(given: QueryDict, token: str, language: Language) -> Outcome:
    answer_by_link(
        token=token,
        verb=verb_typed(given),
        reason=text_typed(given, "reason"),
        person=text_typed(given, "person"),
        office=text_typed(given, "office"),
        now=timezone.now(),
    )
    return Outcome(done="answered")


def _settle(given: QueryDict, token: str, language: Language) -> Outcome:
    until = day_typed(given, "until", language)
    person = text_typed(given, "settler")
    set_clearance_by_link(token=token, until=until, person=person, now=timezone.now())
    return Outcome(done="settling")


def _share(given: QueryDict, token: str, language: Language) -> Outcome:
    return Outcome(done="shared", shared=share_link(token=token, now=timezone.now()))


def _unshare(given: QueryDict, token: str, language: Language) -> Outcome:
    stop_sharing(token=token, now=timezone.now())
    return Outcome(done="unshared")


_ACTIONS: Final[dict[str, Callable[[QueryDict, str, Language], Outcome]]] = {
    "decide": _decide,
    "settle": _settle,
    "share": _share,
    "unshare": _unshare,
}
