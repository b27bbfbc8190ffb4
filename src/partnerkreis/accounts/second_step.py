# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second step of signing in: apps that make codes, passkeys, recovery codes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from qrcode.main import QRCode

from partnerkreis.access.models import User
from partnerkreis.accounts.notices import SECOND_STEP_FAULTS


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc] # django-allauth has no types
    """The second-step part of django-allauth."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        **SECOND_STEP_FAULTS,
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored: a backup without the secret key gives none away."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; where the key is another one by now, one that nobody knows."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as a drawing to stand in the page: dark on light in every theme."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(
            f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
        )
        return format_html(
            '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
            '<path class="qr__ground" d="M0 0h{0}v{0}h-{0}z"/><path d="{2}"/></svg>',
            len(rows),
            _("QR code for the app; the key below says the same"),
            mark_safe(path),  # noqa: S308 - made of numbers in the lines above
        )

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Return a name to begin with."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": "Partnerkreis"}


def _fernet() -> Fernet:
    seed = hashlib.sha256(b"partnerkreis.second-step:" + str(settings.SECRET_KEY).encode())
    return Fernet(base64.urlsafe_b64encode(seed.digest()))
