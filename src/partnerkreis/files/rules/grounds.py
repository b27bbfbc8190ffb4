# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a file may be shown on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerkreis.core.dates import Edtf


class Standing(StrEnum):
    """Whether a file is shown, or the first reason why it is not."""

    SHOWN = "shown"
    INTERNAL = "internal"
    WITHDRAWN = "withdrawn"
    NO_GROUND = "no_ground"
    UNDATED_CONSENT = "undated_consent"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    NO_RIGHTS = "no_rights"
    NO_DESCRIPTION = "no_description"
    EMBARGO = "embargo"
    NOT_RELEASED = "not_released"


#: What somebody has to fill in or settle before a file can be released; the rest time settles.
TO_BE_MENDED = frozenset(
    {
        Standing.INTERNAL,
        Standing.WITHDRAWN,
        Standing.NO_GROUND,
        Standing.UNDATED_CONSENT,
        Standing.EXPIRED,
        Standing.NO_RIGHTS,
        Standing.NO_DESCRIPTION,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a file rests on. A date may be as vague as people know it."""

    is_internal: bool
    is_picture: bool
    is_released: bool
    has_ground: bool
    is_consent: bool
    has_rights_holder: bool
    is_described: bool
    since: Edtf | None = None
    until: Edtf | None = None
    withdrawn: Edtf | None = None
    embargo: Edtf | None = None


def standing(claim: Claim, today: date) -> Standing:
    """Return whether the file is shown on ``today``. Where a date is vague, the safe reading holds.

    A ground holds on its last day; a withdrawal and the end of an embargo hold from their day on.
    """
    for is_so, reason in (
        (claim.is_internal, Standing.INTERNAL),
        (_is_withdrawn(claim, today), Standing.WITHDRAWN),
        (claim.is_picture and not claim.has_ground, Standing.NO_GROUND),
        (claim.is_consent and claim.since is None, Standing.UNDATED_CONSENT),
        (claim.since is not None and not _has_come(claim.since, today), Standing.NOT_YET),
        (_is_over(claim.until, today), Standing.EXPIRED),
        (claim.is_picture and not claim.has_rights_holder, Standing.NO_RIGHTS),
        (not claim.is_described, Standing.NO_DESCRIPTION),
        (claim.embargo is not None and not _has_come(claim.embargo, today), Standing.EMBARGO),
        (not claim.is_released, Standing.NOT_RELEASED),
    ):
        if is_so:
            return reason
    return Standing.SHOWN


def _has_come(when: Edtf, today: date) -> bool:
    """Return whether even the last day that can be meant has come."""
    last = when.latest
    return last is not None and last <= today


def _is_withdrawn(claim: Claim, today: date) -> bool:
    if claim.withdrawn is None:
        return False
    first = claim.withdrawn.earliest
    return first is None or first <= today


def _is_over(until: Edtf | None, today: date) -> bool:
    """Return whether the last day is past; of a date that is not sure, the first that can be."""
    if until is None:
        return False
    is_sure = not (until.is_uncertain or until.is_approximate)
    last = until.latest if is_sure else until.earliest
    return last is None or last < today
