# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is taken in at once."""


def megabytes(text: str) -> int:
    """Return the number of megabytes that an operator wrote; raise ValueError if it is none."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 1000):
        raise ValueError(f"UPLOAD_MB must be a whole number from 1 to 1000, not {text}")
    return int(text)
