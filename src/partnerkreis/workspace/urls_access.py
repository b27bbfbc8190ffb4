# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages about access, to stand among those of the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_access

patterns = [
    path(address("address", "workspace/access/"), views_access.access, name="access"),
    path(
        address("address", "workspace/access/invite/"),
        views_access.access_invite,
        name="access_invite",
    ),
    path(
        address("address", "workspace/access/<uuid:number>/"),
        views_access.access_office,
        name="access_office",
    ),
    path(
        address("address", "workspace/access/encounters/<slug:key>/"),
        views_access.access_encounter,
        name="access_encounter",
    ),
]
