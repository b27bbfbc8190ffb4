# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which councils resolve and who signs: begun by the law of each side, corrected by people."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.accord.models import Formality
from partnerkreis.accord.queries.subjects import Subject
from partnerkreis.accord.rules.formalities import formalities
from partnerkreis.core.models import ContentVersion
from partnerkreis.journal.actions import record_change


def begin_formalities(subject: Subject, *, promises_money: bool) -> None:
    """Add the steps that the law of each side asks for; what is there stays as it is."""
    for body in subject.parties:
        for step, who in formalities(body.country, promises_money=promises_money).items():
            Formality.objects.get_or_create(
                instrument=subject.record, body=body, step=step.value, defaults={"who": who.value}
            )


@transaction.atomic
def plan_formality(
    *,
    formality: Formality,
    planned_date: date | None,
    paper_number: str,
    is_needed: bool,
    actor: Actor,
    now: datetime,
) -> None:
    """Note when a council or person is to take a step, and by which paper. Raises NotAllowed."""
    current = (
        Formality.objects.select_for_update().select_related("instrument").get(pk=formality.pk)
    )
    authorise(actor, Permission.EDIT_RECORD, current.body_id)
    new = {
        "planned_date": planned_date,
        "paper_number": " ".join(paper_number.split())[:40],
        "is_needed": is_needed,
    }
    before = {name: getattr(current, name) for name in new}
    for name, value in new.items():
        setattr(current, name, value)
    current.save(update_fields=list(new))
    changed = {name: value for name, value in new.items() if before[name] != value}
    changes = {name: (str(before[name]), str(value)) for name, value in changed.items()}
    record_change(
        actor=actor,
        verb="accord.formality",
        record=current.instrument,
        changes={"formality": (None, str(current.pk)), **changes},
        now=now,
    )
    ContentVersion.advance()
