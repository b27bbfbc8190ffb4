# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms about access: who is to come, which office, from when, until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerkreis.access.policy import OF_A_BODY, Role
from partnerkreis.core.dates import DateError, read
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.ui.shapes import Option
from partnerkreis.ui.shapes.form import Input, InputKind
from partnerkreis.workspace.admitting import Guest
from partnerkreis.workspace.rules import is_known_to_the_day
from partnerkreis.workspace.telling_schools import language_name

#: What a role means to whoever gives it, the one with most rights last. None is proposed: a wrong
#: click would give rights.
ROLES: Final = {
    Role.COLLEAGUE: gettext_lazy(
        "Colleague: writes records, visits and papers, reads mails and contacts; releases nothing, "
        "decides nothing for the county and gives nobody access"
    ),
    Role.READER: gettext_lazy(
        "Reader (council, head of county, auditor): reads what concerns the county, also what is "
        "not released, but neither mails nor contacts; changes nothing"
    ),
    Role.OFFICER: gettext_lazy(
        "Partnership officer: everything a colleague may, and besides releases for the public, "
        "finishes papers, agrees and decides for the county, and gives access to others"
    ),
}


class NotUnderstood(DomainError):
    """What was typed cannot be read."""


def guest_of(given: QueryDict) -> Guest:
    """Return who is to come. Raises NotUnderstood."""
    language = next((code for code in INTERFACE_LANGUAGES if code == given.get("language")), None)
    if language is None:
        raise NotUnderstood(_("Please choose from the list."), field="language")
    return Guest(given.get("email", ""), given.get("name", ""), language)


def role_of(given: QueryDict) -> Role:
    """Return the role that was chosen. Raises NotUnderstood."""
    role = next((role for role in OF_A_BODY if role.value == given.get("role")), None)
    if role is None:
        raise NotUnderstood(_("Please choose what the person may do."), field="role")
    return role


def day_of(given: QueryDict, name: str, language: Language) -> datetime.date:
    """Return the day that was typed. Raises NotUnderstood where it is not a single day."""
    text = given.get(name, "").strip()
    try:
        date = read(text, language)
    except DateError:
        date = None
    if date is None or date.is_interval or not is_known_to_the_day(date) or not date.earliest:
        sentence = _("Please write a day, for example 1.9.2027.")
        raise NotUnderstood(sentence, field=name)
    return date.earliest


class Asked:
    """Builds inputs from what was typed, or from what is proposed where nothing was sent."""

    def __init__(self, given: QueryDict | None, fault: tuple[str, str]) -> None:
        self._given, self._fault = given, fault

    def guest(self, language: Language) -> list[Input]:
        """Return what is asked of somebody who is to come."""
        names = [(code, language_name(code, language)) for code in INTERFACE_LANGUAGES]
        hint = _("The invitation goes there. Please use an address of the county’s own.")
        return [
            self.line("email", _("E-mail address"), hint, kind="email"),
            self.line("name", _("First name and surname"), ""),
            self.choice("language", _("Language of the mails"), names, language),
        ]

    def day(self, name: str, label: str, hint: str, proposed: str = "") -> Input:
        return self.line(name, label, hint, proposed=proposed)

    def line(
        self, name: str, label: str, hint: str, *, proposed: str = "", kind: str = "text"
    ) -> Input:
        return Input(
            name,
            label,
            value=self._value(name, proposed),
            hint=hint,
            fault=self._told(name),
            type=kind,
            is_required=True,
        )

    def choice(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], proposed: str = ""
    ) -> Input:
        """Return a list to choose from; where nothing is proposed, nothing is chosen."""
        chosen = self._value(name, proposed)
        options = [Option(value, text, value == chosen) for value, text in choices]
        if chosen not in dict(choices):
            options.insert(0, Option("", _("Please choose"), is_selected=True))
        return Input(name, label, InputKind.LIST, options=options, fault=self._told(name))

    def radios(self, name: str, label: str, choices: Mapping[Role, object]) -> Input:
        chosen = self._value(name, "")
        options = [Option(role.value, str(text), role == chosen) for role, text in choices.items()]
        return Input(name, label, InputKind.RADIOS, options=options, fault=self._told(name))

    def _value(self, name: str, proposed: str) -> str:
        return proposed if self._given is None else self._given.get(name, "")

    def _told(self, name: str) -> str:
        return self._fault[1] if self._fault[0] == name else ""
