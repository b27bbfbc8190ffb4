# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money in words of the page."""

from __future__ import annotations

from decimal import Decimal

from django.utils import formats

from partnerkreis.core.typography import NBSP


def amount(cents: int) -> str:
    """Return an amount with the marks of the reader's language: "1.250,00"."""
    return str(formats.number_format(Decimal(cents) / 100, 2, force_grouping=True))


def money(cents: int, currency: str) -> str:
    """Return an amount with its currency; a minus stands as it does in print."""
    sign = "−" if cents < 0 else ""
    return f"{sign}{amount(abs(cents))}{NBSP}{currency}"
