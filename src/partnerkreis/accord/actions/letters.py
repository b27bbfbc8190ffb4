# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails about joint records, each in the language of the office that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.accord.models import Answer, AnswerVerb, Revision
from partnerkreis.accord.queries.desks import desk_of
from partnerkreis.accord.queries.papers import (
    answer_line,
    file_name,
    paper_html,
    place_taken,
    title_of,
)
from partnerkreis.accord.queries.sealed import file_of
from partnerkreis.accord.queries.told import day
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Named, capital
from partnerkreis.core.typography import behind_colon
from partnerkreis.directory.models import Body
from partnerkreis.post.actions import send_letter
from partnerkreis.post.letters import Attachment, Button, Letter


def ask(
    revision: Revision, party: Body, token: str, *, caused_by: UUID | None, now: datetime
) -> None:
    """Ask a party for its answer, with the terms as a page; nothing where it has no address."""
    words = partial(_asking, revision, token)
    _send(_Mail(revision, party, revision.proposed_by, words, caused_by), now)


def remind(
    revision: Revision, party: Body, token: str, *, caused_by: UUID | None, now: datetime
) -> None:
    """Remind a party that its answer is awaited."""
    words = partial(_reminding, revision, token)
    _send(_Mail(revision, party, revision.proposed_by, words, caused_by), now)


def tell_of_answer(
    answer: Answer, *, concludes: bool, caused_by: UUID | None, now: datetime
) -> None:
    """Send all parties, who answered as well, the receipt of an answer."""
    for party in answer.revision.parties.select_related("body"):
        is_own = party.body_id == answer.party_id
        words = partial(_receipt, answer, is_own, concludes)
        # Each side keeps a copy of its own that can be checked without us.
        mail = _Mail(answer.revision, party.body, answer.party, words, caused_by, has_file=True)
        _send(mail, now)


def tell_of_recording(answer: Answer, token: str, *, caused_by: UUID | None, now: datetime) -> None:
    """Tell a party what was recorded for it, and how it says that this is wrong."""
    if answer.recorded_by:
        words = partial(_recorded, answer, token)
        _send(_Mail(answer.revision, answer.party, answer.recorded_by, words, caused_by), now)


def link_address(token: str, language: Language) -> str:
    """Return the whole address of a link, for a mail or to pass on."""
    with override(language):
        return f"{settings.SITE_ORIGIN}{reverse('accord_link', kwargs={'token': token})}"


class _Words:
    """What a mail says, in the active language."""

    def __init__(self, subject: str, paragraphs: Iterator[str], closing: Iterator[str]) -> None:
        self.subject = subject
        self.paragraphs = tuple(filter(None, paragraphs))
        self.closing = tuple(filter(None, closing))
        self.button: Button | None = None

    def leading_to(self, title: str, href: str) -> _Words:
        self.button = Button(title, href)
        return self


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail about a revision: to whom, from whom, what it says, who hears if it comes back."""

    revision: Revision
    to: Body
    sender: Body
    words: partial[_Words]
    caused_by: UUID | None
    #: Whether the revision with its answers goes along as a file to be checked.
    has_file: bool = False

    def attachments(self, language: Language) -> Iterator[Attachment]:
        paper = paper_html(self.revision, language).encode()
        yield Attachment(file_name(self.revision, "html"), paper, "text/html")
        if self.has_file:
            checked = file_of(self.revision)
            yield Attachment(file_name(self.revision, "json"), checked, "application/json")


def _send(mail: _Mail, now: datetime) -> None:
    """Write the mail to the office of the party; nothing where it has no address."""
    today = timezone.localdate(now)
    desk = desk_of(mail.to, today=today)
    if desk is None:
        return
    answer_to, language = desk_of(mail.sender, today=today), desk.language
    with override(language):
        said = mail.words(language, now)
        name = capital(mail.sender.names.form(language))
        letter = Letter(
            language=language,
            subject=said.subject,
            paragraphs=said.paragraphs,
            button=said.button,
            closing=said.closing,
            attachments=tuple(mail.attachments(language)),
            sender=name,
            reply_to=answer_to.address if answer_to else "",
        )
    send_letter(letter, to=desk.address, caused_by=mail.caused_by)


def _asking(revision: Revision, token: str, language: Language, now: datetime) -> _Words:
    title, body = title_of(revision, language), revision.proposed_by.names.in_language(language)

    def paragraphs() -> Iterator[str]:
        yield _("Good day,")
        yield _("{body:The} proposes this to you: “{title}”.").format(body=body, title=title)
        yield place_taken(revision, language)
        yield revision.why
        yield _(
            "The whole text is attached as one page that can be printed and laid before the "
            "head of county. Nothing need be opened for that."
        )

    return _Words(
        _("{body:The} asks for your answer: {title}").format(
            body=body, title=behind_colon(title, language)
        ),
        paragraphs(),
        _ways_to_answer(body),
    ).leading_to(_("Read and answer"), link_address(token, language))


def _ways_to_answer(body: Named) -> Iterator[str]:
    yield _(
        "You need no account. You can pass the link on within your office; it can be used until "
        "you have answered, for ninety days."
    )
    yield _(
        "You can just as well answer by letter, by replying to this mail, or on the telephone: "
        "{body:the} then records your answer, and you are told of it."
    ).format(body=body)


def _reminding(revision: Revision, token: str, language: Language, now: datetime) -> _Words:
    title, body = title_of(revision, language), revision.proposed_by.names.in_language(language)

    def paragraphs() -> Iterator[str]:
        yield _("Good day,")
        sentence = _(
            "on {date} {body:the} proposed this to you: “{title}”. Your answer is still open."
        )
        asked = day(timezone.localdate(revision.proposed_at), language)
        yield sentence.format(date=asked, body=body, title=title)
        yield _(
            "There is no hurry: if you need more time, say on the page until when it is being "
            "settled in your house, and we shall not remind you before."
        )

    return _Words(
        _("Your answer is still open: {title}").format(title=behind_colon(title, language)),
        paragraphs(),
        _ways_to_answer(body),
    ).leading_to(_("Read and answer"), link_address(token, language))


def _receipt(
    answer: Answer, is_own: bool, concludes: bool, language: Language, now: datetime
) -> _Words:
    title = title_of(answer.revision, language)

    def paragraphs() -> Iterator[str]:
        yield _("Good day,")
        if is_own:
            yield _("this is the receipt of your answer on “{title}”:").format(title=title)
        else:
            yield _("there is an answer on “{title}”:").format(title=title)
        yield answer_line(answer, language)
        if concludes:
            yield _(
                "With this, all parties have agreed. Agreed is not yet resolved and not yet "
                "signed: what the councils resolve and who signs is recorded separately."
            )

    def closing() -> Iterator[str]:
        yield _(
            "The text that was answered is attached as a page, and with all answers as a file "
            "that anybody can check."
        )
        yield _("If this is not right, please reply to this mail.")

    subject = _("Agreed by all: {title}") if concludes else _("{verb}: {title}")
    verb = str(AnswerVerb(answer.verb).label)
    verb = verb[:1].upper() + verb[1:]
    return _Words(
        subject.format(title=behind_colon(title, language), verb=verb), paragraphs(), closing()
    )


def _recorded(answer: Answer, token: str, language: Language, now: datetime) -> _Words:
    title = title_of(answer.revision, language)
    recorder = answer.recorded_by
    body = recorder.names.in_language(language) if recorder else ""

    def paragraphs() -> Iterator[str]:
        yield _("Good day,")
        yield _("{body:the} has recorded an answer of yours on “{title}”:").format(
            body=body, title=title
        )
        yield answer_line(answer, language)

    def closing() -> Iterator[str]:
        yield _(
            "If it is right, you need not do anything. If you have not given this answer, open "
            "the page and say so: from then on it does not count."
        )

    return _Words(
        _("Please check: an answer was recorded for you on {title}").format(title=title),
        paragraphs(),
        closing(),
    ).leading_to(_("Check the answer"), link_address(token, language))
