# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three counties with offices that mail reaches, an agreement and a project of theirs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.accord.actions import answer, propose
from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.histories import Accord, accord_of
from partnerkreis.accord.queries.subjects import subject_of
from partnerkreis.accord.rules.positions import Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Office, OfficeKind
from partnerkreis.encounters.models import Encounter, EncounterSide, Headcount
from partnerkreis.partnerships.models import Aim, Instrument, Partnership, Party

NOW = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 3, 2)
NAMES = {
    "nordhausen": ("DE", "Landkreis Nordhausen", "Powiat Nordhausen"),
    "gostyn": ("PL", "Landkreis Gostyń", "Powiat gostyński"),
    "unterallgaeu": ("DE", "Landkreis Unterallgäu", "Powiat Unterallgäu"),
}


def later(**time: int) -> datetime.datetime:
    return NOW + datetime.timedelta(**time)


def make_body(key: str, country: str, german: str, polish: str) -> Body:
    body = Body.objects.create(
        key=key,
        country=country,
        names=Names.of(de=german, pl=polish, en=f"County of {key.title()}"),
    )
    Office.objects.create(
        key=f"{key}-officer",
        body=body,
        kind=OfficeKind.PARTNERSHIP_OFFICER,
        email=f"partnerschaft@{key}.example",
        title=Translated.of(de="Partnerschaftsbeauftragte", pl="Pełnomocnik"),
    )
    return body


def officer_of(body: Body, role: Role = Role.OFFICER, name: str = "") -> Actor:
    return Actor(Role.PUBLIC, name or f"Officer of {body.key}", uuid4(), (Grant(role, body.pk),))


@dataclass
class World:
    """The three counties, who acts for them, and what they have in common."""

    bodies: dict[str, Body]
    partnership: Partnership
    instrument: Instrument
    encounter: Encounter

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.bodies[name]

    def actor(self, key: str, role: Role = Role.OFFICER) -> Actor:
        return officer_of(self.bodies[key], role)

    def accord(self, kind: Kind = Kind.AGREEMENT, on: datetime.date = TODAY) -> Accord:
        records = {
            Kind.AGREEMENT: self.instrument,
            Kind.FRAME: self.encounter,
            Kind.YEARLY: self.partnership,
        }
        return accord_of(subject_of(kind, records[kind].pk, today=on))

    def propose(
        self,
        by: str = "nordhausen",
        *,
        kind: Kind = Kind.AGREEMENT,
        now: datetime.datetime = NOW,
        **more: Any,
    ) -> Revision:
        accord = self.accord(kind)
        seen: UUID | None = accord.agreed.pk if accord.agreed else None
        given = {"seen": seen, "why": "Wir haben darüber gesprochen."} | more
        return propose(
            kind=kind, pk=accord.subject.record.pk, actor=self.actor(by), now=now, **given
        )

    def agree(self, revision: Revision, *keys: str, now: datetime.datetime = NOW) -> None:
        for key in keys:
            answer(
                revision=revision,
                party=self.bodies[key],
                verb=Verb.AGREED,
                reason="",
                actor=self.actor(key),
                now=now,
            )

    def agreed(self, **more: Any) -> Revision:
        revision = self.propose(**more)
        self.agree(revision, *(set(self.bodies) - {"nordhausen"}))
        return revision

    def reword(self, german: str) -> None:
        text = self.instrument.text
        self.instrument.text = Translated.of(de=german, pl=text["pl"].text)
        self.instrument.save()


def build_world() -> World:
    bodies = {key: make_body(key, *given) for key, given in NAMES.items()}
    partnership = Partnership.objects.create(
        key="three",
        title=Translated.of(de="Partnerschaft zu dritt", pl="Partnerstwo trójstronne"),
        goal=Translated.of(de="Jugend verbinden.", pl="Łączyć młodzież."),
    )
    for position, body in enumerate(bodies.values()):
        Party.objects.create(partnership=partnership, body=body, position=position)
    return World(bodies, partnership, _instrument(partnership), _encounter(bodies))


def _instrument(partnership: Partnership) -> Instrument:
    instrument = Instrument.objects.create(
        key="cooperation",
        partnership=partnership,
        kind="cooperation_agreement",
        title=Translated.of(de="Kooperationsvereinbarung", pl="Porozumienie o współpracy"),
        text=Translated.of(de="Wir arbeiten zusammen.", pl="Współpracujemy."),
        authentic_languages=["de", "pl"],
    )
    Aim.objects.create(
        instrument=instrument,
        position=0,
        kind="network",
        text=Translated.of(de="Schulen vernetzen.", pl="Łączyć szkoły."),
        institutions=["schools"],
    )
    return instrument


def _encounter(bodies: dict[str, Body]) -> Encounter:
    encounter = Encounter.objects.create(
        key="music",
        kind="youth_project",
        title=Translated.of(de="Musikprojekt", pl="Projekt muzyczny"),
        place_label=Translated.of(de="Kreismusikschule", pl="Szkoła muzyczna"),
        when=parse("2026-09-14/2026-09-18"),
    )
    roles = ("host", "guest", "guest")
    for position, (body, role) in enumerate(zip(bodies.values(), roles, strict=True)):
        EncounterSide.objects.create(
            encounter=encounter, body=body, position=position, role=role, pays=_pays(role)
        )
    Headcount.objects.create(
        encounter=encounter, position=0, body=bodies["gostyn"], group="pupils", count=20
    )
    return encounter


def _pays(role: str) -> Translated:
    if role == "host":
        return Translated.of(de="Unterkunft und Essen", pl="Noclegi i wyżywienie")
    return Translated.of(de="Anreise", pl="Podróż")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def token_to(world: World) -> Callable[[str], str]:
    """Return the secret part of the link in the last mail to a party."""
    return last_token


def last_token(key: str) -> str:
    to = f"partnerschaft@{key}.example"
    bodies = [str(one.body) for one in mail.outbox if one.to == [to]]
    found = [token for body in bodies for token in re.findall(r"/([\w-]{43})/", body)]
    return found[-1]
