# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked about accounts."""

from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet, UUIDField

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accounts.demonstration import ADDRESSES
from partnerkreis.core.prepared import Given, Prepared


def needs_second_step(user: User) -> bool:
    """Return whether ``user`` has to set up a second step before working on.

    Everybody who has a password, and everybody who holds an office or runs the instance, whether
    they have a password or not; but not those whom the demonstration invented.
    """
    # Whoever has one is through with the first question: it is asked before every page.
    if user.email in ADDRESSES or has_second_step(user):
        return False
    return bool(user.has_usable_password() or user.role or user.appointments.exists())


def has_second_step(user: User) -> bool:
    """Return whether ``user`` has a passkey, or an app that makes codes."""
    return bool(_STEPS(user=user.pk))


def _steps() -> QuerySet[Any, Any]:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    found = Authenticator.objects.filter(user=Given("user", UUIDField()), type__in=kinds)
    steps: QuerySet[Any, Any] = found.order_by().values_list("type")[:1]
    return steps


_STEPS: Final[Prepared[tuple[str]]] = Prepared(_steps)


def administrators() -> QuerySet[User]:
    """Return who runs the instance."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("name")
