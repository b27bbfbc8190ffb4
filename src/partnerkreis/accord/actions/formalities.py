# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which councils resolve and who signs: begun by the law of each side, corrected by people."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.accord.models import Formality
from partnerkreis.accord.queries.subjects import Subject
from partnerkreis.accord.rules.formalities import Step, formalities
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion
from partnerkreis.journal.actions import record_change
from partnerkreis.partnerships.models import Instrument

#: A county signs at home and with each partner; more places than this are a slip of the key.
MOST_SIGNINGS: Final = 9


class CannotPlan(DomainError):
    """The steps of the sides cannot be planned like this."""


def begin_formalities(subject: Subject, *, promises_money: bool) -> None:
    """Add the steps that the law of each side asks for; what is there stays as it is."""
    times = times_signed(subject.record)
    for body in subject.parties:
        for step, who in formalities(body.country, promises_money=promises_money).items():
            Formality.objects.get_or_create(
                instrument=subject.record,
                body=body,
                step=step.value,
                defaults={"who": who.value, "times": 1 if step is Step.RESOLVE else times},
            )


def times_signed(instrument: Instrument) -> int:
    """Return how often an agreement is to be signed, in as many places; once, if nobody says."""
    most = Formality.objects.filter(instrument=instrument).aggregate(most=Max("times"))["most"]
    return most or 1


@transaction.atomic
def plan_signings(*, instrument: Instrument, times: int, actor: Actor, now: datetime) -> None:
    """Say how often an agreement is signed, for all sides alike: once in each of their places.

    Raises NotAllowed, and CannotPlan where it is no number that can be.
    """
    current: Instrument = Instrument.objects.select_for_update().get(pk=instrument.pk)
    steps = Formality.objects.filter(instrument=current).exclude(step=Formality.Step.RESOLVE)
    authorise(actor, Permission.EDIT_RECORD, *steps.values_list("body", flat=True))
    if not 1 <= times <= MOST_SIGNINGS:
        raise CannotPlan(_("Please write a number from 1 to 9."), field="times")
    before = times_signed(current)
    if before == times:
        return
    steps.update(times=times)
    changes = {"times": (before, times)}
    record_change(actor=actor, verb="accord.signings", record=current, changes=changes, now=now)
    ContentVersion.advance()


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
    if before == new:
        return
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
