# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails that were filed, and the secret addresses they come by."""

from django.db import models
from django.db.models import Q

from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.files.models import Content


class FilingAddress(models.Model):
    """A secret address of a body: what is sent there is filed to one record of any kind."""

    token = models.CharField(max_length=40, primary_key=True)
    body = models.ForeignKey(Body, models.CASCADE, related_name="filing_addresses")
    record_kind = models.CharField(max_length=60)
    record = models.UUIDField(db_index=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record}"


class FiledMail(Record):
    """A mail that was filed to a record of any kind. It is never published."""

    concerns = ("body",)

    personal_fields = frozenset({"subject", "sender", "recipients", "text", "purpose"})

    record_kind = models.CharField(max_length=60)
    record = models.UUIDField(db_index=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="filed_mails")
    subject = models.CharField(max_length=500, blank=True)
    sender = models.CharField(max_length=500, blank=True)
    recipients = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    #: What it brought along and could not be taken in; the raw mail has it.
    left_out = models.JSONField(default=list)
    raw = models.ForeignKey(Content, models.PROTECT, related_name="+")
    is_outlook = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=120)
    #: What it is kept for, and until when: then it is deleted.
    purpose = models.CharField(max_length=300)
    kept_until = models.DateField(db_index=True)

    class Meta:
        ordering = ["-sent_at", "-filed_at", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True), name="filed_mail_never_published"
            ),
            models.UniqueConstraint(
                fields=["record", "body", "raw"], name="filed_mail_once_at_a_record"
            ),
        ]
