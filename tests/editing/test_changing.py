# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing records: allowed, checked, journalled, seen at once, and never lost."""

import datetime
import itertools
from uuid import uuid4

import pytest
from django.db import models

from partnerkreis.access.policy import Actor, NotAllowed
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion, SearchEntry
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.directory.models import (
    Body,
    Citation,
    Organisation,
    Person,
    Place,
    Source,
    Tenure,
)
from partnerkreis.editing.actions import change_record, undo_last_change
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.catalogue.shape import RowsField
from partnerkreis.editing.errors import CannotSave, CannotUndo, Overtaken
from partnerkreis.editing.rules import edited
from partnerkreis.encounters.models import Encounter, EncounterSide
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Resolution, Signing
from tests.conftest import NOW

LATER = NOW + datetime.timedelta(minutes=5)
SIGNING = "nordhausen-gostyn-2023-gostyn"


def change(record, actor, version=None, now=NOW, **changes):
    return change_record(
        record=record,
        changes=changes,
        version=record.version if version is None else version,
        actor=actor,
        now=now,
    )


def last_entry(record) -> Entry:
    return Entry.objects.filter(record_id=record.pk).latest("at")


def test_a_change_is_kept_counted_and_journalled(officer: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)
    before = ContentVersion.current()

    change(signing, officer, when=parse("2023-09-05"))

    signing.refresh_from_db()
    assert (str(signing.when), signing.version) == ("2023-09-05", 2)
    assert signing.earliest == signing.latest == datetime.date(2023, 9, 5)
    assert last_entry(signing).changes == {
        "when": ["2023", "2023-09-05"],
        "bounds": ["[2023-06-03..2023-11-30]", None],
        "when_is_inferred": [True, False],
    }
    assert last_entry(signing).actor_name == "Anna Nowak"
    assert ContentVersion.current() > before


def test_a_change_that_is_none_leaves_no_trace(officer: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)

    change(signing, officer, when=signing.when, is_festive=signing.is_festive)

    signing.refresh_from_db()
    assert signing.version == 1
    assert not Entry.objects.filter(record_id=signing.pk).exists()


def test_partners_have_the_same_rights_over_what_is_joint(partner: Actor) -> None:
    assert change(Signing.objects.get(key=SIGNING), partner, is_festive=True).version == 2


def test_strangers_and_readers_change_nothing(stranger: Actor, reader: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)

    for actor in (stranger, reader):
        with pytest.raises(NotAllowed):
            change(signing, actor, is_festive=True)


def test_a_record_that_concerns_nobody_is_out_of_reach(officer: Actor) -> None:
    orphan = Organisation.objects.create(key="orphan", kind="other")

    with pytest.raises(NotAllowed):
        change(orphan, officer, website="https://example.org")


def test_overtaken_carries_what_the_other_person_saved(officer: Actor, partner: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)
    change(signing, partner, when=parse("2023-09-05"))

    with pytest.raises(Overtaken) as caught:
        change(signing, officer, version=1, when=parse("2023-09-06"))

    assert str(caught.value.record.when) == "2023-09-05"
    assert caught.value.entry and caught.value.entry.actor_name == "Jan Kowalski"


CHANGES = {
    "when": parse("2022-05-04"),
    "people": 12,
    "title": Translated.of(de="Anders"),
    "was_streamed": True,
}


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(CHANGES, 2)))
def test_no_order_of_two_edits_loses_a_field(first, second, officer: Actor, partner: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    Encounter.objects.filter(pk=encounter.pk).update(people=3, was_streamed=False)
    change(encounter, officer, **{first: CHANGES[first]})

    with pytest.raises(Overtaken) as caught:
        change(encounter, partner, version=1, **{second: CHANGES[second]})
    change(encounter, partner, version=caught.value.record.version, **{second: CHANGES[second]})

    encounter.refresh_from_db()
    assert {name: getattr(encounter, name) for name in (first, second)} == {
        name: CHANGES[name] for name in (first, second)
    }
    assert encounter.version == 3


@pytest.mark.parametrize(
    "name",
    ["key", "version", "published_at", "id", "instrument", "earliest", "position", "nothing"],
)
def test_what_is_not_in_the_catalogue_cannot_be_changed(name: str, officer: Actor) -> None:
    with pytest.raises(CannotSave) as caught:
        change_record(
            record=Signing.objects.get(key=SIGNING),
            changes={name: "1"},
            version=1,
            actor=officer,
            now=NOW,
        )

    assert caught.value.field == name


def test_records_that_may_not_be_named_are_refused(officer: Actor) -> None:
    elsewhere = Body.objects.create(key="elsewhere", country="DE")
    organisation = Organisation.objects.create(key="secret", kind="other", body=elsewhere)
    signing = Signing.objects.get(key=SIGNING)

    with pytest.raises(CannotSave):
        change(signing, officer, venue=organisation)
    with pytest.raises(CannotSave):
        tenure = Tenure.objects.get(key="alex-eder-head-of-county")
        change(signing, officer, signatories=[{"tenure": tenure, "spoke": False}])


def test_a_record_cannot_be_given_away(officer: Actor) -> None:
    organisation = Organisation.objects.get(key="bbz")
    elsewhere = Body.objects.create(key="elsewhere", country="DE", published_at=NOW)

    with pytest.raises(CannotSave):
        change(organisation, officer, body=elsewhere)

    organisation.refresh_from_db()
    assert organisation.body and organisation.body.key == "nordhausen"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"votes_for": -1}, "votes_for"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"outcome": "made-up"}, "outcome"),
        ({"subject": Translated()}, "subject"),
        ({"paper_number": "9" * 41}, "paper_number"),
        ({"purpose": Translated.of(de="x" * 20_001)}, "purpose"),
    ],
)
def test_impossible_values_are_refused(changes, field: str, officer: Actor) -> None:
    with pytest.raises(CannotSave) as caught:
        change(Resolution.objects.order_by("key").first(), officer, **changes)

    assert caught.value.field == field


def test_names_are_not_endless(officer: Actor) -> None:
    with pytest.raises(CannotSave):
        change(Organisation.objects.get(key="bbz"), officer, names=Names.of(de="x" * 201))


def test_constraints_hold(officer: Actor) -> None:
    school = (
        KINDS["school-partnership"]
        .model.objects.filter(partnership__key="nordhausen-gostyn")
        .first()
    )

    with pytest.raises(CannotSave):
        change(school, officer, second_school=school.first_school)


def test_sides_keep_what_is_not_asked_for(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    EncounterSide.objects.filter(encounter=encounter).update(funds=True)
    sides = [{"body": side.body, "role": side.role} for side in encounter.sides.all()]
    changed = [sides[-1] | {"role": "host"}, *sides[:-1]]

    change(encounter, officer, sides=changed)

    found = list(encounter.sides.all())
    assert [side.body for side in found] == [row["body"] for row in changed]
    assert found[0].role == "host"
    assert all(side.funds for side in found)
    before, after = last_entry(encounter).changes["sides"]
    assert before[0]["body"] == str(sides[0]["body"].pk)
    assert after[0]["role"] == "host"


def test_a_side_stands_once(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    side = {"body": Body.objects.get(key="nordhausen"), "role": "host"}

    with pytest.raises(CannotSave) as caught:
        change(encounter, officer, sides=[side, side])

    assert caught.value.field == "sides"


def test_sources_of_single_fields_are_left_alone(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    Citation.objects.filter(record=encounter.pk).delete()
    first, second = Source.objects.order_by("key")[:2]
    Citation.objects.create(record=encounter.pk, position=0, source=first, field="people", says=9)

    change(encounter, officer, citations=[{"source": second, "note": "S. 3"}])
    change(encounter, officer, version=2, citations=[{"source": first, "note": ""}])

    kept = Citation.objects.filter(record=encounter.pk).order_by("field")
    assert [(c.source, c.field, c.says) for c in kept] == [(first, "", None), (first, "people", 9)]


def test_search_knows_the_new_title_at_once(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")

    change(encounter, officer, title=edited(encounter.title, {"de": "Zwölftonfest"}, language="de"))

    entry = SearchEntry.objects.get(record=encounter.pk, language="de")
    assert entry.title == "Zwölftonfest"
    assert entry.is_released


def test_personal_values_do_not_stand_in_the_journal(officer: Actor) -> None:
    person = Person.objects.get(key="matthias-jendricke")

    change(person, officer, name="Matthias Muster", form_of_address="Herr")

    assert last_entry(person).changes == {"name": None, "form_of_address": ["", "Herr"]}
    with pytest.raises(CannotUndo):
        undo_last_change(record=person, entry=last_entry(person).pk, actor=officer, now=LATER)


def names_of(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_the_catalogue_is_a_field_of_the_model(name: str) -> None:
    kind = KINDS[name]
    asked = [*kind.fields, *kind.given]
    # Rows have a table of their own, and may go by the name of a part of them.
    rows = [field for field in asked if isinstance(field, RowsField)]

    assert {field.name for field in asked if field not in rows} <= names_of(kind.model)
    for field in rows:
        columns = {field.owner, field.key, *(column.name for column in field.columns)}
        assert columns | field.only.keys() | field.without.keys() <= names_of(field.model)
    assert len({field.name for field in asked}) == len(asked)
    assert set(kind.at_first) <= {field.name for field in kind.fields}


def test_undo_takes_everything_back(officer: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)
    change(
        signing,
        officer,
        when=parse("2023-09-05"),
        place=Place.objects.get(key="nordhausen"),
        occasion=edited(signing.occasion, {"de": "Fest"}, language="de"),
        signatories=[],
    )

    undo_last_change(record=signing, entry=last_entry(signing).pk, actor=officer, now=LATER)

    now = Signing.objects.get(key=SIGNING)
    assert (now.when, now.bounds, now.occasion) == (signing.when, signing.bounds, signing.occasion)
    assert now.place and now.place.key == "gostyn"
    assert now.signatories.count() == 2
    assert now.occasion.state("pl") is TextState.ORIGINAL
    assert now.version == 3
    assert last_entry(now).verb == "record.undo"


def test_undo_refuses_what_was_changed_since(officer: Actor, partner: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)
    change(signing, officer, when=parse("2023-09-05"))
    entry = last_entry(signing)
    change(signing, partner, version=2, when=parse("2023-09-06"), now=LATER)

    with pytest.raises(CannotUndo):
        undo_last_change(record=signing, entry=entry.pk, actor=officer, now=LATER)
    with pytest.raises(CannotUndo):
        undo_last_change(record=signing, entry=uuid4(), actor=officer, now=LATER)


def test_undo_is_not_for_strangers(officer: Actor, stranger: Actor) -> None:
    signing = Signing.objects.get(key=SIGNING)
    change(signing, officer, when=parse("2023-09-05"))

    with pytest.raises(NotAllowed):
        undo_last_change(record=signing, entry=last_entry(signing).pk, actor=stranger, now=LATER)
