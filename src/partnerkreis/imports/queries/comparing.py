# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row says besides what is recorded, in words: nothing that is there is ever emptied."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf, words
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import shortened
from partnerkreis.editing.rules import edited
from partnerkreis.imports.queries.shape import Planned

_LONGEST_TOLD = 80


class Comparison:
    """Collects the values that a row gives a record, and tells what is new."""

    def __init__(self, planned: Planned, record: Any, language: Language) -> None:
        self.planned, self.record, self.language = planned, record, language
        self.values: dict[str, Any] = {}

    def plain(self, name: str, heading: str, value: Any) -> None:
        """Take a value that is kept as it is; nothing changes nothing."""
        if value in (None, ""):
            return
        before = getattr(self.record, name) if self.record is not None else None
        if value != before:
            self.values[name] = value
            self.tell(heading, self._words(name, before), self._words(name, value))

    def text(self, name: str, heading: str, text: str) -> None:
        """Take a text in the language of the table."""
        if not text:
            return
        before: Translated = getattr(self.record, name) if self.record is not None else Translated()
        if self.record is not None and text in {wording.text for wording in before.values()}:
            return
        self.values[name] = edited(before, {self.language: text}, language=self.language)
        self.tell(heading, before.text(self.language), text)

    def tell(self, heading: str, before: str, after: str) -> None:
        """Say what stands in a field from now on, and what stood there before."""
        after = _shortened(after)
        if before:
            told = _("{field}: {after} (until now: {before})")
            self.planned.says.append(
                told.format(field=heading, after=after, before=_shortened(before))
            )
        else:
            self.planned.says.append(_("{field}: {after}").format(field=heading, after=after))

    def _words(self, name: str, value: Any) -> str:
        if value in (None, ""):
            return ""
        if isinstance(value, Edtf):
            return words.label(value, page_language())
        if isinstance(value, Model):
            return str(value)
        choices = self._choices(name)
        return str(choices.get(value, value))

    def _choices(self, name: str) -> dict[Any, Any]:
        if self.record is None:
            return {}
        field: Any = self.record._meta.get_field(name)
        return dict(field.flatchoices) if getattr(field, "choices", None) else {}


def page_language() -> Language:
    """Return the language in which is told what becomes of a table, in whatever it is written."""
    code = (get_language() or "")[:2]
    return next((one for one in INTERFACE_LANGUAGES if one == code), "en")


def _shortened(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST_TOLD)
