# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The links of invitations: signed, good for a week, and used up by the first sign-in."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

from partnerkreis.access.models import User

GOOD_FOR: Final = timedelta(days=7)
_SALT = "partnerkreis.accounts.invitations"


def token_for(user: User) -> str:
    """Return what the link of an invitation carries. It holds for the account as it is now."""
    return signing.dumps([user.pk.hex, _state(user)], salt=_SALT)


def invited(token: str) -> User | None:
    """Return who was invited with ``token``; None if it is wrong, too old or used up."""
    try:
        key, state = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=UUID(hex=key), is_active=True).first()
    return user if user and state == _state(user) else None


def _state(user: User) -> str:
    """Return what changes when the link is used, or another one is sent."""
    seen = f"{user.password}{user.last_login}{user.email}"
    return salted_hmac(_SALT, seen, algorithm="sha256").hexdigest()[:24]
