# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed when a session ended, or began anew in another window, is kept and comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.accounts.views import csrf_failure

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
Typed = dict[str, str]

_SESSION_KEY = "typed-when-signed-out"
_SALT = "partnerkreis.workspace.drafts"
#: A form is smaller; more is not kept for somebody who is not signed in.
_MOST_CHARACTERS = 200_000


def typed_in(request: HttpRequest) -> Typed:
    """Return the inputs of a form; of several of one name, one a line."""
    return {name: "\n".join(request.POST.getlist(name)) for name in request.POST}


def writer_of(actor: Actor) -> str:
    """Return the mark of a form that says whose it is."""
    return signing.Signer(salt=_SALT).sign(str(actor.user_id))


def keeping_what_was_typed(view: View[Given]) -> View[Given]:
    """Keep a form that somebody sent who is no longer signed in, until they are again."""

    @wraps(view)
    def kept(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep_and_say_so(request)
        return view(request, *args, **kwargs)

    return kept


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Open a form anew with what was typed in it, where its proof of origin no longer holds.

    That is so in a second window after somebody signed in anew. Nothing is saved, and a form that
    we gave to nobody gets the page that says it is too old.
    """
    if _keep(request):
        return redirect(request.get_full_path())
    return csrf_failure(request, reason)


def _keep_and_say_so(request: HttpRequest) -> None:
    """Keep what was typed, and let the page for signing in say that nothing is lost."""
    if _keep(request):
        told = _("You were signed out. What you typed is kept: sign in, and you can go on.")
        messages.info(request, told)


def _keep(request: HttpRequest) -> bool:
    """Keep what was typed, and return whether there was something to be kept."""
    typed = typed_in(request)
    # Only of a form that we gave to somebody: others have nothing to be kept here.
    if not _writer(typed) or sum(map(len, typed.values())) > _MOST_CHARACTERS:
        return False
    request.session[_SESSION_KEY] = {"path": request.get_full_path(), "typed": typed}
    return True


def restored(request: HttpRequest, actor: Actor) -> Typed | None:
    """Return what was kept of this form, once; only to whom typed it."""
    kept = request.session.get(_SESSION_KEY)
    if request.method == "POST" or not kept or kept["path"] != request.get_full_path():
        return None
    del request.session[_SESSION_KEY]
    typed: Typed = kept["typed"]
    return typed if _writer(typed) == str(actor.user_id) else None


def _writer(typed: Mapping[str, str]) -> str:
    """Return the id of whom the form was given to, "" where it does not say."""
    try:
        return signing.Signer(salt=_SALT).unsign(typed.get("writer", ""))
    except signing.BadSignature:
        return ""
