# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Merging places, spans of partnerships, and ranking in memory."""

import datetime

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.introductions.rules.graph import (
    NamedPlace,
    chord,
    counts_from,
    counts_until,
    direction,
    kilometres,
)
from partnerkreis.introductions.rules.likeness import likeness
from partnerkreis.introductions.rules.linking import Register as Linking
from partnerkreis.introductions.rules.merging import Ground, merge
from partnerkreis.introductions.rules.naming import free_key, key_of
from partnerkreis.introductions.rules.ranking import UNIT, Bond, Register, Role, propose
from partnerkreis.introductions.rules.spans import Acquaintance, Start, spans
from partnerkreis.partnerships.rules import Act, History, Paper

DAY = datetime.date(2020, 12, 31).toordinal()


def town(name: str = "Neustadt", **fields: object) -> NamedPlace:
    return NamedPlace(
        **{"name": name, "country": "DE", "latitude": 50.0, "longitude": 8.0} | fields
    )


def merged(*places: NamedPlace, known: int = 0) -> list[int]:
    merging = merge(places[known:], places[:known])
    return [merging.find(index) for index in range(len(places))]


def test_same_wikidata_id_is_one_place_whatever_the_name():
    assert merged(town("Munich", wikidata="Q1726"), town("München", wikidata="Q1726")) == [0, 0]


def test_same_folded_name_nearby_is_one_place():
    assert merged(town("Gostyń"), town("Gostyn", latitude=50.05)) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        town(latitude=51.0),
        town(country="AT"),
        town(latitude=None, longitude=None),
        town("Neustadt an der Aisch"),
    ],
)
def test_same_name_alone_is_not_enough(other):
    assert merged(town(), other) == [0, 1]


def test_two_wikidata_ids_are_two_places():
    assert merged(town(wikidata="Q1"), town(wikidata="Q2")) == [0, 1]


def test_county_and_town_are_two_places():
    assert merged(town(kind="county"), town(kind="municipality")) == [0, 1]


def test_place_that_could_be_either_is_kept_apart_and_told():
    merging = merge([town(wikidata="Q1"), town(wikidata="Q2"), town()])

    assert merging.find(2) == 2
    assert [merge.ground for merge in merging.merges] == [Ground.COULD_BE_EITHER]


def test_known_places_are_never_merged_with_each_other():
    assert merged(town(wikidata="Q1"), town("Other"), town("Other", wikidata="Q1"), known=2)[1] == 1


def test_body_is_found_by_id_then_key_then_full_name():
    places = {
        1: town("Landkreis Nordhausen", official_key="de:16062"),
        2: town("Nordhausen", wikidata="Q7033", kind="municipality"),
        3: town("Unterallgäu", wikidata="Q10537"),
    }
    linking = Linking.of(iter(places.items()))

    assert linking.find(town("anything", wikidata="Q10537")) == 3
    assert linking.find(town("anything", official_key="de:16062")) == 1
    assert linking.find(town("Landkreis  Nordhausen")) == 1
    assert linking.find(town("Nordhausen", kind="county")) is None


def test_distance_of_two_cities():
    berlin, warsaw = (52.52, 13.405), (52.2297, 21.0122)

    assert kilometres(berlin, warsaw) == pytest.approx(517, abs=2)


def test_chord_compares_like_the_distance():
    one, other = (51.5, 10.8), (51.9, 17.0)
    apart = sum((a - b) ** 2 for a, b in zip(direction(*one), direction(*other), strict=True))

    km = kilometres(one, other)

    assert chord(km - 0.01) ** 2 < apart < chord(km + 0.01) ** 2


def test_a_tie_counts_from_the_last_day_its_date_can_mean():
    assert counts_from(parse("2001")) == datetime.date(2001, 12, 31).toordinal()
    assert counts_from(parse("2001/..")) == datetime.date(2001, 12, 31).toordinal()
    assert counts_from(None) == 0
    assert counts_until(parse("2010-05")) == datetime.date(2010, 5, 31).toordinal()


def register(*pairs: tuple[int, int]) -> Register:
    made = Register()
    for one, other in pairs:
        made.add(one, other, Bond())
    return made


def test_score_is_the_sum_over_common_partners_of_one_by_their_partners():
    # 0 knows 1 and 2; 3 knows both; 1 also knows 4, and 2 knows 5 and 6.
    found = propose(register((0, 1), (0, 2), (1, 3), (2, 3), (1, 4), (2, 5), (2, 6)), 0, DAY)

    assert [proposal.place for proposal in found] == [3, 4, 5, 6]
    assert found[0].score == UNIT // 3 + UNIT // 4
    assert [path.common for path in found[0].paths] == [1, 2]


def test_who_was_ever_met_is_not_introduced_again():
    made = register((0, 1), (1, 2), (1, 3), (1, 4))
    made.add(0, 2, Bond(Role.CONTACT))
    made.add(0, 3, Bond(counts_until=DAY - 1000))

    assert [proposal.place for proposal in propose(made, 0, DAY)] == [4]


def test_ended_ties_and_mere_contacts_introduce_nobody_and_weigh_nothing():
    made = register((0, 1), (1, 2))
    made.add(1, 3, Bond(counts_until=DAY))
    made.add(1, 4, Bond(Role.CONTACT))
    made.add(1, 5, Bond(counts_from=DAY + 1))

    [found] = propose(made, 0, DAY)

    assert (found.place, found.score) == (2, UNIT // 2)


def date(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)


def known(*starts: int, contact: int | None = None, acts: tuple[Act, ...] = ()) -> Acquaintance:
    return Acquaintance(
        history=History(None, acts=acts),
        contacts=(Start(date(contact), str(contact)),) if contact else (),
        starts=tuple(Start(date(year), str(year)) for year in starts),
    )


def told(acquaintance: Acquaintance) -> list[tuple[bool, int | None, int | None]]:
    return [
        (span.is_partner, span.since and span.since.year, span.until and span.until.year)
        for span in spans(acquaintance)
    ]


def test_contact_becomes_partnership():
    assert told(known(2001, 2016, contact=1987)) == [(False, 1987, 2001), (True, 2001, None)]


def test_mere_contact_stays_a_contact():
    assert told(known(contact=2019)) == [(False, 2019, None)]


def test_unknown_age_is_a_contact_without_a_date():
    assert told(known()) == [(False, None, None)]


def test_suspended_partnership_introduces_nobody_until_it_lives_again():
    acts = (
        Act("suspended", date(2022), party="a"),
        Act("living", date(2024), party="a"),
    )

    assert told(known(2001, acts=acts)) == [(True, 2001, 2022), (True, 2024, None)]


def test_ended_partnership_has_an_end():
    assert told(known(2001, acts=(Act("ended", date(2022)),))) == [(True, 2001, 2022)]


def test_signed_termination_ends_it():
    acquaintance = Acquaintance(
        history=History(None, papers=(Paper("termination", signed=(date(2010),)),)),
        starts=(Start(date(2001), "2001"),),
    )

    assert told(acquaintance) == [(True, 2001, 2010)]


def test_likeness_names_only_what_is_alike():
    one, other = town(kind="county", population=80_000), town(kind="county", population=60_000)

    alike = likeness(one, other, frozenset({"music", "youth"}), frozenset({"music"}))

    assert (alike.kind, alike.populations, alike.topics) == ("county", (80_000, 60_000), ("music",))
    assert likeness(one, town(population=20_000)).populations is None


def test_keys_for_new_bodies():
    assert key_of("Powiat gostyński") == "powiat-gostynski"
    assert key_of("東京") or key_of("…") == "body"
    assert free_key("music", {"music", "music-2"}) == "music-3"


def test_undecided_place_is_known_again():
    """Otherwise each import would add it once more."""
    known = (town(wikidata="Q1"), town(wikidata="Q2"), town())

    assert merged(*known, town(), known=3) == [0, 1, 2, 2]


def test_places_without_a_point_stay_apart_in_a_file_and_are_known_again():
    bare = town(latitude=None, longitude=None)

    assert merged(bare, bare) == [0, 1]
    assert merged(bare, bare, bare, bare, known=2) == [0, 1, 0, 1]
