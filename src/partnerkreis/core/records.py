# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every record of the house has: an identity, a key, a version and a release."""

import datetime
import uuid
from typing import Any, ClassVar, Final, Self

from django.core.validators import RegexValidator
from django.db import models

from partnerkreis.core.dates import Edtf
from partnerkreis.core.fields import EdgeField, EdtfField

#: Keys stand in addresses and case files: lower case, digits, single hyphens.
KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class RecordQuerySet(models.QuerySet[Any]):
    def released(self) -> Self:
        """Return what the public may read: the records released for publication (Freigabe)."""
        return self.filter(published_at__isnull=False)


class Record(models.Model):
    """The base of everything that has a page, a history or an owner."""

    #: Names of the fields that hold personal data: the journal names them, never their values.
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    #: Lookups from here to the bodies that the record concerns: they are the ground of every
    #: permission. None where it is common to all, as a topic or a place is.
    concerns: ClassVar[tuple[str, ...] | None] = None

    #: The permission to read it; what is internal of a record that others read has one of its own.
    read_with: ClassVar[str] = "record.read"

    #: Lookups from here to the encounter that the record is part of: who leads it works on it.
    belongs_to: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=80, unique=True, validators=[RegexValidator(KEY_PATTERN)])
    version = models.PositiveIntegerField(default=1, editable=False)
    published_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="Editorial, internal, never page text.")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


#: In the order in which it happened. What has no date comes last; databases do not agree on that.
BY_TIME: Final = (
    models.F("earliest").asc(nulls_last=True),
    models.F("latest").asc(nulls_last=True),
)


class Dated(models.Model):
    """A record with a date that may be vague or unknown.

    ``when`` is what sources say, and what is shown. ``bounds`` is what can be inferred: it sorts
    and decides "as of", and is never printed.
    """

    when = EdtfField()
    bounds = EdtfField()
    #: Whether ``when`` was worked out from other facts and no source says it outright.
    when_is_inferred = models.BooleanField(default=False)
    earliest = EdgeField(edge="earliest")
    latest = EdgeField(edge="latest")

    class Meta:
        abstract = True

    def compute_earliest(self) -> datetime.date | None:
        return _narrower(self.when, self.bounds, "earliest")

    def compute_latest(self) -> datetime.date | None:
        return _narrower(self.when, self.bounds, "latest")


def _narrower(when: Edtf | None, bounds: Edtf | None, edge: str) -> datetime.date | None:
    for date in (bounds, when):
        value: datetime.date | None = getattr(date, edge) if date else None
        if value is not None:
            return value
    return None
