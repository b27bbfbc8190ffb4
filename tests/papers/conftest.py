# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A council visit ahead, and those who write about it."""

import datetime

import pytest

from partnerkreis.access.policy import Actor, Role
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterSide, FollowUp, Gift, ProgrammeItem
from partnerkreis.partnerships.models import Partnership
from tests.editing.conftest import acting_for

TODAY = datetime.date(2026, 11, 25)
NOW = datetime.datetime(2026, 11, 25, 9, tzinfo=datetime.UTC)


def council_visit() -> Encounter:
    """Return a visit of the council of Gostyń to Nordhausen, with a programme."""
    nordhausen, gostyn = (Body.objects.get(key=key) for key in ("nordhausen", "gostyn"))
    visit = Encounter.objects.create(
        key="2027-kt",
        kind="council_visit",
        state="planned",
        title=Translated.of(
            de="Kreistag Gostyń zu Gast in Nordhausen",
            pl="Rada powiatu gostyńskiego z wizytą w Nordhausen",
            en="Gostyń council visits Nordhausen",
        ),
        place_label=Translated.of(de="Nordhausen", pl="Nordhausen", en="Nordhausen"),
        when=parse("2027-05-03/2027-05-05"),
        people=25,
        people_accuracy="about",
    )
    for position, (body, role) in enumerate(((nordhausen, "host"), (gostyn, "guest"))):
        EncounterSide.objects.create(encounter=visit, body=body, role=role, position=position)
    visit.partnerships.add(Partnership.objects.get(key="nordhausen-gostyn"))
    ProgrammeItem.objects.create(
        encounter=visit,
        position=0,
        day=datetime.date(2027, 5, 3),
        starts=datetime.time(14),
        text=Translated.of(de="Empfang", pl="Powitanie", en="Reception"),
    )
    ContentVersion.advance()
    return visit


def promise(encounter: str = "2025-musik") -> FollowUp:
    """Return what Nordhausen owes Gostyń."""
    return FollowUp.objects.create(
        key="scores",
        encounter=Encounter.objects.get(key=encounter),
        owed_by=Body.objects.get(key="nordhausen"),
        owed_to=Body.objects.get(key="gostyn"),
        what=Translated.of(de="Noten schicken", pl="Przesłać nuty", en="Send the scores"),
        due=parse("2027-01"),
    )


def gift(encounter: Encounter, giver: str, taker: str) -> Gift:
    return Gift.objects.create(
        encounter=encounter,
        position=0,
        giver=Body.objects.get(key=giver),
        taker=Body.objects.get(key=taker),
        what=Translated.of(de="ein Bildband", pl="album", en="a picture book"),
    )


@pytest.fixture
def visit(reference_case: None) -> Encounter:
    return council_visit()


@pytest.fixture
def nordhausen(reference_case: None) -> Body:
    return Body.objects.get(key="nordhausen")


@pytest.fixture
def gostyn(reference_case: None) -> Body:
    return Body.objects.get(key="gostyn")


@pytest.fixture
def officer(nordhausen: Body) -> Actor:
    return acting_for(nordhausen.pk, name="Jana Musterfeld")


@pytest.fixture
def colleague(nordhausen: Body) -> Actor:
    return acting_for(nordhausen.pk, Role.COLLEAGUE)


@pytest.fixture
def reader(nordhausen: Body) -> Actor:
    return acting_for(nordhausen.pk, Role.READER)


@pytest.fixture
def partner(gostyn: Body) -> Actor:
    return acting_for(gostyn.pk, name="Ewa Przykładowska")
