# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of a record, the widths of a picture, and the contents they stand for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.fields import EdtfField, TranslatedField
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body


class Content(models.Model):
    """Bytes that lie in the directory of files, under the digest of what they are."""

    #: SHA-256, as 64 hex digits.
    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.digest


class Licence(models.TextChoices):
    AGREED = "agreed", _("use for the partnership was agreed")
    PRESS = "press", _("free for the press, with the credit line")
    CC_BY = "cc_by", "CC BY 4.0"
    CC_BY_SA = "cc_by_sa", "CC BY-SA 4.0"
    CC0 = "cc0", "CC0"
    PUBLIC_DOMAIN = "public_domain", _("in the public domain")


class Ground(models.TextChoices):
    """Why a picture may be shown."""

    CONSENT = "consent", _("consent of those shown")
    PUBLIC_EVENT = "public_event", _("public event (in Germany § 23 KunstUrhG)")
    NOBODY = "nobody", _("own work, nobody can be recognised")
    CONTRACT = "contract", _("contract with the rights holder")
    OFFICIAL = "official", _("official document")


class StoredFile(Record):
    """A file or a picture that belongs to a record of any kind."""

    #: Whose it is, and with whom it is shared.
    concerns = ("body", "shared_with")
    belongs_to = ("encounter",)

    personal_fields = frozenset({"rights_holder", "credit"})

    #: The model and the id of the record it belongs to, as "encounters.encounter".
    record_kind = models.CharField(max_length=60)
    record = models.UUIDField(db_index=True)
    #: The encounter that this record is, or is part of: who leads it works with its files.
    encounter = models.UUIDField(null=True, editable=False, db_index=True)
    position = models.PositiveIntegerField(default=0)
    body = models.ForeignKey(Body, models.PROTECT, related_name="files")
    shared_with = models.ManyToManyField(Body, blank=True, related_name="+")
    #: Whether it came with a filed mail: it is never published, and only who edits reads it.
    is_internal = models.BooleanField(default=False, editable=False)
    content = models.ForeignKey(Content, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    title = TranslatedField()
    #: What a picture shows, for those who do not see it.
    alternative = TranslatedField()
    rights_holder = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=16, choices=Licence, blank=True)
    ground = models.CharField(max_length=16, choices=Ground, blank=True)
    ground_since = EdtfField()
    ground_until = EdtfField()
    withdrawn = EdtfField()
    embargo = EdtfField()

    class Meta:
        ordering = ["position", "key"]

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class Rendition(models.Model):
    """A picture in one width."""

    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    content = models.ForeignKey(Content, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["width"]
        constraints = [
            models.UniqueConstraint(fields=["file", "width"], name="rendition_once_a_width")
        ]
