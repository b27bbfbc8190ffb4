# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers with their texts, and the sheets a body has put in place of ours."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.documents.placeholders import Sheet
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Instrument, Partnership

_LANGUAGES = [(code, code) for code in INTERFACE_LANGUAGES]


class PaperKind(models.TextChoices):
    COUNCIL_PAPER = "council_paper", _("council paper")
    INVITATION = "invitation", _("invitation")
    THANKS = "thanks", _("letter of thanks")
    COVER_LETTER = "cover_letter", _("cover letter")
    REPLY = "reply", _("reply")

    @property
    def sheet(self) -> Sheet:
        """The sheet it is written on, where a body has none of its own for this kind."""
        return Sheet.COUNCIL_PAPER if self is PaperKind.COUNCIL_PAPER else Sheet.LETTER


class PaperState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a paper", "draft")
    FINAL = "final", pgettext_lazy("state of a paper", "final")


class Paper(Record):
    """A council paper or a letter of one body; what it is about, and to whom it goes. Internal.

    A draft is written on. A final paper never changes: neither when its records do, nor when the
    body takes another sheet.
    """

    concerns = ("body",)
    personal_fields = frozenset({"texts"})

    body = models.ForeignKey(Body, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=16, choices=PaperKind)
    state = models.CharField(max_length=8, choices=PaperState, default=PaperState.DRAFT)
    #: Aktenzeichen, znak sprawy.
    file_number = models.CharField(max_length=60, blank=True)
    #: The day that stands on it.
    dated = models.DateField()
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    encounter = models.ForeignKey(
        Encounter, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    addressee = models.ForeignKey(Tenure, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["body", "-begun_at"], name="paper_of_body_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PaperState.DRAFT, finished_at__isnull=True)
                | Q(state=PaperState.FINAL, finished_at__isnull=False),
                name="paper_final_since",
            )
        ]

    @property
    def is_final(self) -> bool:
        return self.state == PaperState.FINAL


class PaperText(models.Model):
    """A paper in one language: its parts by name. Of a final one also what was made of them."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=_LANGUAGES)
    #: {"subject": …, "path": [{"organ": …, "date": …, "task": …}], …}
    parts = models.JSONField(default=dict)
    #: The very bytes that were finished; empty while it is a draft.
    document = models.BinaryField(default=bytes)
    #: Every word as it read when it was finished; empty while it is a draft.
    wording = models.JSONField(default=dict)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "language"], name="paper_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.language}"


class PaperTemplate(models.Model):
    """The sheet that a body has put in place of ours, for one kind and language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, models.CASCADE, related_name="paper_templates")
    #: A kind of paper, or "report".
    kind = models.CharField(max_length=16)
    language = models.CharField(max_length=2, choices=_LANGUAGES)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "language"], name="paper_template_once")
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.kind} {self.language}"
