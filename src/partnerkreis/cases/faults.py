# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a case file: each fault a sentence that names the record and the field."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic_core import ErrorDetails

_SENTENCES: dict[str, Promise] = {
    "missing": _("This field is missing."),
    "extra_forbidden": _("The format has no such field."),
    "string_type": _("A text is expected here."),
    "text_expected": _("A text is expected here."),
    "too_long": _("The text has {length} characters; at most {longest} fit."),
    "string_too_long": _("The text is too long; at most {max_length} characters fit."),
    "string_pattern_mismatch": _(
        "“{input}” does not have the expected form."
        " Keys use lower-case letters, digits and hyphens."
    ),
    "enum": _("“{input}” is not one of: {expected}."),
    "literal_error": _("“{input}” is not one of: {expected}."),
    "text_by_language": _('Write a text by language, such as {"de": "…", "pl": "…"}.'),
    "wording_shape": _('Write a text, or {"text": "…", "of": "…"} for a translation.'),
    "names_by_language": _('Write names by language and form, such as {"de": {"full": "…"}}.'),
    "language_code": _("“{given}” is not a language code such as de or pl."),
    "date": _("{reason}"),
    "address": _("“{given}” is not a web address; it begins with https:// and has no spaces."),
    "one_thing": _("Name exactly one of organisation, topic and place."),
    "list_type": _("A list is expected here."),
    "too_short": _("At least {min_length} entries are needed."),
    "int_type": _("A whole number is expected here."),
    "bool_type": _("true or false is expected here."),
    "less_than_equal": _("The number is too large; {le} is the largest."),
    "greater_than_equal": _("The number is too small; {ge} is the smallest."),
}
_OTHER = _("The value is not what the format expects here.")


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def sentence(error: ErrorDetails) -> str:
    """Return the fault in words, in the active language."""
    context = _Blank(error.get("ctx", {}))
    context["input"] = str(error["input"])[:60]
    # A brace in the sentence itself is no placeholder: only the known ones are filled.
    text = str(_SENTENCES.get(error["type"], _OTHER))
    for name in ("length", "longest", "max_length", "min_length", "input", "expected", "given",
                 "reason", "le", "ge"):  # fmt: skip
        text = text.replace("{" + name + "}", str(context[name]))
    return text


def place(location: Sequence[int | str], row: Any = None) -> str:
    """Return where the fault is: the list, the record by its key if it has one, and the field.

    ``row`` is the record as it stands in the file.
    """
    if not location:
        return "JSON"
    parts = [str(location[0])]
    rest = list(location[1:])
    if rest and isinstance(rest[0], int):
        parts[0] += f"[{rest.pop(0)}]"
        key = _key_of(row)
        parts[0] += f" “{key}”" if key else ""
    dotted = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest)
    return " ".join([*parts, dotted.lstrip(".")]).strip()


def _key_of(row: Any) -> str:
    key = row.get("key") if isinstance(row, dict) else None
    return key[:80] if isinstance(key, str) else ""
