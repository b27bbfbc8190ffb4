# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal of a record, for those who may read the record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.queries import bodies_of, visible_record
from partnerkreis.portal.parameters import page_number
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.pages.journal import journal_page


@require_safe
@inside
def record_journal(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Show who changed what of a record, and when, page by page."""
    found = visible_record(actor, kind, key)
    if found is None:
        raise Http404
    authorise(actor, Permission.READ_RECORD, *bodies_of(found))
    page = journal_page(request, KINDS[kind], found, page_number(request.GET))
    return render_page(request, "workspace/record_journal.html", page)
