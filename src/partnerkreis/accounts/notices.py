# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said on the next page after something was done. django-allauth names each by a file."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: Final[dict[str, str | Promise]] = {
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("Your app is set up."),
    "mfa/messages/totp_deactivated.txt": _("Your app was removed."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
    "mfa/messages/webauthn_added.txt": _("Your passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("Your passkey was removed."),
    "socialaccount/messages/account_connected.txt": _("The directory was connected."),
    "socialaccount/messages/account_disconnected.txt": _("The directory was disconnected."),
    "usersessions/messages/sessions_logged_out.txt": _("All other sessions were ended."),
}

#: Faults, by the names that django-allauth gives them.
FAULTS: Final[dict[str, str | Promise]] = {
    "account_inactive": _("This account is blocked. Please ask the administrator."),
    "email_password_mismatch": _("The e-mail address or the password is not right."),
    "enter_current_password": _("This is not your current password."),
    "incorrect_code": _("This code is not right, or it is too old."),
    "incorrect_password": _("This password is not right."),
    "invalid_login": _("This did not work. Please sign in again."),
    "invalid_password_reset": _("This link is too old, or it was used before."),
    "too_many_login_attempts": _("Too many attempts. Please try again in a quarter of an hour."),
    "rate_limited": _("Too many attempts. Please try again in a quarter of an hour."),
}
SECOND_STEP_FAULTS: Final[dict[str, str | Promise]] = {
    "cannot_delete_authenticator": _("This cannot be removed."),
    "cannot_generate_recovery_codes": _("Recovery codes need a passkey or an app first."),
    "incorrect_code": _("This code is not right, or it is too old."),
}
DIRECTORY_FAULTS: Final[dict[str, str | Promise]] = {
    "connected_other": _("This person of the directory belongs to another account here."),
    "invalid_token": _("The directory gave an answer that cannot be believed."),
}
#: Sentences of django-allauth that we word ourselves: our catalogue comes before its own.
OURS: Final = (_("You must type the same password each time."),)
