# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of pages, worked out once per kind and language."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override

from partnerkreis.core.languages import Language

_KEY = "key-of-a-record"


@lru_cache(maxsize=512)
def _pattern(view: str, language: str) -> str:
    with override(language):
        return reverse(view, kwargs={"key": _KEY})


@lru_cache(maxsize=512)
def page(view: str, language: Language) -> str:
    """Return the address of a page that stands alone, such as the home page."""
    with override(language):
        return reverse(view)


def of(view: str, key: str, language: Language) -> str:
    """Return the address of the page of one record."""
    return _pattern(view, language).replace(_KEY, key)


def as_of(key: str, year: int, language: Language) -> str:
    """Return the address of a partnership's page as it stood at the end of ``year``."""
    return f"{of('partnership', key, language)}{year}/"
