# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of what the sides share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body
from partnerkreis.visits.models import Cue, InterpreterOrder, PressNote
from partnerkreis.visits.models.shared import INTERPRETED, Answer
from partnerkreis.visits.queries import Place
from partnerkreis.visits.rules.values import Side
from partnerkreis.workspace.forms_visits.shape import Field, Shape, Sort


@dataclass(frozen=True, slots=True)
class Asked:
    """On which page a form is asked for; ``bodies`` are the sides by key."""

    place: Place
    side: Side
    language: Language
    spoken: Sequence[str]
    bodies: Mapping[str, Body]

    def days(self) -> list[datetime.date]:
        encounter = self.place.visit.encounter
        first, last = encounter.earliest, encounter.latest
        if first is None or last is None:
            return []
        number = min((last - first).days, 30)
        return [first + datetime.timedelta(days=day) for day in range(number + 1)]

    def sides(self) -> list[tuple[str, str]]:
        return [(side.key, side.names.form(self.language)) for side in self.place.sides]


def a_day() -> str:
    return _("For example 5.4.2027")


def invitation(asked: Asked) -> Shape:
    return Shape(
        title=_("Invitation"),
        lead=_("Who invited whom, and what was answered."),
        fields=(
            Field(
                "invited_by",
                _("Who signs the invitation"),
                hint=_("For example: the head of county"),
            ),
            Field("invited_on", _("Sent on"), Sort.DAY, a_day()),
            Field("reply_by", _("An answer is asked for by"), Sort.DAY),
            Field("answer", _("Answer"), Sort.CHOICE, choices=labels(Answer.choices)),
            Field("answered_on", _("Answered on"), Sort.DAY),
        ),
    )


def labels(choices: Sequence[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in choices]


def running_order(asked: Asked) -> Shape:
    return Shape(
        title=_("Running order"),
        lead=_("Minute by minute. The lines put themselves in order of day and time."),
        rows=(
            _day_of_visit(asked),
            Field("starts", pgettext("of a line", "From"), Sort.TIME, _("9, 9.30 or 9:30")),
            Field("ends", pgettext("of a line", "Until"), Sort.TIME),
            Field("text", pgettext("of a line", "What happens"), Sort.TEXT, is_required=True),
            Field("where", _("Where")),
            Field(
                "nature",
                _("What it is"),
                Sort.CHOICE,
                choices=labels(Cue.Nature.choices),
                initial=Cue.Nature.ITEM,
            ),
            Field("responsible", _("Who sees to it"), hint=_("Not in the public programme")),
            Field("remarks", _("Remarks"), hint=_("Not in the public programme")),
            Field("is_public", _("Stands in the public programme"), Sort.TICK),
        ),
        row_title=_("Line {number}"),
        more=_("More lines"),
        languages=asked.spoken,
    )


def _day_of_visit(asked: Asked) -> Field:
    days = asked.days()
    choices = [(day.isoformat(), date_format(day, _day_pattern())) for day in days]
    first = days[0].isoformat() if days else ""
    unknown = [("", pgettext("day of a visit", "not said yet"))]
    return Field("day", _("Day"), Sort.DAY_OF_VISIT, choices=[*unknown, *choices], initial=first)


def _day_pattern() -> str:
    return pgettext("date format of a day with its weekday", "l, j F")


def delegation(asked: Asked) -> Shape:
    return Shape(
        title=_("Delegation: {side}").format(side=asked.side.names.form(asked.language)),
        lead=_(
            "Diet, room, arrival and pronunciation are for kitchen, hotel, driver and whoever"
            " greets the guests. They are seen by this side and the hosts, and deleted after the"
            " day below. Please write what somebody eats, and no diagnosis."
        ),
        fields=(
            Field("contact", _("Who is asked about the group, by telephone")),
            Field("diet_passed_on", _("The kitchen was told who eats what, on"), Sort.DAY, a_day()),
            Field("delete_after", _("Deleted after"), Sort.DAY),
            Field(
                "hold_until",
                _("Not deleted until"),
                Sort.DAY,
                _("Only where an accident or an audit asks for it"),
            ),
            Field("hold_reason", _("Why it is kept longer")),
        ),
        rows=(
            Field("name", pgettext("of a person", "Name"), is_required=True),
            Field(
                "form_of_address",
                _("Form of address"),
                hint=_("For example: Herr Landrat, Pani Starosto"),
            ),
            Field(
                "pronunciation",
                _("How the name is said"),
                hint=_("For example: gos-tinj"),
            ),
            Field("function", _("Function")),
            Field("arrival", _("Arrival and departure"), hint=_("For example: bus, Tuesday 14:30")),
            Field("diet", _("Eats"), hint=_("For example: vegetarian, no nuts")),
            Field("room", _("Room"), hint=_("For example: single room, Hotel Handelshof")),
        ),
        row_title=_("Guest {number}"),
        more=_("More guests"),
        pasted=("name", "function"),
        paste_label=_("Several guests at once"),
        paste_hint=_("One a line, from a mail or a table: name, function"),
    )


def protocol(asked: Asked) -> Shape:
    languages = labels(INTERPRETED)
    return Shape(
        title=_("Protocol"),
        lead=_("Who speaks when, who sits where, what hangs and what is played."),
        fields=(
            Field("flags", _("Flags"), Sort.AREA, _("Which, in which order, seen from where")),
            Field("anthems", _("Anthems"), Sort.AREA, _("Which, in which order, who plays")),
            Field("seating", _("Seating"), Sort.AREA, _("One place a line, from the head on")),
        ),
        rows=(
            Field("name", _("Who speaks")),
            Field("function", _("Function")),
            Field("topic", _("About what")),
            Field("minutes", pgettext("length of a speech", "Minutes"), Sort.NUMBER),
            Field(
                "language",
                _("In which language"),
                Sort.CHOICE,
                choices=[("", pgettext("language of a speech", "not said yet")), *languages],
            ),
        ),
        row_title=_("Speaker {number}"),
        more=_("More speakers"),
        is_ordered=True,
    )


def interpreters(asked: Asked) -> Shape:
    languages = labels(INTERPRETED)
    own = asked.place.own.language
    others = (side.language for side in asked.place.sides if side.language != own)
    return Shape(
        title=_("Interpreters"),
        lead=_("Between which languages, for which part of the visit, and whether it is ordered."),
        rows=(
            Field("one_language", _("Between"), Sort.CHOICE, choices=languages, initial=own),
            Field(
                "other_language",
                pgettext("between two languages", "and"),
                Sort.CHOICE,
                choices=languages,
                initial=next(others, "en"),
            ),
            Field(
                "occasion",
                _("For what"),
                hint=_("For example: the whole visit; the session"),
                is_required=True,
            ),
            Field("name", _("Who interprets")),
            Field("contact", _("Telephone or e-mail")),
            Field(
                "state",
                _("How far it is"),
                Sort.CHOICE,
                choices=labels(InterpreterOrder.State.choices),
                initial=InterpreterOrder.State.WANTED,
            ),
        ),
        row_title=_("Order {number}"),
        more=_("More orders"),
    )


def press(asked: Asked) -> Shape:
    return Shape(
        title=_("Press: {side}").format(side=asked.side.names.form(asked.language)),
        lead=_("Each side writes its own release; all sides see how far it is."),
        fields=(
            Field(
                "state", _("How far it is"), Sort.CHOICE, choices=labels(PressNote.State.choices)
            ),
            Field("text", _("Text of the release"), Sort.AREA),
            Field("embargo_day", _("Not to be printed before the day"), Sort.DAY, a_day()),
            Field("embargo_time", _("Not to be printed before the hour"), Sort.TIME),
            Field("photo_credit", _("Photo credit"), hint=_("For example: Photo: county office")),
            Field(
                "funder_line",
                _("The funder’s line"),
                hint=_("Word for word as the funder wants it"),
            ),
        ),
    )
