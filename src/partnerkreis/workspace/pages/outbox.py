# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own mails and what became of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.portal import links
from partnerkreis.post.models import MailState, OutgoingMail
from partnerkreis.post.queries import UNDELIVERED, Written, is_readable_here
from partnerkreis.ui.shapes import Crumb, Entry, Link, Page, Sentence, Tag, TagKind
from partnerkreis.workspace import addresses_files as addresses
from partnerkreis.workspace.frame import frame, language_of

#: So many of the latest are listed.
_MOST = 100


@dataclass(frozen=True, slots=True)
class OutboxPage:
    page: Page
    title: str
    undelivered: list[Entry]
    mails: list[Entry]


@dataclass(frozen=True, slots=True)
class OutgoingPage:
    page: Page
    title: str
    recipient: str
    text: str
    html: Link


def outbox_page(request: HttpRequest, found: QuerySet[OutgoingMail]) -> OutboxPage:
    """Return the latest mails, those that did not arrive first."""
    language = language_of(request)
    title = _("Mails we sent")
    mails = list(found[:_MOST])
    return OutboxPage(
        page=frame(
            request, title, lambda other: links.page("outbox", other), crumbs=[Crumb(title)]
        ),
        title=title,
        undelivered=[_entry(mail, language) for mail in mails if mail.state in UNDELIVERED],
        mails=[_entry(mail, language) for mail in mails if mail.state not in UNDELIVERED],
    )


def _entry(mail: OutgoingMail, language: Language) -> Entry:
    when = date_format(timezone.localtime(mail.written_at), "SHORT_DATETIME_FORMAT")
    is_open = is_readable_here() and mail.state == MailState.SENT
    kind = TagKind.OFF if mail.state in UNDELIVERED else TagKind.FACT
    return Entry(
        mail.subject,
        addresses.outgoing(mail.pk, language) if is_open else "",
        [when],
        [Sentence(mail.recipient)],
        tag=Tag(str(MailState(mail.state).label), kind),
        remark=mail.reason,
    )


def outgoing_page(request: HttpRequest, mail: OutgoingMail, said: Written) -> OutgoingPage:
    """Return what one mail says."""
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
        text=said.text,
        html=Link(_("As the recipient sees it"), addresses.outgoing_html(mail.pk, language)),
    )
