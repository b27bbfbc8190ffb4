# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encounters and what is told of them: who came, what was said, what was taken over."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import EdtfField, TranslatedField
from partnerkreis.core.records import Dated, Record
from partnerkreis.directory.models import Body, Place, Tenure
from partnerkreis.partnerships.models import Instrument, Partnership, Plan, PlanStep, Signing


class EncounterKind(models.TextChoices):
    ANNIVERSARY = "anniversary", _("anniversary")
    AWARD_CEREMONY = "award_ceremony", _("award ceremony")
    CITIZENS_TRIP = "citizens_trip", _("citizens’ trip")
    COMPETITION = "competition", _("competition")
    COUNCIL_VISIT = "council_visit", _("council visit")
    DELEGATION_VISIT = "delegation_visit", _("delegation visit")
    EXPERT_MEETING = "expert_meeting", _("expert meeting")
    FAREWELL_VISIT = "farewell_visit", _("farewell visit")
    FESTIVAL_VISIT = "festival_visit", _("festival visit")
    INAUGURAL_VISIT = "inaugural_visit", _("inaugural visit")
    JOB_SHADOWING = "job_shadowing", _("job shadowing")
    RELIEF_DELIVERY = "relief_delivery", _("relief delivery")
    SCHOOL_EXCHANGE = "school_exchange", _("school exchange")
    SIGNING_CEREMONY = "signing_ceremony", _("signing ceremony")
    SPORTS_TOUR = "sports_tour", _("sports tour")
    STAFF_EXCHANGE = "staff_exchange", _("exchange between administrations")
    TEACHERS_ENCOUNTER = "teachers_encounter", _("teachers’ encounter")
    TRAINEE_EXCHANGE = "trainee_exchange", _("trainee exchange")
    VOCATIONAL_PLACEMENT = "vocational_placement", _("vocational placement")
    YOUTH_PROJECT = "youth_project", _("youth project")
    OTHER = "other", _("other encounter")


class EncounterState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("state of an encounter", "planned")
    ANNOUNCED = "announced", pgettext_lazy("state of an encounter", "announced")
    TOOK_PLACE = "took_place", pgettext_lazy("state of an encounter", "took place")
    POSTPONED = "postponed", pgettext_lazy("state of an encounter", "postponed")
    CANCELLED = "cancelled", pgettext_lazy("state of an encounter", "cancelled")


class Group(models.TextChoices):
    """Who takes part, as a group; a headcount is shown with its plural forms, see the catalogue."""

    ADMINISTRATION_STAFF = "administration_staff", _("administration staff")
    CHILDREN = "children", _("children")
    CITIZENS = "citizens", _("citizens")
    COUNCILLORS = "councillors", _("councillors")
    CYCLISTS = "cyclists", _("cyclists")
    GUESTS = "guests", pgettext_lazy("group of people", "guests")
    MUSICIANS = "musicians", _("musicians")
    PEOPLE = "people", _("people")
    PUPILS = "pupils", _("pupils")
    SUPERVISORS = "supervisors", _("supervisors")
    TEACHERS = "teachers", _("teachers")
    TRAINEES = "trainees", _("trainees")
    VOCATIONAL_STUDENTS = "vocational_students", _("vocational students")
    YOUNG_PEOPLE = "young_people", _("young people")


class Accuracy(models.TextChoices):
    """How a number is meant."""

    EXACT = "exact", pgettext_lazy("accuracy of a number", "exactly")
    ABOUT = "about", pgettext_lazy("accuracy of a number", "about")
    MORE_THAN = "more_than", pgettext_lazy("accuracy of a number", "more than")
    AT_LEAST = "at_least", pgettext_lazy("accuracy of a number", "at least")


class Amount(models.TextChoices):
    """How many where nobody gives a number."""

    SEVERAL = "several", pgettext_lazy("amount", "several")
    MANY = "many", pgettext_lazy("amount", "many")


class Series(Record):
    """A project that comes back."""

    concerns = ("partnership__parties__body",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="series")
    title = TranslatedField()

    class Meta:
        verbose_name_plural = "series"


class Encounter(Record, Dated):
    """People of the partners meet."""

    concerns = ("sides__body",)
    belongs_to = ("pk",)

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        HYBRID = "hybrid", _("hybrid")
        ONLINE = "online", _("online")

    kind = models.CharField(max_length=24, choices=EncounterKind)
    also_kind = models.CharField(max_length=24, choices=EncounterKind, blank=True)
    state = models.CharField(max_length=12, choices=EncounterState, default=EncounterState.PLANNED)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.IN_PERSON)
    title = TranslatedField()
    summary = TranslatedField()
    #: A sentence of the story, where the encounter deserves one of its own.
    told = TranslatedField()
    place_label = TranslatedField()
    partnerships = models.ManyToManyField(Partnership, related_name="encounters", blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True, help_text="days, where stated")
    recurrence = TranslatedField()
    recurs = models.CharField(max_length=20, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    people_accuracy = models.CharField(max_length=10, choices=Accuracy, default=Accuracy.EXACT)
    signing = models.ForeignKey(
        Signing, models.SET_NULL, null=True, blank=True, related_name="encounters"
    )
    instrument = models.ForeignKey(
        Instrument, models.SET_NULL, null=True, blank=True, related_name="encounters"
    )
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="encounters"
    )
    series_number = models.PositiveSmallIntegerField(null=True, blank=True)
    return_visit_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="return_visits"
    )
    postponed_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="postponed_from"
    )
    reason = TranslatedField()
    accommodation = models.JSONField(default=list, blank=True)
    was_streamed = models.BooleanField(default=False)
    gave_certificates = models.BooleanField(default=False)
    is_multilateral = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["-latest", "-id"],
                name="encounter_newest_first",
                condition=Q(published_at__isnull=False),
            ),
            models.Index(
                fields=["kind", "-latest", "-id"],
                name="encounter_kind_newest_first",
                condition=Q(published_at__isnull=False),
            ),
            models.Index(fields=["earliest"], name="encounter_by_beginning"),
            # The lists of the workspace have what is not released as well.
            # Whether one is released is asked of each, and read from the index as well.
            models.Index(fields=["-latest", "-id", "published_at"], name="encounter_list"),
            models.Index(
                fields=["state", "-latest", "-id", "published_at"], name="encounter_list_of_a_state"
            ),
            models.Index(
                fields=["kind", "-latest", "-id", "published_at"], name="encounter_list_of_a_kind"
            ),
            models.Index(fields=["-published_at", "-id"], name="encounter_lately_released"),
            # All that is looked at to find what comes next, its condition too: databases read it
            # from nothing else.
            models.Index(
                fields=["state", "latest", "earliest", "key", "id", "published_at"],
                name="encounter_to_come",
                condition=Q(published_at__isnull=False),
            ),
        ]


class EncounterSide(models.Model):
    """A body's side of an encounter: at once the party and the ground for every permission."""

    class Role(models.TextChoices):
        HOST = "host", _("host")
        GUEST = "guest", pgettext_lazy("role of a side", "guest")
        JOINT = "joint", _("joint organiser")

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="sides", db_index=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="sides")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=8, choices=Role)
    funds = models.BooleanField(default=False)
    led_by = models.ForeignKey(Tenure, models.PROTECT, null=True, blank=True, related_name="led")
    #: What this side pays for, in words: "coach and lunches". Internal, part of the frame.
    pays = TranslatedField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["encounter", "body"], name="side_once")]
        indexes = [
            models.Index(fields=["encounter", "position", "body", "role"], name="sides_in_order")
        ]


class Headcount(models.Model):
    """How many of which group came from which side."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="headcounts")
    position = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=24, choices=Group)
    count = models.PositiveIntegerField(null=True, blank=True)
    accuracy = models.CharField(max_length=10, choices=Accuracy, default=Accuracy.EXACT)
    amount = models.CharField(max_length=12, choices=Amount, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True, help_text="years")
    oldest = models.PositiveSmallIntegerField(null=True, blank=True, help_text="years")

    class Meta:
        ordering = ["position"]


class ProgrammeItem(models.Model):
    """One item of the programme of an encounter."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField()
    day = models.DateField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    text = TranslatedField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]


class Gift(models.Model):
    """What one side gave to another, or to somebody there."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="gifts")
    position = models.PositiveSmallIntegerField()
    giver = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="gave")
    taker = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="was_given")
    what = TranslatedField()

    class Meta:
        ordering = ["position"]


class Fulfilment(models.Model):
    """An encounter fulfils a plan, or one step of it."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="fulfilments")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="fulfilments")
    step = models.ForeignKey(
        PlanStep, models.SET_NULL, null=True, blank=True, related_name="fulfilments"
    )
    #: False where the encounter may be the fulfilment, but no source says so.
    is_proven = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["encounter", "plan", "step"], name="fulfilment_once")
        ]


class FollowUp(Record):
    """A promise made at an encounter (Zusage, ustalenie): who owes whom what by when. Internal."""

    concerns = ("owed_by", "owed_to")
    belongs_to = ("encounter",)

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="follow_ups")
    owed_by = models.ForeignKey(Body, models.PROTECT, related_name="owes")
    owed_to = models.ForeignKey(Body, models.PROTECT, related_name="is_owed")
    what = TranslatedField()
    due = EdtfField()
    done = EdtfField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(owed_by=F("owed_to")), name="owed_to_another")
        ]


class Statement(Record, Dated):
    """What was said, by whom, on which occasion."""

    concerns = ("partnership__parties__body",)

    class Form(models.TextChoices):
        SPEECH = "speech", _("speech")
        INTERVIEW = "interview", _("interview")
        PRESS_RELEASE = "press_release", _("press release")
        LETTER = "letter", _("letter")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="statements")
    form = models.CharField(max_length=16, choices=Form)
    #: What was said, told in our own words: a whole sentence.
    text = TranslatedField()
    #: The sentence as the story tells it, where it follows the telling of the signing.
    told = TranslatedField()
    themes = models.JSONField(default=list, blank=True)
    instrument = models.ForeignKey(
        Instrument, models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    encounter = models.ForeignKey(
        Encounter, models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    speakers = models.ManyToManyField(Tenure, related_name="said")


class Lesson(Record, Dated):
    """What one side took over from another."""

    concerns = ("giver", "taker")

    class Kind(models.TextChoices):
        ADVICE = "advice", _("advice")
        INSIGHT = "insight", _("insight")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="lessons")
    kind = models.CharField(max_length=12, choices=Kind)
    giver = models.ForeignKey(Body, models.PROTECT, related_name="lessons_given")
    taker = models.ForeignKey(Body, models.PROTECT, related_name="lessons_taken")
    text = TranslatedField()
    #: The lesson as a noun phrase (nominative and accusative in German, accusative in Polish).
    phrase = TranslatedField()
    amount = models.CharField(max_length=12, choices=Amount, blank=True)
    attributed_to = models.ForeignKey(
        Tenure, models.PROTECT, null=True, blank=True, related_name="lessons_told"
    )
    statement = models.ForeignKey(
        Statement, models.SET_NULL, null=True, blank=True, related_name="lessons"
    )
    encounters = models.ManyToManyField(Encounter, related_name="lessons", blank=True)


class AggregateKind(models.TextChoices):
    ENCOUNTERS_COUNT = "encounters_count", _("number of encounters")
    PARTICIPANTS_COUNT = "participants_count", _("number of participants")
    PROJECTS_COUNT = "projects_count", _("number of projects")
    VISITS_COUNT = "visits_count", _("number of visits")
    JOINT_PROJECTS = "joint_projects", _("joint projects")
    STAFF_MEETINGS = "staff_meetings", _("staff meetings")
    VOCATIONAL_PLACEMENT = "vocational_placement", _("vocational placements")
    ONGOING_EXCHANGE = "ongoing_exchange", _("ongoing exchange")
    EXPERT_MEETINGS = "expert_meetings", _("expert meetings")
    TRAINEE_EXCHANGE = "trainee_exchange", pgettext_lazy("aggregate", "trainee exchange")
    COUNCIL_VISITS = "council_visits", _("council visits")
    COUNCIL_VISITS_PROGRAMME = "council_visits_programme", _("programme of the council visits")


class Aggregate(Record, Dated):
    """A fact that no single event carries: "about 35 encounters", "several visits both ways".

    ``when`` is the time it covers, ``as_of`` the time at which the source tells it.
    """

    concerns = ("partnership__parties__body",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="aggregates")
    kind = models.CharField(max_length=28, choices=AggregateKind)
    text = TranslatedField()
    told = TranslatedField()
    value = models.PositiveIntegerField(null=True, blank=True)
    accuracy = models.CharField(max_length=10, choices=Accuracy, default=Accuracy.EXACT)
    amount = models.CharField(max_length=12, choices=Amount, blank=True)
    as_of = EdtfField()
    is_ongoing = models.BooleanField(default=False)
    is_lively = models.BooleanField(default=False)
    both_directions = models.BooleanField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True)
    organisation_kinds = models.JSONField(default=list, blank=True)
    dates = models.JSONField(default=list, blank=True)
    example_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="examples"
    )
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    encounters = models.ManyToManyField(Encounter, related_name="aggregates", blank=True)


class AggregateSide(models.Model):
    """A body whose people an aggregate counts."""

    aggregate = models.ForeignKey(Aggregate, models.CASCADE, related_name="sides")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=8, choices=EncounterSide.Role)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["aggregate", "body"], name="aggregate_side_once")
        ]
