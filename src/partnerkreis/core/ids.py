# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ids for very many records at once."""

import time
from secrets import randbits
from uuid import UUID

_VERSION, _VARIANT = 7, 0b10


def id_in_order() -> UUID:
    """Return a new id that is greater than those made before: UUID version 7 of RFC 9562.

    Rows whose ids come in order are written to the end of an index. With random ones each goes to
    another page of it, and in a large register each page is read and written again and again. The
    milliseconds are followed by their fraction in 12 bits (section 6.2, method 3), and by chance.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    high = milliseconds << 16 | _VERSION << 12 | fraction
    return UUID(int=high << 64 | _VARIANT << 62 | randbits(62))
