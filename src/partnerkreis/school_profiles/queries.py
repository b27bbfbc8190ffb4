# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The schools of an actor's bodies and their partners, and which of them suit each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.directory.models import Organisation, OrganisationKind
from partnerkreis.partnerships.models import Party, SchoolPartnership
from partnerkreis.school_profiles.models import SchoolDismissal, SchoolProfile
from partnerkreis.schools.profiles import Register, School, SchoolType, pair

KINDS = (OrganisationKind.SCHOOL, OrganisationKind.VOCATIONAL_TRAINING_CENTRE)


@dataclass(frozen=True, slots=True)
class Schools:
    """All schools that concern an actor, by id, with what is known of them."""

    organisations: dict[str, Organisation]
    profiles: dict[str, SchoolProfile]
    register: Register
    #: Since when each school has which partners: ids of both, the lower first.
    partnerships: list[SchoolPartnership]
    dismissals: list[SchoolDismissal]

    def partners_of(self, school: str) -> list[Organisation]:
        """Return the partners that a school has already."""
        known = (both for both in self.register.partners if school in both)
        others = (one if other == school else other for one, other in known)
        return [self.organisations[key] for key in others if key in self.organisations]


def schools_for(actor: Actor) -> Schools:
    """Return the schools of the actor's bodies and of their partners (five queries)."""
    pairs = _partner_bodies(actor)
    bodies = {body for both in pairs for body in both}
    shown = visible_to(actor, Organisation.objects.filter(kind__in=KINDS, body__in=bodies))
    organisations = {str(one.pk): one for one in shown.select_related("body").order_by("key")}
    profiles = SchoolProfile.objects.filter(organisation__in=list(organisations))
    known = {str(profile.pk): profile for profile in profiles}
    of_schools = Q(first_school__in=list(organisations)) | Q(second_school__in=list(organisations))
    partnerships = list(SchoolPartnership.objects.filter(of_schools).order_by("key"))
    dismissed = Q(first__in=list(organisations)) & Q(second__in=list(organisations))
    dismissals = list(
        SchoolDismissal.objects.filter(dismissed)
        .select_related("first", "second")
        .order_by("-dismissed_at")
    )
    register = Register(
        schools=tuple(_school(one, known.get(key)) for key, one in organisations.items()),
        counties=frozenset(pair(str(one), str(other)) for one, other in pairs),
        partners=frozenset(
            pair(str(p.first_school_id), str(p.second_school_id)) for p in partnerships
        ),
        dismissed=frozenset(pair(str(d.first_id), str(d.second_id)) for d in dismissals),
    )
    return Schools(organisations, known, register, partnerships, dismissals)


def _partner_bodies(actor: Actor) -> set[tuple[UUID, UUID]]:
    """Return the pairs of bodies that are partners and one of which is the actor's."""
    own = Party.objects.filter(body__in=actor.bodies).values("partnership")
    parties = Party.objects.filter(partnership__in=own) if actor.bodies else Party.objects.all()
    together: dict[UUID, list[UUID]] = {}
    for partnership, body in parties.values_list("partnership", "body").order_by("body"):
        together.setdefault(partnership, []).append(body)
    return {
        both
        for bodies in together.values()
        for both in combinations(bodies, 2)
        if not actor.bodies or not actor.bodies.isdisjoint(both)
    }


def _school(organisation: Organisation, profile: SchoolProfile | None) -> School:
    """Return a school as the engine knows it; one without a profile wants no partner yet."""
    id, county = str(organisation.pk), str(organisation.body_id)
    if profile is None:
        return School(id, organisation.key, county, partners_wanted=0)
    ages = (profile.youngest, profile.oldest)
    return School(
        id=id,
        name=organisation.key,
        county=county,
        type=SchoolType(profile.type),
        ages=ages if None not in ages else None,  # type: ignore[arg-type] # both are there
        pupils=profile.pupils,
        speaks=profile.speaks,
        languages=frozenset(profile.languages),
        themes=frozenset(profile.themes),
        music=frozenset(profile.music),
        sport=frozenset(profile.sport),
        partners_wanted=profile.partners_wanted,
        waiting_since=profile.waiting_since,
    )


def concerned(organisations: Iterable[Organisation]) -> list[UUID]:
    """Return the bodies that schools belong to: the ground of every permission."""
    return [one.body_id for one in organisations if one.body_id is not None]
