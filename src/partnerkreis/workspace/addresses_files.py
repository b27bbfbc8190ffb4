# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of files, filed mails and the outbox, in each language its own words."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from partnerkreis.core.languages import Language


def files(kind: str, key: str, language: Language) -> str:
    """Return the address of the files of a record."""
    return _reverse("record_files", language, kind=kind, key=key)


def file(key: str, language: Language) -> str:
    """Return the address of one file, as its officer sees it."""
    return _reverse("file_work", language, key=key)


def content(key: str, language: Language, width: int | None = None) -> str:
    """Return the address of the bytes of a file, or of a picture in one width."""
    if width is None:
        return _reverse("file_content", language, key=key)
    return _reverse("file_content_width", language, key=key, width=width)


def mails(kind: str, key: str, language: Language) -> str:
    """Return the address of the mails of a record."""
    return _reverse("record_mails", language, kind=kind, key=key)


def mail(key: str, language: Language) -> str:
    """Return the address of one filed mail."""
    return _reverse("mail", language, key=key)


def raw_mail(key: str, language: Language) -> str:
    """Return the address of a filed mail as it came."""
    return _reverse("mail_raw", language, key=key)


def outgoing(mail: UUID, language: Language) -> str:
    """Return the address of one mail of ours."""
    return _reverse("outgoing_mail", language, identity=mail)


def outgoing_html(mail: UUID, language: Language) -> str:
    """Return the address of one mail of ours as its recipient sees it."""
    return _reverse("outgoing_mail_html", language, identity=mail)


def _reverse(view: str, language: Language, **arguments: object) -> str:
    with override(language):
        return reverse(view, kwargs=arguments)
