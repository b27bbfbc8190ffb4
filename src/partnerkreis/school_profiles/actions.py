# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Describing a school; beginning a contact of two schools, or not wanting it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import parse
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Organisation
from partnerkreis.journal.actions import record_change, record_event
from partnerkreis.partnerships.models import Party, SchoolPartnership
from partnerkreis.school_profiles.models import SchoolDismissal, SchoolProfile
from partnerkreis.school_profiles.queries import concerned


class CannotDescribe(DomainError):
    """A value of the profile cannot be."""


class ReasonMissing(DomainError):
    """Whoever comes after wants to know why."""


class NoCommonPartnership(DomainError):
    """Schools meet within a partnership of their bodies."""


class AlreadyPartners(DomainError):
    """The two schools are partners already."""


@transaction.atomic
def describe_school(
    *, organisation: Organisation, values: Mapping[str, Any], actor: Actor, now: datetime
) -> SchoolProfile:
    """Keep what a school says of itself: all fields of :class:`SchoolProfile` by name.

    Raises NotAllowed, and CannotDescribe for a value that cannot be, with its field.
    """
    authorise(actor, Permission.EDIT_RECORD, *concerned([organisation]))
    before = SchoolProfile.objects.filter(organisation=organisation).first()
    profile = SchoolProfile(organisation=organisation, **values)
    _check(profile)
    profile.save()
    changes = {
        name: (getattr(before, name, None), value)
        for name, value in values.items()
        if getattr(before, name, None) != value
    }
    told = {name: (_text(old), _text(new)) for name, (old, new) in changes.items()}
    record_change(actor=actor, verb="school.describe", record=organisation, changes=told, now=now)
    ContentVersion.advance()
    return profile


def _check(profile: SchoolProfile) -> None:
    if profile.youngest and profile.oldest and profile.youngest > profile.oldest:
        raise CannotDescribe(_("The oldest cannot be younger than the youngest."), field="oldest")
    try:
        profile.clean_fields()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise CannotDescribe(messages[0], field=field) from error


def _text(value: object) -> object:
    return value if isinstance(value, str | int | list | None) else str(value)


@transaction.atomic
def dismiss_pair(
    *, one: Organisation, other: Organisation, reason: str, actor: Actor, now: datetime
) -> SchoolDismissal:
    """Propose the two to each other no more. Raises NotAllowed and ReasonMissing."""
    authorise(actor, Permission.EDIT_RECORD, *concerned([one, other]))
    if not reason.strip():
        raise ReasonMissing(_("Please say why these two do not suit each other."), field="reason")
    first, second = sorted((one, other), key=lambda school: school.pk)
    dismissal, _is_new = SchoolDismissal.objects.update_or_create(
        first=first,
        second=second,
        defaults={
            "reason": reason.strip(),
            "dismissed_at": now,
            "actor_id": actor.user_id,
            "actor_name": actor.name,
        },
    )
    _note("dismissed school pair", dismissal, actor, now)
    return dismissal


@transaction.atomic
def reconsider_pair(*, dismissal: SchoolDismissal, actor: Actor, now: datetime) -> None:
    """Take a dismissal back. Raises NotAllowed."""
    schools = (dismissal.first, dismissal.second)
    authorise(actor, Permission.EDIT_RECORD, *concerned(schools))
    _note("reconsidered school pair", dismissal, actor, now)
    dismissal.delete()


def _note(verb: str, dismissal: SchoolDismissal, actor: Actor, now: datetime) -> None:
    figures = {
        "first": dismissal.first.key,
        "second": dismissal.second.key,
        "reason": dismissal.reason,
    }
    record_event(actor=actor, verb=verb, figures=figures, now=now)
    ContentVersion.advance()


@transaction.atomic
def begin_school_contact(
    *, one: Organisation, other: Organisation, actor: Actor, now: datetime
) -> SchoolPartnership:
    """Note that two schools begin a contact today; it is not released.

    Raises NotAllowed, NoCommonPartnership and AlreadyPartners.
    """
    authorise(actor, Permission.EDIT_RECORD, *concerned([one, other]))
    if _are_partners(one, other):
        raise AlreadyPartners(_("The two schools are partners already."))
    of_one = Party.objects.filter(body=one.body_id).values("partnership")
    common = Party.objects.filter(partnership__in=of_one, body=other.body_id)
    party = common.select_related("partnership").order_by("partnership__key").first()
    if party is None or one.body_id == other.body_id:
        raise NoCommonPartnership(_("The counties of these two schools are not partners."))
    begun = SchoolPartnership.objects.create(
        key=_free_key(one, other),
        partnership=party.partnership,
        title=_title(one, other),
        first_school=one,
        second_school=other,
        when=parse(timezone.localdate(now).isoformat()),  # type: ignore[misc] # the field takes dates
    )
    changes = {"first_school": (None, str(one.pk)), "second_school": (None, str(other.pk))}
    record_change(actor=actor, verb="began", record=begun, changes=changes, now=now)
    ContentVersion.advance()
    return begun


def _are_partners(one: Organisation, other: Organisation) -> bool:
    found = SchoolPartnership.objects.filter(first_school__in=(one, other))
    return found.filter(second_school__in=(one, other)).exists()


def _free_key(one: Organisation, other: Organisation) -> str:
    key = f"{one.key[:36]}-{other.key[:36]}".replace("--", "-")
    taken = SchoolPartnership.objects.filter(key__startswith=key).count()
    return f"{key}-{taken + 1}" if taken else key


def _title(one: Organisation, other: Organisation) -> Translated:
    return Translated.of(
        **{
            language: f"{one.names.form(language)} – {other.names.form(language)}"
            for language in INTERFACE_LANGUAGES
        }
    )
