# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every environment variable the software reads. There is no other configuration."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit


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
    #: EMAIL_URL: the mail server, ``smtp+tls://user:password@host:587``, ``smtps://…`` or, on this
    #: machine, ``smtp://localhost``; empty: mails are written to DATA/mail.
    email_url: str
    #: EMAIL_FROM: sender of the mails; partnerkreis@ and the host of SITE_URL if empty.
    email_from: str
    #: UPLOAD_MB: the largest file that is taken in and the largest mail that is filed, in MB; 25
    #: if empty.
    upload_mb: str
    #: FILING_ADDRESS: where mails are sent to be filed to a record, for example
    #: ``filing@county.example``; the secret part is put behind a ``+``. Empty: none is filed so.
    filing_address: str
    #: FILING_IMAP_URL: the mailbox they are fetched from, ``imaps://user:password@host/INBOX``;
    #: empty where the mail server hands them over to ``partnerkreis file-mail``.
    filing_imap_url: str
    #: OIDC_ISSUER: address of the directory people may sign in with; see signing-in.md.
    oidc_issuer: str
    #: OIDC_CLIENT_ID: what the directory calls this instance.
    oidc_client_id: str
    #: OIDC_CLIENT_SECRET: the secret it was given by the directory.
    oidc_client_secret: str
    #: OIDC_NAME: what the button says, for example the name of the county.
    oidc_name: str
    #: OIDC_DOMAINS: the domains of e-mail addresses the directory answers for, separated by commas.
    oidc_domains: tuple[str, ...]
    #: IMPORT_MEGABYTES: how large a table may be that is taken in from Excel; 5 if empty.
    import_megabytes: int
    #: DEBUG: 1 shows errors in full to everybody; never on a public machine.
    debug: bool

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """Read the environment."""
        site_url = variables.get("SITE_URL", "").rstrip("/")
        return cls(
            data=Path(variables.get("DATA") or "data").resolve(),
            database_url=variables.get("DATABASE_URL", ""),
            port=variables.get("PORT") or "8000",
            hosts=_list(variables.get("HOSTS", "")),
            https=variables.get("HTTPS", "") == "1",
            site_url=site_url,
            email_url=variables.get("EMAIL_URL", ""),
            email_from=variables.get("EMAIL_FROM") or _sender(site_url),
            upload_mb=variables.get("UPLOAD_MB") or "25",
            filing_address=variables.get("FILING_ADDRESS", "").strip().lower(),
            filing_imap_url=variables.get("FILING_IMAP_URL", ""),
            oidc_issuer=variables.get("OIDC_ISSUER", "").rstrip("/"),
            oidc_client_id=variables.get("OIDC_CLIENT_ID", ""),
            oidc_client_secret=variables.get("OIDC_CLIENT_SECRET", ""),
            oidc_name=variables.get("OIDC_NAME", ""),
            oidc_domains=_list(variables.get("OIDC_DOMAINS", "").lower()),
            import_megabytes=_whole_number(variables.get("IMPORT_MEGABYTES", "")) or 5,
            debug=variables.get("DEBUG", "") == "1",
        )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _sender(site_url: str) -> str:
    return f"partnerkreis@{urlsplit(site_url).hostname or 'localhost'}"
