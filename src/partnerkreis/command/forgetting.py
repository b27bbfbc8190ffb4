# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""forget: delete what is due to be deleted; the worker does it once a day."""

from __future__ import annotations

from argparse import Namespace

from django.utils import timezone
from django.utils.translation import ngettext

from partnerkreis.access.policy import OPERATOR
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.editing.actions import forget_past_contacts
from partnerkreis.visits.actions import forget_due


def forget(options: Namespace) -> None:
    """Delete what was personal of guests, and contacts, whose day is over; say of how many."""
    bring_up_to_date()
    now = timezone.now()
    today = timezone.localdate(now)
    number = forget_due(actor=OPERATOR, now=now, today=today)
    said = ngettext(
        "Deleted what was personal of {number} guest.",
        "Deleted what was personal of {number} guests.",
        number,
    )
    print(said.format(number=number))  # noqa: T201 - what a command has to say
    number = forget_past_contacts(actor=OPERATOR, now=now, today=today)
    said = ngettext("Deleted {number} contact.", "Deleted {number} contacts.", number)
    print(said.format(number=number))  # noqa: T201 - what a command has to say
