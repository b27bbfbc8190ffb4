# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every kind of field says of itself: what stands in its inputs, and what was typed there."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from partnerkreis.editing.catalogue.shape import Field
from partnerkreis.editing.forms.answers import Answer, Context, Typed, tidy


@singledispatch
def raw_of(field: Field, name: str, value: Any, context: Context) -> dict[str, str]:
    """Return what stands in the inputs of ``field`` when nothing was typed yet."""
    return {name: "" if value is None else tidy(str(value))}


@singledispatch
def read(field: Field, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    """Return what was typed into the inputs of ``field``; ``before`` is the value until now."""
    return Answer(typed.get(name, ""))
