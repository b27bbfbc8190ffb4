# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching mails from a mailbox (IMAP), where the mail server does not hand them over."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings

from partnerkreis.core.errors import DomainError
from partnerkreis.correspondence.actions import receive_mail
from partnerkreis.correspondence.refusals import too_large

_SECONDS: Final = 30
_MOST_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of the mails: how many were dealt with, and why others were not."""

    done: int
    refused: tuple[str, ...]


def fetch_mails(*, url: str, now: datetime) -> Fetched:
    """Fetch new mails and deal with each; raises OSError or imaplib's error where none can be.

    What was dealt with is deleted from the mailbox. What was refused stays there, marked as read,
    for a person to look at.
    """
    done, refused = 0, []
    with _mailbox(url) as box:
        _status, [found] = box.uid("SEARCH", "UNSEEN")
        for uid in found.decode().split()[:_MOST_AT_ONCE]:
            try:
                receive_mail(raw=_raw(box, uid), recipients=(), now=now)
            except DomainError as fault:
                refused.append(str(fault))
                box.uid("STORE", uid, "+FLAGS", r"(\Seen)")
            else:
                done += 1
                box.uid("STORE", uid, "+FLAGS", r"(\Seen \Deleted)")
        box.expunge()
    return Fetched(done, tuple(refused))


@contextmanager
def _mailbox(url: str) -> Iterator[Any]:
    parts = urlsplit(url)
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    port = parts.port or (993 if parts.scheme == "imaps" else 143)
    box = kind(parts.hostname or "", port, timeout=_SECONDS)
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        yield box
    finally:
        box.logout()


def _raw(box: Any, uid: str) -> bytes:
    _status, [sizes, *_rest] = box.uid("FETCH", uid, "(RFC822.SIZE)")
    size = int(sizes.rpartition(b"RFC822.SIZE")[2].strip(b" )").split()[0])
    if size > settings.UPLOAD_MEGABYTES * 1_000_000:
        raise too_large(settings.UPLOAD_MEGABYTES)
    _status, parts = box.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
