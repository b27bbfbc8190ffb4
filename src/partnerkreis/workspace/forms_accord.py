# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed about joint records, read before an action is called."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partnerkreis.accord.actions.recording import LARGEST_SCAN, Told
from partnerkreis.accord.queries.subjects import Subject
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.core.dates import DateError, Precision, read
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.translated import Translated, Wording, clean

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LONGEST_TEXT: Final = 4_000
Choice = TypeVar("Choice", Verb, Means)


class Mistyped(DomainError):
    """Something that was typed cannot be read; ``field`` says which input."""


def day_typed(given: QueryDict, name: str, language: Language) -> date:
    """Return the day that was typed. Raises Mistyped."""
    text = given.get(name, "").strip()
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        read_as = read(text, language)
    except (DateError, ValueError):
        raise Mistyped(_("Please write the day like 24.6.2026."), field=name) from None
    day = read_as.earliest
    if day is None or read_as.is_interval or read_as.precision is not Precision.DAY:
        raise Mistyped(_("Please write the day like 24.6.2026."), field=name)
    return day


def day_or_none(given: QueryDict, name: str, language: Language) -> date | None:
    """Return the day that was typed, None where nothing was. Raises Mistyped."""
    return day_typed(given, name, language) if given.get(name, "").strip() else None


def text_typed(given: QueryDict, name: str, longest: int = _LONGEST_TEXT) -> str:
    """Return the text that was typed. Raises Mistyped where it is too long."""
    text = given.get(name, "").strip()
    if len(text) > longest:
        raise Mistyped(_("This text is too long. Please shorten it."), field=name)
    return text


def verb_typed(given: QueryDict, name: str = "verb") -> Verb:
    """Return which answer was chosen. Raises Mistyped."""
    return _chosen(given, name, Verb)


def months_typed(given: QueryDict, name: str = "months") -> int:
    """Return a period in months. Raises Mistyped."""
    text = given.get(name, "").strip()
    if not (text.isascii() and text.isdecimal() and 0 <= int(text[:4]) <= 60):
        raise Mistyped(_("Please write a number of months from 0 to 60."), field=name)
    return int(text)


def whole_number_typed(given: QueryDict, name: str) -> int:
    """Return a number that was typed, 0 where it is none."""
    text = given.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def told_typed(given: QueryDict, language: Language) -> Told:
    """Return an answer that came in by letter, mail or telephone. Raises Mistyped."""
    verb = verb_typed(given)
    return Told(
        verb=verb,
        means=_chosen(given, "means", Means),
        person=text_typed(given, "person", 120),
        office=text_typed(given, "office", 200),
        given_on=day_typed(given, "given_on", language),
        reason=text_typed(given, "reason"),
        ends_on=day_typed(given, "ends_on", language) if verb is Verb.NOTICE else None,
    )


def pays_typed(given: QueryDict, subject: Subject) -> dict[str, Translated]:
    """Return what each side pays for as it was typed, by the key of its body. Raises Mistyped."""
    typed: dict[str, Translated] = {}
    for side in subject.record.sides.all():
        texts = dict(side.pays)
        for code in subject.languages:
            name = f"pays-{side.body.key}-{code}"
            if name in given:
                texts[code] = Wording(clean(text_typed(given, name, 400)))
        typed[side.body.key] = Translated({c: w for c, w in texts.items() if w.text})
    return typed


def scan_typed(files: object) -> bytes | None:
    """Return the file that was chosen, at most one byte more than may be; None without one."""
    scan = getattr(files, "get", lambda _name: None)("scan")
    return scan.read(LARGEST_SCAN + 1) if scan else None


def _chosen(given: QueryDict, name: str, choices: type[Choice]) -> Choice:
    try:
        return choices(given.get(name, ""))
    except ValueError:
        raise Mistyped(_("Please choose one of the answers."), field=name) from None
