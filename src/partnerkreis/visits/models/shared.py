# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs to the visit: seen by all its sides, and who comes from each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import TranslatedField
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Person
from partnerkreis.encounters.models import Encounter, ProgrammeItem


class Answer(models.TextChoices):
    OPEN = "open", pgettext_lazy("answer to an invitation", "still open")
    ACCEPTED = "accepted", pgettext_lazy("answer to an invitation", "accepted")
    DECLINED = "declined", pgettext_lazy("answer to an invitation", "declined")


class Visit(Record):
    """An encounter that is prepared, or was: what all its sides share of the preparation."""

    concerns = ("encounter__sides__body",)
    #: Rows with names of people.
    personal_fields = frozenset({"interpreters", "speeches", "seating"})

    encounter = models.OneToOneField(Encounter, models.CASCADE, related_name="visit")
    #: The earlier visit whose preparation was taken over.
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)
    invited_by = models.CharField(max_length=160, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_on = models.DateField(null=True, blank=True)
    flags = models.TextField(blank=True)
    anthems = models.TextField(blank=True)
    seating = models.TextField(blank=True)


class Cue(models.Model):
    """A line of the running order (Regieplan, scenariusz wizyty).

    What is public of it stands in the programme of the encounter as well: ``item``.
    """

    class Nature(models.TextChoices):
        ITEM = "item", pgettext_lazy("line of a running order", "programme")
        BREAK = "break", pgettext_lazy("line of a running order", "meal or pause")
        DRIVE = "drive", pgettext_lazy("line of a running order", "drive")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="cues")
    position = models.PositiveSmallIntegerField()
    day = models.DateField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    nature = models.CharField(max_length=8, choices=Nature, default=Nature.ITEM)
    text = TranslatedField()
    where = models.CharField(max_length=160, blank=True)
    responsible = models.CharField(max_length=120, blank=True)
    remarks = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    item = models.OneToOneField(ProgrammeItem, models.SET_NULL, null=True, related_name="cue")

    class Meta:
        ordering = ["position"]


class Speech(models.Model):
    """Who speaks, in the order of protocol."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="speeches")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=160, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "speeches"


class InterpreterOrder(models.Model):
    """An interpreter between two languages: wanted, asked, ordered."""

    class State(models.TextChoices):
        WANTED = "wanted", pgettext_lazy("order of an interpreter", "still to be asked")
        ASKED = "asked", pgettext_lazy("order of an interpreter", "asked")
        ORDERED = "ordered", pgettext_lazy("order of an interpreter", "ordered")
        CANCELLED = "cancelled", pgettext_lazy("order of an interpreter", "cancelled")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="interpreters")
    position = models.PositiveSmallIntegerField()
    one_language = models.CharField(max_length=8)
    other_language = models.CharField(max_length=8)
    occasion = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)

    class Meta:
        ordering = ["position"]


class Delegation(Record):
    """Who comes from one side; for that side and for the hosts, see ``queries.readers_of``."""

    concerns = ("body",)
    personal_fields = frozenset({"guests", "contact"})

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="delegations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    contact = models.CharField(max_length=160, blank=True)
    #: When kitchen and caterer were told who eats what.
    diet_passed_on = models.DateField(null=True, blank=True)
    #: The last day on which diet, rooms, arrivals and pronunciations are kept.
    delete_after = models.DateField(null=True, blank=True)
    hold_until = models.DateField(null=True, blank=True)
    hold_reason = models.CharField(max_length=200, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "body"], name="delegation_once_of_a_side"),
        ]


class Guest(models.Model):
    """Somebody who comes. What a kitchen or a driver must know goes when the day is over."""

    #: What is deleted after ``Delegation.delete_after``.
    forgotten_fields = ("pronunciation", "arrival", "diet", "room")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="guests")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="visits_as_guest"
    )
    name = models.CharField(max_length=120)
    form_of_address = models.CharField(max_length=60, blank=True)
    pronunciation = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=160, blank=True)
    arrival = models.CharField(max_length=160, blank=True)
    diet = models.CharField(max_length=160, blank=True)
    room = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["position"]


class PressNote(Record):
    """The press release of one side: each side releases its own, all see how far it is."""

    concerns = ("visit__encounter__sides__body",)

    class State(models.TextChoices):
        NONE = "none", pgettext_lazy("press release", "not begun")
        DRAFT = "draft", pgettext_lazy("press release", "draft")
        READY = "ready", pgettext_lazy("press release", "ready")
        RELEASED = "released", pgettext_lazy("press release", "sent to the press")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="press")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.NONE)
    text = models.TextField(blank=True)
    embargo_day = models.DateField(null=True, blank=True)
    embargo_time = models.TimeField(null=True, blank=True)
    photo_credit = models.CharField(max_length=200, blank=True)
    #: What a funder wants to be told: "Gefördert durch …".
    funder_line = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "body"], name="press_note_once_of_a_side"),
        ]


#: What an interpreter is asked for beside the languages of the sides.
INTERPRETED = [
    ("de", _("German")),
    ("pl", _("Polish")),
    ("en", _("English")),
    ("uk", pgettext_lazy("language", "Ukrainian")),
    ("cs", pgettext_lazy("language", "Czech")),
    ("fr", pgettext_lazy("language", "French")),
]
