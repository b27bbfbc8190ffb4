# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody works on with a password alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerkreis.accounts.queries import needs_second_step

#: Views that everybody may see, and those by which a second step is set up.
_OPEN = (
    *("partnerkreis.portal.", "partnerkreis.accounts.", "partnerkreis.workspace.views_answering"),
    *("allauth.", "django."),
)


class SecondStep:
    """Leads those who have no second step yet to where they set one up.

    It asks only before views that are not public, so that a public page neither opens a session
    nor asks the database for a user. Whoever came by the county's directory has been checked there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "__module__", "").startswith(_OPEN):
            return None
        user: Any = request.user
        if not user.is_authenticated or _came_by_directory(request) or not needs_second_step(user):
            return None
        messages.info(request, _("Before you go on, please set up a second step of signing in."))
        return HttpResponseRedirect(reverse("mfa_index"))


def _came_by_directory(request: HttpRequest) -> bool:
    user: Any = request.user
    records = get_authentication_records(request, user)
    return any(record["method"] == "socialaccount" for record in records)
