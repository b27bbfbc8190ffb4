# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails about accounts, in the language of the one who reads them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from partnerkreis.access.models import User
from partnerkreis.accounts import links
from partnerkreis.core.languages import Language
from partnerkreis.post.letters import Button, Letter

Context = Mapping[str, Any]

#: What was changed in an account, by the names that django-allauth gives the mails.
CHANGES: Final[dict[str, Promise]] = {
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_reset": gettext_lazy("Your password was changed."),
    "account/email/password_set": gettext_lazy("Your password is set."),
    "mfa/email/totp_activated": gettext_lazy("Your app is set up."),
    "mfa/email/totp_deactivated": gettext_lazy("Your app was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("You have new recovery codes."),
    "mfa/email/webauthn_added": gettext_lazy("Your passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("Your passkey was removed."),
    "socialaccount/email/account_connected": gettext_lazy("The directory was connected."),
    "socialaccount/email/account_disconnected": gettext_lazy("The directory was disconnected."),
}


def invitation(
    user: User,
    link: str,
    *,
    by: str = "",
    begins: datetime.date | None = None,
    language: Language,
) -> Letter:
    """Return the mail that invites ``user``; ``by`` is whom they may ask about it.

    ``begins`` is a day to come, from which they may work.
    """
    with override(language):
        invited = _(
            "you have an account on Partnerkreis, the place where counties keep their "
            "partnerships together. Please choose how you want to sign in."
        )
        if by:
            invited = _(
                "%(name)s has invited you to Partnerkreis, the place where counties keep their "
                "partnerships together. Please choose how you want to sign in."
            ) % {"name": by}
        return Letter(
            language=language,
            subject=_("Your invitation to Partnerkreis"),
            paragraphs=(
                _greeting(user),
                invited,
                *_beginning(begins),
            ),
            button=Button(_("Accept the invitation"), link),
            closing=(
                _(
                    "The link works once, and for seven days. If it no longer works, please ask "
                    "whoever invited you for another one."
                ),
                _("If you know nothing of this, you need not do anything."),
            ),
        )


def new_access(
    user: User, what: str, *, by: str, begins: datetime.date | None = None, language: Language
) -> Letter:
    """Return the mail that tells ``user`` of an office or an encounter to work on.

    ``begins`` is a day to come, from which that is so.
    """
    with override(language):
        told = _("%(name)s has given you the access to work on this:") % {"name": by}
        return Letter(
            language=language,
            subject=_("You have a new access on Partnerkreis"),
            paragraphs=(_greeting(user), told, what, *_beginning(begins)),
            button=Button(_("Sign in"), links.absolute("account_login", language)),
            closing=(_("You sign in as before. If this is a mistake, please tell the sender."),),
        )


def _beginning(day: datetime.date | None) -> tuple[str, ...]:
    return (begins_on(day),) if day else ()


def begins_on(day: datetime.date) -> str:
    """Return the sentence that says from when somebody may work."""
    told = _("Your access begins on %(day)s; how you sign in can be set up before.")
    return told % {"day": date_format(day, "DATE_FORMAT")}


def letter_for(name: str, user: User, context: Context) -> Letter | None:
    """Return the mail that django-allauth calls ``name``, or None where we send none."""
    language = links.language_of(user.language)
    with override(language):
        if make := _LETTERS.get(name):
            return make(user, context, language)
        return _change(user, CHANGES[name], language) if name in CHANGES else None


def _greeting(user: User) -> str:
    return _("Good day %(name)s,") % {"name": user.name}


def _code(user: User, context: Context, language: Language) -> Letter:
    return Letter(
        language=language,
        subject=_("Your code to sign in"),
        paragraphs=(_greeting(user), _("please enter this code on the page that asked for it:")),
        code=str(context["code"]),
        closing=(
            _(
                "It works once, and for a quarter of an hour. Nobody from the county will ever ask "
                "you for it."
            ),
            _unasked(),
        ),
    )


def _new_password(user: User, context: Context, language: Language) -> Letter:
    link = links.absolute(
        "account_reset_password_from_key", language, uidb36=context["uid"], key=context["key"]
    )
    return Letter(
        language=language,
        subject=_("Choose a new password"),
        paragraphs=(
            _greeting(user),
            _("somebody, probably you, has asked for a new password for your account."),
        ),
        button=Button(_("Choose a new password"), link),
        closing=(_("The link works once, and for three days."), _unasked()),
    )


def _unasked() -> str:
    return _("If you have not asked for this, you need not do anything: nothing was changed.")


def _change(user: User, what: Promise, language: Language) -> Letter:
    return Letter(
        language=language,
        subject=str(what),
        paragraphs=(
            _greeting(user),
            _("something about your account was changed:"),
            str(what),
        ),
        button=Button(_("Your ways to sign in"), links.absolute("mfa_index", language)),
        closing=(
            _(
                "If this was not you, please end all sessions, choose a new password, and tell the "
                "administrator at once."
            ),
        ),
    )


_LETTERS: Final[dict[str, Callable[[User, Context, Language], Letter]]] = {
    "account/email/login_code": _code,
    "account/email/password_reset_key": _new_password,
}
