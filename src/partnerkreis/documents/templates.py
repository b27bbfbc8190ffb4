# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of a sheet that a county brings."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from docx import Document

from partnerkreis.documents.blocks import Heading, Paragraph
from partnerkreis.documents.checking import TemplateRefused, parts_of
from partnerkreis.documents.filling import fill, paragraphs_of, roots_of, text_of
from partnerkreis.documents.placeholders import (
    NEEDED,
    PLACEHOLDERS,
    Sheet,
    misspelt_in,
    names_in,
)
from partnerkreis.documents.values import Values

#: So often may placeholders stand in a sheet: each may bring a whole text.
MOST_PLACEHOLDERS: Final = 200
_SOME_DAY: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def check_template(data: bytes, sheet: Sheet) -> None:
    """Return if ``data`` can be used as a sheet of that kind; raises TemplateRefused if not."""
    parts_of(data)
    document = _opened(data)
    texts = [text_of(p) for root in roots_of(document) for p in paragraphs_of(root)]
    _check_placeholders(texts, sheet)
    _try_out(data, sheet)


def _opened(data: bytes) -> Any:
    try:
        return Document(BytesIO(data))
    except Exception as error:  # the library raises whatever it stumbles over
        raise _unreadable() from error


def _unreadable() -> TemplateRefused:
    return TemplateRefused(
        _("The file cannot be read as a Word document. Please open it in Word and save it anew.")
    )


def _check_placeholders(texts: list[str], sheet: Sheet) -> None:
    for text in texts:
        if wrong := misspelt_in(text):
            message = _("“{text}” is not a placeholder. Please write a name between double braces.")
            raise TemplateRefused(message.format(text=wrong))
    names = [name for text in texts for name in names_in(text)]
    if len(names) > MOST_PLACEHOLDERS:
        raise TemplateRefused(_("There are more than 200 placeholders in the file."))
    if unknown := sorted(set(names) - set(PLACEHOLDERS[sheet])):
        message = _("There is no placeholder “{name}”. Those that there are stand on this page.")
        raise TemplateRefused(message.format(name=unknown[0]))
    if missing := sorted(NEEDED[sheet] - set(names)):
        message = _("The placeholder “{name}” is missing: what is written there would be lost.")
        raise TemplateRefused(message.format(name=missing[0]))


def _try_out(data: bytes, sheet: Sheet) -> None:
    """Fill it once: what cannot be filled now could not be filled when it is needed."""
    names = PLACEHOLDERS[sheet]
    texts = {name: "Ä & <ö>\nß" for name in names if "." not in name}
    columns = {name.partition(".")[2]: "1" for name in names if "." in name}
    rows = {name.partition(".")[0]: (columns,) for name in names if "." in name}
    blocks = {"content": (Heading("A"), Paragraph("B"))} if sheet is Sheet.REPORT else {}
    values = Values(texts, rows, blocks)
    try:
        fill(data, values, title="A", author="B", language="de", at=_SOME_DAY)
    except Exception as error:  # the library raises whatever it stumbles over
        raise _unreadable() from error
