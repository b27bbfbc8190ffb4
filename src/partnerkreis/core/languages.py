# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of the interface, and what a page needs to know of any language."""

from typing import Final, Literal

Language = Literal["de", "pl", "en"]

INTERFACE_LANGUAGES: Final[tuple[Language, ...]] = ("de", "pl", "en")

#: In which order a text in another language is offered where the wanted one is missing.
FALLBACK_ORDER: Final[dict[Language, tuple[Language, ...]]] = {
    "de": ("de", "en", "pl"),
    "pl": ("pl", "en", "de"),
    "en": ("en", "de", "pl"),
}

#: Languages written from right to left (ISO 639-1), so that a page can set ``dir``.
RIGHT_TO_LEFT: Final[frozenset[str]] = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug"})


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the writing direction of ``language`` (ISO 639, regional part ignored)."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
