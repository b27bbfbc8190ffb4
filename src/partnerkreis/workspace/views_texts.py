# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of the site."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.portal.rendering import render_page
from partnerkreis.texts.models import SiteText
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.pages.site_texts import site_texts_page


@require_safe
@inside
def site_texts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the texts of the site to whoever may change them."""
    authorise(actor, Permission.EDIT_SITE)
    page = site_texts_page(request, list(SiteText.objects.order_by("key")))
    return render_page(request, "workspace/site_texts.html", page)
