# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Resolved and signed: what the law of each side asks for, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnerkreis.accord.models import Formality
from partnerkreis.partnerships.models import Instrument, Resolution, Signatory

#: The steps that are taken by signing, and whether it is the treasurer who takes them.
_SIGNED = {Formality.Step.SIGN: False, Formality.Step.COUNTERSIGN: True}


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of a side: who is to take it, and the resolutions or signatures there are."""

    formality: Formality
    resolutions: tuple[Resolution, ...] = ()
    signatories: tuple[Signatory, ...] = ()

    @property
    def times_taken(self) -> int:
        """How often it has happened, at most as often as it must."""
        if self.formality.step == Formality.Step.RESOLVE:
            adopted = (one.outcome == Resolution.Outcome.ADOPTED for one in self.resolutions)
            return int(any(adopted))
        if self.formality.times == 1:
            # The two of a board may put their names on different days.
            return int(self._suffices(self.signatories))
        by_signing: dict[UUID, list[Signatory]] = {}
        for one in self.signatories:
            by_signing.setdefault(one.signing_id, []).append(one)
        whole = sum(self._suffices(together) for together in by_signing.values())
        return min(whole, self.formality.times)

    def _suffices(self, signatories: Sequence[Signatory]) -> bool:
        needed = 2 if self.formality.who == Formality.Who.TWO_OF_THE_BOARD else 1
        return len({one.tenure.person_id for one in signatories}) >= needed

    @property
    def is_taken(self) -> bool:
        """Whether it has happened as often as it must."""
        return self.times_taken >= self.formality.times

    @property
    def is_told(self) -> bool:
        """Whether there is something to tell: it is needed, or it happened all the same."""
        return self.formality.is_needed or bool(self.resolutions or self.signatories)


def steps_of(instrument: Instrument) -> list[StepTaken]:
    """Return the steps for an agreement by side, also those that nobody had asked for."""
    rows = Formality.objects.filter(instrument=instrument).select_related("body")
    resolutions = Resolution.objects.filter(instrument=instrument).select_related("body")
    resolved = list(resolutions.order_by("latest", "key"))
    signatures = Signatory.objects.filter(signing__instrument=instrument).select_related(
        "tenure__person", "tenure__office__body", "signing__place"
    )
    signed = list(signatures.order_by("signing__latest", "signing__position", "position"))
    asked = list(rows.order_by("body__key", "step"))
    every = [*asked, *_unasked(instrument, asked, resolved, signed)]
    return [_step(one, resolved, signed) for one in every]


def _unasked(
    instrument: Instrument,
    asked: Sequence[Formality],
    resolved: Sequence[Resolution],
    signed: Sequence[Signatory],
) -> Iterator[Formality]:
    """Yield steps that were taken without anybody having planned them; they are not stored."""
    bodies = {one.body_id: one.body for one in resolved}
    bodies |= {one.tenure.office.body_id: one.tenure.office.body for one in signed}
    there = {(one.body_id, one.step) for one in asked}
    for body in sorted(bodies.values(), key=lambda one: one.key):
        for step, who in (
            (Formality.Step.RESOLVE, Formality.Who.COUNCIL),
            (Formality.Step.SIGN, Formality.Who.HEAD),
        ):
            if (body.pk, step) not in there:
                yield Formality(
                    instrument=instrument, body=body, step=step, who=who, is_needed=False
                )


def _step(
    formality: Formality, resolutions: Sequence[Resolution], signed: Sequence[Signatory]
) -> StepTaken:
    if formality.step == Formality.Step.RESOLVE:
        own = [one for one in resolutions if one.body_id == formality.body_id]
        return StepTaken(formality, resolutions=tuple(own))
    is_treasurer = _SIGNED[Formality.Step(formality.step)]
    of_body = [one for one in signed if one.tenure.office.body_id == formality.body_id]
    fitting = [one for one in of_body if (one.tenure.office.kind == "treasurer") is is_treasurer]
    return StepTaken(formality, signatories=tuple(fitting))
