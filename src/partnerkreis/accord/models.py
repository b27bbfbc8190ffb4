# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Revisions and the answers to them: only ever added. Links, reminders and formalities beside."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import TranslatedField
from partnerkreis.directory.models import Body
from partnerkreis.partnerships.models import Instrument


class NeverChanged(Exception):
    """What was proposed or answered stays as it is; nothing may change or remove it."""


class _AddedOnly(models.QuerySet[Any]):
    """Rows that are written once. A statement of SQL could change them; ``verify`` notices."""

    def update(self, **values: Any) -> NoReturn:
        raise NeverChanged

    def delete(self) -> NoReturn:
        raise NeverChanged


class AddedOnly(models.Model):
    """The base of what is only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = _AddedOnly.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **options | {"force_insert": True})

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise NeverChanged


class SubjectKind(models.TextChoices):
    """What can be joint; the values are those of ``rules.terms.Kind``."""

    AGREEMENT = "agreement", pgettext_lazy("joint record", "agreement or charter")
    FRAME = "frame", pgettext_lazy("joint record", "frame of an encounter")
    STANDING = "standing", pgettext_lazy("joint record", "standing of a partnership")
    YEARLY = "yearly", pgettext_lazy("joint record", "yearly confirmation")


class AnswerVerb(models.TextChoices):
    """What a party says; the values are those of ``rules.positions.Verb``."""

    AGREED = "agreed", pgettext_lazy("answer of a party", "agreed")
    OBJECTED = "objected", pgettext_lazy("answer of a party", "objection")
    WITHDRAWN = "withdrawn", pgettext_lazy("answer of a party", "proposal withdrawn")
    NOTICE = "notice", pgettext_lazy("answer of a party", "notice given")
    DISPUTED = "disputed", pgettext_lazy("answer of a party", "not our answer")


class AnswerMeans(models.TextChoices):
    """How an answer came; the values are those of ``rules.positions.Means``."""

    ACCOUNT = "account", pgettext_lazy("how an answer came", "with an account")
    LINK = "link", pgettext_lazy("how an answer came", "by link")
    LETTER = "letter", pgettext_lazy("how an answer came", "by letter")
    MAIL = "mail", pgettext_lazy("how an answer came", "by mail")
    TELEPHONE = "telephone", pgettext_lazy("how an answer came", "by telephone")


class Revision(AddedOnly):
    """An immutable excerpt of the terms of a joint record, as it was proposed to the parties."""

    subject_kind = models.CharField(max_length=12, choices=SubjectKind)
    #: The id and the key of the record: it may be of several tables.
    subject = models.UUIDField(db_index=True)
    subject_key = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    #: The agreed revision that this one would take the place of.
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    schema = models.CharField(max_length=24)
    #: Canonical JSON, as the text that it is: a database would write JSON in its own way.
    terms = models.TextField()
    #: SHA-256 of everything that is said here, see docs/format/revision.md.
    digest = models.CharField(max_length=64, unique=True)
    proposed_by = models.ForeignKey(Body, models.PROTECT, related_name="+")
    office = models.CharField(max_length=200)
    person = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["subject", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject", "number"], name="revision_number_once"
            ),
            models.CheckConstraint(
                condition=Q(subject_kind__in=SubjectKind.values), name="revision_kind_known"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_key} {self.number}"


class RevisionParty(AddedOnly):
    """A party that has to answer, as it was when the revision was proposed."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "revision parties"
        constraints = [
            models.UniqueConstraint(fields=["revision", "body"], name="revision_party_once"),
        ]


class Scan(AddedOnly):
    """A letter or mail as a picture or PDF, kept as proof of an answer that was recorded."""

    file = models.FileField(upload_to="accord/scans/", max_length=200)
    digest = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    name = models.CharField(max_length=120)


class Answer(AddedOnly):
    """What a party said to a revision, how, and who wrote it down. Chained: each names the last."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Body, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=12, choices=AnswerVerb)
    reason = models.TextField(blank=True)
    #: The last day, where notice is given.
    ends_on = models.DateField(null=True, blank=True)
    means = models.CharField(max_length=12, choices=AnswerMeans)
    person = models.CharField(max_length=120)
    office = models.CharField(max_length=200)
    given_on = models.DateField()
    #: The party that wrote it down for the one that answered, and who there.
    recorded_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    recorder = models.CharField(max_length=120, blank=True)
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="answers")
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["revision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="answer_number_once"),
            models.UniqueConstraint(
                fields=["revision", "previous"], name="answer_follows_one_other"
            ),
            models.CheckConstraint(
                condition=Q(number=1, previous="") | (Q(number__gt=1) & ~Q(previous="")),
                name="answer_is_chained",
            ),
            models.CheckConstraint(
                condition=Q(verb__in=AnswerVerb.values) & Q(means__in=AnswerMeans.values),
                name="answer_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(verb__in=["objected", "disputed"]) | ~Q(reason=""),
                name="objection_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(verb="notice", ends_on__isnull=False)
                | (~Q(verb="notice") & Q(ends_on__isnull=True)),
                name="notice_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(means__in=["account", "link"], recorded_by__isnull=True, recorder="")
                | (
                    Q(means__in=["letter", "mail", "telephone"], recorded_by__isnull=False)
                    & ~Q(recorder="")
                ),
                name="answer_says_who_recorded_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.number} {self.verb}"


class Conclusion(AddedOnly):
    """All parties agreed on a revision: at most one of those that rest on the same base.

    It can be worked out from the answers, and ``verify`` does; the row is there so that the
    database refuses a second one, whatever else goes wrong.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="conclusion")
    subject_kind = models.CharField(max_length=12, choices=SubjectKind)
    subject = models.UUIDField()
    base = models.OneToOneField(
        Revision, models.PROTECT, null=True, blank=True, related_name="concluded_amendment"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject"],
                condition=Q(base__isnull=True),
                name="conclusion_begins_once",
            ),
        ]


class Clearance(AddedOnly):
    """A party says until when a revision is being settled in its house; the latest counts."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="clearances")
    party = models.ForeignKey(Body, models.PROTECT, related_name="+")
    until = models.DateField()
    person = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class AnswerLink(models.Model):
    """A link by which a party reads a revision, and answers where ``may_decide``.

    What stands in the address is not kept, only its digest.
    """

    personal_fields: ClassVar[frozenset[str]] = frozenset({"address"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="links")
    party = models.ForeignKey(Body, models.PROTECT, related_name="+")
    may_decide = models.BooleanField(default=False)
    #: The link by which it was shared inside the office of the party.
    shared_from = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="shares"
    )
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    #: The answer that was given by it: it decides once.
    answer = models.OneToOneField(
        Answer, models.PROTECT, null=True, blank=True, related_name="by_link"
    )

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shared_from__isnull=True) | Q(may_decide=False),
                name="shared_link_only_reads",
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(may_decide=True),
                name="only_deciding_link_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.party_id}"


class Reminder(AddedOnly):
    """A party was reminded of a revision."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="reminders")
    party = models.ForeignKey(Body, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    sent_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "party", "number"], name="reminder_number_once"
            ),
        ]


class Formality(models.Model):
    """A step that a side has to take for an agreement, by its law: its council, who signs."""

    class Step(models.TextChoices):
        RESOLVE = "resolve", pgettext_lazy("step of a side", "resolve")
        SIGN = "sign", pgettext_lazy("step of a side", "sign")
        COUNTERSIGN = "countersign", pgettext_lazy("step of a side", "countersign")

    class Who(models.TextChoices):
        COUNCIL = "council", _("the council")
        HEAD = "head", _("the head of county")
        TWO_OF_THE_BOARD = "two_of_the_board", _("two members of the board")
        TREASURER = "treasurer", _("the treasurer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="formalities")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=Step)
    who = models.CharField(max_length=20, choices=Who)
    #: Where it is somebody else than by default: the committee, the deputy.
    organ = TranslatedField()
    planned_date = models.DateField(null=True, blank=True)
    paper_number = models.CharField(max_length=40, blank=True)
    is_needed = models.BooleanField(default=True)
    #: How often it is taken: a charter may be signed once in the place of each side.
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name_plural = "formalities"
        constraints = [
            models.UniqueConstraint(fields=["instrument", "body", "step"], name="formality_once"),
            models.CheckConstraint(condition=Q(times__gte=1), name="formality_is_taken"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.body_id} {self.step}"
