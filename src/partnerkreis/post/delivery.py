# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing one mail over: to the mail server, or where there is none into a directory."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

from partnerkreis.post.servers import MailServer

_SECONDS = 30


def hand_over(
    *,
    content: bytes,
    sender: str,
    recipient: str,
    message_id: str,
    server: MailServer | None,
    folder: Path,
) -> str:
    """Hand a finished mail over and return where it went; raises OSError where it was not taken."""
    if server is None:
        path = _write(content, place_of(message_id, recipient, folder))
        print(f"{recipient}: {path}", flush=True)  # noqa: T201 - nobody else says where it is
        return str(path)
    _send(content, sender, recipient, server)
    return server.host


def _send(content: bytes, sender: str, recipient: str, server: MailServer) -> None:
    line = EmailBackend(
        host=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        use_tls=server.security == "starttls",
        use_ssl=server.security == "tls",
        timeout=_SECONDS,
    )
    line.open()
    connection: Any = line.connection
    try:
        connection.sendmail(sender, [recipient], content)
    finally:
        line.close()


def place_of(message_id: str, recipient: str, folder: Path) -> Path:
    """Return where a mail is written that no server takes: the same place each time."""
    digest = hashlib.sha256(f"{message_id} {recipient}".encode()).hexdigest()
    return folder / f"{digest[:16]}.eml"


def _write(content: bytes, path: Path) -> Path:
    """Write the mail, readable by its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    return path
