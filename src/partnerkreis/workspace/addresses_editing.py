# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of records in the workspace, in each language its own words."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.portal import links

_KEY = "key-of-a-record"


def _words() -> dict[str, str]:
    """Return the word that stands for each kind of record in an address."""
    return {
        "encounter": pgettext("address", "encounter"),
        "signing": pgettext("address", "signing"),
        "resolution": pgettext("address", "resolution"),
        "instrument": pgettext("address", "instrument"),
        "plan": pgettext("address", "plan"),
        "tenure": pgettext("address", "tenure"),
        "person": pgettext("address", "person"),
        "organisation": pgettext("address", "organisation"),
        "lesson": pgettext("address", "lesson"),
        "statement": pgettext("address", "statement"),
        "partnership": pgettext("address", "partnership"),
        "standing": pgettext("address", "standing"),
        "school-partnership": pgettext("address", "school-partnership"),
        "body": pgettext("address", "body"),
        "office": pgettext("address", "office"),
        "place": pgettext("address", "place"),
        "topic": pgettext("address", "topic"),
        "source": pgettext("address", "source"),
        "site-text": pgettext("address", "site-text"),
        "file": pgettext("address", "file"),
    }


class KindConverter:
    """Reads and writes the kind of a record in the language of the address."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        """Return the kind that ``value`` stands for; another word is not an address."""
        kind = next((kind for kind, word in _words().items() if word == value), None)
        if kind is None:
            raise ValueError(value)
        return kind

    def to_url(self, kind: str) -> str:
        return _words()[kind]


def record(kind: str, key: str, language: Language) -> str:
    """Return the address of a record as its officer sees it."""
    return _pattern(kind, language).replace(_KEY, key)


@lru_cache(maxsize=128)
def _pattern(kind: str, language: Language) -> str:
    """Return the address of a record of this kind: a list has fifty of them."""
    return _reverse("record", language, kind=kind, key=_KEY)


def edit(kind: str, key: str, language: Language, field: str = "") -> str:
    """Return the address of the form of a record, or of only the part with ``field``."""
    address = _reverse("record_edit", language, kind=kind, key=key)
    return f"{address}?field={field}" if field else address


def merge(kind: str, key: str, language: Language) -> str:
    """Return the address where a record is said to be the same as another."""
    return _reverse("record_merge", language, kind=kind, key=key)


def new(kind: str, language: Language) -> str:
    """Return the address of the form of a new record."""
    return _reverse("record_new", language, kind=kind)


def today(language: Language) -> str:
    """Return the address where the workspace begins."""
    return links.page("today", language)


def public(kind: str, shown: str, language: Language) -> str:
    """Return the address of the public page of a record with the key ``shown``, or ""."""
    view = KINDS[kind].public
    return links.of(view, shown, language) if view else ""


def _reverse(view: str, language: Language, **arguments: str) -> str:
    with override(language):
        return reverse(view, kwargs=arguments)
