# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages about passkeys that django-allauth does not have."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView


class AddPasskeyView(AddWebAuthnView):  # type: ignore[misc] # django-allauth has no types
    """Add a key that can sign in by itself; django-allauth would leave that to a check box."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, True)
        return {**context, "js_data": {"creation_options": options}}


add_passkey = AddPasskeyView.as_view()
