# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of which only some are asked for, rows without an order, rows that are texts."""

import datetime
from typing import Any

import pytest

from partnerkreis.access.policy import Actor
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Citation, Mention, Organisation, Source, Topic
from partnerkreis.editing.actions import change_record
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.releases import releases_of
from partnerkreis.encounters.models import Encounter, Gift, Series
from partnerkreis.partnerships.models import Partnership, Plan, PlanStep
from tests.conftest import NOW
from tests.editing.conftest import acting_for


def change(record: Any, actor: Actor, **changes: Any) -> None:
    record.refresh_from_db()
    change_record(
        record=record, changes=changes, version=record.version, actor=actor,
        now=NOW + datetime.timedelta(minutes=1),
    )  # fmt: skip


@pytest.fixture
def encounter(reference_case: None) -> Encounter:
    found = Encounter.objects.get(key="2022-musik")
    Mention.objects.filter(record=found.pk).delete()
    Citation.objects.filter(record=found.pk).delete()
    return found


def mentioned(encounter: Encounter) -> list[tuple[int, str]]:
    rows = Mention.objects.filter(record=encounter.pk).order_by("position")
    return [(row.position, str(row.organisation or row.topic or row.place)) for row in rows]


def test_rows_that_are_left_alone_keep_their_place(encounter: Encounter, officer: Actor) -> None:
    music, environment = Topic.objects.get(key="music"), Topic.objects.get(key="environment")
    school = Organisation.objects.get(key="bbz")
    for position, named in enumerate(({"topic": music}, {"organisation": school})):
        Mention.objects.create(record=encounter.pk, position=position, role="topic", **named)

    both = [{"topic": music, "role": "topic"}, {"topic": environment, "role": "besides"}]
    change(encounter, officer, named_topics=both)
    assert mentioned(encounter) == [(0, "music"), (1, "bbz"), (2, "environment")]

    change(encounter, officer, named_topics=[])
    assert mentioned(encounter) == [(1, "bbz")]


def test_one_thing_may_be_named_in_two_parts_but_not_twice_in_one(
    encounter: Encounter, officer: Actor
) -> None:
    school = Organisation.objects.get(key="bbz")
    takes_part = {"organisation": school, "role": "takes_part"}

    change(encounter, officer, named_organisations=[takes_part, takes_part | {"role": "funder"}])
    with pytest.raises(CannotSave) as caught:
        change(encounter, officer, named_organisations=[takes_part, takes_part])

    assert caught.value.field == "named_organisations"
    assert len(mentioned(encounter)) == 2


def test_a_source_of_the_whole_and_one_of_an_entry_do_not_mix(
    encounter: Encounter, officer: Actor
) -> None:
    source = Source.objects.order_by("key")[0]
    of_one = {"source": source, "field": "people", "says": 36, "worth_telling": True, "note": ""}

    change(encounter, officer, citations=[{"source": source, "note": "S. 3"}])
    change(encounter, officer, field_citations=[of_one])
    change(encounter, officer, citations=[])

    kept = Citation.objects.get(record=encounter.pk)
    assert (kept.field, kept.says) == ("people", 36)


def test_a_text_that_is_worded_anew_is_still_the_same_row(
    encounter: Encounter, officer: Actor
) -> None:
    first = Gift.objects.create(encounter=encounter, position=0, what=Translated.of(de="Noten"))
    second = Gift.objects.create(encounter=encounter, position=1, what=Translated.of(de="Bild"))
    blank = {"giver": None, "taker": None}

    rows = [{"what": Translated.of(de=text), **blank} for text in ("Notenhefte", "Bild", "Uhr")]
    change(encounter, officer, gifts=rows)

    found = list(encounter.gifts.all())
    assert [gift.what["de"].text for gift in found] == ["Notenhefte", "Bild", "Uhr"]
    assert [gift.pk for gift in found[:2]] == [first.pk, second.pk]


def test_a_series_is_begun_only_where_the_encounter_belongs(
    encounter: Encounter, officer: Actor
) -> None:
    other = Partnership.objects.get(key="unterallgaeu-gostyn")
    begun = Series(partnership=other, title=Translated.of(de="Neu"))

    with pytest.raises(CannotSave):
        change(encounter, officer, series=begun)

    assert not Series.objects.filter(pk=begun.pk).exists()


def test_each_side_of_the_partnership_releases_a_step(reference_case: None) -> None:
    plan = Plan.objects.get(key="plan-1")
    Partnership.objects.filter(pk=plan.partnership_id).update(needs_all_releases=True)
    step = PlanStep.objects.get(key="plan-1-gostyn")

    found = releases_of(step)

    assert found.needs_all
    assert [body.key for body in found.bodies] == ["gostyn", "nordhausen"]
    assert found.own(acting_for(found.bodies[0].pk)) == [found.bodies[0].pk]
