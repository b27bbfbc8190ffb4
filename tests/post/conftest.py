# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail server on this machine that keeps what it is given, or refuses it."""

import email
import email.policy
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command

from partnerkreis.post.servers import MailServer


@dataclass
class Kept:
    """What came in, and what the server says to the next recipients."""

    mails: list[tuple[str, str, EmailMessage]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, _o: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.mail_from, envelope.rcpt_tos[0], parsed))
        return "250 OK"


@pytest.fixture
def outbox(settings: Any, tmp_path: Any) -> Any:
    """Mails go into the outbox, as they do outside tests."""
    settings.EMAIL_BACKEND = "partnerkreis.post.backend.Outbox"
    settings.DATA = tmp_path
    settings.MAIL_SERVER = None
    return settings


@pytest.fixture
def mail_server(outbox: Any) -> Iterator[Kept]:
    kept = Kept()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    outbox.MAIL_SERVER = MailServer("127.0.0.1", port, "", "", "none")
    yield kept
    controller.stop()


def work() -> None:
    """Do what lies in the outbox, and stop."""
    call_command(
        "db_worker", batch=True, startup_delay=False, reload=False, interval=0, verbosity=0
    )
