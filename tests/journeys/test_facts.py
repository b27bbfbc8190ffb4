# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader finds every fact of the text this case was made from, in each language.

The counties' own page told 62 facts at the end of 2022. Each has a telling phrase here; some share
a sentence. What stands here must be on the page of that partnership as of the end of 2022.
"""

import datetime
import html
import re
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from tests.journeys.conftest import case_files

pytestmark = pytest.mark.django_db

UNTERALLGAEU = "unterallgaeu-nordhausen"
GOSTYN = "nordhausen-gostyn"
YEAR = 2022
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
#: What carries no text a reader sees: elements with their content, then tags.
UNSEEN = re.compile(r"(?s)<(script|style|template|head)\b.*?</\1>|<!--.*?-->")
REFERENCE = re.compile(r"(?s)<sup\b.*?</sup>")
BLOCK = re.compile(r"</?(p|div|section|h\d|li|ul|ol|dl|dt|dd|td|th|tr|table|br)\b[^>]*>")
TAG = re.compile(r"(?s)<[^>]+>")

Pages = dict[tuple[str, Language], str]


class Fact(NamedTuple):
    """A fact of the text, or several that one phrase tells."""

    numbers: tuple[int, ...]
    page: str
    de: str
    pl: str
    en: str


FACTS = (
    # Two sections, one per partner.
    Fact(
        (1,),
        UNTERALLGAEU,
        "Partnerlandkreis Unterallgäu",
        "Partnerski powiat Unterallgäu",
        "Partner county Unterallgäu",
    ),
    Fact(
        (1,),
        GOSTYN,
        "Partnerlandkreis Gostyń",
        "Partnerski powiat gostyński",
        "Partner county Gostyń",
    ),
    # How Nordhausen and Unterallgäu came together.
    Fact(
        (2,),
        UNTERALLGAEU,
        "seit 1991 arbeiten sie zusammen",
        "od 1991 r. ze sobą współpracują",
        "they have worked together since 1991",
    ),
    Fact(
        (3,),
        UNTERALLGAEU,
        "der Landkreis Unterallgäu, liegt in Bayern",
        "powiat Unterallgäu, leży w Bawarii",
        "the county of Unterallgäu, lies in Bavaria",
    ),
    Fact(
        (4,),
        UNTERALLGAEU,
        "Der Landkreis Nordhausen liegt in Thüringen",
        "Powiat Nordhausen leży w Turyngii",
        "The county of Nordhausen lies in Thuringia",
    ),
    Fact(
        (5,),
        UNTERALLGAEU,
        "kurz nach der Wiedervereinigung",
        "krótko po zjednoczeniu Niemiec",
        "shortly after German reunification",
    ),
    Fact(
        (6,),
        UNTERALLGAEU,
        "Beide Seiten gingen aufeinander zu",
        "Pierwsze kontakty oba powiaty nawiązały",
        "both sides reached out",
    ),
    Fact(
        (7,),
        UNTERALLGAEU,
        "Zwischen den beiden Landratsämtern entwickelte sich ein reger Austausch",
        "Między urzędami obu powiatów rozwinęła się ożywiona wymiana",
        "A lively exchange grew up between the two county offices",
    ),
    Fact(
        (8,),
        UNTERALLGAEU,
        "der bis heute anhält",
        "która trwa do dziś",
        "it goes on to this day",
    ),
    # What they do.
    Fact(
        (9,),
        UNTERALLGAEU,
        "Erfahrungen und Informationen gehen laufend hin und her",
        "na bieżąco dzielą się doświadczeniami i informacjami",
        "Experience and information pass back and forth all the time",
    ),
    Fact(
        (10,),
        UNTERALLGAEU,
        "Fachleute aus verschiedenen Bereichen der Verwaltungen treffen sich",
        "spotykają się specjaliści z różnych działów obu urzędów",
        "specialists from different parts of the administrations meet",
    ),
    Fact(
        (11,),
        UNTERALLGAEU,
        "Auszubildende lernen das jeweils andere Landratsamt kennen",
        "praktykanci poznają pracę urzędu partnera",
        "trainees get to know the other county office",
    ),
    Fact(
        (12, 13),
        UNTERALLGAEU,
        "Mitglieder beider Kreistage waren schon mehrmals beim Partner zu Besuch",
        "Radni obu powiatów już kilkakrotnie gościli u partnera",
        "Members of both county councils have been to each other’s county several times",
    ),
    Fact(
        (14, 15),
        UNTERALLGAEU,
        "haben sich dort Unternehmen und Sehenswürdigkeiten angesehen",
        "oglądali tam przedsiębiorstwa oraz atrakcje turystyczne",
        "visiting companies and tourist sights",
    ),
    # The charter of 2019.
    Fact(
        (16,),
        UNTERALLGAEU,
        "Rund 30 Jahre lang blieb es bei einer lockeren Partnerschaft",
        "Przez około 30 lat partnerstwo miało luźny charakter",
        "For about 30 years this was a loose partnership",
    ),
    Fact(
        (17,),
        UNTERALLGAEU,
        "Offiziell wurde sie am 5. April 2019",
        "Oficjalne stało się 5 kwietnia 2019 r.",
        "It became official on 5 April 2019",
    ),
    Fact(
        (18,),
        UNTERALLGAEU,
        "unterzeichneten die Landräte Hans-Joachim Weirather (Unterallgäu)",
        "podpisali starostowie Hans-Joachim Weirather (Unterallgäu)",
        "the heads of county Hans-Joachim Weirather (Unterallgäu)",
    ),
    Fact(
        (19,),
        UNTERALLGAEU,
        "und Matthias Jendricke (Nordhausen) die Partnerschaftsurkunde",
        "i Matthias Jendricke (Nordhausen)",
        "and Matthias Jendricke (Nordhausen) signed the partnership charter",
    ),
    Fact(
        (20,),
        UNTERALLGAEU,
        "Bei einem Festakt in Rammingen",
        "podczas uroczystości w Rammingen",
        "at a ceremony in Rammingen",
    ),
    Fact(
        (21,),
        UNTERALLGAEU,
        "auch Partnerschaftsvereinbarung genannt",
        "nazywany też umową partnerską",
        "also called the partnership agreement",
    ),
    Fact(
        (22,),
        UNTERALLGAEU,
        "In ihren Reden betonten beide",
        "W przemówieniach obaj podkreślili",
        "In their speeches both stressed",
    ),
    Fact(
        (23,),
        UNTERALLGAEU,
        "man begegne sich auf Augenhöhe",
        "są dla siebie równorzędnymi partnerami",
        "the two meet as equals",
    ),
    Fact(
        (24,),
        UNTERALLGAEU,
        "beide Seiten hätten etwas davon",
        "korzystają na tym obie strony",
        "both sides gain from it",
    ),
    # What Nordhausen learnt.
    Fact(
        (25,),
        UNTERALLGAEU,
        "in den 1990er-Jahren viel mitgenommen: zahlreiche Anregungen, wie sich eine Verwaltung"
        " aufbauen lässt",
        "w latach 90. XX wieku powiat Nordhausen wiele zyskał: mnóstwo sugestii, jak zbudować"
        " struktury administracji",
        "a great deal in the 1990s: many suggestions for building up its administrative structures",
    ),
    Fact(
        (26,),
        UNTERALLGAEU,
        "viele Hinweise zur Förderung der Wirtschaft",
        "wiele wskazówek, jak wspierać gospodarkę",
        "much advice on promoting business",
    ),
    Fact(
        (27,),
        UNTERALLGAEU,
        "zur Entwicklung des Tourismus",
        "rozwijać turystykę",
        "developing tourism",
    ),
    Fact(
        (28,),
        UNTERALLGAEU,
        "sagte Landrat Jendricke",
        "Starosta Jendricke mówił",
        "Head of county Jendricke said",
    ),
    # What Nordhausen plans with Gostyń.
    Fact(
        (29,),
        GOSTYN,
        "Nordhausen plant auch mit Gostyń eine offizielle Landkreispartnerschaft",
        "Powiat Nordhausen planuje oficjalne partnerstwo również z powiatem gostyńskim",
        "Nordhausen plans an official county partnership with Gostyń too",
    ),
    Fact(
        (30,),
        GOSTYN,
        "Gostyń liegt in Polen",
        "Powiat gostyński leży w Polsce",
        "Gostyń lies in Poland",
    ),
    Fact(
        (31, 32),
        GOSTYN,
        "der Nordhäuser Kreistag hat das im Dezember 2022 beschlossen",
        "w grudniu 2022 r. uchwałę w tej sprawie podjęła rada powiatu Nordhausen",
        "its county council passed a resolution on this in December 2022",
    ),
    Fact(
        (33,),
        GOSTYN,
        "um die Verbindung zu festigen und auszubauen",
        "aby umocnić i dalej rozwijać wzajemne więzi",
        "to strengthen and develop the ties",
    ),
    Fact(
        (34,),
        GOSTYN,
        "Besiegeln soll sie eine Urkunde",
        "Partnerstwo ma przypieczętować akt",
        "A charter is to seal it",
    ),
    Fact(
        (35, 36),
        GOSTYN,
        "die 2023 zweimal unterzeichnet werden soll: einmal in Gostyń, einmal in Nordhausen",
        "którego podpisanie zaplanowano na 2023 r., raz w Gostyniu i raz w Nordhausen",
        "the plan is to sign in 2023, once in Gostyń and once in Nordhausen",
    ),
    # How the two came together, and what they agreed.
    Fact(
        (37,),
        GOSTYN,
        "Seit 2019 wachsen die Kontakte stetig",
        "Od 2019 r. kontakty stale się rozwijają",
        "Contacts have grown steadily since 2019",
    ),
    Fact(
        (38,),
        GOSTYN,
        "es gibt gemeinsame Projekte",
        "oba powiaty prowadzą wspólne projekty",
        "the two run joint projects",
    ),
    Fact(
        (39,),
        GOSTYN,
        "ein gemeinsamer Partner: der Landkreis Unterallgäu",
        "wspólny partner: powiat Unterallgäu",
        "A shared partner brought Nordhausen and Gostyń together: the county of Unterallgäu",
    ),
    Fact(
        (40,),
        GOSTYN,
        "In einer Kooperationsvereinbarung ist bereits festgehalten",
        "W porozumieniu o współpracy ustalono już",
        "A cooperation agreement already sets out",
    ),
    Fact(
        (41,),
        GOSTYN,
        "Beteiligt sind Partner wie",
        "Uczestniczą w tym tacy partnerzy jak",
        "Partners such as",
    ),
    Fact(
        (42,),
        GOSTYN,
        "das Berufsbildungszentrum Nordhausen (BBZ)",
        "centrum kształcenia zawodowego BBZ (Berufsbildungszentrum Nordhausen)",
        "the vocational training centre BBZ (Berufsbildungszentrum Nordhausen)",
    ),
    Fact(
        (43,),
        GOSTYN,
        "der Europa-Service Nordthüringen",
        "i Europa-Service Nordthüringen",
        "and Europa-Service Nordthüringen take part",
    ),
    Fact(
        (44, 45),
        GOSTYN,
        "beim Austausch und bei der Ausbildung von Fachkräften",
        "wymianą i kształceniem wykwalifikowanych pracowników",
        "the exchange and the training of skilled workers",
    ),
    Fact((46,), GOSTYN, "unter anderem", "między innymi", "including"),
    Fact(
        (47,),
        GOSTYN,
        "Im Geist einer europäischen Kultur des Austauschs",
        "W duchu europejskiej kultury wymiany",
        "In the spirit of a European culture of exchange",
    ),
    Fact(
        (48, 49),
        GOSTYN,
        "ihre Schulen und weitere Einrichtungen der Bildung und Berufsbildung vernetzen",
        "łączyć swoje szkoły oraz inne placówki oświatowe i placówki kształcenia zawodowego",
        "link schools and other places of education and vocational education",
    ),
    Fact(
        (50,),
        GOSTYN,
        "gemeinsame Projekte anregen",
        "inicjować wspólne projekty",
        "encourage joint projects",
    ),
    Fact(
        (51, 52),
        GOSTYN,
        "bei denen sich Lehrkräfte, Schülerinnen und Schüler über die Grenze hinweg begegnen",
        "w których nauczyciele i uczniowie spotykają się po obu stronach granicy",
        "in which teachers and pupils meet across the border",
    ),
    # What they do.
    Fact(
        (53,),
        GOSTYN,
        "Beschäftigte beider Kreisverwaltungen haben schon mehrmals Erfahrungen ausgetauscht",
        "Pracownicy urzędów obu powiatów już kilkakrotnie spotkali się",
        "Staff of both administrations have met several times to compare experience",
    ),
    Fact(
        (54,),
        GOSTYN,
        "Berufsschülerinnen und Berufsschüler aus Gostyń waren Gäste in Nordhausen",
        "W Nordhausen gościli uczniowie szkół zawodowych z Gostynia",
        "Vocational students from Gostyń have been guests in Nordhausen",
    ),
    Fact(
        (55, 56),
        GOSTYN,
        "lernten im BBZ und in Betrieben am Ort die Praxis kennen",
        "zdobywali praktyczne umiejętności w BBZ i w miejscowych przedsiębiorstwach",
        "learning by doing at the BBZ and in local companies",
    ),
    Fact(
        (57,),
        GOSTYN,
        "Neben der Berufsausbildung gibt es erste gemeinsame Vorhaben in der Bildung",
        "Obok kształcenia zawodowego są już pierwsze wspólne przedsięwzięcia w dziedzinie edukacji",
        "Alongside vocational training there are first joint projects in education",
    ),
    Fact(
        (58,),
        GOSTYN,
        "zwei polnisch-deutsche Musikprojekte",
        "dwa polsko-niemieckie projekty muzyczne",
        "two Polish-German music projects",
    ),
    Fact(
        (59, 60),
        GOSTYN,
        "2020 und 2022 standen Schülerinnen und Schüler aus beiden Landkreisen zusammen",
        "w 2020 i 2022 r. na jednej scenie wystąpili uczniowie z obu powiatów",
        "in 2020 and 2022 pupils from both counties shared a stage",
    ),
    Fact(
        (61,),
        GOSTYN,
        "Auch die ersten konkreten Schulpartnerschaften sind geplant",
        "W planach są też pierwsze konkretne partnerstwa szkół",
        "The first concrete school partnerships are planned",
    ),
    Fact(
        (62,),
        GOSTYN,
        "die Zusammenarbeit in der Bildung soll damit weiter wachsen",
        "które mają dalej rozszerzyć współpracę w dziedzinie edukacji",
        "to take cooperation in education further",
    ),
)


def visible_text(page: str) -> str:
    """Return the words of a page without the numbers of its references, single spaces between.

    >>> visible_text("<p>Am 5.&nbsp;April<sup>1</sup></p><p>Ende <b>20</b>22</p>")
    'Am 5. April Ende 2022'
    """
    for what, instead in ((UNSEEN, " "), (REFERENCE, ""), (BLOCK, " "), (TAG, "")):
        page = what.sub(instead, page)
    return " ".join(html.unescape(page).split())


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> Pages:
    """The text of both pages in each language; the database forgets the records again."""
    client = Client(SERVER_NAME="localhost")
    with django_db_blocker.unblock(), transaction.atomic():
        for path in case_files():
            import_case(path.read_bytes(), actor=OPERATOR, now=NOW)
        found = {
            (key, language): visible_text(
                client.get(links.as_of(key, YEAR, language)).content.decode()
            )
            for key in (UNTERALLGAEU, GOSTYN)
            for language in INTERFACE_LANGUAGES
        }
        transaction.set_rollback(True)
    return found


def test_table_has_every_fact() -> None:
    numbers = {number for fact in FACTS for number in fact.numbers}

    assert numbers == set(range(1, 63))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("number", range(1, 63), ids="F{}".format)
def test_reader_finds_the_fact(pages: Pages, number: int, language: Language) -> None:
    told = [fact for fact in FACTS if number in fact.numbers]

    missing = [
        phrase
        for fact in told
        if (phrase := getattr(fact, language)) not in pages[fact.page, language]
    ]

    assert missing == []
