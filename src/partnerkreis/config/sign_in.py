# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory of a county, with which its people may sign in (OpenID Connect)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from partnerkreis.config.environment import Environment

#: Part of the address that the directory sends people back to: /oidc/directory/callback/
KEY = "directory"


@dataclass(frozen=True, slots=True)
class Directory:
    """What is known of the directory, and for which addresses it can be believed."""

    issuer: str
    client_id: str
    secret: str
    name: str
    domains: tuple[str, ...]

    @property
    def key(self) -> str:
        return KEY

    @property
    def origin(self) -> str:
        """Return where its page for signing in stands."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def app(self) -> dict[str, Any]:
        """Return the settings as django-allauth wants them."""
        return {
            "provider_id": KEY,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "oauth_pkce_enabled": True},
        }


def directory_of(environment: Environment) -> Directory | None:
    """Return the directory, or None where none is set; raise ValueError where a part is missing."""
    if not environment.oidc_issuer:
        return None
    for name in ("oidc_client_id", "oidc_client_secret", "oidc_domains"):
        if not getattr(environment, name):
            raise ValueError(f"OIDC_ISSUER is set, and {name.upper()} is missing")
    origin = urlsplit(environment.oidc_issuer)
    if origin.scheme != "https" and origin.hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError("OIDC_ISSUER must begin with https://")
    return Directory(
        issuer=environment.oidc_issuer,
        client_id=environment.oidc_client_id,
        secret=environment.oidc_client_secret,
        name=environment.oidc_name or str(origin.hostname),
        domains=environment.oidc_domains,
    )
