# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How django-allauth does what it does here: no sign-up, our words, our mails, our addresses."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from partnerkreis.access.models import User
from partnerkreis.accounts import letters, links
from partnerkreis.accounts.actions import forget_what_is_over
from partnerkreis.accounts.notices import FAULTS, NOTICES
from partnerkreis.core.languages import Language
from partnerkreis.post.actions import send_letter

_EASIEST = ("mfa_reauthenticate:webauthn", "reauthenticate", "mfa_reauthenticate")


def name_of(user: User) -> str:
    """Return what a user is called on pages and by passkeys."""
    return user.name


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # django-allauth has no types
    """The account part of django-allauth."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **FAULTS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts come by invitation."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Return whether people may be sent on to ``url``: within this very site only."""
        request: HttpRequest = current.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """Send people on; and as they have come, clear away what is over."""
        forget_what_is_over(now=timezone.now())
        response: HttpResponse = super().post_login(request, user, **more)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where people land, in the language of the page, or else in their own."""
        return links.landing(_language(request))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return links.page("home", links.language_of(get_language()))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return links.page("mfa_index", links.language_of(get_language()))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words; what the page says by itself is not said twice."""
        text = message or NOTICES.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail into the outbox, in the language of whoever has the address."""
        user = User.objects.filter(email=email.lower()).first()
        if user and (letter := letters.letter_for(template_prefix, user, context)):
            send_letter(letter, to=user.email)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell ``user`` what was changed, without telling the mail from which machine."""
        self.send_mail(template_prefix, email or user.email, context or {})

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to show once more that it is you, the easiest first."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: _EASIEST.index(method["id"]))

    def reauthenticate(self, user: User, password: str) -> bool:
        """Return whether it is the user's password; wrong ones count like those at sign-in."""
        found = self.authenticate(current.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk


def _language(request: HttpRequest) -> Language:
    code = get_language()
    if request.path.startswith(f"/{code}/"):
        return links.language_of(code)
    return links.language_of(getattr(request.user, "language", code))
