# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms that differ from those of django-allauth."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc] # django-allauth has no types
    """A key that signs in by itself: it always asks for a finger, a face or a number."""

    passwordless = None
