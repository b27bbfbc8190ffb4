# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link: its door, what is asked, the receipt, and why a link does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.accord.actions.letters import link_address
from partnerkreis.accord.models import AnswerLink
from partnerkreis.accord.queries.histories import Accord, accord_of
from partnerkreis.accord.queries.papers import Paper, answer_line, paper_of
from partnerkreis.accord.queries.subjects import subject_of
from partnerkreis.accord.queries.told import day
from partnerkreis.accord.rules.positions import State, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from partnerkreis.portal.frame import LANGUAGE_NAMES, SITE_NAME
from partnerkreis.ui.shapes import Fault, Input, LanguageLink, NavItem, Page
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.inputs_accord import Asked, faults_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a button: what was done, what was made, or why it was not done."""

    done: str = ""
    shared: str = ""
    refusal: tuple[str, str] = ("", "")
    #: Whether answering once more would come to the same.
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class DoorPage:
    page: Page
    title: str
    asks: str
    csrf: str


@dataclass(frozen=True, slots=True)
class RefusedPage:
    page: Page
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What is asked; ``receipt`` where an answer was given, ``closed`` why none can be."""

    page: Page
    title: str
    asks: str
    paper: Paper
    notice: str
    fault_title: str
    faults: Sequence[Fault]
    receipt: str
    closed: str
    inputs: Sequence[Input]
    settling: str
    settle_inputs: Sequence[Input]
    shared_href: str
    shared_until: str
    shares: int
    may_share: bool
    csrf: str


def door_page(request: HttpRequest, link: AnswerLink) -> DoorPage:
    """Return the page that says who asks, and nothing of what."""
    asks = _asks(link, language_of(request))
    page = _frame(request, asks)
    return DoorPage(page, _("A question to your office"), asks, get_token(request))


def refused_page(request: HttpRequest, sentence: str) -> RefusedPage:
    """Return the page that says why a link does not hold and what to do."""
    title = _("This link does not open anything")
    return RefusedPage(_frame(request, title), title, sentence)


def link_page(request: HttpRequest, link: AnswerLink, outcome: Outcome) -> LinkPage:
    """Return what is asked behind a link, after ``outcome``."""
    language = language_of(request)
    revision = link.revision
    today = timezone.localdate()
    accord = accord_of(subject_of(Kind(revision.subject_kind), revision.subject, today=today))
    paper = paper_of(revision, language)
    receipt = _receipt(accord, link, language)
    closed = _closed(accord, link)
    form = _Form(request, link, outcome)
    can_dispute = bool(receipt) and _is_recorded(accord, link)
    inputs = form.dispute() if can_dispute else [] if receipt or closed else form.decide()
    is_open = not receipt and not closed and link.may_decide
    settle_inputs = form.settle() if is_open else []
    shown = inputs if link.may_decide else []
    return LinkPage(
        page=_frame(request, paper.title),
        title=paper.title,
        asks=_asks(link, language),
        paper=paper,
        notice=_done(outcome),
        fault_title=outcome.refusal[1] if outcome.is_final else "",
        faults=() if outcome.is_final else faults_of(outcome.refusal, [*shown, *settle_inputs]),
        receipt=receipt,
        closed=closed,
        inputs=shown,
        settling=_settling(accord, link, language),
        settle_inputs=settle_inputs,
        shared_href=link_address(outcome.shared, language) if outcome.shared else "",
        shared_until=day(timezone.localdate(link.expires_at), language),
        shares=link.shares.filter(withdrawn_at=None).count(),
        may_share=is_open,
        csrf=get_token(request),
    )


def _asks(link: AnswerLink, language: Language) -> str:
    return _("{body:The} asks {party:the} for an answer.").format(
        body=link.revision.proposed_by.names.in_language(language),
        party=link.party.names.in_language(language),
    )


def _receipt(accord: Accord, link: AnswerLink, language: Language) -> str:
    """Return the answer that counts, of the link or else of its party; "" where none does."""
    revision = next(one for one in accord.revisions if one.pk == link.revision_id)
    tally = accord.tally(revision)
    counted = tally.counts.get(link.party_id)
    if link.answer is None and (counted is None or link.party_id in tally.contested):
        return ""
    number = link.answer.number if link.answer else counted.number if counted else 0
    answer = next(one for one in revision.answers.all() if one.number == number)
    return answer_line(answer, language)


def _is_recorded(accord: Accord, link: AnswerLink) -> bool:
    revision = next(one for one in accord.revisions if one.pk == link.revision_id)
    counted = accord.tally(revision).counts.get(link.party_id)
    return link.answer is None and counted is not None and not counted.is_own


def _closed(accord: Accord, link: AnswerLink) -> str:
    state = accord.position.states[link.revision_id]
    revision = next(one for one in accord.revisions if one.pk == link.revision_id)
    if link.party_id in accord.tally(revision).contested:
        return ""
    if accord.is_left(revision):
        return _(
            "A party has left since this was proposed, so it cannot be agreed on like this. "
            "Nothing is left to do here; it has to be proposed anew among those that remain."
        )
    if accord.replacement(revision):
        return _(
            "A newer proposal took the place of this one. Nothing is left to do here; please look "
            "for a later mail, or ask whoever sent this one."
        )
    return {
        State.AGREED: _("All parties have agreed on this. Nothing is left to do."),
        State.WITHDRAWN: _("The proposal was withdrawn. Nothing is left to do."),
        State.OVERTAKEN: _(
            "Something newer has been agreed since. Nothing is left to do here; please look for a "
            "later mail, or ask whoever sent this one."
        ),
    }.get(state, "")


def _settling(accord: Accord, link: AnswerLink, language: Language) -> str:
    revision = next(one for one in accord.revisions if one.pk == link.revision_id)
    own = [one for one in revision.clearances.all() if one.party_id == link.party_id]
    if not own:
        return ""
    return _("In clearance until {date}.").format(date=day(own[-1].until, language))


class _Form:
    """The inputs of the page."""

    def __init__(self, request: HttpRequest, link: AnswerLink, outcome: Outcome) -> None:
        keeps = outcome.refusal[1] and not outcome.is_final
        self.asked = Asked(request.POST if keeps else None, outcome.refusal)
        self.link = link

    def decide(self) -> list[Input]:
        return [
            self.asked.radios(
                "verb",
                _("Your answer"),
                [
                    (Verb.AGREED, _("We agree to exactly this text.")),
                    (Verb.OBJECTED, _("We object, and say why.")),
                ],
            ),
            self.asked.area(
                "reason",
                _("Reason"),
                _("Needed only for an objection: what should be different?"),
                is_optional=True,
            ),
            *self._who(),
        ]

    def dispute(self) -> list[Input]:
        choice = (Verb.DISPUTED.value, _("We have not given this answer."))
        return [
            self.asked.radios("verb", _("If this is not right"), [choice]),
            self.asked.area("reason", _("What is not right about it?"), is_required=True),
            *self._who(),
        ]

    def settle(self) -> list[Input]:
        return [
            self.asked.line(
                "until",
                _("Until when is it being settled in your house?"),
                _("For example the day after the session of the board, like 24.6.2026"),
            ),
            self.asked.line("settler", _("Your name"), autocomplete="name"),
        ]

    def _who(self) -> list[Input]:
        return [
            self.asked.line("person", _("Your name"), is_required=True, autocomplete="name"),
            self.asked.line(
                "office",
                _("Your office"),
                is_optional=True,
                autocomplete="organization-title",
            ),
        ]


def _done(outcome: Outcome) -> str:
    return {
        "answered": _("Thank you. Your answer was noted, and the receipt goes to you by mail."),
        "settling": _("Thank you. We shall not remind you before that day."),
        "shared": _("Here is a link for reading only. Please copy it and pass it on."),
        "unshared": _("The links for reading no longer open anything."),
    }.get(outcome.done, "")


def _frame(request: HttpRequest, title: str) -> Page:
    language = language_of(request)
    addresses = {other: _address(request, other) for other in INTERFACE_LANGUAGES}
    titles = {
        "imprint": _("Imprint"),
        "privacy": _("Privacy"),
        "accessibility": _("Accessibility"),
    }
    return Page(
        language=language,
        title=title,
        site_name=SITE_NAME,
        home_href=links.page("home", language),
        languages=[
            LanguageLink(other, LANGUAGE_NAMES[other], href, is_current=other == language)
            for other, href in addresses.items()
        ],
        footer=[
            NavItem(text, links.of("site_text", key, language)) for key, text in titles.items()
        ],
        is_indexed=False,
    )


def _address(request: HttpRequest, language: Language) -> str:
    match = request.resolver_match
    with override(language):
        return reverse("accord_link", kwargs=match.kwargs if match else {})
