# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of an address that are a word of the reader's language and stand for a name of ours."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping


class WordConverter(ABC):
    """Reads and writes one part of an address; a kind of part says which words it knows."""

    regex = "[a-z-]+"

    @staticmethod
    @abstractmethod
    def words() -> Mapping[str, str]:
        """Return the word of the language in use for each name, as addresses spell it."""

    def to_python(self, value: str) -> str:
        """Return the name that ``value`` stands for; another word is not an address."""
        for name, word in self.words().items():
            if word == value:
                return name
        raise ValueError(value)

    def to_url(self, name: str) -> str:
        return self.words()[name]
