# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships that are quite unlike the reference case are told in whole sentences too."""

import datetime
from dataclasses import replace

import pytest

from partnerkreis.core.translated import Translated
from partnerkreis.stories import facts as f
from partnerkreis.stories import tell
from tests.stories import invented
from tests.stories.invented import BIRCH, MEADOW, TOPICS, instrument, of, partnership, visit

END_OF_2018 = datetime.date(2018, 12, 31)


def told(facts, language, own="meadow", as_of=END_OF_2018):
    story = tell(facts, own=own, as_of=as_of, language=language)
    return [sentence.text.replace("\u00a0", " ") for sentence in story.sentences]


@pytest.mark.parametrize(
    ("language", "found", "signed"),
    [
        (
            "de",
            "Gefunden haben sich die beiden bei einem Feuerwehrfest; etwa seit 2009 arbeiten sie "
            "zusammen.",
            "Im Mai 2010 unterzeichneten Landrätin Maria Vogel (Wiesengrund) und Bürgermeister "
            "Jan Wilk (Brzezinka) eine Absichtserklärung.",
        ),
        (
            "pl",
            "Pierwsze kontakty nawiązano podczas święta strażaków; mniej więcej od 2009 r. "
            "partnerzy ze sobą współpracują.",
            "W maju 2010 r. list intencyjny podpisali starosta Maria Vogel (Wiesengrund) i "
            "burmistrz Jan Wilk (Brzezinka).",
        ),
        (
            "en",
            "The two found each other at a fire service festival and have worked together since "
            "about 2009.",
            "In May 2010 head of county Maria Vogel (Wiesengrund) and mayor Jan Wilk (Brzezinka) "
            "signed a letter of intent.",
        ),
    ],
)
def test_county_and_town(language, found, signed):
    sentences = told(invented.TOWN_AND_COUNTY, language)

    assert found in sentences
    assert signed in sentences


@pytest.mark.parametrize(
    ("language", "visit_back"),
    [
        (
            "de",
            "Zum Gegenbesuch kamen im Oktober 2018 22 Schülerinnen und Schüler aus Brzezinka mit "
            "einer Lehrkraft für vier Tage.",
        ),
        (
            "pl",
            "W październiku 2018 r. z czterodniową rewizytą przyjechało 22 uczniów z Brzezinki "
            "wraz z jednym nauczycielem.",
        ),
        (
            "en",
            "The return visit came in October 2018: 22 pupils from Brzezinka and one teacher "
            "stayed for four days.",
        ),
    ],
)
def test_return_visit_counts_people(language, visit_back):
    assert visit_back in told(invented.TOWN_AND_COUNTY, language)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            [
                "Brzezinka plant mit Wiesengrund eine offizielle Partnerschaft.",
                "Der Kreistag Wiesengrund hat das am 12. April 2018 beschlossen.",
                "Besiegeln soll sie eine Urkunde, die im Mai 2019 unterzeichnet werden soll.",
            ],
        ),
        (
            "pl",
            [
                "Miasto Brzezinka planuje oficjalne partnerstwo z powiatem Wiesengrund.",
                "W dniu 12 kwietnia 2018 r. uchwałę w tej sprawie podjęła rada powiatu "
                "Wiesengrund.",
                "Partnerstwo ma przypieczętować akt, którego podpisanie zaplanowano na maj 2019 r.",
            ],
        ),
        (
            "en",
            [
                "Brzezinka plans an official partnership with Wiesengrund.",
                "The Wiesengrund county council passed a resolution on this on 12 April 2018.",
                "A charter is to seal it; the plan is to sign in May 2019.",
            ],
        ),
    ],
)
def test_plan_names_who_plans(language, expected):
    sentences = told(invented.PLANNED, language)

    assert [sentence for sentence in sentences if sentence in expected] == expected


@pytest.mark.parametrize(
    ("facts", "language", "last"),
    [
        (invented.SUSPENDED, "de", "Seit März 2016 ist die Partnerschaft ausgesetzt."),
        (invented.SUSPENDED, "pl", "Od marca 2016 r. partnerstwo jest zawieszone."),
        (invented.ENDED, "de", "Die Partnerschaft endete am 31. Dezember 2007."),
        (invented.ENDED, "pl", "Partnerstwo zakończyło się 31 grudnia 2007 r."),
        (invented.SPONSORSHIP, "en", "The partners signed a deed of sponsorship on 17 July 1955."),
        (
            invented.NETWORK,
            "pl",
            "Od 2015 r. partnerstwo jest nieaktywne po jednej stronie: region Felsen.",
        ),
    ],
)
def test_story_ends_with_how_it_stands(facts, language, last):
    assert told(facts, language)[-1] == last


def test_ended_partnership_is_not_told_as_going_on():
    sentences = told(invented.ENDED, "de")

    assert "Im Jahr 1991 begannen die Partner zusammenzuarbeiten." in sentences
    assert tell(invented.ENDED, own="meadow", as_of=END_OF_2018, language="de").heading.text == (
        "Stadt Brzezinka"
    )


def test_network_names_its_parties():
    assert told(invented.NETWORK, "en")[0] == (
        "The partnership links the county of Wiesengrund, the town of Brzezinka, Landkreis Schilf "
        "and Felsen region."
    )


@pytest.mark.parametrize(
    ("is_complete", "language", "expected"),
    [
        (True, "de", "In einer Kooperationsvereinbarung ist festgehalten, woran die Partner "
                     "gemeinsam arbeiten: Musik, Sport und Bildung."),
        (True, "pl", "W porozumieniu o współpracy ustalono wspólne tematy: muzyka, sport i "
                     "edukacja."),
        (False, "en", "A cooperation agreement sets out what the partners work on together, among "
                      "other things: music, sport and education."),
    ],
)  # fmt: skip
def test_agreement_without_a_signing_is_told_without_date_and_verb_of_signing(
    is_complete, language, expected
):
    agreement = instrument("undated", "cooperation_agreement", bounds="[2015..2016]",
                           topics=TOPICS, topics_are_complete=is_complete)  # fmt: skip
    facts = partnership("undated", MEADOW, BIRCH, instruments=(agreement,))

    assert expected in told(facts, language)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "w maju 2018 r. przyjechała jedna osoba."),
        (2, "w maju 2018 r. przyjechało ich dwoje."),
        (5, "w maju 2018 r. przyjechało ich 5."),
        (22, "w maju 2018 r. przyjechało ich 22."),
    ],
)
def test_vocational_students_are_counted_in_polish(count, expected):
    sides = (f.SideFact(body=MEADOW, role="host"), f.SideFact(body=BIRCH, role="guest"))
    known = of(f.AggregateFact, "known", kind="vocational_placement", as_of="2018", sides=sides,
               organisation_kinds=("company",))  # fmt: skip
    heads = (f.HeadcountFact(group="vocational_students", body=BIRCH.id, count=count),)
    stay = visit("stay", "vocational_placement", "2018-05", MEADOW, BIRCH, headcounts=heads)
    facts = partnership("practice", MEADOW, BIRCH, aggregates=(known,), encounters=(stay,))

    assert told(facts, "pl")[-1].endswith(expected)


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_words_in_another_language_are_placed_whole_and_marked(language):
    origin = Translated.of(de="Am Anfang stand ein Fußballspiel.")
    facts = partnership("football", MEADOW, BIRCH, first_contact="2001", origin=origin)

    story = tell(facts, own="meadow", as_of=END_OF_2018, language=language)
    said = next(s for s in story.sentences if s.text == "Am Anfang stand ein Fußballspiel.")
    assert said.language == "de"


def test_phrase_in_another_language_is_left_out():
    circumstance = Translated.of(de="bei einem Feuerwehrfest")
    facts = replace(invented.TOWN_AND_COUNTY, circumstance=circumstance)

    assert "The partners have worked together since about 2009." in told(facts, "en")


def test_lessons_of_a_speaker_are_reported():
    lesson = of(f.LessonFact, "lesson", kind="advice", giver=BIRCH, taker=MEADOW, when="2005",
                attributed_to=invented.BIRD,
                phrase=Translated.of(de="viele Hinweise zum Radwegebau",
                                     pl="wiele wskazówek, jak budować drogi rowerowe",
                                     en="much advice on building cycle paths"))  # fmt: skip
    facts = partnership("lesson", MEADOW, BIRCH, first_contact="2001", lessons=(lesson,))

    assert told(facts, "de")[-1] == (
        "Wiesengrund, sagte Landrätin Maria Vogel, habe 2005 viel mitgenommen: viele Hinweise zum "
        "Radwegebau."
    )
    assert told(facts, "pl")[-1] == (
        "Starosta Maria Vogel mówiła, że współpraca dała powiatowi Wiesengrund w 2005 r. dużo: "
        "wiele wskazówek, jak budować drogi rowerowe."
    )
