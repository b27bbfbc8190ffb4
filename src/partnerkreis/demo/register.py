# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A large invented register, to see how the software does with many records.

The same size gives the same bytes. Nothing in it is true.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from partnerkreis.core.translated import digest
from partnerkreis.demo.names import InventedBody, invented_body, region_of

_RELEASED: Final = "2026-01-01T00:00:00Z"
_FIRST_YEAR, _LAST_YEAR, _THIS_YEAR = 1975, 2027, 2026
_ENCOUNTERS_PER_BODY: Final = 5
_SOURCES: Final = 40

Texts = dict[str, str]
Row = dict[str, Any]

_TOPICS: Final = (
    ("schools", "Schulen", "szkoły", "schools"),
    ("music", "Musik", "muzyka", "music"),
    ("sports", "Sport", "sport", "sports"),
    ("fire-service", "Feuerwehr", "straż pożarna", "fire service"),
    ("health", "Gesundheit", "zdrowie", "health"),
    ("farming", "Landwirtschaft", "rolnictwo", "farming"),
    ("tourism", "Tourismus", "turystyka", "tourism"),
    ("administration", "Verwaltung", "administracja", "administration"),
    ("economy", "Wirtschaft", "gospodarka", "economy"),
    ("youth", "Jugend", "młodzież", "young people"),
)

#: Kind, group, and a title in three languages: {guest} comes from, {host} is where.
_KINDS: Final = (
    ("school_exchange", "pupils", "Schülerinnen und Schüler {guest} zu Gast {host}",
     "Uczniowie {guest} z wizytą {host}", "Pupils {guest} on a visit {host}"),
    ("council_visit", "councillors", "Ratsmitglieder {guest} zu Besuch {host}",
     "Radni {guest} z wizytą {host}", "Councillors {guest} on a visit {host}"),
    ("job_shadowing", "administration_staff", "Hospitation von Beschäftigten {guest} {host}",
     "Wizyta studyjna pracowników {guest} {host}", "Job shadowing of staff {guest} {host}"),
    ("citizens_trip", "citizens", "Bürgerfahrt {guest} mit Aufenthalt {host}",
     "Wyjazd mieszkańców {guest} z pobytem {host}", "Citizens’ trip {guest} with a stay {host}"),
    ("youth_project", "musicians", "Jugendorchester {guest} spielt {host}",
     "Orkiestra młodzieżowa {guest} gra {host}", "Youth orchestra {guest} plays {host}"),
    ("sports_tour", "young_people", "Turnier {host} mit Gästen {guest}",
     "Turniej {host} z udziałem gości {guest}", "Tournament {host} with guests {guest}"),
    ("expert_meeting", "administration_staff", "Fachtreffen {host} mit Gästen {guest}",
     "Spotkanie specjalistów {host} z gośćmi {guest}", "Expert meeting {host} with guests {guest}"),
    ("trainee_exchange", "trainees", "Auszubildende {guest} lernen {host}",
     "Praktykanci {guest} uczą się {host}", "Trainees {guest} learn {host}"),
)  # fmt: skip
_SUMMARIES: Final = (
    ("Die Gäste wohnten in Familien; zum Programm gehörten ein Rundgang und ein gemeinsamer Abend.",
     "Goście mieszkali u rodzin; w programie były zwiedzanie i wspólny wieczór.",
     "The guests stayed with families; the programme included a tour and an evening together."),
    ("Beide Seiten verabredeten ein Wiedersehen im nächsten Jahr.",
     "Obie strony umówiły się na spotkanie w następnym roku.",
     "Both sides agreed to meet again the following year."),
    ("Im Mittelpunkt stand der Austausch von Erfahrungen aus der täglichen Arbeit.",
     "Najważniejsza była wymiana doświadczeń z codziennej pracy.",
     "The exchange of experience from daily work was at the centre."),
    ("Am letzten Tag zeigten die Teilnehmenden, was sie gemeinsam erarbeitet hatten.",
     "Ostatniego dnia uczestnicy pokazali, co wspólnie przygotowali.",
     "On the last day the participants showed what they had prepared together."),
)  # fmt: skip


def generate(size: int) -> bytes:
    """Return a case file of ``size`` bodies, half as many partnerships, five encounters each."""
    random = Random(size)  # noqa: S311 - nothing here is a secret
    bodies = [invented_body(number) for number in range(max(size, 2))]
    pairs = [_pair(bodies, number, random) for number in range(max(size // 2, 1))]
    charters = [number for number in range(len(pairs)) if number % 2 == 0]
    case = {
        "format": "partnerkreis/1",
        "sources": [_source(number) for number in range(_SOURCES)],
        "topics": [_topic(*topic) for topic in _TOPICS],
        "bodies": [_body(body, random) for body in bodies],
        "partnerships": [_partnership(number, pair, random) for number, pair in enumerate(pairs)],
        "instruments": [_instrument(number, pairs[number]) for number in charters],
        "signings": [_signing(number, random) for number in charters],
        "encounters": [
            _encounter(number, *_partnership_of(number, pairs), random)
            for number in range(size * _ENCOUNTERS_PER_BODY)
        ],
    }
    return json.dumps(case, ensure_ascii=False).encode()


def _pair(
    bodies: list[InventedBody], number: int, random: Random
) -> tuple[InventedBody, InventedBody]:
    """Return a partnership's two bodies; every body is in about one, some in many."""
    first = (2 * number) % len(bodies)
    second = random.randrange(len(bodies) - 1)
    return bodies[first], bodies[second if second < first else second + 1]


def _partnership_of(
    number: int, pairs: list[tuple[InventedBody, InventedBody]]
) -> tuple[int, tuple[InventedBody, InventedBody]]:
    """Of ten encounters one belongs to a lively partnership: some have many pages of them."""
    lively = max(len(pairs) // 100, 1)
    chosen = (number // 10) % lively if number % 10 == 0 else number % len(pairs)
    return chosen, pairs[chosen]


def _source(number: int) -> Row:
    return {
        "key": f"s{number:03}",
        "published_at": _RELEASED,
        "title": f"Amtsblatt {1985 + number}, Ausgabe {number % 12 + 1}",
        "language": "de",
    }


def _topic(key: str, german: str, polish: str, english: str) -> Row:
    label = {"de": german, "pl": polish.capitalize(), "en": english.capitalize()}
    running = {"de": german, "pl": polish, "en": english}
    return {"key": key, "published_at": _RELEASED, "label": label, "running": running}


def _body(body: InventedBody, random: Random) -> Row:
    north, east = (49.6, 54.0), (15.2, 23.2)
    if body.country == "DE":
        north, east = (47.8, 54.2), (7.0, 14.2)
    population = random.randrange(3_000, 180_000)
    return {
        "key": body.key,
        "published_at": _RELEASED,
        "level": body.level,
        "country": body.country,
        "names": body.forms,
        "country_name": region_of(body.country),
        "latitude": f"{random.uniform(*north):.4f}",
        "longitude": f"{random.uniform(*east):.4f}",
        "figures": [
            {
                "measure": "population",
                "value": str(population),
                "when": "2023",
            }
        ],
    }


def _partnership(number: int, pair: tuple[InventedBody, InventedBody], random: Random) -> Row:
    first, second = pair
    names = f"{first.name}–{second.name}"
    year = random.randrange(_FIRST_YEAR, 2015)
    return {
        "key": _partnership_key(number),
        "published_at": _RELEASED,
        "citations": [{"source": f"s{number % _SOURCES:03}"}],
        "mentions": [{"role": "topic", "topic": _TOPICS[number % len(_TOPICS)][0]}],
        "title": {
            "de": f"Partnerschaft {names}",
            "pl": f"Partnerstwo {names}",
            "en": f"{names} partnership",
        },
        "first_contact": f"{year}~" if number % 3 == 0 else str(year),
        "origin": {
            "de": "Am Anfang stand eine Begegnung zweier Schulen.",
            "pl": "Początkiem było spotkanie dwóch szkół.",
            "en": "It began with a meeting of two schools.",
        },
        "parties": [{"body": body.key, "reached_out": body is first} for body in pair],
    }


def _instrument(number: int, pair: tuple[InventedBody, InventedBody]) -> Row:
    names = f"{pair[0].name}–{pair[1].name}"
    return {
        "key": f"{_partnership_key(number)}-charter",
        "published_at": _RELEASED,
        "partnership": _partnership_key(number),
        "kind": "charter" if number % 4 == 0 else "cooperation_agreement",
        "title": {
            "de": f"Vereinbarung {names}",
            "pl": f"Umowa {names}",
            "en": f"{names} agreement",
        },
    }


def _signing(number: int, random: Random) -> Row:
    day = date(random.randrange(2015, _THIS_YEAR), random.randrange(1, 13), random.randrange(1, 29))
    return {
        "key": f"{_partnership_key(number)}-signing",
        "published_at": _RELEASED,
        "instrument": f"{_partnership_key(number)}-charter",
        "when": day.isoformat(),
    }


def _encounter(
    number: int, partnership: int, pair: tuple[InventedBody, InventedBody], random: Random
) -> Row:
    kind, group, *titles = _KINDS[random.randrange(len(_KINDS))]
    host, guest = pair if number % 2 else pair[::-1]
    people = random.randrange(4, 120)
    year = random.randrange(_FIRST_YEAR, _LAST_YEAR + 1)
    row: Row = {
        "key": f"e{number:07}",
        "when": _when(year, random),
        "kind": kind,
        "state": _state(year, number),
        "title": _title(titles, host, guest),
        "partnerships": [_partnership_key(partnership)],
        "people": people,
        "people_accuracy": "about" if number % 3 == 0 else "exact",
        "mentions": [{"role": "topic", "topic": _TOPICS[number % len(_TOPICS)][0]}],
        "sides": [
            {"body": host.key, "role": "host"},
            {"body": guest.key, "role": "guest"},
        ],
        "headcounts": [{"body": guest.key, "group": group, "count": people}],
    }
    # One of forty waits for its release, one of four names its source, one of two is told.
    if number % 40:
        row["published_at"] = _RELEASED
    if number % 4 == 0:
        row["citations"] = [{"source": f"s{number % _SOURCES:03}"}]
    if number % 2 == 0:
        row["summary"] = _summary(number)
    return row


def _partnership_key(number: int) -> str:
    return f"p{number:06}"


def _title(titles: list[str], host: InventedBody, guest: InventedBody) -> Texts:
    return {
        language: title.format(guest=guest.form(language, "from"), host=host.form(language, "in"))
        for language, title in zip(("de", "pl", "en"), titles, strict=True)
    }


def _summary(number: int) -> Row:
    """Return a text with its translations; of a hundred, one original has changed since."""
    german, polish, english = _SUMMARIES[number // 2 % len(_SUMMARIES)]
    original = digest(german if number % 100 else f"{german} (alt)")
    return {
        "de": german,
        "pl": {"text": polish, "of": original},
        "en": {"text": english, "of": original},
    }


def _state(year: int, number: int) -> str:
    if year > _THIS_YEAR:
        return "planned" if number % 2 else "announced"
    return "cancelled" if number % 60 == 0 else "took_place"


def _when(year: int, random: Random) -> str:
    """Return a date as precise as sources are: mostly to the day, sometimes hardly at all."""
    day = date(year, random.randrange(1, 13), random.randrange(1, 29))
    chance = random.random()
    if chance < 0.55:
        return day.isoformat()
    if chance < 0.70:
        return f"{day}/{day + timedelta(days=random.randrange(1, 9))}"
    if chance < 0.82:
        return f"{day:%Y-%m}"
    if chance < 0.88:
        return f"{year}-{random.randrange(21, 25)}"
    if chance < 0.95:
        return str(year)
    if chance < 0.98:
        return f"{year}~"
    return f"[{day:%Y-%m}..{day + timedelta(days=90):%Y-%m}]"
