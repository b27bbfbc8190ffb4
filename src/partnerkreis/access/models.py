# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who signs in. What they may do stands in :mod:`partnerkreis.access.policy`."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from partnerkreis.access.policy import Role
from partnerkreis.core.languages import INTERFACE_LANGUAGES


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, **fields: Any) -> "User":
        """Create a user who cannot sign in with a password until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. There is no open sign-up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(
        max_length=2, choices=[(code, code) for code in INTERFACE_LANGUAGES], default="de"
    )
    #: A role in the whole instance; those of an office are held through an appointment.
    role = models.CharField(
        max_length=24, choices=[(Role.ADMINISTRATOR.value, Role.ADMINISTRATOR.value)], blank=True
    )
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.email
