# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of a case file: how each is read, checked, written and described."""

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from partnerkreis.core.dates import DateError, Edtf, parse
from partnerkreis.core.naming import LONGEST_NAME, Names
from partnerkreis.core.records import KEY_PATTERN
from partnerkreis.core.translated import LONGEST_TEXT, Translated, Wording, clean

_ADDRESS = re.compile(r"https?://[^\s()<>\"]+")
#: Dates are immutable and the same few stand in many rows.
_parsed = lru_cache(maxsize=4096)(parse)
_LANGUAGE_CODES = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"


class RefTo:
    """Marks a key that must name a record of ``collection``."""

    __slots__ = ("collection",)

    def __init__(self, collection: str) -> None:
        self.collection = collection


def fault(code: str, **context: Any) -> PydanticCustomError:
    """Return the error that :mod:`.faults` turns into a sentence."""
    return PydanticCustomError(code, "{code}", {"code": code, **context})


def _language(code: Any) -> str:
    if not (
        isinstance(code, str) and 2 <= len(code) <= 8 and code[:2].isalpha() and code[:2].islower()
    ):
        raise fault("language_code", given=str(code)[:20])
    return code


def _string(text: Any, longest: int) -> str:
    if not isinstance(text, str):
        raise fault("text_expected")
    if len(text) > longest:
        raise fault("too_long", length=len(text), longest=longest)
    return clean(text)


def _wording(entry: Any) -> Wording:
    if isinstance(entry, str):
        return Wording(_string(entry, LONGEST_TEXT))
    if not (isinstance(entry, dict) and set(entry) == {"text", "of"}):
        raise fault("wording_shape")
    return Wording(_string(entry["text"], LONGEST_TEXT), _string(entry["of"], 16))


def _read_text(value: Any) -> Translated:
    if isinstance(value, Translated):
        return value
    if not isinstance(value, dict):
        raise fault("text_by_language")
    return Translated({_language(code): _wording(entry) for code, entry in value.items()})


def _write_text(value: Translated) -> dict[str, Any]:
    return {
        code: {"text": wording.text, "of": wording.of} if wording.of else wording.text
        for code, wording in sorted(value.items())
    }


def _read_names(value: Any) -> Names:
    if isinstance(value, Names):
        return value
    if not isinstance(value, dict) or not all(isinstance(forms, dict) for forms in value.values()):
        raise fault("names_by_language")
    return Names(
        {
            _language(code): {
                _string(form, 12): _string(text, LONGEST_NAME) for form, text in forms.items()
            }
            for code, forms in value.items()
        }
    )


def _read_date(value: Any) -> Edtf | None:
    if value is None or isinstance(value, Edtf):
        return value
    try:
        return _parsed(_string(value, 40))
    except DateError as error:
        raise fault("date", reason=str(error)) from error


def _address(value: Any) -> str:
    address = _string(value, 500)
    if address and not _ADDRESS.fullmatch(address):
        raise fault("address", given=address[:60])
    return address


_TEXT_SCHEMA = {
    "type": "object",
    "propertyNames": {"pattern": _LANGUAGE_CODES},
    "additionalProperties": {
        "anyOf": [
            {"type": "string", "maxLength": LONGEST_TEXT},
            {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "maxLength": LONGEST_TEXT},
                    "of": {
                        "type": "string",
                        "description": "Digest of the original it translates.",
                    },
                },
                "required": ["text", "of"],
                "additionalProperties": False,
            },
        ]
    },
}
_NAMES_SCHEMA = {
    "type": "object",
    "propertyNames": {"pattern": _LANGUAGE_CODES},
    "additionalProperties": {
        "type": "object",
        "additionalProperties": {"type": "string", "maxLength": LONGEST_NAME},
    },
}
_DATE_SCHEMA = {
    "type": ["string", "null"],
    "description": "EDTF level 1, or a range of uncertainty such as [2019-04..2019-06].",
}

Text = Annotated[
    Translated,
    PlainValidator(_read_text),
    PlainSerializer(_write_text),
    WithJsonSchema(_TEXT_SCHEMA),
    Field(default_factory=Translated),
]
NameForms = Annotated[
    Names,
    PlainValidator(_read_names),
    PlainSerializer(lambda names: names.to_json()),
    WithJsonSchema(_NAMES_SCHEMA),
    Field(default_factory=Names),
]
EdtfDate = Annotated[
    Edtf | None,
    PlainValidator(_read_date),
    PlainSerializer(lambda date: str(date) if date else None),
    WithJsonSchema(_DATE_SCHEMA),
    Field(default=None),
]
WebAddress = Annotated[str, BeforeValidator(_address), Field(default="")]
Line = Annotated[str, BeforeValidator(lambda text: _string(text, 500)), Field(default="")]
Note = Annotated[str, BeforeValidator(lambda text: _string(text, LONGEST_TEXT)), Field(default="")]
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=80)]
Count = Annotated[int | None, Field(default=None, ge=0, le=10_000_000, strict=True)]
Flag = Annotated[bool, Field(default=False, strict=True)]
Degrees = Annotated[
    Decimal | None,
    Field(default=None, max_digits=9, decimal_places=6),
    PlainSerializer(lambda value: None if value is None else format(value.normalize(), "f")),
]
Measured = Annotated[
    Decimal,
    Field(max_digits=14, decimal_places=2),
    PlainSerializer(lambda value: format(value.normalize(), "f")),
]
Codes = Annotated[
    list[Annotated[str, StringConstraints(max_length=200)]], Field(default_factory=list)
]
Released = Annotated[datetime | None, Field(default=None)]
