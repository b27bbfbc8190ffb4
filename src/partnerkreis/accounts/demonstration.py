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
    """Somebody on the demonstration: in which role, and for which county or encounter."""

    email: str
    name: str
    language: Language
    role: Role
    #: The key of the county they work for, and what it is called.
    body: str = ""
    county: str = ""
    #: The key of the encounter they lead.
    encounter: str = ""


_NORDHAUSEN: Final = ("nordhausen", "Nordhausen")
#: Nobody can receive mail at example.org (RFC 2606).
PEOPLE: Final = (
    Invented("officer.nordhausen@example.org", "Jana Musterfeld", "de", Role.OFFICER, *_NORDHAUSEN),
    Invented(
        "colleague.nordhausen@example.org", "Timo Probemann", "de", Role.COLLEAGUE, *_NORDHAUSEN
    ),
    Invented("reader.nordhausen@example.org", "Rita Lesefeld", "de", Role.READER, *_NORDHAUSEN),
    Invented(
        "teacher.nordhausen@example.org",
        "Mara Vorbild",
        "de",
        Role.PROJECT_LEAD,
        encounter="2025-musik",
    ),
    Invented(
        "officer.gostyn@example.org", "Ewa Przykładowska", "pl", Role.OFFICER, "gostyn", "Gostyń"
    ),
    Invented(
        "officer.unterallgaeu@example.org",
        "Korbinian Beispielhuber",
        "de",
        Role.OFFICER,
        "unterallgaeu",
        "Unterallgäu",
    ),
    Invented("administrator@example.org", "Robin Samplewell", "en", Role.ADMINISTRATOR),
)
ADDRESSES: Final = frozenset(person.email for person in PEOPLE)
#: Letters and digits that nobody takes for one another.
_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def create_demonstration_users() -> dict[Invented, User]:
    """Create the users of the demonstration where there are no users yet, and return them.

    Who holds which office is for the caller to say. Their password is new, the same for all, and
    kept in DATA alone.
    """
    with transaction.atomic():
        if User.objects.exists():
            return {}
        password = _new_password()
        return {person: _create(person, password) for person in PEOPLE}


def _create(person: Invented, password: str) -> User:
    user = create_user(person.email, person.name, person.language)
    user.role = person.role if person.role is Role.ADMINISTRATOR else ""
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
    """Return who can sign in on the demonstration, as what and how; nothing if this is none."""
    if not _file().exists():
        return ""
    longest = max(map(len, ADDRESSES))
    lines = [
        _("To sign in on the demonstration: %(address)s")
        % {"address": origin + links.page("account_login", language)},
        *(f"  {person.email:{longest}}  {_called(person)}" for person in PEOPLE),
        _("Password of all of them: %(password)s") % {"password": _file().read_text()},
        _("No mail leaves this machine. What was sent, and codes to sign in, lie in %(folder)s")
        % {"folder": Path(settings.DATA) / "mail"},
    ]
    return "\n".join(lines)


def _called(person: Invented) -> str:
    role = {
        Role.OFFICER: _("partnership officer: everything of the own county"),
        Role.COLLEAGUE: _("colleague: writes, and releases nothing"),
        Role.READER: _("reader: council, head of county, auditors"),
        Role.PROJECT_LEAD: _("leads a single encounter"),
        Role.ADMINISTRATOR: _("administrator: runs the instance"),
    }[person.role]
    return f"{person.name} ({', '.join(filter(None, (person.county, role)))})"
