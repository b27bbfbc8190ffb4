# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails as they travel (RFC 822 and what came after), read without trusting any of it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any, Final

from partnerkreis.correspondence.rules.letters import (
    MOST_ATTACHMENTS,
    Attachment,
    MailFault,
    ReadMail,
    UnreadableMail,
    line,
    lines,
)
from partnerkreis.correspondence.rules.plain import plain

MOST_PARTS: Final = 200
MOST_DEPTH: Final = 20
_MOST_HOPS: Final = 50
_MOST_RECIPIENTS: Final = 100
#: What opens another level, counted before anything is taken apart.
_NESTING: Final = re.compile(rb"boundary\s*=|content-type:\s*message/", re.IGNORECASE)
_HEADER: Final = re.compile(rb"\A(?:>?From |[!-9;-~]+[ \t]*:)")
_ADDRESSED: Final = (
    *("delivered-to", "x-original-to", "envelope-to", "x-envelope-to"),
    *("to", "cc", "bcc", "resent-to", "resent-cc"),
)


def parsed(raw: bytes) -> Message[str, str]:
    """Return the mail in ``raw`` taken apart. Raises UnreadableMail."""
    if not _HEADER.match(raw.lstrip(b"\r\n")[:1000]):
        raise UnreadableMail(MailFault.NOT_A_MAIL)
    if sum(1 for _found in _NESTING.finditer(raw)) > MOST_PARTS:
        raise UnreadableMail(MailFault.TOO_NESTED)
    try:
        return message_from_bytes(raw.lstrip(b"\r\n"))
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise UnreadableMail(MailFault.TOO_NESTED) from error


def read_internet_mail(raw: bytes) -> ReadMail:
    """Return what the mail in ``raw`` says. Raises UnreadableMail."""
    mail = parsed(raw)
    if not any(mail.get(name) for name in ("from", "sender", "subject", "date", "message-id")):
        raise UnreadableMail(MailFault.NOT_A_MAIL)
    if len(mail.get_all("received", [])) > _MOST_HOPS:
        raise UnreadableMail(MailFault.LOOP)
    texts, pages, attachments, left_out = _contents(mail)
    text = "\n\n".join(filter(None, map(str.strip, texts))) or plain("\n".join(pages))
    return ReadMail(
        message_id=line(header(mail, "message-id")),
        subject=line(header(mail, "subject")),
        sender=line(header(mail, "from") or header(mail, "sender")),
        recipients=tuple(_recipients(mail)),
        addressed_to=tuple(dict.fromkeys(_addresses(mail, *_ADDRESSED))),
        sent_at=_sent_at(mail),
        text=lines(text),
        attachments=tuple(attachments[:MOST_ATTACHMENTS]),
        left_out=(*left_out, *(one.name for one in attachments[MOST_ATTACHMENTS:])),
        is_automatic=_is_automatic(mail),
    )


def header(mail: Message[str, str], name: str) -> str:
    """Return a header in letters, whatever it was written in."""
    value: Any = mail.get(name, "")
    try:
        parts = decode_header(value)
    except (HeaderParseError, binascii.Error, ValueError):
        parts = [(str(value), None)]
    return "".join(_decoded(part, charset or "utf-8") for part, charset in parts)


def _decoded(part: str | bytes, charset: str) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset)
    except (LookupError, ValueError):
        # A charset that does not exist, or that is not the one it says.
        return part.decode("utf-8", "replace")


def _addresses(mail: Message[str, str], *names: str) -> Iterator[str]:
    values = [str(value) for name in names for value in mail.get_all(name, [])]
    for _name, address in getaddresses(values):
        if "@" in address:
            yield line(address).lower()


def _recipients(mail: Message[str, str]) -> Iterator[str]:
    decoded = [header(mail, name) for name in ("to", "cc")]
    for name, address in getaddresses(decoded)[:_MOST_RECIPIENTS]:
        shown = f"{name} <{address}>" if name and address else name or address
        if shown := line(shown):
            yield shown


def _sent_at(mail: Message[str, str]) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(mail.get("date", "")))
        return sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_automatic(mail: Message[str, str]) -> bool:
    """Return whether a machine wrote it: out of office, confirmation, report (RFC 3834)."""
    submitted = header(mail, "auto-submitted").strip().lower()
    precedence = header(mail, "precedence").strip().lower()
    return (
        (bool(submitted) and not submitted.startswith("no"))
        or precedence in ("auto_reply", "junk", "bulk")
        or bool(mail.get("x-autoreply") or mail.get("x-autorespond"))
        or header(mail, "return-path").strip() == "<>"
    )


def _contents(mail: Message[str, str]) -> tuple[list[str], list[str], list[Attachment], list[str]]:
    texts: list[str] = []
    pages: list[str] = []
    attachments: list[Attachment] = []
    left_out: list[str] = []
    for part in _leaves(mail, 0):
        kind, name = part.get_content_type(), _file_name(part)
        is_attached = part.get_content_disposition() == "attachment" or bool(name)
        if kind.startswith("message/"):
            left_out.append(name or kind)
        elif is_attached:
            # Pictures that stand in the text are ornaments of a signature as a rule.
            is_ornament = part.get("content-id") and part.get_content_disposition() != "attachment"
            if is_ornament and kind.startswith("image/"):
                left_out.append(name)
            else:
                attachments.append(Attachment(name or kind, _bytes(part)))
        elif kind == "text/plain":
            texts.append(_decoded(_bytes(part), part.get_content_charset("utf-8")))
        elif kind == "text/html":
            pages.append(_decoded(_bytes(part), part.get_content_charset("utf-8")))
    return texts, pages, attachments, left_out


def _leaves(part: Message[str, str], depth: int) -> Iterator[Message[str, str]]:
    """Yield the parts that hold something; a mail within a mail is one of them."""
    if depth > MOST_DEPTH:
        raise UnreadableMail(MailFault.TOO_NESTED)
    payload: Any = part.get_payload()
    if part.get_content_maintype() == "message" or not isinstance(payload, list):
        yield part
        return
    if len(payload) > MOST_PARTS:
        raise UnreadableMail(MailFault.TOO_NESTED)
    for inner in payload:
        yield from _leaves(inner, depth + 1)


def _bytes(part: Message[str, str]) -> bytes:
    try:
        payload: Any = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message[str, str]) -> str:
    try:
        name = part.get_filename() or ""
        parts = decode_header(name)
    except (HeaderParseError, ValueError, LookupError, TypeError):
        return ""
    return line("".join(_decoded(one, charset or "utf-8") for one, charset in parts))
