# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies, organisations, persons and offices, and the sources that speak of them."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.access.policy import OF_A_BODY, Permission
from partnerkreis.core.fields import EdgeField, EdtfField, NamesField, TranslatedField
from partnerkreis.core.records import Record


class Source(Record):
    """Where a fact was read: a page, a paper, a file in the archive."""

    title = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    kept_as = models.CharField(max_length=60, blank=True)


class Topic(Record):
    """A field of work. ``running`` is the form inside a sentence ("music", "muzyka")."""

    label = TranslatedField()
    running = TranslatedField()


class Level(models.TextChoices):
    COUNTY = "county", _("county")
    CITY_COUNTY = "city_county", _("city with county rights")
    MUNICIPALITY = "municipality", _("municipality")
    ASSOCIATION = "association", _("association of municipalities")
    REGION = "region", _("region")
    OTHER = "other", _("other body")


class Body(Record):
    """A county, municipality or region: a party to partnerships."""

    concerns = ("pk", "parties__partnership__parties__body")

    level = models.CharField(max_length=20, choices=Level, default=Level.COUNTY)
    country = models.CharField(max_length=2)
    names = NamesField()
    original_language = models.CharField(max_length=8, blank=True)
    #: Language of a name that is a translation rather than an official name.
    translated_names = models.JSONField(default=list, blank=True)
    also_named = models.JSONField(default=list, blank=True)
    not_to_be_confused_with = TranslatedField()
    region = NamesField()
    country_name = NamesField()
    council = NamesField()
    office_building = NamesField()
    description = TranslatedField()
    #: A phrase that says where it lies, to follow "lies in …": "about 60 km south of Poznań".
    whereabouts = TranslatedField()
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    seat = models.ForeignKey("Place", models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    ags = models.CharField(max_length=8, blank=True, help_text="Amtlicher Gemeindeschlüssel")
    teryt = models.CharField(max_length=7, blank=True)
    nuts3 = models.CharField(max_length=5, blank=True)
    wikidata = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=200, blank=True)
    website = models.URLField(blank=True)
    founded = EdtfField()
    dissolved = EdtfField()
    founding_note = TranslatedField()

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(
                fields=[key], condition=~Q(**{key: ""}), name=f"body_{key}_once"
            )
            for key in ("ags", "teryt", "wikidata")
        ] + [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="body_coordinates",
            )
        ]


class Figure(models.Model):
    """A number about a body at a time: inhabitants, square metres, municipalities."""

    class Measure(models.TextChoices):
        POPULATION = "population", _("inhabitants")
        AREA = "area", _("area")
        MUNICIPALITIES = "municipalities", _("municipalities")

    body = models.ForeignKey(Body, models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=20, choices=Measure)
    value = models.DecimalField(max_digits=14, decimal_places=2, help_text="people, km² or count")
    when = EdtfField()
    rounded = models.BooleanField(default=False)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["position"]


class Succession(models.Model):
    """One body took over from another, wholly or in part."""

    predecessor = models.ForeignKey(Body, models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey(Body, models.CASCADE, related_name="succeeds")
    when = EdtfField()
    wholly = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_of_another"
            ),
        ]


class Place(Record):
    """A town, village or landscape where something happened."""

    names = NamesField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="places")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)


class OrganisationKind(models.TextChoices):
    ADULT_EDUCATION = "adult_education", _("adult education body")
    ASSOCIATION = "association", pgettext_lazy("civil society", "association")
    CARE_HOME = "care_home", _("care home")
    CLINIC = "clinic", _("rehabilitation centre")
    COMPANY = "company", _("company")
    COUNTY_OFFICE = "county_office", _("part of the county administration")
    DEVELOPMENT_COMPANY = "development_company", _("regional development company")
    EU_ADVICE_SERVICE = "eu_advice_service", _("EU advice service")
    FOUNDATION = "foundation", _("foundation")
    FUNDER = "funder", _("funder")
    FUNDING_PROGRAMME = "funding_programme", _("funding programme")
    HOSPITAL = "hospital", _("hospital")
    MEMORIAL = "memorial", _("memorial site")
    MUSEUM = "museum", _("museum")
    MUSIC_GROUP = "music_group", _("music group")
    RELIGIOUS_COMMUNITY = "religious_community", _("religious community")
    SCHOOL = "school", _("school")
    SIGHT = "sight", _("sight")
    SIGHT_COMPANY = "sight_company", _("company open to visitors")
    UNIVERSITY = "university", _("university")
    VENUE = "venue", _("venue")
    VOCATIONAL_TRAINING_CENTRE = "vocational_training_centre", _("vocational training centre")
    YOUTH_ART_SCHOOL = "youth_art_school", _("youth art school")
    YOUTH_EDUCATION_HOUSE = "youth_education_house", _("youth hostel and education centre")
    YOUTH_WELFARE_ASSOCIATION = "youth_welfare_association", _("youth welfare organisation")
    YOUTH_WORK_OFFICE = "youth_work_office", _("youth work office")
    OTHER = "other", _("other organisation")


class Organisation(Record):
    """A school, company, association, sight, funder … that takes part in encounters."""

    concerns = ("body", "body__parties__partnership__parties__body")

    kind = models.CharField(max_length=40, choices=OrganisationKind)
    names = NamesField()
    original_language = models.CharField(max_length=8, blank=True)
    #: Languages whose name is a rendering of ours, to be checked, not an official name.
    unofficial_names = models.JSONField(default=list, blank=True)
    also_named = models.JSONField(default=list, blank=True)
    description = TranslatedField()
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    website = models.URLField(blank=True)


class Person(Record):
    """Somebody who holds or held an office."""

    concerns = (
        "tenures__office__body",
        "tenures__office__body__parties__partnership__parties__body",
    )

    personal_fields = frozenset({"name", "sort_name", "pronunciation", "also_named"})

    name = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=120)
    form_of_address = models.CharField(max_length=60, blank=True)
    pronunciation = models.CharField(max_length=120, blank=True)
    also_named = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sort_name", "id"], name="person_by_name")]


class Contact(Record):
    """How a body reaches somebody: for its own purpose, until a day, and read by nobody else."""

    class Basis(models.TextChoices):
        TASK = "task", _("public task of the county or municipality")
        CONSENT = "consent", _("consent of the person")

    concerns = ("body",)
    read_with = Permission.READ_CONTACT
    personal_fields = frozenset({"function", "email", "telephone", "purpose", "note"})

    body = models.ForeignKey(Body, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    #: Where the person is reached; empty: in the office held.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    function = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=200)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.TASK)
    until = EdtfField()
    #: Deleted when it is over.
    last_day = EdgeField(edge="latest")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=False), name="contact_has_an_end")
        ]

    def compute_latest(self) -> datetime.date | None:
        return self.until.latest if self.until else None


class OfficeKind(models.TextChoices):
    HEAD_OF_COUNTY = "head_of_county", _("head of county")
    MAYOR = "mayor", _("mayor")
    PARTNERSHIP_OFFICER = "partnership_officer", _("partnership officer")
    COUNCIL_CHAIR = "council_chair", _("chair of the council")
    TREASURER = "treasurer", _("treasurer")
    OTHER = "other", _("other office")


class Office(Record):
    """A post in a body, held by one person after the other.

    ``title`` only where the kind says too little.
    """

    concerns = ("body", "body__parties__partnership__parties__body")

    body = models.ForeignKey(Body, models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=24, choices=OfficeKind)
    title = TranslatedField()
    #: Where mail to the office goes, whoever holds it.
    email = models.EmailField(blank=True)


class TitleForm(models.TextChoices):
    """Which form of the office's title the person uses: Landrat or Landrätin."""

    MASCULINE = "masculine", _("masculine form")
    FEMININE = "feminine", _("feminine form")
    NEUTRAL = "neutral", _("neutral form")


class Tenure(Record):
    """Who held which office, from when to when; ``seen`` where only sightings are known."""

    concerns = ("office__body", "office__body__parties__partnership__parties__body")

    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="tenures")
    title_form = models.CharField(max_length=12, choices=TitleForm, default=TitleForm.NEUTRAL)
    since = EdtfField()
    until = EdtfField()
    #: From the first to the last time a source names the person in office: "1999/2012".
    seen = EdtfField()
    #: True where a source says it is over without saying since when.
    has_ended = models.BooleanField(default=False)
    first_of_office = models.BooleanField(default=False)


class Citation(models.Model):
    """A source speaks of a record, or of one field of it.

    ``says`` is what the source says where it differs from what the record holds: two rows that
    differ are a disagreement, and both are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=60, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    says = models.JSONField(null=True, blank=True)
    #: Whether the difference is itself of interest to readers ("the sources say 20 or 21").
    worth_telling = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]


class Mention(models.Model):
    """A record names an organisation, a topic or a place, in a role."""

    class Role(models.TextChoices):
        TOPIC = "topic", _("topic")
        BESIDES = "besides", _("besides")
        PLACE = "place", _("place")
        TAKES_PART = "takes_part", _("takes part")
        ORGANISER = "organiser", _("organiser")
        VENUE = "venue", _("venue")
        FUNDER = "funder", pgettext_lazy("role of an organisation", "funder")
        ASSOCIATED = "associated", _("associated")
        EXAMPLE = "example", _("example")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=Role)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True)
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True)
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="mention_of_one_thing",
                condition=Q(organisation__isnull=False, topic__isnull=True, place__isnull=True)
                | Q(organisation__isnull=True, topic__isnull=False, place__isnull=True)
                | Q(organisation__isnull=True, topic__isnull=True, place__isnull=False),
            )
        ]


class Appointment(models.Model):
    """The access of an office: which user has it, in which role, from when to when.

    Access belongs to the office. Whoever hands the office over hands the access over; the history
    keeps saying who did what. (Who held an office by what sources say is a :class:`Tenure`.)
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in OF_A_BODY])
    #: The first and the last day on which it holds.
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="appointment_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["office", "user"],
                condition=Q(until__isnull=True),
                name="appointment_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.user_id} {self.since}"


class Review(models.Model):
    """A body says of a record in its register that it is still true: the last time it did."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField()
    body = models.ForeignKey(Body, models.CASCADE, related_name="reviews")
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "body"], name="review_once_of_each_body")
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.body_id} {self.at:%Y-%m-%d}"
