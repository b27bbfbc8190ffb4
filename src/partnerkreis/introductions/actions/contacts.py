# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning a first contact through a common partner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import parse
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Level, Office
from partnerkreis.introductions.actions.own import bring_register_up_to_date, link_body
from partnerkreis.introductions.models import Community, Introduction, Tie
from partnerkreis.introductions.rules.naming import free_key, key_of
from partnerkreis.introductions.rules.ranking import Role
from partnerkreis.journal.actions import record_change
from partnerkreis.partnerships.models import Partnership, Party


class NotACommonPartner(DomainError):
    """Only who is a partner of both can introduce them."""


class AlreadyAcquainted(DomainError):
    """Who knows each other needs no introduction."""


class OfficeElsewhere(DomainError):
    """The office does not belong to the body that introduces."""


def begin_first_contact(
    *,
    body: Body,
    candidate: Community,
    introducer: Community,
    actor: Actor,
    now: datetime,
    office: Office | None = None,
) -> Introduction:
    """Begin a partnership of ``body`` with ``candidate``, introduced by ``introducer``.

    ``office`` is the office of the introducer that was asked. Bodies that the directory does not
    have yet are added to it, not released. Raises :class:`AlreadyAcquainted`,
    :class:`NotACommonPartner` or :class:`OfficeElsewhere`.
    """
    authorise(actor, Permission.DECIDE_INTRODUCTION, body.pk)
    with transaction.atomic():
        bring_register_up_to_date()
        _check(link_body(body), candidate, introducer, timezone.localdate(now).toordinal())
        if office is not None and office.body_id != introducer.body_id:
            sentence = _("The office does not belong to the body that introduces.")
            raise OfficeElsewhere(sentence, field="office")
        partnership = _partnership(body, _body(candidate), _body(introducer), now)
        introduction = Introduction.objects.create(
            partnership=partnership,
            body=body,
            office=office,
            begun_at=now,
            actor_id=actor.user_id,
            actor_name=actor.name,
        )
        _note(introduction, actor, now)
        ContentVersion.advance()
        bring_register_up_to_date()
    return introduction


def _check(own: Community, candidate: Community, introducer: Community, day: int) -> None:
    if own == candidate or Tie.objects.filter(community=own, partner=candidate).exists():
        raise AlreadyAcquainted(_("The two know each other already."), field="candidate")
    ties = Tie.objects.filter(
        community=introducer,
        role=Role.PARTNER,
        counts_from__lte=day,
        counts_until__gt=day,
        partner__in=(own, candidate),
    )
    if ties.count() != 2:
        sentence = _("An introduction needs a body that is a partner of both today.")
        raise NotACommonPartner(sentence, field="introducer")


def _partnership(body: Body, other: Body, introducer: Body, now: datetime) -> Partnership:
    taken = set(Partnership.objects.values_list("key", flat=True))
    partnership = Partnership(
        key=free_key(f"{body.key}-{other.key}", taken), introduced_by=introducer
    )
    partnership.first_contact = parse(timezone.localdate(now).isoformat())
    partnership.save(force_insert=True)
    Party.objects.create(partnership=partnership, body=body, position=0, reached_out=True)
    Party.objects.create(partnership=partnership, body=other, position=1)
    return partnership


def _body(community: Community) -> Body:
    """Return the body of a community; one that we do not have yet is added."""
    if community.body is not None:
        return community.body
    taken = set(Body.objects.values_list("key", flat=True))
    country, _colon, number = community.official_key.partition(":")
    body = Body.objects.create(
        key=free_key(key_of(community.name), taken),
        level=community.kind or Level.OTHER,
        country=community.country,
        names=Names.of(en=community.name),
        latitude=community.latitude,
        longitude=community.longitude,
        ags=number if country == "de" else "",
        teryt=number if country == "pl" else "",
        wikidata=community.wikidata,
    )
    community.body = body
    community.save(update_fields=["body"])
    return body


def _note(introduction: Introduction, actor: Actor, now: datetime) -> None:
    partnership = introduction.partnership
    changes = {
        "first_contact": (None, str(partnership.first_contact)),
        "introduced_by": (None, str(partnership.introduced_by_id)),
        "office": (None, introduction.office.key if introduction.office else ""),
    }
    record_change(actor=actor, verb="began", record=partnership, changes=changes, now=now)
