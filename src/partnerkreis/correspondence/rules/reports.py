# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a mail server reports back: that a mail of ours could not be delivered (RFC 3464)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from typing import Any

from partnerkreis.correspondence.rules.internet import header
from partnerkreis.correspondence.rules.letters import line


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One recipient that a mail did not reach, and what the server said."""

    message_id: str
    recipient: str
    reason: str


def undelivered(mail: Message[str, str]) -> list[Undelivered] | None:
    """Return whom a mail of ours did not reach for good; None where ``mail`` is no such report.

    A report of a delay names nobody: the server goes on trying.
    """
    if mail.get_content_type() != "multipart/report":
        return None
    if str(mail.get_param("report-type", "")).lower() != "delivery-status":
        return None
    message_id = _original_id(mail)
    return [
        Undelivered(message_id, recipient, reason)
        for block in _blocks(mail)
        if line(str(block.get("action", ""))).lower() == "failed"
        if (recipient := _address(block)) and (reason := _reason(block))
    ]


def _parts(mail: Message[str, str]) -> list[Any]:
    payload: Any = mail.get_payload()
    return payload if isinstance(payload, list) else []


def _blocks(mail: Message[str, str]) -> Iterator[Message[str, str]]:
    for part in _parts(mail):
        if part.get_content_type() == "message/delivery-status":
            yield from _parts(part)


def _original_id(mail: Message[str, str]) -> str:
    for part in _parts(mail):
        if part.get_content_type() in ("message/rfc822", "message/rfc822-headers"):
            return next((line(header(inner, "message-id")) for inner in _parts(part)), "")
        if part.get_content_type() == "text/rfc822-headers":
            payload: Any = part.get_payload()
            return line(header(message_from_string(str(payload)), "message-id"))
    return ""


def _address(block: Message[str, str]) -> str:
    """Return the address of "rfc822; somebody@county.example"."""
    named = str(block.get("original-recipient") or block.get("final-recipient") or "")
    return line(named.rpartition(";")[2]).strip("<> ").lower()


def _reason(block: Message[str, str]) -> str:
    said = line(str(block.get("diagnostic-code", ""))).partition(";")
    status = line(str(block.get("status", "")))
    return " ".join(filter(None, (status, said[2].strip() or said[0]))) or "failed"
