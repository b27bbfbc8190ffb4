# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page of the workspace, and the texts of the site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.directory.queries import offices_of
from partnerkreis.portal.rendering import render_page
from partnerkreis.texts.models import SiteText
from partnerkreis.workspace.admission import inside, inside_with_leads
from partnerkreis.workspace.pages.site_texts import site_texts_page
from partnerkreis.workspace.pages.today import today_page
from partnerkreis.workspace.queries.today import today_for


@require_safe
@inside_with_leads
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what is open and what comes."""
    day = timezone.localdate()
    found, held = today_for(actor, today=day), offices_of(actor, today=day)
    page = today_page(request, actor, found, held)
    return render_page(request, "workspace/today.html", page)


@require_safe
@inside
def site_texts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the texts of the site to whoever may change them."""
    authorise(actor, Permission.EDIT_SITE)
    page = site_texts_page(request, list(SiteText.objects.order_by("key")))
    return render_page(request, "workspace/site_texts.html", page)
