# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of ties: who is whose partner, of our own bodies and of the larger graph."""

import uuid

from django.db import models
from django.db.models import F, Q

from partnerkreis.core.fields import EdtfField
from partnerkreis.directory.models import Body, Level, Office
from partnerkreis.introductions.rules.graph import ALWAYS, FOR_EVER, NamedPlace
from partnerkreis.introductions.rules.ranking import Role
from partnerkreis.partnerships.models import Partnership

#: Plain numbers: a migration must not lean on the code of today.
ROLES = [(role.value, role.name.lower()) for role in Role]


class Community(models.Model):
    """A town, municipality, county or region of the register; ``body`` if it is one of ours."""

    body = models.OneToOneField(
        Body, models.SET_NULL, null=True, blank=True, related_name="community"
    )
    name = models.CharField(max_length=200)
    also_named = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20, choices=Level, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    wikidata = models.CharField(max_length=16, blank=True)
    #: "de:16062" (AGS) or "pl:3004" (TERYT).
    official_key = models.CharField(max_length=12, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    #: The point as a unit vector, so that both databases can compare distances.
    x = models.FloatField(null=True, editable=False)
    y = models.FloatField(null=True, editable=False)
    z = models.FloatField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "communities"
        # The countries there are to choose from are read from it.
        indexes = [models.Index(fields=["country"], name="community_by_country")]
        constraints = [
            models.UniqueConstraint(
                fields=["wikidata"], condition=~Q(wikidata=""), name="community_wikidata_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="community_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def as_named(self) -> NamedPlace:
        """Return what is compared when places are merged."""
        return NamedPlace(
            name=self.name,
            country=self.country,
            wikidata=self.wikidata,
            latitude=self.latitude,
            longitude=self.longitude,
            kind=self.kind,
            population=self.population,
            official_key=self.official_key,
            also_named=tuple(self.also_named),
        )


class Tie(models.Model):
    """Two communities are or were partners, seen from ``community``; stored from both ends.

    Days are numbers (1 January of year 1 is 1): from the last day the beginning can mean up to
    the last day the end can mean. The index holds all that ranking needs.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="ties", db_index=False)
    partner = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    role = models.PositiveSmallIntegerField(choices=ROLES, default=Role.PARTNER.value)
    counts_from = models.IntegerField(default=ALWAYS)
    counts_until = models.IntegerField(default=FOR_EVER)
    since = EdtfField()
    until = EdtfField()
    #: The partnership it is derived from; empty for a tie of the larger graph.
    partnership = models.ForeignKey(
        Partnership, models.CASCADE, null=True, blank=True, related_name="ties"
    )
    sources = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "role", "partner", "counts_from", "counts_until"],
                name="tie_once",
            ),
            models.CheckConstraint(condition=~Q(community=F("partner")), name="tie_with_another"),
            models.CheckConstraint(
                condition=Q(counts_from__lte=F("counts_until")), name="tie_begins_before_it_ends"
            ),
        ]


class TieSource(models.Model):
    """Where ties were read from, when, and what was merged on the way."""

    #: The name given to a file, or empty for the partnerships of this instance.
    name = models.CharField(max_length=120, unique=True)
    read_at = models.DateTimeField(null=True)
    #: The content version whose partnerships the register holds; only of our own.
    content_version = models.BigIntegerField(null=True)
    figures = models.JSONField(default=dict)
    merges = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class TieBasis(models.Model):
    """A digest of what the ties of a partnership were derived from, to know when that changes.

    It outlives the partnership, so that one that is gone is noticed.
    """

    partnership = models.UUIDField(primary_key=True, editable=False)
    digest = models.CharField(max_length=24)

    class Meta:
        verbose_name_plural = "tie bases"

    def __str__(self) -> str:
        return str(self.partnership)


class Dismissal(models.Model):
    """A body does not want this introduction, and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, models.CASCADE, related_name="dismissals")
    community = models.ForeignKey(Community, models.CASCADE, related_name="dismissals")
    reason = models.TextField()
    dismissed_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "community"], name="dismissal_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="dismissal_with_reason"),
        ]


class Introduction(models.Model):
    """A first contact that began with an introduction, and the office that was asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="introduction")
    #: Who asked.
    body = models.ForeignKey(Body, models.CASCADE, related_name="introductions")
    #: The office of the introducing body.
    office = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="introductions"
    )
    begun_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
