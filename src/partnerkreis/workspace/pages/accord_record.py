# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a joint record: where it stands, what differs, what is proposed, who answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.accord.models import Answer, Revision
from partnerkreis.accord.queries.histories import Accord, terms_of
from partnerkreis.accord.queries.papers import answer_line, title_of
from partnerkreis.accord.queries.told import Changed, Names, Told, day, names_in
from partnerkreis.accord.rules.alike import odd_texts
from partnerkreis.accord.rules.positions import Condition, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.models import Body
from partnerkreis.portal.frame import LANGUAGE_NAMES
from partnerkreis.ui.shapes import Crumb, Entry, Fault, Input, Link, Page, Sentence, Step
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.inputs_accord import Asked, faults_of
from partnerkreis.workspace.pages.accord_steps import (
    Planned,
    planned,
    step_links,
    steps_taken,
    three_lines,
    times_inputs,
)
from partnerkreis.workspace.telling_accord import settled_until, told_condition, told_state


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in one line, with the scan of the letter where there is one."""

    text: str
    scan_href: str = ""


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A party that a link can be sent to, or whose links can be closed."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that can be agreed on, with what the actor can do about it."""

    number: int
    heading: str
    proposed: str
    why: str
    state: str
    changes: Sequence[Changed]
    warnings: Sequence[str]
    answers: Sequence[Said]
    settled: Sequence[str]
    version_href: str
    party: str
    inputs: Sequence[Input]
    settle_inputs: Sequence[Input]
    withdraw_inputs: Sequence[Input]
    record_href: str
    links: Sequence[PartyLink]


@dataclass(frozen=True, slots=True)
class AccordPage:
    page: Page
    title: str
    kicker: str
    meta: str
    notice: str
    faults: Sequence[Fault]
    lines: Sequence[Step]
    changes: Sequence[Changed]
    proposals: Sequence[Proposal]
    has_several: bool
    propose_href: str
    live_href: str
    agreed_number: int
    notice_party: str
    notice_inputs: Sequence[Input]
    answers_of_agreed: Sequence[Said]
    record_href: str
    step_links: Sequence[Link]
    times_inputs: Sequence[Input]
    planned: Sequence[Planned]
    translation_inputs: Sequence[Input]
    versions: Sequence[Entry]
    csrf: str


def accord_page(
    request: HttpRequest, accord: Accord, actor: Actor, refused: tuple[str, str]
) -> AccordPage:
    """Return the page of a joint record as ``actor`` sees it."""
    return _Builder(request, accord, actor, refused).page()


class _Builder:
    def __init__(
        self, request: HttpRequest, accord: Accord, actor: Actor, refused: tuple[str, str]
    ) -> None:
        self.request, self.accord, self.actor, self.refused = request, accord, actor, refused
        self.language: Language = language_of(request)
        given = request.POST if refused[1] else None
        self.typed_for = request.POST.get("revision", "")
        suffix = f"-{self.typed_for}" if self.typed_for else ""
        named = f"{refused[0]}{suffix}" if refused[0] in ("reason", "until", "verb") else refused[0]
        self.asked = Asked(given, (named, refused[1]), {"months": "6"})
        self.told = Told(self.language, self._names())

    def _names(self) -> Names:
        terms = [terms_of(one) for one in self.accord.revisions]
        live = self.accord.subject.terms()
        return names_in([*terms, live], self.language)

    def page(self) -> AccordPage:
        accord, language, subject = self.accord, self.language, self.accord.subject
        title = self._title()
        taken = steps_taken(accord)
        agreed = accord.agreed
        proposals = [self._proposal(one) for one in accord.open]
        notice_inputs = self._notice_inputs()
        signings = times_inputs(self.asked, taken, self._editable())
        inputs = [
            *notice_inputs,
            *signings,
            *(one for p in proposals for one in (*p.inputs, *p.settle_inputs)),
        ]
        key = subject.record.key
        return AccordPage(
            page=frame(
                self.request,
                title,
                lambda other: addresses.accord(subject.kind, key, other),
                crumbs=[Crumb(_("Joint records"), addresses.listing(language)), Crumb(title)],
            ),
            title=title,
            kicker=_kind_name(subject.kind),
            meta=told_condition(accord, language),
            notice=_done(self.request.GET.get("done", "")),
            faults=faults_of(self.asked.refusal, inputs),
            lines=three_lines(accord, taken, language),
            changes=self.told.changes(accord.differing),
            proposals=proposals,
            has_several=len(proposals) > 1,
            propose_href=self._propose_href(),
            live_href=addresses.live(subject.kind, key, language),
            agreed_number=agreed.number if agreed else 0,
            notice_party=self._own_key(agreed, Permission.ANSWER_ACCORD) if agreed else "",
            notice_inputs=notice_inputs,
            answers_of_agreed=[self._said(one) for one in agreed.answers.all()] if agreed else [],
            record_href=self._record_href(agreed) if agreed and notice_inputs else "",
            step_links=step_links(accord, self._editable(), language),
            times_inputs=signings,
            planned=planned(taken, self._editable(), language),
            translation_inputs=self._translation_inputs(),
            versions=[self._version(one) for one in reversed(accord.revisions)],
            csrf=get_token(self.request),
        )

    def _title(self) -> str:
        newest = self.accord.agreed or next(reversed(self.accord.revisions), None)
        if newest is not None:
            return title_of(newest, self.language)
        record = self.accord.subject.record
        title = getattr(record, "title", None)
        return (title.text(self.language) if title else "") or _kind_name(self.accord.subject.kind)

    def _own(self, revision: Revision, permission: Permission) -> list[Body]:
        speaker = self.accord.subject.speaker
        bodies = [one.body for one in revision.parties.all()]
        return [b for b in bodies if can(self.actor, permission, speaker(b.pk), b.pk)]

    def _own_key(self, revision: Revision, permission: Permission) -> str:
        own = self._own(revision, permission)
        return own[0].key if own else ""

    def _editable(self) -> set[object]:
        bodies = self.accord.subject.parties
        return {b.pk for b in bodies if can(self.actor, Permission.EDIT_RECORD, b.pk)}

    def _propose_href(self) -> str:
        subject = self.accord.subject
        bodies = [body.pk for body in subject.parties]
        if not bodies or not can(self.actor, Permission.PROPOSE_ACCORD, *bodies):
            return ""
        return addresses.propose(subject.kind, subject.record.key, self.language)

    def _record_href(self, revision: Revision) -> str:
        if not self._own(revision, Permission.RECORD_ANSWER):
            return ""
        subject = self.accord.subject
        return addresses.recording(subject.kind, subject.record.key, revision.number, self.language)

    def _proposal(self, revision: Revision) -> Proposal:
        own = self._own(revision, Permission.ANSWER_ACCORD)
        others = [one.body for one in revision.parties.all() if one.body not in own]
        may_send = bool(self._own(revision, Permission.PROPOSE_ACCORD))
        asked = day(timezone.localdate(revision.proposed_at), self.language)
        subject = self.accord.subject
        return Proposal(
            number=revision.number,
            heading=_("Proposal {number}").format(number=revision.number),
            proposed=_("Proposed by {body:the} on {date}.").format(
                body=revision.proposed_by.names.in_language(self.language), date=asked
            ),
            why=revision.why,
            state=told_state(self.accord, revision, self.language),
            changes=self.told.changes(self.accord.changes(revision)),
            warnings=self.told.warnings(odd_texts(terms_of(revision))),
            answers=[self._said(one) for one in revision.answers.all()],
            settled=list(settled_until(self.accord, revision, self.language)),
            version_href=addresses.version(
                subject.kind, subject.record.key, revision.number, self.language
            ),
            party=own[0].key if own else "",
            inputs=self._answer_inputs(revision, own),
            settle_inputs=self._settle_inputs(revision, own),
            withdraw_inputs=self._withdraw_inputs(revision, own),
            record_href=self._record_href(revision),
            links=[PartyLink(b.key, b.names.form(self.language)) for b in others]
            if may_send
            else [],
        )

    def _said(self, answer: Answer) -> Said:
        href = addresses.scan(answer.pk, self.language) if answer.scan_id else ""
        return Said(answer_line(answer, self.language), href)

    def _answer_inputs(self, revision: Revision, own: list[Body]) -> list[Input]:
        if not own or self.accord.is_left(revision):
            return []
        counted = self.accord.tally(revision).counts.get(own[0].pk)
        if counted is not None and counted.verb is Verb.AGREED and counted.is_own:
            return []
        choices = [
            (Verb.AGREED, _("We agree to exactly this text.")),
            (Verb.OBJECTED, _("We object, and say why.")),
        ]
        if counted is not None and not counted.is_own:
            choices = [*choices, (Verb.DISPUTED, _("We have not given the recorded answer."))]
        return [
            self.asked.radios(f"verb-{revision.number}", _("Your answer"), choices),
            self.asked.area(
                f"reason-{revision.number}",
                _("Reason"),
                _("Needed only for an objection: what should be different?"),
                is_optional=True,
            ),
        ]

    def _settle_inputs(self, revision: Revision, own: list[Body]) -> list[Input]:
        is_left = self.accord.is_left(revision)
        if is_left or not own or own[0].pk not in self.accord.tally(revision).missing:
            return []
        return [
            self.asked.line(
                f"until-{revision.number}",
                _("Until when is it being settled in your house?"),
                _("A day, like 24.6.2026"),
            )
        ]

    def _withdraw_inputs(self, revision: Revision, own: list[Body]) -> list[Input]:
        if revision.proposed_by_id not in {body.pk for body in own}:
            return []
        return [self.asked.line(f"why-{revision.number}", _("Reason"), is_optional=True)]

    def _notice_inputs(self) -> list[Input]:
        accord = self.accord
        may_end = accord.position.condition in (
            Condition.SAME,
            Condition.DIFFERS,
            Condition.CONTESTED,
            Condition.NOTICED,
        )
        if accord.agreed is None or not may_end:
            return []
        if not self._own(accord.agreed, Permission.ANSWER_ACCORD):
            return []
        return [
            self.asked.line("months", _("Period in months, from today")),
            self.asked.area("notice_reason", _("Reason"), is_optional=True),
        ]

    def _translation_inputs(self) -> list[Input]:
        subject = self.accord.subject
        if subject.kind is not Kind.AGREEMENT or not self._editable():
            return []
        left = [c for c in INTERFACE_LANGUAGES if c not in subject.languages]
        if not left or not subject.languages:
            return []
        return [
            self.asked.list(
                "translation_language", _("Language"), [(c, LANGUAGE_NAMES[c]) for c in left]
            ),
            self.asked.area("translation", _("Translation of the wording")),
        ]

    def _version(self, revision: Revision) -> Entry:
        subject = self.accord.subject
        kind, key = subject.kind, subject.record.key
        return Entry(
            _("Version {number}").format(number=revision.number),
            addresses.version(kind, key, revision.number, self.language),
            [day(timezone.localdate(revision.proposed_at), self.language)],
            [Sentence(told_state(self.accord, revision, self.language))],
        )


def files_of(accord: Accord, revision: Revision, language: Language) -> Iterator[Link]:
    """Yield the files of a revision."""
    kind, key = accord.subject.kind, accord.subject.record.key
    titles = {"html": _("To print (HTML)"), "json": _("To check elsewhere (JSON)")}
    for ending, title in titles.items():
        yield Link(title, addresses.file(kind, key, revision.number, ending, language))


def _kind_name(kind: Kind) -> str:
    return {
        Kind.AGREEMENT: _("Agreement or charter"),
        Kind.FRAME: _("Frame of an encounter"),
        Kind.STANDING: _("How a partnership stands"),
        Kind.YEARLY: _("Still true?"),
    }[kind]


def _done(code: str) -> str:
    return {
        "propose": _(
            "Proposed. The other parties are asked by mail, as far as their offices have an "
            "address."
        ),
        "answer": _("Your answer was noted. All parties get the receipt by mail."),
        "withdraw": _("The proposal was withdrawn."),
        "settle": _("Noted. You will not be reminded before that day."),
        "notice": _("Notice was given. All parties are told by mail."),
        "send_link": _("The link was sent."),
        "close_links": _("The links no longer open anything."),
        "translate": _("The translation was added. Nobody was asked again."),
        "plan": _("Noted."),
        "plan_signings": _("Noted."),
        "record": _("The answer was recorded. Its party is told by mail."),
    }.get(code, "")
