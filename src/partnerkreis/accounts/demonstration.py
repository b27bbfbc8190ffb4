# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who can sign in on the demonstration. The people are invented, and so are their addresses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accounts import links
from partnerkreis.accounts.actions import create_user
from partnerkreis.core.languages import Language


class Invented(NamedTuple):
    """Somebody on the demonstration; ``body`` is the key of the county they work for, or empty."""

    email: str
    name: str
    language: Language
    body: str = ""


#: Nobody can receive mail at example.org (RFC 2606).
PEOPLE: Final = (
    Invented("officer.nordhausen@example.org", "Jana Musterfeld", "de", "nordhausen"),
    Invented("officer.gostyn@example.org", "Ewa Przykładowska", "pl", "gostyn"),
    Invented("officer.unterallgaeu@example.org", "Korbinian Beispielhuber", "de", "unterallgaeu"),
    Invented("administrator@example.org", "Robin Samplewell", "en"),
)
ADDRESSES: Final = frozenset(person.email for person in PEOPLE)
#: Letters and digits that nobody takes for one another.
_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def create_demonstration_users() -> dict[str, User]:
    """Create the users of the demonstration where there are no users yet.

    Returns them by the key of their body, the administrator as "": who holds which office is for
    the caller to say. Their password is new, the same for all, and kept in DATA alone.
    """
    with transaction.atomic():
        if User.objects.exists():
            return {}
        password = _new_password()
        return {person.body: _create(person, password) for person in PEOPLE}


def _create(person: Invented, password: str) -> User:
    user = create_user(person.email, person.name, person.language)
    user.role = "" if person.body else Role.ADMINISTRATOR
    user.password = make_password(password)
    user.save()
    return user


def _new_password() -> str:
    password = "-".join(get_random_string(4, _CHARACTERS) for _part in range(4))
    path = _file()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(password)
    return password


def _file() -> Path:
    return Path(settings.DATA) / "demonstration-password.txt"


def notice(origin: str, language: Language) -> str:
    """Return who can sign in on the demonstration and how, or nothing if this is none."""
    if not _file().exists():
        return ""
    lines = [
        _("To sign in on the demonstration: %(address)s")
        % {"address": origin + links.page("account_login", language)},
        *(f"  {person.email}" for person in PEOPLE),
        _("Password of all of them: %(password)s") % {"password": _file().read_text()},
    ]
    return "\n".join(lines)
