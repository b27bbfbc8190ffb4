# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail as data: what it says, in one language. Text and HTML are made from the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from textwrap import wrap

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from partnerkreis.core.languages import Language

_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Button:
    """Where the mail leads, and what the link says; the address is absolute."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along with a mail."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: paragraphs, then a code or a link, then what else is to be known.

    ``sender`` is in whose name it is sent, ``reply_to`` where an answer goes; without them it is
    the software that writes, and nobody is asked to reply.
    """

    language: Language
    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    button: Button | None = None
    closing: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sender: str = ""
    reply_to: str = ""


def message(letter: Letter, *, to: str) -> EmailMultiAlternatives:
    """Return the mail to the address ``to``, as text and as HTML."""
    # A line break in the subject would begin another header.
    subject = " ".join(letter.subject.split())
    reply_to = [letter.reply_to] if letter.reply_to else None
    mail = EmailMultiAlternatives(
        subject, as_text(letter), _sender(letter), to=[to], reply_to=reply_to
    )
    mail.attach_alternative(as_html(letter), "text/html")
    for one in letter.attachments:
        mail.attach(one.name, one.content, one.content_type)
    # Nobody is to be told that somebody is on holiday.
    mail.extra_headers = {"Auto-Submitted": "auto-generated", "Content-Language": letter.language}
    return mail


def _sender(letter: Letter) -> str:
    """Return the address that all mails come from, with the name of who writes."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(letter.sender.split()) or name, address))


def as_text(letter: Letter) -> str:
    """Return what the mail says as plain text, in lines of 72 characters."""
    return "\n\n".join(_parts(letter)) + "\n"


def _parts(letter: Letter) -> Iterator[str]:
    yield from map(_folded, letter.paragraphs)
    if letter.code:
        yield f"    {letter.code}"
    if letter.button:
        yield f"{letter.button.title}:\n{letter.button.href}"
    yield from map(_folded, letter.closing)
    yield "-- \nPartnerkreis"


def _folded(paragraph: str) -> str:
    return "\n".join(wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False))


def as_html(letter: Letter) -> str:
    """Return what the mail says as a page of its own, which loads nothing from anywhere."""
    return render_to_string("post/letter.html", {"letter": letter})
