# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages that django-allauth does not have."""

from __future__ import annotations

from allauth.account import views as account
from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage
from allauth.core.internal.ratelimit import respond_429
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from partnerkreis.access.models import User
from partnerkreis.accounts.actions import take_up_invitation
from partnerkreis.accounts.attempts import are_used_up
from partnerkreis.accounts.frame import prepare
from partnerkreis.accounts.invitations import invited
from partnerkreis.accounts.letters import begins_on
from partnerkreis.accounts.queries import needs_second_step
from partnerkreis.directory.queries import access_begins


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign somebody in; who has no attempt left is told so before anything is checked."""
    is_refused = request.method == "POST" and are_used_up(request)
    response: HttpResponse = respond_429(request) if is_refused else account.login(request)
    return response


def request_code(request: HttpRequest) -> HttpResponse:
    """Ask for a code by mail, also for another one: who asks anew has done with the one before."""
    if isinstance(get_pending_stage(request), LoginByCodeStage):
        clear_login(request)
    response: HttpResponse = account.request_login_code(request)
    return response


@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody in who was invited, with a password or with a passkey to come.

    Only sending the form uses the link up: mail programs open links to look at them.
    """
    user = invited(token)
    if user is None:
        return render(request, "accounts/invitation_over.html", status=410)
    by_password = "password1" in request.POST
    form = SetPasswordForm(user=user, data=request.POST if by_password else None)
    if request.method == "POST" and (not by_password or form.is_valid()):
        password = form.cleaned_data["password1"] if by_password else None
        take_up_invitation(user=user, password=password, now=timezone.now())
        if by_password:
            _say_what_is_next(request, user)
        return _let_in(request, user, reverse("mfa_index" if by_password else "mfa_add_webauthn"))
    status = 422 if form.is_bound else 200
    begins = access_begins(user, today=timezone.localdate())
    told = {"form": form, "invited": user, "begins": begins_on(begins) if begins else ""}
    return render(request, "accounts/invitation.html", told, status=status)


def _say_what_is_next(request: HttpRequest, user: User) -> None:
    messages.success(request, _("Your password is set."))
    if needs_second_step(user):
        messages.info(request, _("Before you go on, please set up a second step of signing in."))


def _let_in(request: HttpRequest, user: User, to: str) -> HttpResponse:
    logout(request)
    record_authentication(request, user, method="invitation", reauthenticated=True)
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=to))
    return response


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the user's own sessions."""
    session = get_object_or_404(UserSession, user=request.user, pk=pk)
    if session.session_key == request.session.session_key:
        logout(request)
        return HttpResponseRedirect(reverse("account_login"))
    session.end()
    return HttpResponseRedirect(reverse("usersessions_list"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do when a form was open for too long."""
    prepare(request)
    return render(request, "accounts/too_old.html", status=403)
