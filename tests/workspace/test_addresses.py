# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the workspace: none is taken for another, in any language."""

from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.urls import resolve, reverse
from django.urls.converters import IntConverter, UUIDConverter
from django.utils.translation import override

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.workspace.address_words import WordConverter
from partnerkreis.workspace.urls import urlpatterns

PATTERNS = [pattern for group in urlpatterns for pattern in group.url_patterns]  # type: ignore[union-attr] # all of them are groups


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.name))
def test_address_leads_to_its_own_page(pattern: Any, language: str) -> None:
    with override(language):
        for given in arguments(pattern):
            found = resolve(reverse(pattern.name, kwargs=given))

            # A file has a page of its own, that takes the place of its record.
            is_file = pattern.name == "record" and given["kind"] == "file"
            assert found.url_name == ("file_work" if is_file else pattern.name)
            assert is_file or given.items() <= found.kwargs.items()


def arguments(pattern: Any) -> Iterator[dict[str, Any]]:
    """Yield what may stand in an address: of each word that has a meaning there every one."""
    converters = pattern.pattern.converters
    for values in product(*(samples(converter) for converter in converters.values())):
        yield dict(zip(converters, values, strict=True))


def samples(converter: Any) -> list[Any]:
    if isinstance(converter, WordConverter):
        return list(converter.words())
    if isinstance(converter, IntConverter):
        return [7]
    return [UUID(int=7)] if isinstance(converter, UUIDConverter) else ["nordhausen"]
