# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of the texts of the site."""

from django.utils.translation import gettext_lazy as _

from partnerkreis.editing.catalogue.shape import Group, Kind, TextField
from partnerkreis.editing.catalogue.shared_fields import rarely
from partnerkreis.texts.models import SiteText

SITE_TEXT = Kind(
    name="site-text",
    model=SiteText,
    title=_("Text of the site"),
    public="site_text",
    groups=(
        Group(
            _("Text"),
            (
                TextField(name="title", label=_("Title"), is_required=True),
                TextField(
                    name="body",
                    label=_("Text"),
                    hint=_(
                        "An empty line begins a paragraph, ## a heading, - an entry of a list; "
                        "[words](address) is a link."
                    ),
                    is_required=True,
                    is_long=True,
                ),
            ),
        ),
        rarely(),
    ),
)
