# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read from a mail, whatever program it comes from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

#: A longer text is cut; the raw mail has all of it.
LONGEST_TEXT: Final = 200_000
LONGEST_LINE: Final = 500
MOST_ATTACHMENTS: Final = 50


class MailFault(StrEnum):
    """Why something cannot be read as a mail."""

    NOT_A_MAIL = "not_a_mail"
    TOO_NESTED = "too_nested"
    LOOP = "loop"


class UnreadableMail(Exception):
    """It is no mail, or one that is made to hurt whoever reads it."""

    def __init__(self, fault: MailFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """A mail as it is kept. ``left_out`` names what it brings along and cannot be taken in."""

    message_id: str = ""
    subject: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    #: Every address that an envelope or a header names, in lower case.
    addressed_to: tuple[str, ...] = ()
    sent_at: datetime | None = None
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    left_out: tuple[str, ...] = ()
    is_automatic: bool = False


def line(text: str) -> str:
    """Return ``text`` in one line, without what does not show: nothing of it can begin a header."""
    shown = "".join(" " if _is_hidden(letter) else letter for letter in text)
    return unicodedata.normalize("NFC", " ".join(shown.split()))[:LONGEST_LINE]


def lines(text: str) -> str:
    """Return a text as it is kept: line feeds, no other control characters, not endless."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(c for c in unified[:LONGEST_TEXT] if c in "\n\t" or not _is_hidden(c))
    return unicodedata.normalize("NFC", shown).strip()


def _is_hidden(letter: str) -> bool:
    # Also what turns the direction of writing, so that a name is not read backwards.
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
