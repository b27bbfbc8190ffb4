# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: the reference case, and people who hold the offices in it."""

from django.utils import timezone

from partnerkreis.access.policy import OPERATOR
from partnerkreis.accounts.demonstration import create_demonstration_users
from partnerkreis.cases.actions import ImportReport
from partnerkreis.demo.actions import appoint_officers, give_addresses, load_reference_case


def load_demonstration() -> ImportReport:
    """Take in the reference case; whoever can sign in on it holds an office from today on."""
    now = timezone.now()
    report = load_reference_case(actor=OPERATOR, now=now)
    give_addresses(actor=OPERATOR, now=now)
    appoint_officers(create_demonstration_users(), actor=OPERATOR, now=now)
    return report
