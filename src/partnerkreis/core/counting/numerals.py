# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a language has to bring so that things and people can be counted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import ClassVar


class Accuracy(StrEnum):
    """How a number is meant. The values are those of ``encounters.models.Accuracy``."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"


class Agreement(IntEnum):
    """What a verb agrees with."""

    ONE = 0
    FEW = 1
    MANY = 2


@dataclass(frozen=True, slots=True)
class Number:
    value: int
    accuracy: Accuracy = Accuracy.EXACT

    @property
    def is_one(self) -> bool:
        """Whether it is one exactly: "about 1" speaks of more."""
        return self.value == 1 and self.accuracy is Accuracy.EXACT


class Numerals(ABC):
    hedges: ClassVar[dict[Accuracy, str]]
    thousands: ClassVar[str]
    #: Numbers from this on have their thousands set apart.
    grouped_from: ClassVar[int] = 1000

    @abstractmethod
    def phrase(self, number: Number, noun: str, form: str) -> str:
        """Return the number with its noun in ``form``."""

    @abstractmethod
    def agreement(self, number: Number, noun: str) -> Agreement:
        """Return what a verb agrees with where the phrase is its subject."""

    def digits(self, value: int) -> str:
        if value < self.grouped_from:
            return str(value)
        return f"{value:,}".replace(",", self.thousands)
