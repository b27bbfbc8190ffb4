# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships that do not exist, as facts: what the reference case has no example of."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.stories import facts as f


def identity(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def date(text: str | None) -> Edtf | None:
    return parse(text) if text else None


def of(fact: type[Any], name: str, /, **fields: Any) -> Any:
    """Build a fact; dates may be given as text."""
    dates = ("when", "bounds", "planned", "since", "until", "as_of")
    return fact(
        id=identity(name),
        **{k: date(v) if k in dates and isinstance(v, str) else v for k, v in fields.items()},
    )


GERMANY = Names(
    {
        "de": {"full": "Deutschland", "in": "in Deutschland"},
        "pl": {"full": "Niemcy", "in": "w Niemczech"},
        "en": {"full": "Germany", "in": "in Germany"},
    }
)
POLAND = Names(
    {
        "de": {"full": "Polen", "in": "in Polen"},
        "pl": {"full": "Polska", "in": "w Polsce"},
        "en": {"full": "Poland", "in": "in Poland"},
    }
)

MEADOW = of(
    f.BodyFact,
    "meadow",
    key="meadow",
    country="DE",
    country_name=GERMANY,
    names=Names(
        {
            "de": {
                "full": "Landkreis Wiesengrund",
                "short": "Wiesengrund",
                "the": "der Landkreis Wiesengrund",
                "gen": "des Landkreises Wiesengrund",
                "dat": "dem Landkreis Wiesengrund",
                "acc": "den Landkreis Wiesengrund",
            },
            "pl": {
                "full": "powiat Wiesengrund",
                "short": "Wiesengrund",
                "gen": "powiatu Wiesengrund",
                "dat": "powiatowi Wiesengrund",
                "ins": "powiatem Wiesengrund",
                "loc": "powiecie Wiesengrund",
            },
            "en": {
                "full": "County of Wiesengrund",
                "short": "Wiesengrund",
                "the": "the county of Wiesengrund",
            },
        }
    ),
    council=Names(
        {
            "de": {"full": "Kreistag Wiesengrund", "the": "der Kreistag Wiesengrund"},
            "pl": {"full": "rada powiatu Wiesengrund", "gen": "rady powiatu Wiesengrund"},
            "en": {"full": "Wiesengrund council", "the": "the Wiesengrund county council"},
        }
    ),
)
BIRCH = of(
    f.BodyFact,
    "birch",
    key="birch",
    level="municipality",
    country="PL",
    country_name=POLAND,
    names=Names(
        {
            "de": {
                "full": "Stadt Brzezinka",
                "short": "Brzezinka",
                "the": "die Stadt Brzezinka",
                "gen": "der Stadt Brzezinka",
                "dat": "der Stadt Brzezinka",
                "acc": "die Stadt Brzezinka",
            },
            "pl": {
                "full": "miasto Brzezinka",
                "short": "Brzezinka",
                "gen": "miasta Brzezinka",
                "dat": "miastu Brzezinka",
                "ins": "miastem Brzezinka",
                "loc": "mieście Brzezinka",
                "in": "w Brzezince",
                "to": "do Brzezinki",
                "from": "z Brzezinki",
            },
            "en": {
                "full": "Town of Brzezinka",
                "short": "Brzezinka",
                "the": "the town of Brzezinka",
            },
        }
    ),
)
#: Hardly anything is known of these two.
REEDS = of(f.BodyFact, "reeds", key="reeds", names=Names.of(de="Landkreis Schilf"), country="DE")
CLIFF = of(
    f.BodyFact,
    "cliff",
    key="cliff",
    level="region",
    names=Names.of(de="Region Felsen", pl="region Felsen", en="Felsen region"),
)

BIRD = of(f.OfficeholderFact, "bird", person="Maria Vogel", body=MEADOW, title_form="feminine")
WOLF = of(
    f.OfficeholderFact,
    "wolf",
    person="Jan Wilk",
    body=BIRCH,
    office="mayor",
    title_form="masculine",
)


def partnership(name: str, *bodies: f.BodyFact, **fields: Any) -> f.PartnershipFacts:
    dates = ("first_contact", "working_together_since", "contacts_since")
    for field in dates:
        if isinstance(fields.get(field), str):
            fields[field] = date(fields[field])
    parties = tuple(f.PartyFact(body=body) for body in bodies)
    return f.PartnershipFacts(**{"id": identity(name), "key": name, "parties": parties, **fields})


def instrument(
    name: str, kind: str, *signed: str, by: tuple[f.OfficeholderFact, ...] = (), **fields: Any
) -> f.InstrumentFact:
    signings = tuple(of(f.SigningFact, f"{name} {day}", when=day, signatories=by) for day in signed)
    return of(f.InstrumentFact, name, kind=kind, signings=signings, **fields)


def visit(
    name: str, kind: str, when: str, host: f.BodyFact, guest: f.BodyFact, **fields: Any
) -> Any:
    sides = (f.SideFact(body=host, role="host"), f.SideFact(body=guest, role="guest"))
    told = {name: fields.pop(name) for name in ("headcounts", "topics") if name in fields}
    details = f.EncounterDetails(sides=sides, **told)
    return of(f.EncounterFact, name, kind=kind, when=when, read=lambda: details, **fields)


def pupils(guest: f.BodyFact, count: int, teachers: int) -> tuple[f.HeadcountFact, ...]:
    return (
        f.HeadcountFact(group="pupils", body=guest.id, count=count),
        f.HeadcountFact(group="teachers", body=guest.id, count=teachers),
    )


TOPICS = tuple(
    of(f.TopicFact, word, key=word, running=Translated.of(de=de, pl=pl, en=word))
    for word, de, pl in (
        ("music", "Musik", "muzyka"),
        ("sport", "Sport", "sport"),
        ("education", "Bildung", "edukacja"),
    )
)

TOWN_AND_COUNTY = partnership(
    "town and county",
    MEADOW,
    BIRCH,
    working_together_since="2009~",
    circumstance=Translated.of(
        de="bei einem Feuerwehrfest", pl="podczas święta strażaków", en="at a fire service festival"
    ),
    instruments=(
        instrument("letter", "letter_of_intent", "2010-05", by=(BIRD, WOLF)),
        instrument("agreement", "cooperation_agreement", when="2011", topics=TOPICS),
        instrument("charter", "charter", "2012-06-01", by=(BIRD, WOLF)),
        instrument("renewal", "renewal_agreement", "2017-09-09"),
    ),
    encounters=(
        visit("council", "council_visit", "2018-05", BIRCH, MEADOW),
        visit("delegation", "delegation_visit", "2018-09-03/2018-09-05", MEADOW, BIRCH),
        visit("citizens", "citizens_trip", "2017", BIRCH, MEADOW),
        visit("sport", "sports_tour", "2016-22", MEADOW, BIRCH),
        visit("pupils", "school_exchange", "2018-10-01/2018-10-04", MEADOW, BIRCH,
              headcounts=pupils(BIRCH, 22, 1), return_visit_of=identity("council")),
        visit("staff", "staff_exchange", "2018-02", MEADOW, BIRCH),
        visit("practice", "vocational_placement", "2018-03", MEADOW, BIRCH),
    ),
)  # fmt: skip
PLANNED = partnership(
    "planned",
    MEADOW,
    BIRCH,
    contacts_since="2016",
    plans=(
        of(f.PlanFact, "official", kind="official_partnership", when="2018-03", planned="2019-05",
           planners=(BIRCH,), instrument_kind="charter"),
        of(f.PlanFact, "schools", kind="school_partnerships", when="2018"),
        of(f.PlanFact, "camp", kind="encounter", when="2018-11", planned="2019-22",
           title=Translated.of(de="Zeltlager", pl="Obóz nad jeziorem", en="Camp by the lake")),
    ),
    resolutions=(
        of(f.ResolutionFact, "act", body=MEADOW, when="2018-04-12", plan=identity("official")),
    ),
)  # fmt: skip
NETWORK = partnership(
    "network",
    MEADOW,
    BIRCH,
    REEDS,
    CLIFF,
    working_together_since="1999",
    instruments=(instrument("network charter", "charter", "2003-10-03"),),
    standings=(of(f.StandingFact, "resting part", kind="resting", since="2015", body=CLIFF.id),),
)
SUSPENDED = partnership(
    "suspended",
    MEADOW,
    BIRCH,
    working_together_since="1996",
    instruments=(instrument("old charter", "charter", "1998-05-09", by=(BIRD,)),),
    standings=(of(f.StandingFact, "break", kind="suspended", since="2016-03"),),
)
ENDED = partnership(
    "ended",
    MEADOW,
    BIRCH,
    working_together_since="1991",
    instruments=(instrument("first charter", "charter", "1993"),),
    standings=(of(f.StandingFact, "end", kind="ended", since="2007-12-31"),),
)
SPONSORSHIP = partnership(
    "sponsorship",
    MEADOW,
    REEDS,
    first_contact="1954",
    instruments=(instrument("deed", "sponsorship", "1955-07-17"),),
)
NOTHING = partnership("nothing", REEDS, CLIFF)

ALL = (TOWN_AND_COUNTY, PLANNED, NETWORK, SUSPENDED, ENDED, SPONSORSHIP, NOTHING)
