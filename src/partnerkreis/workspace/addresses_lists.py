# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the lists, in each language its own words."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language


def _words() -> dict[str, str]:
    """Return the word that stands for each list in an address."""
    return {
        "encounters": pgettext("address", "encounters"),
        "follow-ups": pgettext("address", "follow-ups"),
        "partnerships": pgettext("address", "partnerships"),
        "papers": pgettext("address", "papers"),
        "people": pgettext("address", "people"),
        "organisations": pgettext("address", "organisations"),
    }


class ListingConverter:
    """Reads and writes the name of a list in the language of the address."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        """Return the list that ``value`` stands for; another word is not an address."""
        name = next((name for name, word in _words().items() if word == value), None)
        if name is None:
            raise ValueError(value)
        return name

    def to_url(self, name: str) -> str:
        return _words()[name]


@lru_cache(maxsize=128)
def _address(view: str, name: str, language: Language) -> str:
    with override(language):
        return reverse(view, kwargs={"name": name})


def listing(name: str, language: Language, query: str = "") -> str:
    """Return the address of a list, narrowed down by what stands behind its question mark."""
    return _asking(_address("listing", name, language), query)


def table(name: str, form: str, language: Language, query: str = "") -> str:
    """Return the address of a list as a file."""
    return _asking(_address(f"listing_{form}", name, language), query)


def _asking(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
