# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the lists, in each language its own words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.workspace.address_words import WordConverter


class ListingConverter(WordConverter):
    """Reads and writes the name of a list in the language of the address."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return {
            "encounters": pgettext("address", "encounters"),
            "follow-ups": pgettext("address", "follow-ups"),
            "partnerships": pgettext("address", "partnerships"),
            "papers": pgettext("address", "papers"),
            "contacts": pgettext("address", "contacts"),
            "people": pgettext("address", "people"),
            "organisations": pgettext("address", "organisations"),
        }


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
