# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is missing of a visit, and what looks like a mistake, in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.translated import Translated
from partnerkreis.portal import wording
from partnerkreis.visits.rules.due import Need, Task
from partnerkreis.visits.rules.hints import Hint, Noticed
from partnerkreis.visits.rules.values import EarlierGift, Visit
from partnerkreis.workspace.telling_schools import language_name


def told_need(task: Task, language: Language) -> str:
    """Return what is missing: "The interpreter is not ordered"."""
    sentence = _needs()[task.need]
    if task.side is not None and task.need in _OF_A_SIDE:
        told = _("{side}: {what}").format(side=task.side.names.form(language), what=sentence)
        return capital(told)
    return sentence


_OF_A_SIDE = (Need.DELEGATION, Need.ROOMS, Need.DIET, Need.FORGET)


def _needs() -> dict[Need, str]:
    return {
        Need.DAYS: _("The days of the visit are not known."),
        Need.INVITATION: _("The invitation is not sent."),
        Need.ANSWER: _("The invitation is not answered."),
        Need.PAYER: _("Nobody has said who pays what."),
        Need.INTERPRETER: _("No interpreter is noted."),
        Need.APPROVAL: _("Not all have leave to travel."),
        Need.DELEGATION: _("The list of the delegation is empty."),
        Need.INSURANCE: _("The travellers are not insured yet."),
        Need.RUNNING_ORDER: _("The running order is empty."),
        Need.ROOMS: _("Somebody has no room."),
        Need.GIFT: _("No gift is bought."),
        Need.SPEAKERS: _("Nobody has said who speaks when."),
        Need.PROTOCOL: _("Flags, anthems or seating are not settled."),
        Need.SPEAKING_NOTES: _("There are no speaking notes."),
        Need.DIET: _("The kitchen has not been told who eats what."),
        Need.BRIEFING: _("The three talking points are not complete."),
        Need.PRESS: _("Our press release is not begun."),
        Need.THANKS: _("Not everybody has been thanked."),
        Need.FOLLOW_UPS: _("No follow-up is noted."),
        Need.MINUTES: _("There are no minutes."),
        Need.FORGET: _("Diet, rooms and arrivals are due to be deleted."),
    }


def told_due(task: Task) -> str:
    """Return by when it is due, and whether that day is over."""
    if task.due is None:
        return ""
    pattern = _("It was due by {day}.") if task.is_late else _("Due by {day}.")
    return pattern.format(day=long_day(task.due))


def long_day(day: datetime.date) -> str:
    return str(date_format(day, pgettext("date format of a whole day", "j F Y")))


def weekday(day: datetime.date) -> str:
    return str(date_format(day, pgettext("date format of a day with its weekday", "l, j F")))


def told_hint(noticed: Noticed, visit: Visit, language: Language) -> str:
    """Return a hint as a whole sentence."""
    return capital(_HINTS[noticed.hint](noticed, visit, language))


def _text(text: Translated | None, language: Language) -> str:
    return text.text(language) if text else ""


def _day(noticed: Noticed) -> str:
    return weekday(noticed.day) if noticed.day else ""


def _overlap(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _("{day}: “{other}” begins before “{cue}” is over.").format(
        day=_day(noticed),
        cue=_text(noticed.cue, language),
        other=_text(noticed.other, language),
    )


def _cue(pattern: str, noticed: Noticed, language: Language) -> str:
    return pattern.format(day=_day(noticed), cue=_text(noticed.cue, language))


def _ends_early(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _cue(_("{day}: “{cue}” ends before it begins."), noticed, language)


def _outside(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _cue(_("{day}: “{cue}” is not on a day of the visit."), noticed, language)


def _long_day(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _("{day}: The day is longer than fourteen hours.").format(day=_day(noticed))


def _no_break(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _cue(_("{day}: By “{cue}” there was no break for five hours."), noticed, language)


def _late_drive(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _cue(_("{day}: “{cue}” ends after ten in the evening."), noticed, language)


def _speaker(noticed: Noticed, visit: Visit, language: Language) -> str:
    return _("{name} is to speak and stands on no delegation list.").format(name=noticed.name)


def _given_before(noticed: Noticed, visit: Visit, language: Language) -> str:
    earlier = noticed.earlier
    return _("“{gift}” is much like what was given before: {earlier}").format(
        gift=_text(noticed.cue, language),
        earlier=told_gift(earlier, language) if earlier else "",
    )


def told_gift(gift: EarlierGift, language: Language) -> str:
    """Return an earlier gift in one line: what, when, by whom, on which occasion."""
    parts = [
        gift.what.text(language),
        wording.when(gift.when, language),
        gift.giver_names.form(language) if gift.giver_names else "",
        gift.occasion.text(language),
    ]
    return "; ".join(part for part in parts if part) + "."


def _embargo(noticed: Noticed, visit: Visit, language: Language) -> str:
    side = noticed.side.names.form(language) if noticed.side else ""
    return _("{side}: The embargo ends only after the visit.").format(side=side)


def _interpreter(noticed: Noticed, visit: Visit, language: Language) -> str:
    one, other = (language_name(code, language) for code in noticed.languages)
    return _("Nobody interprets between these languages: {one}, {other}.").format(
        one=one, other=other
    )


def _diet(noticed: Noticed, visit: Visit, language: Language) -> str:
    side = noticed.side.names.form(language) if noticed.side else ""
    return _("{side}: Somebody eats otherwise, and the kitchen has not been told.").format(
        side=side
    )


def _one_release(noticed: Noticed, visit: Visit, language: Language) -> str:
    side = noticed.side.names.form(language) if noticed.side else ""
    return _("{side}: The other side writes to the press, this one does not yet.").format(side=side)


_HINTS: dict[Hint, Callable[[Noticed, Visit, Language], str]] = {
    Hint.OVERLAP: _overlap,
    Hint.ENDS_BEFORE_IT_BEGINS: _ends_early,
    Hint.OUTSIDE_THE_DAYS: _outside,
    Hint.LONG_DAY: _long_day,
    Hint.NO_BREAK: _no_break,
    Hint.LATE_DRIVE: _late_drive,
    Hint.SPEAKER_NOT_LISTED: _speaker,
    Hint.GIVEN_BEFORE: _given_before,
    Hint.LATE_EMBARGO: _embargo,
    Hint.NO_INTERPRETER: _interpreter,
    Hint.DIET_NOT_PASSED_ON: _diet,
    Hint.ONE_RELEASE_ONLY: _one_release,
}
