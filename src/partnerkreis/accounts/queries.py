# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked about accounts."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accounts.demonstration import ADDRESSES


def needs_second_step(user: User) -> bool:
    """Return whether ``user`` has to set up a second step before working on.

    Everybody who has a password, and everybody who holds an office or runs the instance, whether
    they have a password or not; but not those whom the demonstration invented.
    """
    if user.email in ADDRESSES:
        return False
    bound = user.has_usable_password() or user.role or user.appointments.exists()
    return bool(bound) and not has_second_step(user)


def has_second_step(user: User) -> bool:
    """Return whether ``user`` has a passkey, or an app that makes codes."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def administrators() -> QuerySet[User]:
    """Return who runs the instance."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("name")
