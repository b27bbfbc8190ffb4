# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be chosen in a field, with its words."""

from __future__ import annotations

from typing import Any, Final

from django.db import models
from django.utils.translation import pgettext_lazy

from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Choices,
    Field,
    MaybeField,
    OneOfField,
    SomeOfField,
)

YES: Final = "yes"
NO: Final = "no"
_MAYBE: Final = (
    (YES, pgettext_lazy("value of a field", "yes")),
    (NO, pgettext_lazy("value of a field", "no")),
)


def choices_of(field: Field, model: type[models.Model], record: Any) -> dict[str, str]:
    """Return what can be chosen in ``field``, a column of ``model``; nothing for other fields."""
    return {str(value): str(label) for value, label in _choices(field, model, record)}


def _choices(field: Field, model: type[models.Model], record: Any) -> Choices:
    if isinstance(field, OneOfField):
        return field.choices(record)
    if isinstance(field, SomeOfField):
        return field.choices()
    if isinstance(field, MaybeField):
        return _MAYBE
    if isinstance(field, ChoiceField):
        asked: Any = model._meta.get_field(field.name)
        flat: Choices = asked.flatchoices
        return flat
    return ()
