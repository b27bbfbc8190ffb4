# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the files that are shown today to pictures and documents of a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.files.models import Licence, StoredFile
from partnerkreis.portal import wording
from partnerkreis.ui.shapes.pictures import Offer, Picture, Shown

#: Licences that whoever takes a picture wants to read.
_OPEN = (Licence.CC_BY, Licence.CC_BY_SA, Licence.CC0, Licence.PUBLIC_DOMAIN, Licence.PRESS)


def shown(files: Iterable[StoredFile], language: Language) -> Shown:
    """Return the pictures and documents of a page."""
    found = list(files)
    pictures = [_picture(file, language) for file in found if file.is_picture]
    documents = [_document(file, language) for file in found if not file.is_picture]
    return Shown(pictures[0] if pictures else None, pictures[1:], documents)


def address(file: StoredFile, width: int | None = None) -> str:
    """Return where everybody may have the file while it is shown."""
    return f"/files/{quote(file.key)}/{f'{width}/' if width else ''}"


def _picture(file: StoredFile, language: Language) -> Picture:
    widths: list[Any] = file.rendition_rows  # type: ignore[attr-defined] # annotated
    largest = widths[-1]
    alternative = file.alternative.shown(language)
    return Picture(
        src=address(file, largest.width),
        srcset=", ".join(f"{address(file, one.width)} {one.width}w" for one in widths),
        width=largest.width,
        height=largest.height,
        alternative=alternative.text,
        alternative_language=wording.foreign(alternative, language),
        caption=wording.sentence(file.title, language) if file.title else None,
        credit=_credit(file, language),
    )


def _document(file: StoredFile, language: Language) -> Offer:
    title = file.title.shown(language)
    return Offer(
        title=wording.set_shown(title, language),
        href=address(file),
        meta=f"{kind_word(file)}, {filesizeformat(file.content.size)}",
        language=wording.foreign(title, language),
        credit=_credit(file, language),
    )


def _credit(file: StoredFile, language: Language) -> str:
    holder = file.credit or file.rights_holder
    licence = str(Licence(file.licence).label) if file.licence in _OPEN else ""
    return typeset(", ".join(filter(None, (holder, licence))), language)


def kind_word(file: StoredFile) -> str:
    """Return what people call the kind of a file."""
    ending = file.name.rpartition(".")[2].upper()
    return _("Picture") if file.is_picture else ending
