# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two records that stand for the same become one, and nothing that named them is lost."""

import pytest
from django.test import Client

from partnerkreis.access.policy import Actor, NotAllowed
from partnerkreis.core.models import ContentVersion, SearchEntry
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import (
    Body,
    Citation,
    Mention,
    Organisation,
    Person,
    Place,
    Tenure,
)
from partnerkreis.editing.actions import merge_records
from partnerkreis.editing.errors import CannotSave, Overtaken
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import SchoolPartnership, Signing
from partnerkreis.portal import links
from partnerkreis.search.actions import rebuild
from tests.conftest import NOW


@pytest.fixture
def twin(officer: Actor) -> Organisation:
    """A second record of the BBZ Nordhausen, named in several places."""
    made = Organisation.objects.create(
        key="bbz-twin",
        kind="school",
        names=Names.of(de="BBZ am Harz"),
        body=Body.objects.get(key="nordhausen"),
        website="https://bbz.example",
    )
    signing = Signing.objects.get(key="nordhausen-gostyn-2023-gostyn")
    Signing.objects.filter(pk=signing.pk).update(venue=made)
    Mention.objects.create(record=signing.pk, position=9, role="venue", organisation=made)
    Citation.objects.create(record=made.pk, position=0, source=Citation.objects.all()[0].source)
    rebuild()
    return made


def merge(twin, into, actor, version=1):
    return merge_records(twin=twin, into=into, version=version, actor=actor, now=NOW)


def test_every_reference_moves(twin: Organisation, officer: Actor) -> None:
    bbz = Organisation.objects.get(key="bbz")
    Organisation.objects.filter(pk=bbz.pk).update(website="")

    merge(twin, bbz, officer)

    bbz.refresh_from_db()
    assert not Organisation.objects.filter(key="bbz-twin").exists()
    assert Signing.objects.get(key="nordhausen-gostyn-2023-gostyn").venue == bbz
    assert Mention.objects.filter(organisation=bbz, position=9).exists()
    assert not Citation.objects.filter(record=twin.pk).exists()
    assert bbz.website == "https://bbz.example"
    assert "BBZ am Harz" in bbz.also_named
    assert not SearchEntry.objects.filter(record=twin.pk).exists()
    entries = Entry.objects.filter(verb="record.merge")
    assert {entry.record_id for entry in entries} == {twin.pk, bbz.pk}


def test_strangers_merge_nothing(twin: Organisation, stranger: Actor, reader: Actor) -> None:
    for actor in (stranger, reader):
        with pytest.raises(NotAllowed):
            merge(twin, Organisation.objects.get(key="bbz"), actor)


def test_nothing_is_merged_with_what_is_out_of_reach(twin: Organisation, officer: Actor) -> None:
    elsewhere = Body.objects.create(key="elsewhere", country="DE")
    theirs = Organisation.objects.create(key="theirs", kind="school", body=elsewhere)

    with pytest.raises(NotAllowed):
        merge(twin, theirs, officer)
    with pytest.raises(NotAllowed):
        merge(theirs, twin, officer)


def test_only_two_of_a_kind_can_be_one(twin: Organisation, officer: Actor) -> None:
    for other in (twin, Place.objects.get(key="gostyn")):
        with pytest.raises(CannotSave):
            merge(twin, other, officer)
    with pytest.raises(Overtaken):
        merge(twin, Organisation.objects.get(key="bbz"), officer, version=7)


def test_two_schools_of_one_partnership_are_two(officer: Actor) -> None:
    schools = SchoolPartnership.objects.filter(partnership__key="nordhausen-gostyn")[0]

    with pytest.raises(CannotSave):
        merge(schools.first_school, schools.second_school, officer)

    assert Organisation.objects.filter(pk=schools.first_school_id).exists()


def test_persons_become_one_without_their_names_in_the_journal(officer: Actor) -> None:
    person = Person.objects.get(key="matthias-jendricke")
    twin = Person.objects.create(key="m-jendricke", name="M. Jendricke", sort_name="Jendricke, M.")
    tenure = person.tenures.all()[0]
    Tenure.objects.create(key="m-jendricke-head", person=twin, office=tenure.office)

    merge(twin, person, officer)

    assert person.tenures.filter(key="m-jendricke-head").exists()
    told = Entry.objects.get(record_id=person.pk, verb="record.merge").changes
    assert told["also_named"] is None
    assert "M. Jendricke" in Person.objects.get(pk=person.pk).also_named


def test_address_of_a_twin_leads_on(twin: Organisation, officer: Actor, client: Client) -> None:
    kept = Organisation.objects.get(key="bbz")
    old = links.of("organisation", twin.key, "pl")

    merge(twin, kept, officer)

    moved = client.get(old)
    assert (moved.status_code, moved["Location"]) == (301, links.of("organisation", "bbz", "pl"))
    Organisation.objects.filter(key="bbz").update(published_at=None)
    ContentVersion.advance()
    assert client.get(old).status_code == 404
