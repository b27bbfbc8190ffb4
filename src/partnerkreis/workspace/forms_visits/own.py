# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of what one body keeps for itself."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.visits.models import Expense, TravelApproval, VisitGift
from partnerkreis.visits.models.folder import Insurance
from partnerkreis.workspace.forms_visits.shape import Field, Shape, Sort
from partnerkreis.workspace.forms_visits.shared import Asked, a_day, labels


def briefing(asked: Asked) -> Shape:
    return Shape(
        title=_("Briefing"),
        lead=_(
            "One page before the visit. Who comes, how the names are said, the last gifts and the"
            " open follow-ups are put there by themselves; here you write the rest."
        ),
        fields=(
            Field("briefing_for", _("For whom"), hint=_("For example: the head of county")),
            Field(
                "background",
                _("What one should know"),
                Sort.AREA,
                _("Three or four sentences"),
            ),
            Field("first_point", _("First talking point")),
            Field("second_point", _("Second talking point")),
            Field("third_point", _("Third talking point")),
            Field(
                "open_matters",
                _("Open matters"),
                Sort.AREA,
                _("What may be asked, and what is better left out"),
            ),
        ),
    )


def speaking_notes(asked: Asked) -> Shape:
    return Shape(
        title=_("Speaking notes"),
        lead=_("Greetings, toasts, the speech. Only your own side sees them."),
        fields=(Field("speaking_notes", _("Speaking notes"), Sort.AREA),),
    )


def gifts(asked: Asked) -> Shape:
    own = asked.place.own
    others = [(side.key, side.names.form(asked.language)) for side in asked.place.sides
              if side.body != own.body]  # fmt: skip
    first = others[0][0] if others else ""
    return Shape(
        title=_("Gifts"),
        lead=_(
            "What you give, and afterwards what you were given. Only your own side sees it, until"
            " a gift was handed over: then it stands in the encounter."
        ),
        rows=(
            Field("what", _("Gift"), Sort.TEXT, is_required=True),
            Field("is_received", _("We were given it"), Sort.TICK),
            Field("partner", _("To whom, or from whom"), Sort.BODY, choices=others, initial=first),
            Field("recipient", _("For which person")),
            _price(asked),
            Field(
                "state",
                _("How far it is"),
                Sort.CHOICE,
                choices=labels(VisitGift.State.choices),
                initial=VisitGift.State.IDEA,
            ),
        ),
        row_title=_("Gift {number}"),
        more=_("More gifts"),
        languages=asked.spoken[:2],
        bodies=asked.bodies,
    )


def _price(asked: Asked) -> Field:
    currency = asked.place.own.currency
    title = {"EUR": _("Price in euros"), "PLN": _("Price in złoty")}[currency]
    return Field("cents", title, Sort.MONEY, _("For example 24,50"), currency=currency)


def _how_much(asked: Asked) -> Field:
    currency = asked.place.own.currency
    title = {"EUR": _("How much in euros"), "PLN": _("How much in złoty")}[currency]
    return Field("cents", title, Sort.MONEY, _("For example 1.250,00"), currency=currency)


def travel(asked: Asked) -> Shape:
    return Shape(
        title=_("Leave to travel and insurance"),
        lead=_("Who of your side travels on duty, and whether all are insured."),
        fields=(
            Field("insurance", _("Insurance"), Sort.CHOICE, choices=labels(Insurance.choices)),
            Field("insurance_note", _("Which insurance, for whom")),
        ),
        rows=(
            Field("name", pgettext("of a person", "Name"), is_required=True),
            Field(
                "state",
                _("How far it is"),
                Sort.CHOICE,
                choices=labels(TravelApproval.State.choices),
                initial=TravelApproval.State.NEEDED,
            ),
            Field("applied_on", _("Applied for on"), Sort.DAY, a_day()),
            Field("approved_on", _("Approved on"), Sort.DAY),
            Field("file_number", _("File number")),
        ),
        row_title=_("Traveller {number}"),
        more=_("More travellers"),
    )


def costs(asked: Asked) -> Shape:
    return Shape(
        title=_("Who pays"),
        lead=_("For each guest or group what is paid, and by whom. Only your own side sees it."),
        rows=(
            Field("for_whom", _("For whom"), hint=_("A name, or: all guests")),
            Field("what", _("What"), hint=_("For example: two nights"), is_required=True),
            Field(
                "payer",
                _("Who pays"),
                Sort.CHOICE,
                choices=labels(Expense.Payer.choices),
                initial=Expense.Payer.OWN,
            ),
            _how_much(asked),
        ),
        row_title=_("Item {number}"),
        more=_("More items"),
    )


def minutes(asked: Asked) -> Shape:
    return Shape(
        title=_("Minutes"),
        lead=_("What was said and agreed. What somebody owes belongs to the follow-ups."),
        fields=(
            Field("minutes", _("Minutes"), Sort.AREA),
            Field("minutes_sent_on", _("Sent round on"), Sort.DAY, a_day()),
            Field("file_number", _("File number")),
        ),
    )


def follow_ups(asked: Asked) -> Shape:
    own = asked.place.own.key
    partner = next((key for key, _name in asked.sides() if key != own), "")
    return Shape(
        title=_("Follow-ups"),
        lead=_("Who owes whom what by when. Both sides see it."),
        rows=(
            Field("what", _("What is owed"), Sort.TEXT, is_required=True),
            Field("owed_by", _("Who owes it"), Sort.BODY, choices=asked.sides(), initial=own),
            Field("owed_to", _("To whom"), Sort.BODY, choices=asked.sides(), initial=partner),
            Field("due", _("By when"), Sort.WHEN, _("For example 1.9.2027, or autumn 2027")),
            Field("done", pgettext("of a follow-up", "Done on"), Sort.WHEN),
        ),
        row_title=_("Follow-up {number}"),
        more=_("More follow-ups"),
        languages=asked.spoken[:2],
        bodies=asked.bodies,
    )


def thanks(asked: Asked) -> Shape:
    return Shape(
        title=_("Thanks"),
        lead=_("Whom to thank, what for, and when it was done."),
        rows=(
            Field("whom", _("Whom"), is_required=True),
            Field("reason", pgettext("of thanks", "What for")),
            Field("sent_on", _("Thanked on"), Sort.DAY, a_day()),
        ),
        row_title=_("Thanks {number}"),
        more=_("More thanks"),
    )
