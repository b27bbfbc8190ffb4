# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with the directory of a county (OpenID Connect)."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from partnerkreis.access.models import User
from partnerkreis.accounts.notices import DIRECTORY_FAULTS
from partnerkreis.accounts.queries import administrators


class Directories(DefaultSocialAccountAdapter):  # type: ignore[misc] # django-allauth has no types
    """The directory part of django-allauth."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultSocialAccountAdapter.error_messages,
        **DIRECTORY_FAULTS,
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        from allauth.account.adapter import get_adapter

        get_adapter().send_notification_mail(*args, **kwargs)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find whose account it is, by the address the directory vouches for; or say whom to ask.

        After the first time it is found by the directory's own key, whatever the address is then.
        """
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        email = believed_address(_claims(sociallogin))
        user = User.objects.filter(email=email).first() if email else None
        if user is None:
            raise ImmediateHttpResponse(_unknown(request, email))
        sociallogin.connect(request, user)


def believed_address(claims: dict[str, Any]) -> str:
    """Return the address, if the directory answers for its domain and does not call it unverified.

    Without the first, whoever runs the directory of one county could sign in as somebody of
    another: the address is what they write into it.
    """
    email = str(claims.get("email") or "").strip().lower()
    domain = email.rpartition("@")[2]
    believed = settings.DIRECTORY.domains if settings.DIRECTORY else ()
    if domain not in believed or claims.get("email_verified", True) is not True:
        return ""
    return email


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    data: dict[str, Any] = sociallogin.account.extra_data
    return {**(data.get("id_token") or {}), **(data.get("userinfo") or {})}


def _unknown(request: HttpRequest, email: str) -> Any:
    asked = list(administrators()) if email else []
    context = {"email": email, "administrators": asked}
    return render(request, "socialaccount/unknown.html", context, status=403)
