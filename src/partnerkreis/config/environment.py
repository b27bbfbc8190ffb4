# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every environment variable the software reads. There is no other configuration."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings an operator can make. All have a default that works on one machine."""

    #: DATA: directory for the database, uploaded files and the secret key.
    data: Path
    #: DATABASE_URL: ``postgresql://user:password@host:port/name``; empty means SQLite in DATA.
    database_url: str
    #: PORT: where ``partnerkreis serve`` listens on this machine; 8000 if empty.
    port: str
    #: HOSTS: names the site is reached by, separated by commas; empty: this machine only.
    hosts: tuple[str, ...]
    #: HTTPS: 1 behind a proxy that ends TLS and sets X-Forwarded-Proto.
    https: bool
    #: SITE_URL: address of the site for feeds and mails, without a slash at the end.
    site_url: str
    #: DEBUG: 1 shows errors in full to everybody; never on a public machine.
    debug: bool

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """Read the environment."""
        return cls(
            data=Path(variables.get("DATA") or "data").resolve(),
            database_url=variables.get("DATABASE_URL", ""),
            port=variables.get("PORT") or "8000",
            hosts=tuple(h.strip() for h in variables.get("HOSTS", "").split(",") if h.strip()),
            https=variables.get("HTTPS", "") == "1",
            site_url=variables.get("SITE_URL", "").rstrip("/"),
            debug=variables.get("DEBUG", "") == "1",
        )
