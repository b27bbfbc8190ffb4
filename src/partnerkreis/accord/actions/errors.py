# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why something was not proposed, answered or recorded; each sentence says what to do."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerkreis.accord.rules.deciding import Refusal
from partnerkreis.core.errors import DomainError


class CannotPropose(DomainError):
    """These terms cannot be proposed, or not now."""


class CannotRecord(DomainError):
    """An answer cannot be recorded for somebody else like this."""


class LinkRefused(DomainError):
    """The link opens nothing, or no longer."""


class CannotAnswer(DomainError):
    """An answer cannot be given; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(SENTENCES[refusal], field=_FIELDS.get(refusal, ""))
        self.refusal = refusal


#: What can be mended at once, and where.
_FIELDS: Final = {Refusal.NO_REASON: "reason", Refusal.END_TOO_EARLY: "months"}
SENTENCES: Final[dict[Refusal, Promise]] = {
    Refusal.NO_PARTY: _(
        "This body is no party of this proposal. Please choose one of the parties."
    ),
    Refusal.OVERTAKEN: _(
        "Something newer has been agreed since. Your answer was not counted. "
        "Please read the newest version and answer that one."
    ),
    Refusal.WITHDRAWN: _(
        "The proposal was withdrawn. Your answer was not counted. Nothing is left to do; "
        "if you want to go on, please propose it anew."
    ),
    Refusal.REPLACED: _(
        "A newer proposal took the place of this one. Your answer was not counted. "
        "Please read the newest one and answer that."
    ),
    Refusal.AGREED_BY_ALL: _(
        "All parties have agreed on this already. To change it, propose an amendment; "
        "to end it, give notice."
    ),
    Refusal.NOT_AGREED: _(
        "Notice can only be given of what all have agreed on. "
        "Please object to the proposal, or withdraw it."
    ),
    Refusal.ENDED: _("This has ended already. Nothing is left to do."),
    Refusal.LEFT: _(
        "One of the parties has left since this was proposed. "
        "Please propose it anew among those that remain."
    ),
    Refusal.NO_REASON: _("Please say why, so that the others can propose something better."),
    Refusal.NOT_THE_PROPOSER: _(
        "Only the party that proposed it can withdraw it. Please object, and say why."
    ),
    Refusal.NOTHING_TO_DISPUTE: _(
        "Nobody has recorded an answer for you here. If you have changed your mind, "
        "please give another answer."
    ),
    Refusal.END_TOO_EARLY: _("The end cannot be before the notice. Please choose a later day."),
    Refusal.SPEAKS_ITSELF: _(
        "This party says that an answer recorded for it was never given. "
        "Nobody else can answer for it now. Please send it the link."
    ),
}
