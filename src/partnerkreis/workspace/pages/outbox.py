# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own mails and what became of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.portal import links
from partnerkreis.post.models import MailState, OutgoingMail
from partnerkreis.post.queries import UNDELIVERED, Written, is_readable_here
from partnerkreis.ui.shapes import (
    Crumb,
    Entry,
    Fact,
    Link,
    Page,
    Pagination,
    Sentence,
    Tag,
    TagKind,
)
from partnerkreis.workspace import addresses_files as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.paged import Paged

#: So many that did not arrive are listed: who has more has another trouble.
MOST_UNDELIVERED = 100


@dataclass(frozen=True, slots=True)
class OutboxPage:
    page: Page
    title: str
    undelivered: list[Entry]
    mails: list[Entry]
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class OutgoingPage:
    page: Page
    title: str
    recipient: str
    facts: list[Fact]
    #: What to do about one that did not arrive.
    advice: str
    #: None where nobody can read it here.
    said: Written | None
    html: Link


def outbox_page(request: HttpRequest, lost: list[OutgoingMail], found: Paged) -> OutboxPage:
    """Return a page of our mails, on the first one those that did not arrive first."""
    language = language_of(request)
    title = _("Mails we sent")
    is_first = not found.pagination.previous_href
    return OutboxPage(
        page=frame(
            request, title, lambda other: links.page("outbox", other), crumbs=[Crumb(title)]
        ),
        title=title,
        undelivered=[_entry(mail, language) for mail in lost] if is_first else [],
        mails=[_entry(mail, language) for mail in found.records],
        pagination=found.pagination,
    )


def _entry(mail: OutgoingMail, language: Language) -> Entry:
    is_open = mail.state in UNDELIVERED or (is_readable_here() and mail.state == MailState.SENT)
    kind = TagKind.OFF if mail.state in UNDELIVERED else TagKind.FACT
    return Entry(
        mail.subject,
        addresses.outgoing(mail.pk, language) if is_open else "",
        [_moment(mail.written_at)],
        [Sentence(mail.recipient)],
        tag=Tag(str(MailState(mail.state).label), kind),
        remark=mail.reason,
    )


def _moment(at: datetime.datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def outgoing_page(request: HttpRequest, mail: OutgoingMail, said: Written | None) -> OutgoingPage:
    """Return what became of one mail, and what it says where that can be read."""
    language = language_of(request)
    return OutgoingPage(
        page=frame(
            request,
            mail.subject,
            lambda other: addresses.outgoing(mail.pk, other),
            crumbs=[Crumb(_("Mails we sent"), links.page("outbox", language)), Crumb(mail.subject)],
        ),
        title=mail.subject,
        recipient=_("To {address}").format(address=mail.recipient),
        facts=list(_facts(mail)),
        advice=_("Please ask for the right address, and send it once more.")
        if mail.state in UNDELIVERED
        else "",
        said=said,
        html=Link(_("As the recipient sees it"), addresses.outgoing_html(mail.pk, language)),
    )


def _facts(mail: OutgoingMail) -> Iterator[Fact]:
    yield Fact(_("What became of it"), [Sentence(str(MailState(mail.state).label))])
    yield Fact(_("Written"), [Sentence(_moment(mail.written_at))])
    yield Fact(_("Since then"), [Sentence(_moment(mail.changed_at))])
    if mail.reason:
        yield Fact(_("The mail server said"), [Sentence(mail.reason)])
