# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a mail is not filed, in words that say what to do."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError
from partnerkreis.correspondence.rules.letters import MailFault


class MailRefused(DomainError):
    """The mail cannot be filed."""


FAULTS: Final[dict[MailFault, Promise]] = {
    MailFault.NOT_A_MAIL: _(
        "This is not a mail. Please save it in the mail program as .eml or .msg and choose that "
        "file."
    ),
    MailFault.TOO_NESTED: _("The mail has too many parts within one another, and is not filed."),
    MailFault.LOOP: _("The mail goes round in circles between mail servers, and is not filed."),
}
NOBODY: Final = _(
    "Nobody files mails at this address. Please ask for the address once more: it may have ended."
)
EMPTY: Final = _("Please choose a mail.")


def too_large(megabytes: int) -> MailRefused:
    """Return the refusal of a mail above the limit."""
    sentence = _("The mail is larger than {number} MB, and is not filed.")
    return MailRefused(sentence.format(number=megabytes), field="file")
