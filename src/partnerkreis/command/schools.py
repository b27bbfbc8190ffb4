# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""schools: pairs of schools that suit each other."""

import datetime
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from partnerkreis.core.errors import DomainError
from partnerkreis.schools.proposing import Link, Proposal, best_for, propose
from partnerkreis.schools.reading import MOST_BYTES, Fault, SchoolsRefused, read_schools
from partnerkreis.schools.scoring import Part, Reason

_TYPES: dict[str, Any] = {
    "primary": gettext_lazy("primary school"),
    "lower_secondary": gettext_lazy("lower secondary school"),
    "upper_secondary": gettext_lazy("upper secondary school"),
    "comprehensive": gettext_lazy("comprehensive school"),
    "vocational": gettext_lazy("vocational centre"),
    "special": gettext_lazy("special school"),
    "music": gettext_lazy("music school"),
    "other": gettext_lazy("other school"),
}
#: Names of languages as a list has them; others are shown by their code.
_LANGUAGES: dict[str, Any] = {
    "cs": pgettext_lazy("language", "Czech"),
    "de": pgettext_lazy("language", "German"),
    "en": pgettext_lazy("language", "English"),
    "es": pgettext_lazy("language", "Spanish"),
    "fr": pgettext_lazy("language", "French"),
    "it": pgettext_lazy("language", "Italian"),
    "la": pgettext_lazy("language", "Latin"),
    "pl": pgettext_lazy("language", "Polish"),
    "ru": pgettext_lazy("language", "Russian"),
    "uk": pgettext_lazy("language", "Ukrainian"),
}
#: What is often named as a theme, in music and in sport; anything else is shown as written.
_THINGS: dict[str, Any] = {
    "orchestra": gettext_lazy("orchestra"),
    "choir": gettext_lazy("choir"),
    "band": gettext_lazy("band"),
    "dance": gettext_lazy("dance"),
    "theatre": gettext_lazy("theatre"),
    "environment": gettext_lazy("environment"),
    "history": gettext_lazy("history"),
    "media": gettext_lazy("media"),
    "football": gettext_lazy("football"),
    "volleyball": gettext_lazy("volleyball"),
}


class NotAFileOfSchools(DomainError):
    """The file cannot be read; ``faults`` has one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class NoSuchSchool(DomainError):
    """No school of the file has this id."""


def schools(options: Namespace) -> None:
    """Propose pairs of schools, or the ten that suit one school best."""
    try:
        register = read_schools(_read(options.file))
    except SchoolsRefused as refused:
        raise NotAFileOfSchools([_line(fault) for fault in refused.faults]) from None
    if options.school and options.school not in {school.id for school in register.schools}:
        sentence = _("There is no school “%(id)s” in the file.")
        raise NoSuchSchool(sentence % {"id": options.school})
    chosen = options.school
    proposal = Proposal(best_for(register, chosen)) if chosen else propose(register)
    if options.json:
        _print(json.dumps(_as_json(proposal), ensure_ascii=False, indent=1))
    else:
        _print(*_told(proposal))


def _read(path: str) -> bytes:
    # One byte more than is allowed is enough to see that a file is too large.
    if path == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _line(fault: Fault) -> str:
    sentence = _(fault.sentence) % fault.values
    return f"{fault.where}: {sentence}" if fault.where else sentence


def _as_json(proposal: Proposal) -> list[dict[str, Any]]:
    return [
        {
            "schools": [_school(link, "one"), _school(link, "other")],
            "points": link.points,
            "parts": [
                {
                    "part": reason.part.value,
                    "points": reason.points,
                    "values": reason.values,
                    "text": _reason(reason),
                }
                for reason in link.reasons
            ],
        }
        for link in proposal.links
    ]


def _school(link: Link, end: str) -> dict[str, str]:
    school = getattr(link, end)
    return {"id": school.id, "name": school.name, "county": school.county}


def _told(proposal: Proposal) -> Iterator[str]:
    count = len(proposal.links)
    sentence = ngettext("%(count)d pair of schools:", "%(count)d pairs of schools:", count)
    yield sentence % {"count": count}
    if not proposal.is_proven:
        yield _("It could not be proven that there is no better choice.")
    for link in proposal.links:
        yield ""
        yield _pair(link)
        for reason in link.reasons:
            yield f"   {_reason(reason)}"


def _pair(link: Link) -> str:
    sentence = ngettext(
        "%(one)s – %(other)s: %(points)d point",
        "%(one)s – %(other)s: %(points)d points",
        link.points,
    )
    names = {"one": link.one.name, "other": link.other.name, "points": link.points}
    return sentence % names


def _reason(reason: Reason) -> str:
    """Return a part of the score as a whole sentence."""
    return _SENTENCES[reason.part](reason.values)


def _listed(names: dict[str, Any], values: tuple[str, ...]) -> dict[str, str]:
    return {"what": ", ".join(str(names.get(value, value)) for value in values)}


def _date(text: str) -> str:
    return formats.date_format(datetime.date.fromisoformat(text), "SHORT_DATE_FORMAT")


def _wished(values: tuple[str, ...]) -> str:
    names = {**_TYPES, **_LANGUAGES, **_THINGS}
    return _("Wishes fulfilled: %(what)s.") % _listed(names, values)


def _sizes(values: tuple[str, ...]) -> str:
    figures = {"one": values[0], "other": values[1]}
    return _("Similar size: %(one)s and %(other)s pupils.") % figures


def _ages(values: tuple[str, ...]) -> str:
    return _("Ages %(first)s to %(last)s overlap.") % {"first": values[0], "last": values[1]}


def _days(values: tuple[str, ...]) -> str:
    first, last = map(_date, values)
    return _("Both have time from %(first)s to %(last)s.") % {"first": first, "last": last}


_SENTENCES: dict[Part, Callable[[tuple[str, ...]], str]] = {
    Part.LANGUAGES: lambda v: _("Taught at both: %(what)s.") % _listed(_LANGUAGES, v),
    Part.SPOKEN: lambda v: (
        _("One speaks what the other learns: %(what)s.") % _listed(_LANGUAGES, v)
    ),
    Part.TYPE: lambda v: _("Both are of one type: %(what)s.") % _listed(_TYPES, v),
    Part.AGES: _ages,
    Part.SIZE: _sizes,
    Part.THEMES: lambda v: _("Themes of both: %(what)s.") % _listed(_THINGS, v),
    Part.MUSIC: lambda v: _("Music on both sides: %(what)s.") % _listed(_THINGS, v),
    Part.SPORT: lambda v: _("Sport on both sides: %(what)s.") % _listed(_THINGS, v),
    Part.DATES: _days,
    Part.WISHES: _wished,
    Part.WAITING: lambda v: _("Waiting since %(date)s.") % {"date": _date(v[0])},
}


def _print(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - what a command has to say
