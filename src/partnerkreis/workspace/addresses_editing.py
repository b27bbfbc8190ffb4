# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of records in the workspace, in each language its own words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.portal import links
from partnerkreis.workspace.address_words import WordConverter

_KEY = "key-of-a-record"


def _words() -> dict[str, str]:
    """Return the word that stands for each kind of record in an address of this language."""
    return _words_in(get_language())


@lru_cache
def _words_in(_language: str) -> dict[str, str]:
    return {
        "encounter": pgettext("address", "encounter"),
        "signing": pgettext("address", "signing"),
        "resolution": pgettext("address", "resolution"),
        "instrument": pgettext("address", "instrument"),
        "plan": pgettext("address", "plan"),
        "plan-step": pgettext("address", "plan-step"),
        "tenure": pgettext("address", "tenure"),
        "person": pgettext("address", "person"),
        "contact": pgettext("address", "contact"),
        "organisation": pgettext("address", "organisation"),
        "lesson": pgettext("address", "lesson"),
        "statement": pgettext("address", "statement"),
        "aggregate": pgettext("address", "aggregate"),
        "series": pgettext("address", "series"),
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
        "follow-up": pgettext("address", "follow-up"),
        "budget-line": pgettext("address", "budget-line"),
        "booking": pgettext("address", "booking"),
        "budget-request": pgettext("address", "budget-request"),
    }


class KindConverter(WordConverter):
    """Reads and writes the kind of a record in the language of the address."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return _words()


def record(kind: str, key: str, language: Language) -> str:
    """Return the address of a record as its officer sees it."""
    return _reverse("record", language, kind=kind, key=key)


def edit(kind: str, key: str, language: Language, field: str = "") -> str:
    """Return the address of the form of a record, or of only the part with ``field``."""
    address = _reverse("record_edit", language, kind=kind, key=key)
    return f"{address}?field={field}" if field else address


def journal(kind: str, key: str, language: Language, page: int = 1) -> str:
    """Return the address of the journal of a record."""
    address = _reverse("record_journal", language, kind=kind, key=key)
    return f"{address}?page={page}" if page > 1 else address


def merge(kind: str, key: str, language: Language) -> str:
    """Return the address where a record is said to be the same as another."""
    return _reverse("record_merge", language, kind=kind, key=key)


def new(kind: str, language: Language) -> str:
    """Return the address of the form of a new record."""
    return _reverse("record_new", language, kind=kind)


def new_with(kind: str, language: Language, /, **given: str) -> str:
    """Return the address of the form of a new record, with what is known filled in."""
    return f"{new(kind, language)}?{urlencode(given)}"


def cockpit(key: str, language: Language) -> str:
    """Return the address of the cockpit of a partnership."""
    return links.of("cockpit", key, language)


def today(language: Language) -> str:
    """Return the address where the workspace begins."""
    return links.page("today", language)


def public(kind: str, shown: str, language: Language) -> str:
    """Return the address of the public page of a record with the key ``shown``, or ""."""
    view = KINDS[kind].public
    return links.of(view, shown, language) if view else ""


def _reverse(view: str, language: Language, *, kind: str, key: str = "") -> str:
    """Return an address; worked out once for each view, kind and language."""
    return _pattern(view, language, kind, has_key=bool(key)).replace(_KEY, key)


@lru_cache(maxsize=512)
def _pattern(view: str, language: Language, kind: str, *, has_key: bool) -> str:
    given = {"kind": kind, "key": _KEY} if has_key else {"kind": kind}
    with override(language):
        return reverse(view, kwargs=given)
