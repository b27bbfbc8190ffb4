# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report, worded and frozen: the same for a page and for a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.documents.blocks import Block


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    subtitle: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one encounter or one purpose cost the body, in cents, and what others paid of it."""

    label: str
    spent: int
    granted: int = 0


@dataclass(frozen=True, slots=True)
class Costs:
    """What the partnerships cost in a period; ``currency`` is "EUR" or "PLN"."""

    lines: Sequence[CostLine]
    currency: str = "EUR"
