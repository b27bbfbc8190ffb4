# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""schools: pairs of schools that suit each other."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from partnerkreis.accounts.links import language_of
from partnerkreis.core.errors import DomainError
from partnerkreis.schools.proposing import Link, Proposal, best_for, propose
from partnerkreis.schools.reading import MOST_BYTES, Fault, SchoolsRefused, read_schools
from partnerkreis.workspace.telling_schools import told_reason, told_reasons

#: What is often named as a theme, or in music; anything else is shown as written.
_THEMES: dict[str, Any] = {
    "dance": gettext_lazy("dance"),
    "environment": gettext_lazy("environment"),
    "history": gettext_lazy("history"),
    "media": gettext_lazy("media"),
    "theatre": gettext_lazy("theatre"),
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


def _as_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "format": "partnerkreis-schools-answer/1",
        "proven": proposal.is_proven,
        "links": len(proposal.links),
        "points": sum(link.points for link in proposal.links),
        "pairs": [_pair_as_json(link) for link in proposal.links],
    }


def _pair_as_json(link: Link) -> dict[str, Any]:
    return {
        "schools": [_school(link, "one"), _school(link, "other")],
        "points": link.points,
        "parts": [
            {
                "part": reason.part.value,
                "points": reason.points,
                "values": reason.values,
                "text": told_reason(reason, _THEMES, language_of(get_language())),
            }
            for reason in link.reasons
        ],
    }


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
        for reason in told_reasons(link, _THEMES, language_of(get_language())):
            yield f"   {reason}"


def _pair(link: Link) -> str:
    sentence = ngettext(
        "%(one)s – %(other)s: %(points)d point",
        "%(one)s – %(other)s: %(points)d points",
        link.points,
    )
    names = {"one": link.one.name, "other": link.other.name, "points": link.points}
    return sentence % names


def _print(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - what a command has to say
