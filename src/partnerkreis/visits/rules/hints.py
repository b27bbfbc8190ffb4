# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What looks like a mistake: a hint, never a barrier."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from partnerkreis.core.translated import Translated
from partnerkreis.visits.rules.due import is_diet_waiting, languages_without_interpreter
from partnerkreis.visits.rules.likeness import are_alike, is_named
from partnerkreis.visits.rules.values import (
    Cue,
    EarlierGift,
    Part,
    Side,
    Visit,
)


class Hint(StrEnum):
    OVERLAP = "overlap"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    OUTSIDE_THE_DAYS = "outside-the-days"
    LONG_DAY = "long-day"
    NO_BREAK = "no-break"
    LATE_DRIVE = "late-drive"
    SPEAKER_NOT_LISTED = "speaker-not-listed"
    GIVEN_BEFORE = "given-before"
    LATE_EMBARGO = "late-embargo"
    NO_INTERPRETER = "no-interpreter"
    DIET_NOT_PASSED_ON = "diet-not-passed-on"
    ONE_RELEASE_ONLY = "one-release-only"


@dataclass(frozen=True, slots=True)
class Noticed:
    """A hint with what it is about."""

    hint: Hint
    part: Part
    day: datetime.date | None = None
    cue: Translated | None = None
    other: Translated | None = None
    name: str = ""
    side: Side | None = None
    languages: tuple[str, str] = ("", "")
    earlier: EarlierGift | None = None


#: Whoever listens longer needs a pause; a day is no longer; nobody is driven home later.
_WITHOUT_BREAK: Final = 5 * 60
_LONGEST_DAY: Final = 14 * 60
_LATEST_DRIVE: Final = 22 * 60
_BREAKS: Final = ("break",)
_DRIVES: Final = ("drive",)
#: A gap of so many minutes is a pause, whether or not somebody wrote it down.
_PAUSE: Final = 30


def hints(visit: Visit) -> list[Noticed]:
    """Return everything that looks like a mistake, as the parts follow one another."""
    return [
        *_of_the_days(visit),
        *_of_speakers(visit),
        *_of_languages(visit),
        *_of_delegations(visit),
        *_of_gifts(visit),
        *_of_the_press(visit),
    ]


def minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def in_order(cues: list[Cue]) -> list[Cue]:
    """Return the lines as the days run; what has no time yet stands last in its day."""
    last = (datetime.date.max, datetime.time.max)
    return sorted(cues, key=lambda cue: (cue.day or last[0], cue.starts or last[1]))


def _of_the_days(visit: Visit) -> Iterator[Noticed]:
    dated = [cue for cue in in_order(list(visit.cues)) if cue.day]
    for cue in dated:
        if visit.days and cue.day not in visit.days:
            yield Noticed(Hint.OUTSIDE_THE_DAYS, Part.RUNNING_ORDER, cue.day, cue.text)
    for day, cues in groupby(dated, key=lambda cue: cue.day):
        timed = [cue for cue in cues if cue.starts]
        yield from _of_one_day(day, timed)


def _of_one_day(day: datetime.date | None, cues: list[Cue]) -> Iterator[Noticed]:
    for cue in cues:
        if cue.starts and cue.ends and cue.ends < cue.starts:
            yield Noticed(Hint.ENDS_BEFORE_IT_BEGINS, Part.RUNNING_ORDER, day, cue.text)
    yield from _overlaps(day, cues)
    if cues and max(map(_end, cues)) - _start(cues[0]) > _LONGEST_DAY:
        yield Noticed(Hint.LONG_DAY, Part.RUNNING_ORDER, day)
    if (tired := _without_break(cues)) is not None:
        yield Noticed(Hint.NO_BREAK, Part.RUNNING_ORDER, day, tired.text)
    for cue in cues:
        if cue.nature in _DRIVES and _end(cue) > _LATEST_DRIVE:
            yield Noticed(Hint.LATE_DRIVE, Part.RUNNING_ORDER, day, cue.text)


def _start(cue: Cue) -> int:
    return minutes(cue.starts) if cue.starts else 0


def _end(cue: Cue) -> int:
    """Return when a line ends; where nobody wrote it, when it begins."""
    return max(minutes(cue.ends) if cue.ends else 0, _start(cue))


def _overlaps(day: datetime.date | None, cues: list[Cue]) -> Iterator[Noticed]:
    for one, other in pairwise(cues):
        if one.ends and _end(one) > _start(other):
            yield Noticed(Hint.OVERLAP, Part.RUNNING_ORDER, day, one.text, other.text)


def _without_break(cues: list[Cue]) -> Cue | None:
    """Return the line during which five hours without a pause are over."""
    since = until = None
    for cue in cues:
        is_break = cue.nature in _BREAKS
        if is_break or (until is not None and _start(cue) - until >= _PAUSE):
            since = None
        if is_break:
            until = _end(cue)
            continue
        since = _start(cue) if since is None else since
        until = _end(cue)
        if until - since > _WITHOUT_BREAK:
            return cue
    return None


def _of_speakers(visit: Visit) -> Iterator[Noticed]:
    """Yield who speaks and stands on no list; nothing where a list cannot be seen or is empty."""
    lists = [one.guests for one in visit.delegations]
    if not lists or any(not guests for guests in lists):
        return
    names = [guest.name for guests in lists for guest in guests or ()]
    for speech in visit.speeches:
        if speech.name and not is_named(speech.name, names):
            yield Noticed(Hint.SPEAKER_NOT_LISTED, Part.PROTOCOL, name=speech.name)


def _of_languages(visit: Visit) -> Iterator[Noticed]:
    for pair in languages_without_interpreter(visit):
        yield Noticed(Hint.NO_INTERPRETER, Part.INTERPRETERS, languages=pair)


def _of_delegations(visit: Visit) -> Iterator[Noticed]:
    for delegation in visit.delegations:
        if delegation.is_personal and is_diet_waiting(delegation):
            yield Noticed(Hint.DIET_NOT_PASSED_ON, Part.DELEGATION, side=delegation.side)


def _of_gifts(visit: Visit) -> Iterator[Noticed]:
    for gift in visit.folder.gifts:
        if gift.is_received:
            continue
        for earlier in visit.earlier_gifts:
            if earlier.taker == gift.partner and are_alike(gift.what, earlier.what):
                yield Noticed(Hint.GIVEN_BEFORE, Part.GIFTS, cue=gift.what, earlier=earlier)
                break


def _of_the_press(visit: Visit) -> Iterator[Noticed]:
    for press in visit.press:
        if press.embargo_day and visit.last_day and press.embargo_day > visit.last_day:
            yield Noticed(Hint.LATE_EMBARGO, Part.PRESS, press.embargo_day, side=press.side)
    written = [press.side for press in visit.press if press.state != "none"]
    silent = [press.side for press in visit.press if press.state == "none"]
    if written and silent:
        yield Noticed(Hint.ONE_RELEASE_ONLY, Part.PRESS, side=silent[0])
