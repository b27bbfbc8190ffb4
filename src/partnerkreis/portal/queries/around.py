# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked around a record of the directory; each query is built once."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from django.db.models import CharField, F, Model, OuterRef, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.records import BY_TIME
from partnerkreis.directory.models import (
    Body,
    Figure,
    Mention,
    Office,
    Organisation,
    Person,
    Place,
    Succession,
    Tenure,
    Topic,
)
from partnerkreis.encounters.models import Encounter, Lesson, Statement
from partnerkreis.encounters.queries import UNSHOWN, to_list
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    SchoolPartnership,
    Signing,
)

#: So many of the latest encounters stand on a page; the list has them all.
LATEST: Final = 8
#: So many organisations of a body are named.
MOST_ORGANISATIONS: Final = 200
MOST_PARTNERSHIPS: Final = 100

_RECORD: Final = Given("record", UUIDField())


class Of(StrEnum):
    """What kind of record something belongs to."""

    BODY = "body"
    ORGANISATION = "organisation"
    OFFICE = "office"
    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"


def _named(of: Of) -> Q:
    """Return what names the record: an organisation, a topic or a place."""
    return Q(pk__in=Mention.objects.filter(**{of.value: _RECORD}).values("record"))


def _by_key(model: type[Model], *joined: str) -> Prepared[Any]:
    """Return the query for one record by its key, with those it is joined to."""

    def build(actor: Actor) -> QuerySet[Any]:
        records = model._default_manager.filter(key=Given("key", CharField()))
        return visible_to(actor, records.select_related(*joined or (None,)))

    return Prepared(build)


def _body(actor: Actor) -> QuerySet[Body]:
    """Return a body with its figures, what it took over from and what came after."""
    shown = visible_to(actor, Body.objects.all())
    before = Succession.objects.filter(successor=OuterRef("pk"), predecessor__in=shown)
    after = Succession.objects.filter(predecessor=OuterRef("pk"), successor__in=shown)
    figures = Figure.objects.filter(body=OuterRef("pk")).order_by("position")
    named = Body.objects.filter(key=Given("key", CharField())).select_related("seat", "part_of")
    found: QuerySet[Body] = visible_to(actor, named).annotate(
        figure_rows=Rows(figures, "measure", "value", "when", "rounded", "source__title"),
        before_rows=Rows(before.order_by("pk"), "predecessor__key", "predecessor__names", "when"),
        after_rows=Rows(after.order_by("pk"), "successor__key", "successor__names", "when"),
    )
    return found


def _partnerships(actor: Actor, of: Of) -> QuerySet[Partnership]:
    own = Q(parties__body=_RECORD) if of is Of.BODY else _named(of)
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    ids = Partnership.objects.filter(own).values("pk")
    found = visible_to(actor, Partnership.objects.filter(pk__in=ids).defer(*UNSHOWN))
    with_parties: QuerySet[Partnership] = found.annotate(party_rows=Rows(parties, "body_id"))
    return with_parties.order_by(F("first_contact").asc(nulls_last=True), "key")[:MOST_PARTNERSHIPS]


def _tenures(actor: Actor, of: Of) -> QuerySet[Tenure]:
    path = {Of.BODY: "office__body", Of.OFFICE: "office", Of.PERSON: "person"}[of]
    joined = Tenure.objects.filter(**{path: _RECORD}).select_related("person", "office__body")
    of_office = visible_to(actor, joined.defer(*UNSHOWN))
    return of_office.order_by("office__kind", "since", "seen", "key")


def _organisations(actor: Actor, of: Of) -> QuerySet[Organisation]:
    own = Organisation.objects.filter(**{of.value: _RECORD}).defer(*UNSHOWN)
    order = ("kind", "key") if of is Of.BODY else ("key",)
    return visible_to(actor, own).order_by(*order)[:MOST_ORGANISATIONS]


def _papers(actor: Actor, of: Of) -> QuerySet[Instrument]:
    """Return agreements and charters of released partnerships, each with when it was signed."""
    signed = Q(signings__signatories__tenure__person=_RECORD)
    ids = Instrument.objects.filter(signed if of is Of.PERSON else _named(of)).values("pk")
    released = visible_to(actor, Partnership.objects.all())
    signings = Signing.objects.filter(instrument=OuterRef("pk"), published_at__isnull=False)
    papers = Instrument.objects.filter(pk__in=ids, partnership__in=released).defer(*UNSHOWN)
    joined: QuerySet[Instrument] = papers.select_related("partnership").annotate(
        signing_rows=Rows(signings.order_by("position"), "when", "place_label")
    )
    return visible_to(actor, joined).order_by(*BY_TIME, "key")


def _school_partnerships(actor: Actor) -> QuerySet[SchoolPartnership]:
    of_school = Q(first_school=_RECORD) | Q(second_school=_RECORD)
    return visible_to(actor, SchoolPartnership.objects.filter(of_school).defer(*UNSHOWN))


def _statements(actor: Actor) -> QuerySet[Statement]:
    said = Statement.objects.filter(speakers__person=_RECORD).values("pk")
    found = Statement.objects.filter(pk__in=said).select_related("encounter").defer(*UNSHOWN)
    return visible_to(actor, found).order_by(*BY_TIME, "key")


def _lessons(actor: Actor) -> QuerySet[Lesson]:
    about = Lesson.objects.filter(_named(Of.TOPIC)).select_related("giver", "taker")
    return visible_to(actor, about.defer(*UNSHOWN)).order_by(*BY_TIME, "key")


def _encounters(actor: Actor, of: Of) -> QuerySet[Encounter]:
    ids = visible_to(actor, Encounter.objects.filter(_took_part(of))).values("pk")
    return to_list(Encounter.objects.filter(pk__in=ids)).order_by("-latest", "-id")[:LATEST]


def _took_part(of: Of) -> Q:
    """Return what brings an encounter onto the page; of a person: signed, spoke, or led."""
    if of is Of.BODY:
        return Q(sides__body=_RECORD)
    if of is Of.PERSON:
        return (
            Q(signing__signatories__tenure__person=_RECORD)
            | Q(statements__speakers__person=_RECORD)
            | Q(sides__led_by__person=_RECORD)
        )
    return _named(of)


BODY: Final[Prepared[Body]] = Prepared(_body)
ORGANISATION: Final[Prepared[Organisation]] = _by_key(Organisation, "place", "body")
OFFICE: Final[Prepared[Office]] = _by_key(Office, "body")
PERSON: Final[Prepared[Person]] = _by_key(Person)
TOPIC: Final[Prepared[Topic]] = _by_key(Topic)
PLACE: Final[Prepared[Place]] = _by_key(Place, "body")
PARTNERSHIPS: Final[Prepared[Partnership]] = Prepared(_partnerships)
TENURES: Final[Prepared[Tenure]] = Prepared(_tenures)
ORGANISATIONS: Final[Prepared[Organisation]] = Prepared(_organisations)
PAPERS: Final[Prepared[Instrument]] = Prepared(_papers)
SCHOOL_PARTNERSHIPS: Final[Prepared[SchoolPartnership]] = Prepared(_school_partnerships)
STATEMENTS: Final[Prepared[Statement]] = Prepared(_statements)
LESSONS: Final[Prepared[Lesson]] = Prepared(_lessons)
ENCOUNTERS: Final[Prepared[Encounter]] = Prepared(_encounters)
