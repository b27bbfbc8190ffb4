# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships: the parties, what they agreed, resolved, signed and plan."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import EdtfField, TranslatedField, WithinYear
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.records import Dated, Record
from partnerkreis.core.translated import Shown, Translated
from partnerkreis.directory.models import Body, Organisation, Place, Tenure


class Partnership(Record):
    """A tie between two or more bodies. Its kind and stage are derived, see :mod:`.rules`."""

    concerns = ("parties__body",)

    title = TranslatedField()
    first_contact = EdtfField()
    #: How the first contact relates to an event of history: "shortly after German reunification".
    circumstance = TranslatedField()
    circumstance_event = TranslatedField()
    circumstance_date = EdtfField()
    #: A whole sentence that tells how it came about.
    origin = TranslatedField()
    introduced_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="introduced"
    )
    #: The party from whose side the story is told; empty: from no side.
    told_from = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="tells_of"
    )
    working_together_since = EdtfField()
    contacts_since = EdtfField()
    contacts_grow_steadily = models.BooleanField(default=False)
    goal = TranslatedField()
    #: Whether what belongs to it is public only once every party has released it.
    needs_all_releases = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["first_contact", "key", "published_at"],
                name="partnership_oldest_first",
                condition=Q(published_at__isnull=False),
            ),
        ]


class Party(models.Model):
    """A body's part in a partnership."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="parties")
    position = models.PositiveSmallIntegerField()
    joined = EdtfField()
    left = EdtfField()
    #: This side took the first step; where all did, both sides reached out.
    reached_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "body"], name="party_once"),
        ]


class SideRelease(models.Model):
    """What a side last said of a record: that the public may read it, or may no longer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField()
    body = models.ForeignKey(Body, models.CASCADE, related_name="releases")
    is_released = models.BooleanField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "body"], name="side_release_once_of_each_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.body_id} {self.is_released}"


class Standing(Record):
    """How a partnership stands, by a party's act or by what sources tell."""

    concerns = ("partnership__parties__body",)

    class Kind(models.TextChoices):
        INFORMAL = "informal", pgettext_lazy("standing of a partnership", "informal")
        LIVING = "living", pgettext_lazy("standing of a partnership", "living")
        RESTING = "resting", pgettext_lazy("standing of a partnership", "resting")
        SUSPENDED = "suspended", pgettext_lazy("standing of a partnership", "suspended")
        ENDED = "ended", pgettext_lazy("standing of a partnership", "ended")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="standings")
    #: Whose standing; empty: of the partnership as a whole.
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    since = EdtfField()
    until = EdtfField()
    act = TranslatedField()
    reason = TranslatedField()
    declared_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    #: A duration as a source states it, in years; never computed.
    stated_years = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_years_are_approximate = models.BooleanField(default=False)


class InstrumentKind(models.TextChoices):
    LETTER_OF_INTENT = "letter_of_intent", _("letter of intent")
    COOPERATION_AGREEMENT = "cooperation_agreement", _("cooperation agreement")
    CHARTER = "charter", _("partnership charter")
    PARTNERSHIP_SEALING = "partnership_sealing", _("official sealing")
    RENEWAL_AGREEMENT = "renewal_agreement", _("renewal agreement")
    FRIENDSHIP = "friendship", _("declaration of friendship")
    PROJECT_AGREEMENT = "project_agreement", _("project agreement")
    SPONSORSHIP = "sponsorship", _("deed of sponsorship")
    TERMINATION = "termination", _("termination")


class Instrument(Record, Dated):
    """An agreement or charter. ``when`` and ``bounds`` tell of the agreeing, not of a signing."""

    concerns = ("partnership__parties__body",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="instruments")
    kind = models.CharField(max_length=24, choices=InstrumentKind)
    title = TranslatedField()
    #: Other names the same paper goes by.
    also_called = TranslatedField()
    summary = TranslatedField()
    text = TranslatedField()
    authentic_languages = models.JSONField(default=list, blank=True)
    #: Sentences for the story, written by people: what was agreed, before and after a charter.
    told = TranslatedField()
    told_later = TranslatedField()
    topics_are_complete = models.BooleanField(default=True)
    organisations_are_complete = models.BooleanField(default=True)


class AimKind(models.TextChoices):
    SPIRIT = "spirit", pgettext_lazy("kind of aim", "guiding idea")
    NETWORK = "network", pgettext_lazy("kind of aim", "networking")
    ENCOURAGE = "encourage", pgettext_lazy("kind of aim", "encouragement")


class Institution(models.TextChoices):
    """Institutions that an aim is about, as a group."""

    SCHOOLS = "schools", _("schools")
    EDUCATION = "education_institutions", _("educational institutions")
    VOCATIONAL = (
        "vocational_education_institutions",
        _("institutions of vocational education"),
    )


class Aim(models.Model):
    """One aim of an instrument. Kind, institutions and groups are those above, or a file's own."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="aims")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24, blank=True)
    text = TranslatedField()
    institutions = models.JSONField(default=list, blank=True)
    target_groups = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]


class Signing(Record, Dated):
    """One signing of an instrument; an instrument may be signed in several places."""

    concerns = ("instrument__partnership__parties__body",)

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="signings")
    position = models.PositiveSmallIntegerField(default=0)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="signings")
    venue = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="signings"
    )
    place_label = TranslatedField()
    #: The place inside a sentence: "at the county office (Starostwo) in Gostyń".
    place_phrase = TranslatedField()
    occasion = TranslatedField()
    #: The occasion inside a sentence: "at a public special session of the county council".
    occasion_phrase = TranslatedField()
    is_festive = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["when", "published_at"],
                name="signing_by_date",
                condition=Q(published_at__isnull=False),
            ),
            models.Index(
                WithinYear("when"),
                "when",
                "published_at",
                name="signing_comes_round",
                condition=Q(published_at__isnull=False),
            ),
        ]


class Signatory(models.Model):
    """Who signed, in the office held on that day."""

    signing = models.ForeignKey(Signing, models.CASCADE, related_name="signatories")
    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="signed")
    position = models.PositiveSmallIntegerField()
    spoke = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "signatories"
        constraints = [
            models.UniqueConstraint(fields=["signing", "tenure"], name="signatory_once"),
        ]


class PlanKind(models.TextChoices):
    OFFICIAL_PARTNERSHIP = "official_partnership", _("official partnership")
    SCHOOL_PARTNERSHIPS = "school_partnerships", _("school partnerships")
    EXCHANGE = "exchange", pgettext_lazy("kind of plan", "exchange")
    COOPERATION = "cooperation", _("cooperation")
    ENCOUNTER = "encounter", _("encounter")
    OTHER = "other", _("other plan")


class PlanOutcome(models.TextChoices):
    OPEN = "open", pgettext_lazy("outcome of a plan", "open")
    FULFILLED = "fulfilled", pgettext_lazy("outcome of a plan", "fulfilled")
    PARTLY_FULFILLED = "partly_fulfilled", pgettext_lazy("outcome of a plan", "partly fulfilled")
    DROPPED = "dropped", pgettext_lazy("outcome of a plan", "dropped")
    UNKNOWN = "unknown", pgettext_lazy("outcome of a plan", "outcome unknown")


class Plan(Record):
    """What was intended. It stays when it is fulfilled; the fulfilment is a record of its own."""

    concerns = ("partnership__parties__body",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="plans")
    kind = models.CharField(max_length=24, choices=PlanKind)
    title = TranslatedField()
    text = TranslatedField()
    #: The plan as whole sentences of the story, while it is open.
    told = TranslatedField()
    purpose = TranslatedField()
    stated = EdtfField()
    stated_bounds = EdtfField()
    planned = EdtfField()
    instrument = models.ForeignKey(
        Instrument, models.SET_NULL, null=True, blank=True, related_name="plans"
    )
    instrument_kind = models.CharField(max_length=24, choices=InstrumentKind, blank=True)
    outcome = models.CharField(max_length=20, choices=PlanOutcome, default=PlanOutcome.OPEN)
    amount = models.CharField(max_length=12, blank=True)


class PlanParty(models.Model):
    """A body a plan concerns; ``plans`` where it is this body that plans."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    plans = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "plan parties"
        constraints = [models.UniqueConstraint(fields=["plan", "body"], name="plan_party_once")]


class PlanStep(Record):
    """One step of a plan, with a place and a time of its own."""

    concerns = ("plan__partnership__parties__body",)

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = TranslatedField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    planned = EdtfField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="plan_step_once")]


class Resolution(Record, Dated):
    """What a council or a committee resolved."""

    concerns = ("partnership__parties__body",)

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", pgettext_lazy("outcome of a resolution", "adopted")
        WELCOMED = "welcomed", pgettext_lazy("outcome of a resolution", "welcomed")
        POSTPONED = "postponed", pgettext_lazy("outcome of a resolution", "postponed")
        REJECTED = "rejected", pgettext_lazy("outcome of a resolution", "rejected")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="resolutions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="resolutions")
    organ = TranslatedField()
    #: Whether the organ is the council itself and not one of its committees.
    is_council = models.BooleanField(default=True)
    outcome = models.CharField(max_length=12, choices=Outcome)
    subject = TranslatedField()
    purpose = TranslatedField()
    instrument = models.ForeignKey(
        Instrument, models.SET_NULL, null=True, blank=True, related_name="resolutions"
    )
    plan = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="resolutions"
    )
    paper_number = models.CharField(max_length=40, blank=True)
    url = models.URLField(max_length=500, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(null=True, blank=True)

    def organ_shown(self, body: Body, language: Language) -> Shown:
        """Return who of ``body`` resolved; where nobody wrote it down, its council, or itself."""
        organ: Translated = self.organ
        if organ:
            return organ.shown(language)
        names: Names = body.council if self.is_council and body.council else body.names
        return names.shown(language)


class SchoolPartnership(Record, Dated):
    """Two schools of partner bodies, partners since ``when``."""

    concerns = ("partnership__parties__body",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="school_partnerships")
    title = TranslatedField()
    first_school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    second_school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    fulfils = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="school_partnerships"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_school=F("second_school")), name="two_different_schools"
            )
        ]
