# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a joint record stands, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.told import day
from partnerkreis.accord.queries.waiting import Open, Waiting
from partnerkreis.accord.queries.yearly import YearlyDue
from partnerkreis.accord.rules.positions import Condition, State
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import enumeration, typeset
from partnerkreis.directory.models import Body


def names_of(bodies: Iterable[Body], language: Language) -> str:
    """Return "A, B and C"."""
    names = [body.names.form(language) for body in bodies]
    return enumeration(names, language) if names else ""


def told_condition(accord: Accord, language: Language) -> str:
    """Return how what was agreed stands, in a sentence."""
    position, agreed = accord.position, accord.agreed
    if agreed is None:
        return _("Nothing has been agreed yet.")
    pattern = {
        Condition.SAME: _("What is recorded is what was agreed on {date}."),
        Condition.DIFFERS: _("What is recorded differs from what was agreed on {date}."),
        Condition.CONTESTED: _(
            "The answer recorded for {body} was never given, it says. "
            "Until it answers itself, this is not agreed."
        ),
        Condition.NOTICED: _("Agreed on {date}. It ends on {end}."),
        Condition.ENDED: _("It ended on {end}."),
    }[position.condition]
    tally = accord.tally(agreed)
    contested = [one.body for one in agreed.parties.all() if one.body_id in tally.contested]
    sentence = pattern.format(
        date=_agreed_on(accord, agreed, language),
        end=day(position.ends_on, language) if position.ends_on else "",
        body=names_of(contested, language),
    )
    return typeset(sentence, language)


def _agreed_on(accord: Accord, agreed: Revision, language: Language) -> str:
    last = accord.tally(agreed).agreed_by
    return day(last.given_on, language) if last and last.given_on else ""


def told_state(accord: Accord, revision: Revision, language: Language) -> str:
    """Return how a revision stands by itself, in a sentence."""
    state = accord.position.states[revision.pk]
    if accord.is_left(revision):
        return _("A party has left since this was proposed. Please propose it anew.")
    if state is State.AWAITING:
        missing = set(accord.tally(revision).missing)
        bodies = [one.body for one in revision.parties.all() if one.body_id in missing]
        asked = day(timezone.localdate(revision.proposed_at), language)
        sentence = _("Answer awaited from {bodies} since {date}.")
        return typeset(sentence.format(bodies=names_of(bodies, language), date=asked), language)
    newer = accord.replacement(revision)
    withdrawn = _("The proposal was withdrawn; version {number} took its place.")
    return {
        State.AGREED: _("All parties have agreed."),
        State.OBJECTED: _("There is an objection. Propose something better, or withdraw it."),
        State.WITHDRAWN: withdrawn.format(number=newer.number)
        if newer
        else _("The proposal was withdrawn."),
        State.OVERTAKEN: _("Something newer has been agreed since."),
    }[state]


def told_open(found: Open, language: Language) -> str:
    """Return why a joint record is open, in a sentence."""
    since = day(timezone.localdate(found.since), language)
    pattern = {
        Waiting.FOR_US: _("Your answer has been awaited since {date}."),
        Waiting.FOR_THEM: _("Answer awaited from {bodies} since {date}."),
        Waiting.OBJECTED: _("Objection of {bodies}."),
        Waiting.LEFT: _("A party has left since this was proposed. Please propose it anew."),
        Waiting.TWO_PROPOSALS: _("There are several proposals. One of them can be agreed on."),
        Waiting.CONTESTED: _("A party says that it never gave the answer recorded for it."),
        Waiting.DIFFERS: _("What is recorded differs from what was agreed."),
        Waiting.NOTICED: _("It ends on {end}."),
    }[found.why]
    sentence = pattern.format(
        date=since,
        bodies=names_of(found.parties, language),
        end=day(found.ends_on, language) if found.ends_on else "",
    )
    return typeset(sentence, language)


def told_yearly(found: YearlyDue, language: Language) -> str:
    """Return from when the yearly confirmation is due, and what that is counted from."""
    if found.confirmed_on:
        sentence = _("Due since {due}, a year after it was last confirmed by all.")
    elif found.agreed_on:
        sentence = _("Due since {due}, counted from the newest paper. Never confirmed yet.")
    else:
        sentence = _("Due since {due}. Never confirmed yet.")
    return typeset(sentence.format(due=day(found.due, language)), language)


def settled_until(accord: Accord, revision: Revision, language: Language) -> Iterator[str]:
    """Yield until when a party that has not answered says that it is being settled."""
    missing = set(accord.tally(revision).missing)
    latest = {one.party_id: one for one in revision.clearances.all() if one.party_id in missing}
    for one in latest.values():
        sentence = _("{body:Full}: in clearance until {date}.")
        yield typeset(
            sentence.format(
                body=one.party.names.in_language(language), date=day(one.until, language)
            ),
            language,
        )
