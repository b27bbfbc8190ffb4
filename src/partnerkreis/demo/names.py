# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented bodies: names that sound right in German and Polish, with the forms sentences need."""

from dataclasses import dataclass
from typing import Any, Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GERMAN_FIRST: Final = (
    "",
    *_words("""
    Ober Unter Nieder Hohen Mittel Alten Neuen Klein Groß Langen Kalten
    """),
)
_GERMAN_STEMS: Final = _words("""
    ahorn linden eschen ulmen erlen hasel weiden tannen kiefern farn heide moor kreide salz
    silber kupfer amsel drossel falken reiher kranich storchen habicht luchs fuchs hirsch otter
    biber forellen hecht mühl brücken ufer quell insel wiesen acker hafer gersten roggen wein
    apfel kirsch birn pflaumen honig bienen wolken nebel sonnen sternen abend morgen schiefer
    ginster minzen mohn klee distel ried
    """)
_GERMAN_LAST: Final = _words("""
    feld bach tal stedt dorf heim hof weiler see grund rode hagen kirchen furt born brück
    """)
_POLISH_STEMS: Final = _words("""
    Brzoz Dębow Jesion Kasztan Klon Leszczyn Lip Olch Sosn Świerk Topol Wierzb Jarzęb Jałow
    Wrzos Trzcin Szuwar Kamien Piask Źródl Strumien Jezior Rzecz Młyn Most Wysp Łąk Pol Żyt
    Owsian Jęczmien Chmiel Jabłon Grusz Wiśn Śliw Miod Pszczel Żuraw Bocian Jastrzęb Sokol Jelen
    Bobr Lis Wydrz Okon Karp
    """)
_POLISH_LAST: Final = _words("""
    ów owiec nik owin owiczyn isz ogród ogard owiak oszyn icz owód opol oborz
    """)
_POLISH_ADDED: Final = (
    "",
    *_words("""
    Górny Dolny Nowy Stary Wielki Mały Leśny Polny Graniczny Nadrzeczny Królewski Zachodni
    Wschodni Północny Południowy
    """),
)

#: By kind of body and language: the forms, with the name where the braces are.
_COUNTY: Final = {
    "de": {
        "full": "Landkreis {}", "the": "der Landkreis {}", "gen": "des Landkreises {}",
        "dat": "dem Landkreis {}", "acc": "den Landkreis {}", "in": "im Landkreis {}",
        "to": "in den Landkreis {}", "from": "aus dem Landkreis {}", "short": "{}",
    },
    "en": {
        "full": "County of {}", "the": "the county of {}", "in": "in the county of {}",
        "to": "to the county of {}", "from": "from the county of {}", "short": "{}",
    },
    "pl": {
        "full": "powiat {}", "the": "powiat {}", "gen": "powiatu {}", "dat": "powiatowi {}",
        "acc": "powiat {}", "ins": "powiatem {}", "loc": "powiecie {}", "in": "w powiecie {}",
        "to": "do powiatu {}", "from": "z powiatu {}", "short": "{}",
    },
}  # fmt: skip
_MUNICIPALITY: Final = {
    "de": {
        "full": "Gemeinde {}", "the": "die Gemeinde {}", "gen": "der Gemeinde {}",
        "dat": "der Gemeinde {}", "acc": "die Gemeinde {}", "in": "in der Gemeinde {}",
        "to": "in die Gemeinde {}", "from": "aus der Gemeinde {}", "short": "{}",
    },
    "en": {
        "full": "Municipality of {}", "the": "the municipality of {}",
        "in": "in the municipality of {}", "to": "to the municipality of {}",
        "from": "from the municipality of {}", "short": "{}",
    },
    "pl": {
        "full": "gmina {}", "the": "gmina {}", "gen": "gminy {}", "dat": "gminie {}",
        "acc": "gminę {}", "ins": "gminą {}", "loc": "gminie {}", "in": "w gminie {}",
        "to": "do gminy {}", "from": "z gminy {}", "short": "{}",
    },
}  # fmt: skip
#: Of three German bodies one is a county; a Polish county is named by an adjective, which is
#: formed by too many rules, so all invented Polish bodies are municipalities.
_COUNTY_EVERY: Final = 3


@dataclass(frozen=True, slots=True)
class InventedBody:
    """One body of the register."""

    key: str
    name: str
    country: str
    level: str

    @property
    def patterns(self) -> dict[str, dict[str, str]]:
        return _COUNTY if self.level == "county" else _MUNICIPALITY

    @property
    def forms(self) -> dict[str, dict[str, str]]:
        """Return its name in all forms, as a case file has them."""
        return {
            language: {form: pattern.format(self.name) for form, pattern in forms.items()}
            for language, forms in self.patterns.items()
        }

    def form(self, language: str, form: str) -> str:
        """Return one form of its name."""
        return self.patterns[language][form].format(self.name)


def invented_body(number: int) -> InventedBody:
    """Return the body of that number; even ones are German, odd ones Polish."""
    half = number // 2
    if number % 2:
        return InventedBody(f"b{number:06}", _polish_name(half), "PL", "municipality")
    level = "municipality" if half % _COUNTY_EVERY else "county"
    return InventedBody(f"b{number:06}", _german_name(half), "DE", level)


def _german_name(number: int) -> str:
    rest, stem, last = _digits(number, _GERMAN_STEMS, _GERMAN_LAST)
    first, again = rest % len(_GERMAN_FIRST), rest // len(_GERMAN_FIRST)
    return (_GERMAN_FIRST[first] + stem + last).capitalize() + _numeral(again)


def _polish_name(number: int) -> str:
    rest, stem, last = _digits(number, _POLISH_STEMS, _POLISH_LAST)
    added, again = rest % len(_POLISH_ADDED), rest // len(_POLISH_ADDED)
    return f"{stem}{last} {_POLISH_ADDED[added]}".rstrip() + _numeral(again)


def _digits(number: int, stems: tuple[str, ...], lasts: tuple[str, ...]) -> tuple[int, str, str]:
    # Both change from one number to the next, so that neighbours do not sound alike.
    pairs = len(stems) * len(lasts)
    place = number % pairs
    stem = place % len(stems)
    return number // pairs, stems[stem], lasts[(place // len(stems) + stem) % len(lasts)]


def _numeral(again: int) -> str:
    return f" {again + 1}" if again else ""


def region_of(country: str) -> dict[str, Any]:
    """Return the names of the country, as a case file has them."""
    if country == "PL":
        return {"de": {"full": "Polen"}, "en": {"full": "Poland"}, "pl": {"full": "Polska"}}
    return {"de": {"full": "Deutschland"}, "en": {"full": "Germany"}, "pl": {"full": "Niemcy"}}
