# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms and differences in words of one language, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.accord.rules.alike import Odd, Oddity, look_alike
from partnerkreis.accord.rules.canonical import Terms
from partnerkreis.accord.rules.differing import Difference, Path
from partnerkreis.core.dates import parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.directory.models import Body, Place
from partnerkreis.encounters.models import (
    Accuracy,
    Amount,
    Encounter,
    EncounterKind,
    EncounterSide,
    Group,
)
from partnerkreis.partnerships.models import (
    AimKind,
    Institution,
    Instrument,
    InstrumentKind,
    Partnership,
    Standing,
)
from partnerkreis.ui.shapes import Fact, Sentence


@dataclass(frozen=True, slots=True)
class Changed:
    """A field in words, as it was and as it is."""

    label: str
    before: Sequence[Sentence]
    after: Sequence[Sentence]
    #: The two texts are not the same, and nobody could see that.
    looks_alike: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in terms are called: read once for all that is told on a page."""

    bodies: dict[str, Body]
    places: dict[str, Place]
    instruments: dict[str, Instrument]
    partnerships: dict[str, str] = field(default_factory=dict)


def names_in(terms: Iterable[Terms], language: Language) -> Names:
    """Return what the keys in ``terms`` are called (five queries at most)."""
    partnerships: set[str] = set()
    bodies: set[str] = set()
    places: set[str] = set()
    instruments: set[str] = set()
    for one in terms:
        bodies |= {*one.get("parties", ()), *one.get("sides", {})}
        bodies |= {row["body"] for row in one.get("numbers", ()) if row["body"]}
        places |= set(one.get("places", ()))
        instruments |= {row["key"] for row in one.get("agreements", ())}
        partnerships |= {one["partnership"]} if "partnership" in one else set()
    return Names(
        {one.key: one for one in Body.objects.filter(key__in=bodies)},
        {one.key: one for one in Place.objects.filter(key__in=places)} if places else {},
        {one.key: one for one in Instrument.objects.filter(key__in=instruments)}
        if instruments
        else {},
        {
            one.key: name_of(one, language)
            for one in Partnership.objects.filter(key__in=partnerships)
        }
        if partnerships
        else {},
    )


def name_of(partnership: Partnership, language: Language) -> str:
    """Return what a partnership is called: its title, or else its parties."""
    title: str = partnership.title.text(language)
    if title:
        return title
    bodies = [party.body for party in partnership.parties.select_related("body")]
    return "–".join(body.names.form(language, "short") for body in bodies) or partnership.key


class Told:
    """Says what stands in terms, in one language; it must be the active one."""

    def __init__(self, language: Language, names: Names) -> None:
        self.language = language
        self.names = names

    def facts(self, terms: Terms) -> list[Fact]:
        """Return all terms in words, in their order; what is empty is left out."""
        return [
            Fact(self.label(path), said)
            for path, value in _leaves(_as_read(terms), ())
            if (said := self.said(path, value))
        ]

    def changes(self, differing: Iterable[Difference]) -> list[Changed]:
        """Return differences in words, field by field."""
        return [
            Changed(
                label=self.label(one.path),
                before=self._or_nothing(one.path, one.before),
                after=self._or_nothing(one.path, one.after),
                looks_alike=_looks_alike(one),
            )
            for one in sorted(differing, key=lambda one: _place(one.path[0]))
        ]

    def _or_nothing(self, path: Path, value: Any) -> list[Sentence]:
        return self.said(path, value) or [Sentence(pgettext("value of a field", "nothing"))]

    def warnings(self, odd: Iterable[Odd]) -> list[str]:
        """Return what a reader of the terms cannot see or could confuse, in sentences."""
        patterns = {
            Oddity.UNSEEN: _(
                "{field}: the text contains characters that nobody sees ({what}). "
                "Please type it anew, or ask who wrote it."
            ),
            Oddity.MIXED: _(
                "{field}: the word “{what}” mixes letters of different scripts that look alike. "
                "Please type it anew, or ask who wrote it."
            ),
            Oddity.FOREIGN: _(
                "{field}: the word “{what}” is written in letters of another script that look "
                "like ours. Please type it anew, or ask who wrote it."
            ),
        }
        return [patterns[one.kind].format(field=self.label(one.path), what=one.what) for one in odd]

    def body(self, key: str, form: str = "full") -> str:
        body = self.names.bodies.get(key)
        return body.names.form(self.language, form) if body else key

    def label(self, path: Path) -> str:
        """Return what a field is called."""
        match path:
            case ("aims", number, *rest):
                name = _("Aim {number}").format(number=int(number) + 1)
                if rest and rest[0] in _of_an_aim():
                    return f"{name}: {_of_an_aim()[rest[0]]}"
                return self._with_language(name, rest[-1] if "text" in rest else "")
            case ("sides", key):
                return _("Side: {body}").format(body=self.body(key))
            case ("sides", key, "pays", *rest):
                name = _("{body} pays for").format(body=capital(self.body(key)))
                return self._with_language(name, rest[0] if rest else "")
            case ("sides", key, field, *_more):
                known = {"role": pgettext("of a side", "Role"), "funds": _("Contributes money")}
                return f"{capital(self.body(key))}: {known.get(field, field)}"
            case (field, language) if len(language) == 2:
                return self._with_language(_labels().get(field, field), language)
        return _labels().get(path[0], path[0]) if path else ""

    def _with_language(self, name: str, language: str) -> str:
        tongue = _languages().get(language, language)
        return f"{name} ({tongue})" if language else name

    def said(self, path: Path, value: Any) -> list[Sentence]:
        """Return a value in words; nothing where there is none."""
        if value is None or value in ("", [], {}):
            return []
        if path[-1] == "numbers":
            return [Sentence(self._number(row)) for row in value]
        if path[-1] == "agreements":
            return [Sentence(self._agreement(row)) for row in value]
        if isinstance(value, str) and len(path) > 1 and path[-1] in _languages():
            foreign = path[-1] if path[-1] != self.language else ""
            return [Sentence(line, (), foreign) for line in value.split("\n") if line.strip()]
        text = self._plain(path, value)
        return [Sentence(text)] if text else []

    def _plain(self, path: Path, value: Any) -> str:
        field = path[-1]
        if isinstance(value, bool):
            return pgettext("value of a field", "yes") if value else _no()
        if field in ("when", "since", "until"):
            return words.label(parse(value), self.language)
        if field == "partnership":
            return self.names.partnerships.get(str(value), str(value))
        if isinstance(value, list):
            return ", ".join(self._named(field, one) for one in value)
        if isinstance(value, dict):
            return self._count(value) if "number" in value else ", ".join(map(str, value.values()))
        return str(_choices(field).get(value, value))

    def _named(self, field: str, key: str) -> str:
        if field == "parties":
            return self.body(key)
        if field == "places":
            place = self.names.places.get(key)
            return place.names.form(self.language) if place else key
        return str(_choices(field).get(key, key))

    def _count(self, count: Terms) -> str:
        accuracy = count["accuracy"]
        if accuracy == Accuracy.EXACT:
            return str(count["number"])
        return f"{Accuracy(accuracy).label} {count['number']}"

    def _number(self, row: Terms) -> str:
        many = self._count(row["count"]) if row["count"] else ""
        amount = str(Amount(row["amount"]).label) if row["amount"] else ""
        body = f" ({self.body(row['body'], 'short')})" if row["body"] else ""
        ages = [str(age) for age in (row["youngest"], row["oldest"]) if age is not None]
        age = ", " + _("aged {ages}").format(ages="–".join(ages)) if ages else ""
        return f"{Group(row['group']).label}: {many or amount or '–'}{body}{age}"

    def _agreement(self, row: Terms) -> str:
        found = self.names.instruments.get(row["key"])
        title = found.title.text(self.language) if found else ""
        return title or (str(found.get_kind_display()) if found else row["key"])


def _looks_alike(found: Difference) -> bool:
    texts = isinstance(found.before, str) and isinstance(found.after, str)
    return texts and look_alike(found.before, found.after)


#: In this order terms are read; canonical JSON has them by the alphabet.
_READ: Final = (
    *("title", "kind", "parties", "partnership", "year", "standing", "life", "since", "when"),
    *("until", "course", "mode", "place", "places", "sides", "people", "numbers", "text", "act"),
    *("reason", "goal", "aims", "agreements", "languages"),
)
_OF_A_SIDE: Final = ("role", "funds", "pays")
_AIM: Final = ("text", "kind", "institutions", "target_groups")


def _place(field: str) -> int:
    return _READ.index(field) if field in _READ else len(_READ)


def _as_read(terms: Terms) -> Terms:
    """Return terms in the order in which they are read."""
    sides = {
        body: {name: side[name] for name in _OF_A_SIDE if name in side}
        for body, side in terms.get("sides", {}).items()
    }
    ordered = {name: terms[name] for name in sorted(terms, key=_place)}
    return ordered | ({"sides": sides} if sides else {})


def _leaves(terms: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    whole = ("numbers", "agreements", "people")
    for name, value in terms.items():
        here = (*path, name)
        if isinstance(value, dict) and name not in whole:
            yield from _leaves(value, here)
        elif name == "aims":
            for number, aim in enumerate(value):
                yield from _leaves({name: aim[name] for name in _AIM}, (*here, str(number)))
        else:
            yield here, value


def _labels() -> dict[str, str]:
    return {
        "kind": _("What it is"),
        "languages": _("Languages that bind"),
        "parties": _("Parties"),
        "title": _("Title"),
        "text": _("Wording"),
        "until": _("In force until"),
        "when": _("Dates"),
        "course": _("Takes place"),
        "mode": _("In person or online"),
        "place": _("Where"),
        "places": _("Places"),
        "people": _("How many people in all"),
        "numbers": _("How many of which group"),
        "partnership": _("Partnership"),
        "standing": _("How the partnership stands"),
        "since": pgettext("of a standing", "Since"),
        "act": _("By which act"),
        "reason": _("Reason"),
        "year": _("Year"),
        "life": _("How the partnership stands"),
        "goal": _("Goal"),
        "agreements": _("Agreements and charters"),
    }


def _of_an_aim() -> dict[str, str]:
    return {
        "kind": pgettext("of an aim", "kind"),
        "institutions": pgettext("of an aim", "institutions"),
        "target_groups": pgettext("of an aim", "for whom"),
    }


def _languages() -> dict[str, str]:
    return {
        "de": pgettext("language", "German"),
        "pl": pgettext("language", "Polish"),
        "en": pgettext("language", "English"),
        "fr": pgettext("language", "French"),
        "cs": pgettext("language", "Czech"),
        "uk": pgettext("language", "Ukrainian"),
    }


def _choices(field: str) -> dict[Any, Any]:
    known: dict[str, dict[Any, Any]] = {
        "kind": dict(InstrumentKind.choices) | dict(EncounterKind.choices) | dict(AimKind.choices),
        "course": {
            "as_planned": pgettext("course of an encounter", "as planned"),
            "postponed": pgettext("course of an encounter", "no, postponed"),
            "cancelled": pgettext("course of an encounter", "no, cancelled"),
        },
        "mode": dict(Encounter.Mode.choices),
        "role": dict(EncounterSide.Role.choices),
        "standing": dict(Standing.Kind.choices),
        "life": dict(Standing.Kind.choices),
        "languages": _languages(),
        "target_groups": dict(Group.choices),
        "institutions": dict(Institution.choices),
    }
    return known.get(field, {})


def _no() -> str:
    return pgettext("value of a field", "no")


def day(value: date, language: Language) -> str:
    """Return a day for a list or sentence: "2. Juni 2023"."""
    return words.label(parse(value.isoformat()), language)
