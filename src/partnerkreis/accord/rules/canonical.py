# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One spelling of one content: NFC and LF, canonical JSON (RFC 8785), SHA-256."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

import rfc8785

from partnerkreis.core.translated import clean

Terms = dict[str, Any]


def canonical(value: Any) -> bytes:
    """Return the only bytes that stand for ``value``: texts in NFC with LF, then RFC 8785.

    Raises ValueError for what has no canonical form: fractions, and texts that are not Unicode.
    """
    try:
        return rfc8785.dumps(cast("Any", tidied(value)))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from error


def digest_of(value: Any) -> str:
    """Return the SHA-256 of the canonical bytes of ``value``, in 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def tidied(value: Any) -> Any:
    """Return ``value`` with every text in NFC, line ends LF, no white space at the end."""
    if isinstance(value, str):
        return clean(str(value))
    if isinstance(value, Mapping):
        return {clean(str(name)): tidied(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [tidied(one) for one in value]
    if isinstance(value, float):
        # Another machine may write them otherwise; terms hold whole numbers only.
        raise ValueError("a fraction has no place in terms")
    return value


def moment(at: datetime) -> str:
    """Return a moment as it stands in a document: in UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
