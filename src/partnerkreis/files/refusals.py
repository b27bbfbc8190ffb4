# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file is not taken in, in words that say what to do."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError
from partnerkreis.files.rules.grounds import Standing
from partnerkreis.files.rules.names import NameFault


class FileRefused(DomainError):
    """The file cannot be taken in."""


def too_large(megabytes: int) -> FileRefused:
    """Return the refusal of a file above the limit."""
    sentence = _("The file is larger than {number} MB. Please make it smaller.")
    return FileRefused(sentence.format(number=megabytes), field="file")


UNKNOWN: Final = _(
    "This kind of file is not taken in. Possible are pictures (JPEG, PNG, WebP, GIF, TIFF), PDF, "
    "documents of Word, Excel, PowerPoint and LibreOffice without macros, and plain text."
)
EMPTY: Final = _("The file is empty. Please choose another one.")
NOT_CHOSEN: Final = _("Please choose a file.")
UNREADABLE: Final = _("The picture is damaged and cannot be read. Please export it anew.")
TOO_MANY_PIXELS: Final = _(
    "The picture has more than 50 million pixels. Please make it smaller, for example 6000 wide."
)
BOMB: Final = _("The document would become too large when unpacked, and is not taken in.")
NAMES: Final[dict[NameFault, Promise]] = {
    NameFault.EMPTY: _("The file has no name. Please give it one, for example Charter.pdf."),
    NameFault.PATH: _(
        "The name of the file contains a path. Please rename it, for example to Charter.pdf."
    ),
    NameFault.CONTROL: _("The name of the file has invisible characters. Please rename it."),
    NameFault.DOUBLE: _("The name of the file has two endings. Please rename it."),
    NameFault.LIE: _(
        "The ending of the name does not fit what is in the file. Please save it anew in the "
        "program it comes from."
    ),
}
OBSTACLES: Final[dict[Standing, Promise]] = {
    Standing.INTERNAL: _("It came with a mail that was filed, and is never published."),
    Standing.WITHDRAWN: _("The consent was withdrawn."),
    Standing.NO_GROUND: _("It is not stated why the picture may be shown."),
    Standing.UNDATED_CONSENT: _("It is not stated when the consent was given."),
    Standing.NOT_YET: _("The ground does not hold yet."),
    Standing.EXPIRED: _("The time for which it may be shown is over."),
    Standing.NO_RIGHTS: _("It is not stated who holds the rights."),
    Standing.NO_DESCRIPTION: _(
        "It is not described: a picture needs an alternative text, a document a title."
    ),
    Standing.EMBARGO: _("The embargo is not over yet."),
    Standing.NOT_RELEASED: _("It is not released."),
}
