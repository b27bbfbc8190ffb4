# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a visit as they stand on the page of the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.portal import wording
from partnerkreis.ui.shapes import Fact, Sentence
from partnerkreis.ui.tongues import tongue
from partnerkreis.visits.models import (
    Cue,
    Expense,
    InterpreterOrder,
    PressNote,
    TravelApproval,
    VisitGift,
)
from partnerkreis.visits.models.folder import Insurance
from partnerkreis.visits.models.shared import Answer
from partnerkreis.visits.rules.reading import written_time
from partnerkreis.visits.rules.values import (
    Cue as CueValue,
)
from partnerkreis.visits.rules.values import (
    Delegation,
    Guest,
    Part,
    Press,
    Side,
    Visit,
)
from partnerkreis.workspace.pages.money import money
from partnerkreis.workspace.pages.visit_blocks import Block, Line, paragraphs
from partnerkreis.workspace.telling_schools import language_name
from partnerkreis.workspace.telling_visits import long_day, told_gift, weekday


def facts(pairs: Iterable[tuple[str, str]]) -> list[Fact]:
    """Return what is known, without what is not."""
    return [Fact(term, [Sentence(text)]) for term, text in pairs if text]


def _filled(*parts: str) -> list[str]:
    return [part for part in parts if part]


def day(value: Any) -> str:
    return long_day(value) if value else ""


def label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""


def paid(cents: int | None, visit: Visit) -> str:
    """Return an amount as it is written, in what the own side pays in."""
    return "" if cents is None else money(cents, visit.own.currency)


def invitation(visit: Visit, language: Language) -> list[Block]:
    answer = "" if visit.answer == "open" and not visit.invited_on else visit.answer
    found = facts(
        [
            (_("Signed by"), visit.invited_by),
            (_("Sent on"), day(visit.invited_on)),
            (_("An answer is asked for by"), day(visit.reply_by)),
            (_("Answer"), label(Answer, answer)),
            (_("Answered on"), day(visit.answered_on)),
        ]
    )
    return [Block(facts=found)] if found else []


def running_order(visit: Visit, language: Language, *, only_public: bool = False) -> list[Block]:
    """Return the running order, a block for each day."""
    shown = [cue for cue in visit.cues if cue.is_public or not only_public]
    return [
        Block(
            heading=weekday(key) if key else _("Not on a day yet"),
            lines=[_cue_line(cue, language, only_public=only_public) for cue in cues],
            is_timed=True,
        )
        for key, cues in groupby(shown, key=lambda cue: cue.day)
    ]


def times(cue: CueValue) -> str:
    ends = f"–{written_time(cue.ends)}" if cue.ends else ""
    return f"{written_time(cue.starts)}{ends}"


def _cue_line(cue: CueValue, language: Language, *, only_public: bool) -> Line:
    inner = [] if only_public else [*_responsible(cue), cue.remarks]
    details = [part for part in (cue.where, *inner) if part]
    kind = "" if cue.nature == "item" else label(Cue.Nature, cue.nature)
    public = _("public") if cue.is_public and not only_public else ""
    tag = ", ".join(part for part in (kind, public) if part)
    return Line(wording.sentence(cue.text, language), times(cue), details, tag)


def _responsible(cue: CueValue) -> list[str]:
    if not cue.responsible:
        return []
    return [_("Sees to it: {name}").format(name=cue.responsible)]


def delegation(one: Delegation) -> list[Block]:
    """Return who comes from one side, and what is to be known of them."""
    lines = [Line(Sentence(guest.name), details=_of_guest(guest)) for guest in one.guests or ()]
    about = facts(
        [
            (_("Who is asked, by telephone"), one.contact),
            (_("The kitchen was told on"), day(one.diet_passed_on)),
            (_("Deleted after"), day(one.delete_after)),
            (_("Not deleted until"), day(one.hold_until)),
            (_("Why it is kept longer"), one.hold_reason),
            (_("Deleted on"), day(one.forgotten_on)),
        ]
    )
    blocks = [Block(lines=lines)] if lines else []
    return [*blocks, Block(facts=about)] if blocks or one.contact else []


def _of_guest(guest: Guest) -> list[str]:
    named = [
        (_("Form of address: {text}"), guest.form_of_address),
        (_("Say: {text}"), guest.pronunciation),
        (_("Arrival: {text}"), guest.arrival),
        (_("Eats: {text}"), guest.diet),
        (_("Room: {text}"), guest.room),
    ]
    first = [guest.function] if guest.function else []
    return [*first, *(pattern.format(text=text) for pattern, text in named if text)]


def protocol(visit: Visit, language: Language) -> list[Block]:
    lines = [
        Line(
            Sentence(", ".join(p for p in (one.name, one.function) if p) or _("Name still open")),
            details=_filled(one.topic, _minutes(one.minutes), _tongue(one.language)),
            time=f"{number}.",
        )
        for number, one in enumerate(visit.speeches, start=1)
    ]  # fmt: skip
    blocks = [Block(_("Order of speakers"), lines=lines, is_timed=True)] if lines else []
    for heading, text in (
        (_("Flags"), visit.flags),
        (_("Anthems"), visit.anthems),
        (_("Seating"), visit.seating),
    ):
        if text:
            blocks.append(Block(heading, paragraphs=paragraphs(text)))
    return blocks


def _minutes(number: int | None) -> str:
    return _("{number} min").format(number=number) if number else ""


def _tongue(code: str) -> str:
    return tongue(code) if code else ""


def interpreters(visit: Visit, language: Language) -> list[Block]:
    lines = [
        Line(
            Sentence(_pair(one.one_language, one.other_language, language)),
            details=[part for part in (one.occasion, one.name, one.contact) if part],
            tag=label(InterpreterOrder.State, one.state),
        )
        for one in visit.interpreters
    ]
    return [Block(lines=lines)] if lines else []


def _pair(one: str, other: str, language: Language) -> str:
    return f"{language_name(one, language)} – {language_name(other, language)}"


def press(one: Press) -> list[Block]:
    until = " ".join(_filled(day(one.embargo_day), written_time(one.embargo_time)))
    about = facts(
        [
            (_("How far it is"), label(PressNote.State, one.state)),
            (_("Not to be printed before"), until),
            (_("Photo credit"), one.photo_credit),
            (_("The funder’s line"), one.funder_line),
        ]
    )
    text = [Block(paragraphs=paragraphs(one.text))] if one.text else []
    return [Block(facts=about), *text]


def briefing(visit: Visit, language: Language) -> list[Block]:
    folder = visit.folder
    blocks = [Block(facts=facts([(_("For whom"), folder.briefing_for)]))]
    if folder.background:
        blocks.append(Block(_("What one should know"), paragraphs=paragraphs(folder.background)))
    if folder.points:
        points = [Line(Sentence(point)) for point in folder.points]
        blocks.append(Block(_("Talking points"), lines=points))
    if folder.open_matters:
        blocks.append(Block(_("Open matters"), paragraphs=paragraphs(folder.open_matters)))
    return blocks if folder.briefing_for or len(blocks) > 1 else []


def speaking_notes(visit: Visit, language: Language) -> list[Block]:
    text = visit.folder.speaking_notes
    return [Block(paragraphs=paragraphs(text))] if text else []


def gifts(visit: Visit, language: Language) -> list[Block]:
    """Return the gifts of this visit, and what was given before."""
    given = [g for g in visit.folder.gifts if not g.is_received]
    received = [g for g in visit.folder.gifts if g.is_received]
    blocks = [
        Block(heading, lines=[_gift(one, visit, language) for one in some])
        for heading, some in ((_("We give"), given), (_("We were given"), received))
        if some
    ]
    before = [
        (_("{side} was given before").format(side=side.names.form(language)), side.body)
        for side in visit.partners
    ]
    for heading, taker in before:
        earlier = [one for one in visit.earlier_gifts if one.taker == taker]
        if earlier:
            lines = [Line(Sentence(told_gift(one, language))) for one in earlier]
            blocks.append(Block(heading, lines=lines))
    ours = [one for one in visit.earlier_gifts if one.taker == visit.own.body]
    if ours:
        lines = [Line(Sentence(told_gift(one, language))) for one in ours]
        blocks.append(Block(_("We were given before"), lines=lines))
    return blocks


def _gift(gift: Any, visit: Visit, language: Language) -> Line:
    side = visit.side(gift.partner)
    details = [side.names.form(language) if side else "", gift.recipient, paid(gift.cents, visit)]
    tag = label(VisitGift.State, gift.state)
    return Line(wording.sentence(gift.what, language), details=[d for d in details if d], tag=tag)


def travel(visit: Visit, language: Language) -> list[Block]:
    folder = visit.folder
    lines = [
        Line(
            Sentence(one.name),
            details=[part for part in (_approved(one), one.file_number) if part],
            tag=label(TravelApproval.State, one.state),
        )
        for one in folder.approvals
    ]
    blocks = [Block(lines=lines)] if lines else []
    if folder.insurance != "open" or folder.insurance_note:
        insured = label(Insurance, folder.insurance)
        told = ". ".join(part for part in (insured, folder.insurance_note) if part)
        blocks.append(Block(facts=facts([(_("Insurance"), told)])))
    return blocks


def _approved(one: Any) -> str:
    if one.approved_on:
        return _("Approved on {day}").format(day=day(one.approved_on))
    return _("Applied for on {day}").format(day=day(one.applied_on)) if one.applied_on else ""


def costs(visit: Visit, language: Language) -> list[Block]:
    lines = [
        Line(
            Sentence(one.what),
            details=[part for part in (one.for_whom, paid(one.cents, visit)) if part],
            tag=label(Expense.Payer, one.payer),
        )
        for one in visit.folder.expenses
    ]
    if not lines:
        return []
    sums: dict[str, int] = {}
    for one in visit.folder.expenses:
        sums[one.payer] = sums.get(one.payer, 0) + (one.cents or 0)
    totals = facts(
        [(label(Expense.Payer, payer), paid(cents, visit)) for payer, cents in sums.items()]
    )
    return [Block(lines=lines), Block(_("In all"), facts=totals)]


def minutes(visit: Visit, language: Language) -> list[Block]:
    folder = visit.folder
    about = facts(
        [
            (_("File number"), folder.file_number),
            (_("Sent round on"), day(folder.minutes_sent_on)),
        ]
    )
    text = [Block(paragraphs=paragraphs(folder.minutes))] if folder.minutes else []
    return [*([Block(facts=about)] if about else []), *text]


def follow_ups(visit: Visit, language: Language) -> list[Block]:
    own = [one for one in visit.follow_ups if one.is_of_this_visit]
    others = [one for one in visit.follow_ups if not one.is_of_this_visit]
    return [
        Block(heading, lines=[promise(one, visit, language) for one in some])
        for heading, some in (("", own), (_("Still open of earlier encounters"), others))
        if some
    ]


def promise(one: Any, visit: Visit, language: Language) -> Line:
    """Return a follow-up as a line: what, who owes it to whom, by when."""
    sides = [visit.side(body) for body in (one.owed_by, one.owed_to)]
    owed = " → ".join(side.names.form(language, "short") for side in sides if side)
    due = _("Due: {date}.").format(date=dates.label(one.due, language)) if one.due else ""
    tag = pgettext("follow-up", "done") if one.done else ""
    return Line(
        wording.sentence(one.what, language), details=[p for p in (owed, due) if p], tag=tag
    )


def thanks(visit: Visit, language: Language) -> list[Block]:
    lines = [
        Line(
            Sentence(one.whom),
            details=[part for part in (one.reason, day(one.sent_on)) if part],
            tag="" if one.sent_on else pgettext("thanks", "still open"),
        )
        for one in visit.folder.thanks
    ]
    return [Block(lines=lines)] if lines else []


Blocks = Callable[[Visit, Language], Sequence[Block]]
#: The parts that are not of one side alone.
BLOCKS: dict[Part, Blocks] = {
    Part.INVITATION: invitation,
    Part.RUNNING_ORDER: running_order,
    Part.PROTOCOL: protocol,
    Part.INTERPRETERS: interpreters,
    Part.BRIEFING: briefing,
    Part.SPEAKING_NOTES: speaking_notes,
    Part.GIFTS: gifts,
    Part.TRAVEL: travel,
    Part.COSTS: costs,
    Part.MINUTES: minutes,
    Part.FOLLOW_UPS: follow_ups,
    Part.THANKS: thanks,
}


def press_of(visit: Visit, side: Side) -> Press:
    return next((one for one in visit.press if one.side.body == side.body), Press(side))
