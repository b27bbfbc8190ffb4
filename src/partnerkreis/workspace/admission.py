# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes into the workspace: those who hold an office, lead an encounter or run the instance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from partnerkreis.access.policy import Actor, NotAllowed, Role
from partnerkreis.accounts.letters import begins_on
from partnerkreis.directory.queries import access_begins, actor_of
from partnerkreis.leads.queries import encounters_led_by

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
Inner = Callable[Concatenate[HttpRequest, Actor, Given], HttpResponse]


def inside(view: Inner[Given]) -> View[Given]:
    """Let in who holds an office or runs the instance; others are asked to sign in first.

    What the actor may not do becomes a page that says so (403). Nothing of it is kept by anybody
    between here and the browser.
    """
    return _admitting(view, leads=False)


def inside_with_leads(view: Inner[Given]) -> View[Given]:
    """Let in who leads a single encounter as well: for pages that show no more than that."""
    return _admitting(view, leads=True)


def _admitting(view: Inner[Given], *, leads: bool) -> View[Given]:
    @wraps(view)
    def admitted(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        actor = _actor(request)
        if actor is None:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if actor.role is Role.PUBLIC and not (actor.grants or (leads and actor.leads)):
            raise PermissionDenied(_reason(request))
        # The frame asks what to show.
        request.actor = actor  # type: ignore[attr-defined] # ours, on a request of Django
        try:
            response = view(request, actor, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        add_never_cache_headers(response)
        return response

    return cast("View[Given]", admitted)


def _reason(request: HttpRequest) -> str:
    """Return why somebody who is signed in does not come in, as far as it is not the usual."""
    user: Any = request.user
    begins = access_begins(user, today=timezone.localdate())
    return begins_on(begins) if begins else ""


def _actor(request: HttpRequest) -> Actor | None:
    user: Any = request.user
    if not user.is_authenticated:
        return None
    today = timezone.localdate()
    return replace(actor_of(user, today=today), leads=encounters_led_by(user, today=today))
