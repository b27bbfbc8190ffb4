# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a file of ties, and the checks both formats share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerkreis.core.dates import DateError, Edtf, parse
from partnerkreis.core.errors import DomainError

#: Larger files are refused unread: all twinnings of the world that Wikidata knows take 25 MB.
MOST_BYTES = 128 * 1024 * 1024
#: So many faults are listed; a file with more is the wrong file.
MOST_FAULTS = 200
#: A name of a place that is longer is something else.
LONGEST_NAME = 200

_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")
_OFFICIAL_KEY = re.compile(r"[a-z]{2}:[0-9]{2,9}")
# Looked up when one is needed: for each good value of a large file that would take long.
_NOT_A_COUNTRY = gettext_lazy("“%(given)s” is not a country code such as DE or PL.")
_NOT_AN_ID = gettext_lazy("“%(given)s” is not a Wikidata id such as Q7033.")
_NOT_A_KEY = gettext_lazy("“%(given)s” is not an official key such as de:16062 or pl:3004.")
_NOT_A_LATITUDE = gettext_lazy("“%(given)s” is not a latitude between -90 and 90.")
_NOT_A_LONGITUDE = gettext_lazy("“%(given)s” is not a longitude between -180 and 180.")


class TiesRefused(DomainError):
    """The file cannot be taken; ``faults`` has one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Wrong(Exception):
    """A value is not what its field holds; the sentence says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(slots=True)
class Faults:
    """Collects faults; raises once there are too many."""

    lines: list[str] = field(default_factory=list)

    def add(self, record: str, name: str, sentence: str | Promise) -> None:
        self.lines.append(f"{record} {name}: {sentence}" if name else f"{record}: {sentence}")
        if len(self.lines) >= MOST_FAULTS:
            raise TiesRefused(self.lines)

    def raise_any(self) -> None:
        if self.lines:
            raise TiesRefused(self.lines)


def check_size(data: bytes) -> None:
    """Raise :class:`TiesRefused` if the file is too large to be read at all."""
    if len(data) > MOST_BYTES:
        text = _("The file is larger than %(most)d MB; such files are not read.")
        figures = {"most": MOST_BYTES // 2**20}
        raise TiesRefused([text % figures])


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, or raise :class:`TiesRefused`."""
    check_size(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TiesRefused([_("The file is not UTF-8 text. Please save it as UTF-8.")]) from None


def name_of(text: str) -> str:
    if not text:
        raise Wrong(_("The place has no name."))
    if len(text) > LONGEST_NAME:
        figures = {"length": len(text), "longest": LONGEST_NAME}
        raise Wrong(_("The name has %(length)d characters; at most %(longest)d fit.") % figures)
    if not text.isprintable():
        raise Wrong(_("The name has characters that cannot be printed."))
    return text


def country_of(text: str) -> str:
    return _matching(_COUNTRY, text, _NOT_A_COUNTRY)


def wikidata_of(text: str) -> str:
    return _matching(_WIKIDATA, text, _NOT_AN_ID)


def official_key_of(text: str) -> str:
    return _matching(_OFFICIAL_KEY, text, _NOT_A_KEY)


def _matching(pattern: re.Pattern[str], text: str, sentence: Promise) -> str:
    if text and not pattern.fullmatch(text):
        raise Wrong(str(sentence) % {"given": text[:60]})
    return text


def latitude_of(text: str) -> float | None:
    return _degrees(text, 90, _NOT_A_LATITUDE)


def longitude_of(text: str) -> float | None:
    return _degrees(text, 180, _NOT_A_LONGITUDE)


def _degrees(text: str, most: int, sentence: Promise) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > most:
        raise Wrong(str(sentence) % {"given": text[:60]})
    return value


def population_of(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or int(text[:12]) > 2_000_000_000:
        raise Wrong(_("“%(given)s” is not a number of inhabitants.") % {"given": text[:60]})
    return int(text)


def date_of(text: str) -> Edtf | None:
    """Read a date as EDTF writes it."""
    if not text:
        return None
    try:
        return parse(text)
    except DateError:
        sentence = _("“%(given)s” is not a date such as 2001, 2001-11 or 2001-11-21.")
        raise Wrong(sentence % {"given": text[:60]}) from None


Check = Callable[[str], object]
