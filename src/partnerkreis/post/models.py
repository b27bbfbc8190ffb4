# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of each mail of ours. What it said is not kept: it may hold a code to sign in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a mail", "waiting")
    SENT = "sent", pgettext_lazy("state of a mail", "sent")
    #: The mail server refused it, or could not be reached for three days.
    GIVEN_UP = "given_up", _("given up")
    #: It was sent, and a mail server reported later that it could not be delivered.
    UNDELIVERABLE = "undeliverable", _("could not be delivered")


class OutgoingMail(models.Model):
    """One mail to one recipient, from the outbox on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message_id = models.CharField(max_length=300, db_index=True)
    recipient = models.CharField(max_length=320)
    subject = models.CharField(max_length=500)
    #: The user because of whom it was sent, who wants to know if it did not arrive.
    caused_by = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=16, choices=MailState, default=MailState.WAITING)
    #: What the mail server said, in its own words.
    reason = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField(db_index=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "recipient"]

    def __str__(self) -> str:
        return f"{self.recipient} {self.state}"
