# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""forget: delete what is due to be deleted; the worker does it once a day."""

from __future__ import annotations

from argparse import Namespace

from django.utils import timezone
from django.utils.translation import ngettext

from partnerkreis.access.policy import OPERATOR
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.visits.actions import forget_due


def forget(options: Namespace) -> None:
    """Delete diet, rooms and arrivals whose day is over, and say of how many guests."""
    bring_up_to_date()
    now = timezone.now()
    number = forget_due(actor=OPERATOR, now=now, today=timezone.localdate(now))
    said = ngettext(
        "Deleted what was personal of {number} guest.",
        "Deleted what was personal of {number} guests.",
        number,
    )
    print(said.format(number=number))  # noqa: T201 - what a command has to say
