# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of our own mails; where none leave the machine, also what they say."""

from __future__ import annotations

import base64
import hashlib
import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.portal import links
from partnerkreis.portal.parameters import page_number
from partnerkreis.portal.rendering import render_page
from partnerkreis.post.models import OutgoingMail
from partnerkreis.post.queries import UNDELIVERED, Written, readable_outbox, undelivered, written
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.outbox import MOST_UNDELIVERED, outbox_page, outgoing_page
from partnerkreis.workspace.pages.paged import paged

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def _mail(actor: Actor, identity: UUID) -> OutgoingMail:
    found = readable_outbox(actor).filter(pk=identity).first()
    if found is None:
        raise Http404
    return found


def _said(mail: OutgoingMail) -> Written:
    said = written(mail)
    if said is None:
        raise Http404
    return said


@require_safe
@inside
def outbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the mails that were sent because of the actor; for an administrator, all."""
    authorise(actor, Permission.READ_OUTBOX)
    sent = readable_outbox(actor).exclude(state__in=UNDELIVERED)
    listed = paged(sent, page_number(request.GET), links.page("outbox", language_of(request)))
    page = outbox_page(request, undelivered(actor, MOST_UNDELIVERED), listed)
    return render_page(request, "workspace/outbox.html", page)


@require_safe
@inside
def outgoing_mail(request: HttpRequest, actor: Actor, identity: UUID) -> HttpResponse:
    """Show what became of a mail, and where none leave the machine, what it says."""
    mail = _mail(actor, identity)
    page = outgoing_page(request, mail, written(mail))
    return render_page(request, "workspace/outgoing.html", page)


@require_safe
@inside
def outgoing_mail_html(request: HttpRequest, actor: Actor, identity: UUID) -> HttpResponse:
    """Show a mail as its recipient sees it: a page that may do nothing but be looked at."""
    said = _said(_mail(actor, identity))
    response = HttpResponse(said.html)
    # Only the style that stands in it, by its digest: nothing else is let in.
    styles = [f"'sha256-{_digest(style)}'" for style in _STYLE.findall(said.html)] or ["'none'"]
    rules = ("sandbox", "default-src 'none'", f"style-src {' '.join(styles)}")
    response["Content-Security-Policy"] = "; ".join((*rules, "frame-ancestors 'none'"))
    return response


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
