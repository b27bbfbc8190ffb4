# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: the reference case, and people who work on it in each role."""

from django.utils import timezone

from partnerkreis.access.policy import OPERATOR
from partnerkreis.accounts.demonstration import create_demonstration_users
from partnerkreis.cases.actions import ImportReport
from partnerkreis.demo.actions import (
    appoint_to,
    entrust_for_a_year,
    give_addresses,
    load_reference_case,
)


def load_demonstration() -> ImportReport:
    """Take in the reference case; whoever can sign in on it has a role from today on."""
    now = timezone.now()
    report = load_reference_case(actor=OPERATOR, now=now)
    give_addresses(actor=OPERATOR, now=now)
    for person, user in create_demonstration_users().items():
        if person.body:
            appoint_to(person.body, person.role, user, actor=OPERATOR, now=now)
        if person.encounter:
            entrust_for_a_year(person.encounter, user, actor=OPERATOR, now=now)
    return report
