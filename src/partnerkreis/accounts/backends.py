# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people are known: by mail address and password, and after that by their session."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import UUIDField

from partnerkreis.access.models import User
from partnerkreis.core.prepared import Given, Prepared

_USER: Final[Prepared[User]] = Prepared(
    lambda: User.objects.filter(pk=Given("user", UUIDField()), is_active=True)
)


class Known(AuthenticationBackend):  # type: ignore[misc] # allauth has no types
    """Signs in as allauth does; whose session it is, every page asks by a query built once."""

    def get_user(self, user_id: UUID) -> User | None:
        return next(iter(_USER(user=user_id)), None)
