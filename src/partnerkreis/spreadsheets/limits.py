# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is read of a file, so that a hostile one does no harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: More columns than that are not looked at.
MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """Of the file as it comes, of what it unpacks to, and of the rows in it."""

    most_bytes: int = 5_000_000
    most_rows: int = 500

    @property
    def most_unpacked(self) -> int:
        """A workbook of real rows is a tenth of what it unpacks to."""
        return 12 * self.most_bytes
