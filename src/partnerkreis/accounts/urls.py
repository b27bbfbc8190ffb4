# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses for signing in, in each language its own words, under django-allauth's names."""

from allauth.account import views as account
from allauth.socialaccount import views as directories
from allauth.usersessions import views as sessions
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as address

from partnerkreis.accounts import views
from partnerkreis.accounts.evenly import evenly
from partnerkreis.accounts.frame import View, framed
from partnerkreis.accounts.later import Later

#: They bring large libraries that no visitor needs.
second_step = Later("allauth.mfa.base.views")
app = Later("allauth.mfa.totp.views")
recovery_codes = Later("allauth.mfa.recovery_codes.views")
passkeys = Later("allauth.mfa.webauthn.views")
own_passkeys = Later("partnerkreis.accounts.views_passkeys")
openid_connect = Later("allauth.socialaccount.providers.openid_connect.views")
own_directory = Later("partnerkreis.accounts.views_directory")


def _page(route: str | Promise, view: View, name: str) -> URLPattern:
    return path(route, framed(view), name=name)  # type: ignore[arg-type] # a lazy string will do


_sign_in = [
    _page("", views.sign_in, "account_login"),
    _page(address("address", "code/"), evenly(views.request_code), "account_request_login_code"),
    _page(
        address("address", "code/enter/"), account.confirm_login_code, "account_confirm_login_code"
    ),
    _page(address("address", "second-step/"), second_step.authenticate, "mfa_authenticate"),
    _page(address("address", "passkey/"), passkeys.login_webauthn, "mfa_login_webauthn"),
    _page(address("address", "blocked/"), account.account_inactive, "account_inactive"),
    _page(
        address("address", "cancelled/"),
        directories.login_cancelled,
        "socialaccount_login_cancelled",
    ),
    _page(address("address", "failed/"), directories.login_error, "socialaccount_login_error"),
]

_password: list[URLPattern | URLResolver] = [
    _page(
        address("address", "forgotten/"), evenly(account.password_reset), "account_reset_password"
    ),
    _page(
        address("address", "forgotten/sent/"),
        account.password_reset_done,
        "account_reset_password_done",
    ),
    _page(
        address("address", "new/done/"),
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    path(
        address("address", "new/"),
        include(
            [
                re_path(
                    r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
                    framed(account.password_reset_from_key),
                    name="account_reset_password_from_key",
                )
            ]
        ),
    ),
]

_confirm = [
    _page("", account.reauthenticate, "account_reauthenticate"),
    _page(address("address", "code/"), second_step.reauthenticate, "mfa_reauthenticate"),
    _page(
        address("address", "passkey/"),
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
]

_recovery_codes = [
    _page("", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _page(
        address("address", "new/"),
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    _page(
        address("address", "file/"),
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
]

_passkeys = [
    _page("", passkeys.list_webauthn, "mfa_list_webauthn"),
    _page(address("address", "add/"), own_passkeys.add_passkey, "mfa_add_webauthn"),
    _page(address("address", "<int:pk>/remove/"), passkeys.remove_webauthn, "mfa_remove_webauthn"),
    _page(address("address", "<int:pk>/name/"), passkeys.edit_webauthn, "mfa_edit_webauthn"),
]

_account: list[URLPattern | URLResolver] = [
    _page("", second_step.index, "mfa_index"),
    _page(address("address", "password/"), account.password_change, "account_change_password"),
    _page(address("address", "password/set/"), account.password_set, "account_set_password"),
    _page(address("address", "app/"), app.activate_totp, "mfa_activate_totp"),
    _page(address("address", "app/remove/"), app.deactivate_totp, "mfa_deactivate_totp"),
    _page(address("address", "sessions/"), sessions.list_usersessions, "usersessions_list"),
    _page(address("address", "sessions/<int:pk>/end/"), views.end_session, "end_session"),
    _page(address("address", "directory/"), directories.connections, "socialaccount_connections"),
    path(address("address", "confirm/"), include(_confirm)),
    path(address("address", "recovery-codes/"), include(_recovery_codes)),
    path(address("address", "passkeys/"), include(_passkeys)),
]

urlpatterns = [
    # One address for all languages: it is entered in the directory.
    _page("oidc/<slug:provider_id>/", own_directory.to_directory, "openid_connect_login"),
    _page("oidc/<slug:provider_id>/callback/", openid_connect.callback, "openid_connect_callback"),
    *i18n_patterns(
        path(address("address", "sign-in/"), include(_sign_in)),
        path(address("address", "password/"), include(_password)),
        path(address("address", "account/"), include(_account)),
        _page(address("address", "sign-out/"), account.logout, "account_logout"),
        _page(address("address", "sign-up/"), account.signup, "account_signup"),
        _page(address("address", "invitation/<str:token>/"), views.invitation, "invitation"),
    ),
]
