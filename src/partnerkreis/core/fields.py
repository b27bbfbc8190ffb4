# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Model fields for what the house keeps everywhere: texts, names and dates that may be vague."""

import datetime
from functools import lru_cache
from typing import Any

from django.db import models

from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated

#: Dates are immutable and the same few stand in many rows.
parsed = lru_cache(maxsize=512)(parse)
#: So are texts and names; those of topics, places and offices stand in many rows as well.
_read_text = lru_cache(maxsize=256)(Translated.from_stored)
_read_names = lru_cache(maxsize=256)(Names.from_stored)


class _JsonValueField(models.JSONField):
    """Stores a value object as JSON; subclasses say how to build it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", self.build)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["default"], kwargs["blank"]
        return name, path, args, kwargs

    @staticmethod
    def build(data: Any = None) -> Any:
        raise AssertionError("a field class names its value class")

    @staticmethod
    def stored(raw: str) -> Any:
        raise AssertionError("a field class names its value class")

    def read(self, value: Any) -> Any:
        """Return the value object of what the database handed over."""
        return self.stored(value) if isinstance(value, str) else self.build(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return self.read(value)

    def get_prep_value(self, value: Any) -> Any:
        return value.to_json() if hasattr(value, "to_json") else value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        # Most are empty; where many are written, encoding each costs as much as the others.
        if connection.vendor == "sqlite" and value is not None and not value:
            return "{}"
        return super().get_db_prep_save(value, connection)

    def to_python(self, value: Any) -> Any:
        return self.build(value) if isinstance(value, dict) else value

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj).to_json()


class TranslatedField(_JsonValueField):
    """A :class:`~partnerkreis.core.translated.Translated`."""

    @staticmethod
    def build(data: Any = None) -> Translated:
        return Translated.from_json(data)

    stored = staticmethod(_read_text)


class NamesField(_JsonValueField):
    """A :class:`~partnerkreis.core.naming.Names`."""

    @staticmethod
    def build(data: Any = None) -> Names:
        return Names(data)

    stored = staticmethod(_read_names)


class EdtfField(models.CharField):  # type: ignore[type-arg] # not subscriptable when it runs
    """An :class:`~partnerkreis.core.dates.Edtf`, or None where no source gives a date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 40
        kwargs["null"] = True
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "null", "blank"):
            del kwargs[given]
        return name, path, args, kwargs

    def read(self, value: str | None) -> Edtf | None:
        """Return the date of what the database handed over."""
        return parsed(value) if value else None

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Edtf | None:
        return self.read(value)

    def to_python(self, value: Any) -> Edtf | None:
        return parse(value) if isinstance(value, str) and value else value or None

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None


class EdgeField(models.DateField):  # type: ignore[type-arg] # not subscriptable when it runs
    """The first or the last day a :class:`Dated` record can mean, for sorting and "as of".

    Filled from ``when`` and ``bounds`` whenever the record is written, in bulk as well.
    """

    def __init__(self, *args: Any, edge: str, **kwargs: Any) -> None:
        self.edge = edge
        super().__init__(*args, editable=False, null=True, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        kwargs["edge"] = self.edge
        del kwargs["editable"], kwargs["null"]
        return name, path, args, kwargs

    def of(self, record: Any) -> datetime.date | None:
        """Return the day for ``record``, or for anything else with its ``when`` and ``bounds``."""
        value: datetime.date | None = getattr(self.model, f"compute_{self.edge}")(record)
        return value

    def pre_save(self, instance: models.Model, add: bool) -> datetime.date | None:
        value = self.of(instance)
        setattr(instance, self.attname, value)
        return value


class WithinYear(models.Func):
    """What a date as it is written says besides its year: "12-31" or "12~", "" for the year alone.

    Written in full, as an index knows it: no parameter takes part.
    """

    template = "SUBSTR(%(expressions)s, 6)"
    output_field = models.CharField()
