# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A single encounter is entrusted for a time, to work on it and to see nothing else."""

import datetime
from uuid import uuid4

import pytest

from partnerkreis.access.models import User
from partnerkreis.access.policy import (
    OPERATOR,
    Actor,
    Grant,
    NotAllowed,
    Permission,
    Role,
    can,
    visible_to,
    within_reach,
)
from partnerkreis.core.errors import DomainError
from partnerkreis.directory.models import Body, Topic
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.journal.models import Entry
from partnerkreis.leads.actions import CannotEntrust, end_lead, entrust_encounter
from partnerkreis.leads.models import Lead
from partnerkreis.leads.queries import encounters_led_by
from tests.conftest import NOW

TODAY = datetime.date(2026, 9, 1)
LAST = datetime.date(2026, 12, 31)
pytestmark = pytest.mark.usefixtures("reference_case")


@pytest.fixture
def teacher(db: None) -> User:
    return User.objects.create_user("teacher@school.example", name="Tea Cher")


@pytest.fixture
def encounter(reference_case: None) -> Encounter:
    Encounter.objects.update(published_at=None)
    return Encounter.objects.get(key="2022-musik")


def entrusted(encounter: Encounter, teacher: User, until: datetime.date = LAST) -> Lead:
    return entrust_encounter(
        encounter=encounter, user=teacher, until=until, actor=OPERATOR, today=TODAY, now=NOW
    )


def leader(teacher: User, day: datetime.date = TODAY) -> Actor:
    return Actor(Role.PUBLIC, "T", teacher.pk, leads=encounters_led_by(teacher, today=day))


def test_lead_reads_and_edits_this_encounter_and_no_other(encounter, teacher):
    entrusted(encounter, teacher)

    everything = Encounter.objects.all()
    assert list(visible_to(leader(teacher), everything)) == [encounter]
    assert list(within_reach(leader(teacher), Permission.EDIT_RECORD, everything)) == [encounter]
    assert can(leader(teacher), Permission.EDIT_RECORD, encounter.pk) is True
    assert can(leader(teacher), Permission.RELEASE_RECORD, encounter.pk) is False


def test_lead_sees_follow_ups_of_this_encounter_only(encounter, teacher):
    other = Encounter.objects.exclude(pk=encounter.pk).first()
    one, two = Body.objects.order_by("key")[:2]
    for number, met in enumerate((encounter, other)):
        FollowUp.objects.create(key=f"f{number}", encounter=met, owed_by=one, owed_to=two)
    entrusted(encounter, teacher)

    assert [f.key for f in visible_to(leader(teacher), FollowUp.objects.all())] == ["f0"]


def test_lead_changes_nothing_that_is_common_to_all_and_begins_nothing(encounter, teacher):
    entrusted(encounter, teacher)

    topics = within_reach(leader(teacher), Permission.EDIT_RECORD, Topic.objects.all())
    assert list(topics) == []
    assert can(leader(teacher), Permission.EDIT_RECORD) is False


def test_lead_ends_with_its_last_day(encounter, teacher):
    entrusted(encounter, teacher)

    assert encounters_led_by(teacher, today=LAST) == {encounter.pk}
    assert encounters_led_by(teacher, today=LAST + datetime.timedelta(days=1)) == frozenset()


def test_second_time_moves_the_end(encounter, teacher):
    entrusted(encounter, teacher)
    entrusted(encounter, teacher, datetime.date(2027, 3, 1))

    assert list(Lead.objects.values_list("until", flat=True)) == [datetime.date(2027, 3, 1)]
    assert Entry.objects.filter(verb="encounter.entrust", record_id=encounter.pk).count() == 2


@pytest.mark.parametrize("until", [datetime.date(2026, 8, 31), datetime.date(2029, 1, 1)])
def test_lead_without_a_sensible_end_is_refused(encounter, teacher, until):
    with pytest.raises(CannotEntrust) as refused:
        entrusted(encounter, teacher, until)
    assert refused.value.field == "until"
    assert not Lead.objects.exists()


def test_lead_that_began_earlier_ends_yesterday(encounter, teacher):
    lead = entrusted(encounter, teacher)
    later = TODAY + datetime.timedelta(days=10)

    end_lead(lead=lead, actor=OPERATOR, today=later, now=NOW)

    assert Lead.objects.get().until == later - datetime.timedelta(days=1)


def test_lead_that_began_today_leaves_only_the_journal(encounter, teacher):
    end_lead(lead=entrusted(encounter, teacher), actor=OPERATOR, today=TODAY, now=NOW)

    assert not Lead.objects.exists()
    assert Entry.objects.filter(verb="encounter.entrust_end").exists()


@pytest.mark.parametrize(
    ("body", "role", "is_allowed"),
    [
        ("nordhausen", Role.OFFICER, True),
        ("gostyn", Role.OFFICER, True),
        ("nordhausen", Role.COLLEAGUE, False),
        ("nordhausen", Role.READER, False),
        ("elsewhere", Role.OFFICER, False),
    ],
)
def test_officers_of_the_sides_entrust(encounter, teacher, body, role, is_allowed):
    where = Body.objects.filter(key=body).values_list("pk", flat=True).first() or uuid4()
    actor = Actor(Role.PUBLIC, "O", uuid4(), (Grant(role, where),))
    arguments = {"encounter": encounter, "user": teacher, "until": LAST, "today": TODAY}

    if is_allowed:
        entrust_encounter(**arguments, actor=actor, now=NOW)
        assert Lead.objects.count() == 1
    else:
        with pytest.raises(NotAllowed):
            entrust_encounter(**arguments, actor=actor, now=NOW)
        assert Lead.objects.count() == 0


def test_refusals_are_sentences(encounter, teacher):
    with pytest.raises(DomainError) as refused:
        entrusted(encounter, teacher, datetime.date(2020, 1, 1))
    assert str(refused.value).endswith(".")
