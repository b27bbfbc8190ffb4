# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails as Outlook saves them (.msg): properties in a compound file (MS-OXMSG)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_string
from typing import Any, Final

from partnerkreis.correspondence.rules.internet import header
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

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNICODE, _ANSI, _BINARY = "001F", "001E", "0102"
_TIME: Final = 0x0040
_SUBJECT, _HEADERS, _BODY, _HTML = "0037", "007D", "1000", "1013"
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_TO, _CC, _MESSAGE_ID = "0E04", "0E03", "1035"
_DATA, _LONG_NAME, _SHORT_NAME, _DISPLAY_NAME, _CONTENT_ID = "3701", "3707", "3704", "3001", "3712"
_SUBMITTED, _DELIVERED, _CODE_PAGE = 0x0039, 0x0E06, 0x3FFD
_PICTURES: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)
_ROW: Final = struct.Struct("<HHI8s")
#: The first bytes of the properties of a whole mail, before the rows.
_PREFACE: Final = 32


def read_outlook_mail(raw: bytes) -> ReadMail:
    """Return what the mail in ``raw`` says. Raises UnreadableMail."""
    # Loaded by those who bring such a mail, and in no memory before.
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as container:
            return _Reader(container, len(raw)).mail()
    except (OSError, ValueError, IndexError, KeyError, struct.error, RecursionError) as error:
        raise UnreadableMail(MailFault.NOT_A_MAIL) from error


class _Reader:
    def __init__(self, container: Any, size: int) -> None:
        self._container = container
        self._streams = {"/".join(path).upper(): path for path in container.listdir()}
        if "__PROPERTIES_VERSION1.0" not in self._streams or self._overlap(size):
            raise UnreadableMail(MailFault.NOT_A_MAIL)
        self._rows = dict(self._fixed())
        self._code_page = self._python_code_page()

    def _overlap(self, size: int) -> bool:
        """Return whether streams share bytes: a thousand attachments may all be the same ones."""
        sizes = [int(self._container.get_size(path)) for path in self._streams.values()]
        return sum(sizes) > size

    def mail(self) -> ReadMail:
        travelled = message_from_string(self._text(_HEADERS))
        attachments, left_out = self._attachments()
        recipients = ";".join((self._text(_TO), self._text(_CC))).split(";")
        return ReadMail(
            message_id=line(self._text(_MESSAGE_ID) or header(travelled, "message-id")),
            subject=line(self._text(_SUBJECT)),
            sender=line(self._sender() or header(travelled, "from")),
            recipients=tuple(filter(None, map(line, recipients))),
            sent_at=self._moment(_SUBMITTED) or self._moment(_DELIVERED),
            text=lines(self._text(_BODY) or plain(self._page())),
            attachments=tuple(attachments[:MOST_ATTACHMENTS]),
            left_out=(*left_out, *(one.name for one in attachments[MOST_ATTACHMENTS:])),
        )

    def _fixed(self) -> Iterator[tuple[int, tuple[int, bytes]]]:
        """Yield the properties of fixed length: their number, with type and value."""
        table = self._bytes("__PROPERTIES_VERSION1.0")[_PREFACE:]
        for start in range(0, len(table) - _ROW.size + 1, _ROW.size):
            kind, number, _flags, value = _ROW.unpack_from(table, start)
            yield number, (kind, value)

    def _moment(self, number: int) -> datetime | None:
        kind, value = self._rows.get(number, (0, b""))
        if kind != _TIME:
            return None
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(value, "little") // 10)
        except OverflowError:
            return None

    def _python_code_page(self) -> str:
        _kind, value = self._rows.get(_CODE_PAGE, (0, b""))
        number = int.from_bytes(value[:4], "little")
        return "utf-8" if number == 65001 else f"cp{number or 1252}"

    def _text(self, tag: str, within: str = "") -> str:
        """Return a property in letters: as Unicode, or in the code page of the mail."""
        if found := self._bytes(f"{within}__SUBSTG1.0_{tag}{_UNICODE}"):
            return found.decode("utf-16-le", "replace").rstrip("\0")
        found = self._bytes(f"{within}__SUBSTG1.0_{tag}{_ANSI}")
        try:
            return found.decode(self._code_page).rstrip("\0")
        except (LookupError, ValueError):
            return found.decode("cp1252", "replace").rstrip("\0")

    def _page(self) -> str:
        raw = self._bytes(f"__SUBSTG1.0_{_HTML}{_BINARY}")
        text = raw.decode("utf-8", "replace")
        return text if "\ufffd" not in text else raw.decode("cp1252", "replace")

    def _sender(self) -> str:
        name = self._text(_SENDER)
        address = self._text(_SENDER_SMTP) or self._text(_SENDER_ADDRESS)
        # Within one house Outlook has no address but a long path of the directory.
        address = address if "@" in address else ""
        return f"{name} <{address}>" if name and address and name != address else name or address

    def _attachments(self) -> tuple[list[Attachment], list[str]]:
        found: list[Attachment] = []
        left_out: list[str] = []
        folders = sorted({p.split("/")[0] for p in self._streams if p.startswith("__ATTACH_")})
        for folder in folders:
            within = f"{folder}/"
            names = (self._text(tag, within) for tag in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME))
            name = line(next(filter(None, names), "")) or "attachment"
            data = self._bytes(f"{within}__SUBSTG1.0_{_DATA}{_BINARY}")
            is_ornament = bool(self._text(_CONTENT_ID, within)) and data.startswith(_PICTURES)
            if data and not is_ornament:
                found.append(Attachment(name, data))
            else:
                # A mail within the mail, or a picture that stands in the text.
                left_out.append(name)
        return found, left_out

    def _bytes(self, name: str) -> bytes:
        path = self._streams.get(name)
        if path is None:
            return b""
        with self._container.openstream(path) as stream:
            data: bytes = stream.read()
        return data
