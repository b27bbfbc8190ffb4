# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Resolved and signed: what the law of each side asks for, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass

from partnerkreis.accord.models import Formality
from partnerkreis.partnerships.models import Instrument, Resolution, Signatory


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of a side: who is to take it, and the resolutions or signatures there are."""

    formality: Formality
    resolutions: tuple[Resolution, ...] = ()
    signatories: tuple[Signatory, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether it has happened as often as it must."""
        if self.formality.step == Formality.Step.RESOLVE:
            return any(one.outcome == Resolution.Outcome.ADOPTED for one in self.resolutions)
        needed = 2 if self.formality.who == Formality.Who.TWO_OF_THE_BOARD else 1
        return len({one.tenure.person_id for one in self.signatories}) >= needed


def steps_of(instrument: Instrument) -> list[StepTaken]:
    """Return the steps for an agreement by side (three queries)."""
    rows = Formality.objects.filter(instrument=instrument).select_related("body")
    resolutions = list(Resolution.objects.filter(instrument=instrument).order_by("latest", "key"))
    signatures = Signatory.objects.filter(signing__instrument=instrument).select_related(
        "tenure__person", "tenure__office__body", "signing__place"
    )
    signed = list(signatures.order_by("signing__latest", "signing__position", "position"))
    return [_step(one, resolutions, signed) for one in rows.order_by("body__key", "step")]


def _step(
    formality: Formality, resolutions: list[Resolution], signed: list[Signatory]
) -> StepTaken:
    if formality.step == Formality.Step.RESOLVE:
        own = [one for one in resolutions if one.body_id == formality.body_id]
        return StepTaken(formality, resolutions=tuple(own))
    is_treasurer = formality.step == Formality.Step.COUNTERSIGN
    of_body = [one for one in signed if one.tenure.office.body_id == formality.body_id]
    fitting = [one for one in of_body if (one.tenure.office.kind == "treasurer") is is_treasurer]
    return StepTaken(formality, signatories=tuple(fitting))
