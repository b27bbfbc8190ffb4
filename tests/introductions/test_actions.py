# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling the register, dismissing, beginning a first contact."""

import datetime
from pathlib import Path

import pytest

from partnerkreis.access.policy import OPERATOR, PUBLIC, NotAllowed
from partnerkreis.backup.actions import backup, restore
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body, Office
from partnerkreis.introductions.actions import (
    AlreadyAcquainted,
    NotACommonPartner,
    ReasonMissing,
    TiesReport,
    begin_first_contact,
    bring_register_up_to_date,
    dismiss_introduction,
    import_ties,
    reconsider_introduction,
)
from partnerkreis.introductions.actions.contacts import OfficeElsewhere
from partnerkreis.introductions.forms import read_ties
from partnerkreis.introductions.models import (
    Community,
    Dismissal,
    Introduction,
    Tie,
    TieSource,
)
from partnerkreis.introductions.queries import Question, answer_from_register
from partnerkreis.introductions.rules.merging import Ground
from partnerkreis.introductions.rules.ranking import Role
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership, Standing
from tests.backup.conftest import contents
from tests.introductions.conftest import NOW, lines, take

pytestmark = pytest.mark.django_db
HEAD = "a_name,a_country,a_wikidata,a_lat,a_lon,b_name,b_country,since,until\n"


def read(text: str) -> TiesReport:
    return import_ties(file=read_ties(text.encode()), name="file", actor=OPERATOR, now=NOW)


def community(key: str) -> Community:
    return Community.objects.get(body__key=key)


def proposed(body: str, year: int) -> list[str]:
    answer = answer_from_register(Question(body, datetime.date(year, 12, 31)))
    return [found.place.place.name for found in answer.introductions]


def test_own_ties_are_derived_once_and_stay_the_same(reference):
    before = list(Tie.objects.order_by("pk").values())

    TieSource.objects.update(content_version=0)
    bring_register_up_to_date()

    assert list(Tie.objects.order_by("pk").values()) == before
    assert {tie["role"] for tie in before} == {Role.CONTACT, Role.PARTNER}


def test_own_ties_follow_the_partnerships(reference):
    Standing.objects.create(
        key="over",
        partnership=Partnership.objects.get(key="unterallgaeu-gostyn"),
        kind="ended",
        since=parse("2010-05-01"),
    )
    ContentVersion.advance()

    bring_register_up_to_date()

    assert proposed("nordhausen", 2009) == ["powiat gostyński"]
    assert proposed("nordhausen", 2018) == []


def test_import_twice_changes_nothing_where_only_names_are_known(db):
    first = import_ties(file=read_ties(lines("A-B", "B-C,2001")), name="x", actor=OPERATOR, now=NOW)
    before = (list(Tie.objects.values()), ContentVersion.current(), Entry.objects.count())

    second = import_ties(
        file=read_ties(lines("A-B", "B-C,2001")), name="x", actor=OPERATOR, now=NOW
    )

    assert (first.places_added, first.ties_added) == (3, 2)
    assert (second.has_changed, second.merges) == (False, [])
    assert (list(Tie.objects.values()), ContentVersion.current(), Entry.objects.count()) == before


def test_import_twice_changes_nothing(db):
    text = (
        HEAD.replace("b_country", "b_country,b_wikidata")
        + "Aue,DE,Q1,50,12,Bonn,DE,Q2,2001,\nAue,DE,Q1,50,12,Cluj,RO,Q3,,2010\n"
    )
    read(text)
    before = (list(Tie.objects.values()), list(Community.objects.values()))
    version = ContentVersion.current()

    report = read(text)

    assert (list(Tie.objects.values()), list(Community.objects.values())) == before
    assert (report.ties_unchanged, report.has_changed) == (2, False)
    assert ContentVersion.current() == version
    assert Entry.objects.count() == 1


def test_import_completes_what_was_known(db):
    head = HEAD.replace("b_country", "b_country,b_wikidata")
    read(head + "Aue,DE,Q1,,,Bonn,DE,Q2,,\n")

    report = read(head + "Aue,DE,Q1,50,12,Bonn,DE,Q2,2001,2022\n")

    tie = Tie.objects.first()
    assert (report.places_completed, report.ties_changed) == (1, 1)
    assert (str(tie.since), str(tie.until)) == ("2001", "2022")
    assert Community.objects.get(wikidata="Q1").latitude == 50


def test_import_tells_what_was_merged_and_why(db):
    text = HEAD + (
        "Munich,DE,Q1726,,,Bonn,DE,,\nMünchen,DE,Q1726,,,Cluj,RO,,\n"
        "Gostyń,PL,,51.88,17.01,Aue,DE,,\nGostyn,PL,,51.87,17.02,Halle,DE,,\n"
    )

    report = read(text)

    assert [(merge.ground, merge.kept.name, merge.merged.name) for merge in report.merges] == [
        (Ground.WIKIDATA, "Munich", "München"),
        (Ground.NEAR, "Gostyń", "Gostyn"),
    ]
    assert TieSource.objects.get(name="file").merges[0]["ground"] == "wikidata"


def test_ended_ties_are_kept_and_no_longer_count(db):
    take("A-B,1990,2010", "B-C,1990")
    own = Community.objects.get(name="A").name

    assert proposed(own, 2005) == ["C"]
    assert proposed(own, 2015) == []
    assert Tie.objects.count() == 4


def test_our_partnership_overrules_the_graph(reference):
    rows = HEAD + "Landkreis Unterallgäu,DE,,48.05,10.48,Landkreis Nordhausen,DE,1950,\n"

    read(rows)

    assert set(Tie.objects.filter(partnership__isnull=True).values_list("role", flat=True)) <= {
        Role.OVERRULED,
        Role.PARTNER,
    }


def test_import_is_for_who_may(db):
    with pytest.raises(NotAllowed):
        import_ties(file=read_ties(lines("A-B")), name="x", actor=PUBLIC, now=NOW)


def test_dismissed_introduction_is_proposed_no_more(reference):
    nordhausen = Body.objects.get(key="nordhausen")
    version = ContentVersion.current()

    dismissal = dismiss_introduction(
        body=nordhausen, community=community("gostyn"), reason=" Too far ", actor=OPERATOR, now=NOW
    )

    assert proposed("nordhausen", 2018) == []
    assert (dismissal.reason, dismissal.actor_name) == ("Too far", "partnerkreis")
    assert ContentVersion.current() == version + 1
    assert Entry.objects.filter(verb="dismissed introduction").count() == 1


def test_dismissal_can_be_taken_back(reference):
    dismissal = dismiss_introduction(
        body=Body.objects.get(key="nordhausen"), community=community("gostyn"), reason="no",
        actor=OPERATOR, now=NOW,
    )  # fmt: skip

    reconsider_introduction(dismissal=dismissal, actor=OPERATOR, now=NOW)

    assert proposed("nordhausen", 2018) == ["powiat gostyński"]
    assert not Dismissal.objects.exists()


def test_dismissal_needs_a_reason_and_the_right(reference):
    given = {"body": Body.objects.get(key="nordhausen"), "community": community("gostyn")}

    with pytest.raises(ReasonMissing):
        dismiss_introduction(**given, reason=" ", actor=OPERATOR, now=NOW)
    with pytest.raises(NotAllowed):
        dismiss_introduction(**given, reason="no", actor=PUBLIC, now=NOW)


@pytest.fixture
def neighbour(reference) -> Community:
    """A partner of Unterallgäu that the directory does not have."""
    read(HEAD.replace("b_country", "b_country,b_wikidata")
         + "Landkreis Unterallgäu,DE,,48.05,10.48,Aue,DE,Q1,1995,\n")  # fmt: skip
    mistaken = Community.objects.filter(name="Landkreis Unterallgäu", body__isnull=True)
    for tie in Tie.objects.filter(community__in=mistaken):
        pytest.fail(f"not merged with our body: {tie}")
    return Community.objects.get(wikidata="Q1")


def begin(candidate: Community, **changes: object) -> Introduction:
    given = {
        "body": Body.objects.get(key="nordhausen"),
        "candidate": candidate,
        "introducer": community("unterallgaeu"),
        "office": Office.objects.get(key="unterallgaeu-partnership-officer"),
        "actor": OPERATOR,
        "now": NOW,
    }
    return begin_first_contact(**given | changes)


def test_first_contact_names_who_introduced(neighbour):
    introduction = begin(neighbour)

    partnership = introduction.partnership
    assert partnership.introduced_by == Body.objects.get(key="unterallgaeu")
    assert str(partnership.first_contact) == "2026-11-25"
    assert [party.body.key for party in partnership.parties.all()] == ["nordhausen", "aue"]
    assert partnership.published_at is None
    assert introduction.office.key == "unterallgaeu-partnership-officer"
    introducer = Body.objects.get(key="unterallgaeu").pk
    assert Entry.objects.get(verb="began").changes["introduced_by"] == [None, str(introducer)]
    assert proposed("nordhausen", 2026) == []


def test_who_knows_each_other_is_not_introduced(reference):
    with pytest.raises(AlreadyAcquainted):
        begin(community("gostyn"))
    assert Partnership.objects.count() == 3


def test_only_a_common_partner_introduces(neighbour):
    with pytest.raises(NotACommonPartner):
        begin(neighbour, introducer=community("gostyn"), office=None)


def test_office_must_be_of_the_introducer(neighbour):
    with pytest.raises(OfficeElsewhere):
        begin(neighbour, office=Office.objects.get(key="gostyn-partnership-officer"))


def test_first_contact_is_for_who_may(neighbour):
    with pytest.raises(NotAllowed):
        begin(neighbour, actor=PUBLIC)


@pytest.mark.django_db(transaction=True)
def test_backup_brings_the_register_back(transactional_db, neighbour, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    begin(neighbour)
    dismiss_introduction(
        body=Body.objects.get(key="gostyn"), community=neighbour, reason="no", actor=OPERATOR,
        now=NOW,
    )  # fmt: skip
    before = contents(settings.MEDIA_ROOT)
    backup(tmp_path / "backup.zip", now=NOW)
    Tie.objects.all().delete()
    Dismissal.objects.all().delete()

    restore(tmp_path / "backup.zip", now=NOW, replace=True)

    assert contents(settings.MEDIA_ROOT) == before
    for model in (Community, Tie, TieSource, Dismissal, Introduction):
        assert before[model._meta.db_table], model
