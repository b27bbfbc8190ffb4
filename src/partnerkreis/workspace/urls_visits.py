# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of visits, to stand among those of the workspace."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_visits
from partnerkreis.workspace.addresses_visits import PartConverter, SheetConverter

register_converter(PartConverter, "visit_part")
register_converter(SheetConverter, "visit_sheet")

patterns = [
    path(address("address", "workspace/visits/"), views_visits.visits, name="visits"),
    path(address("address", "workspace/visits/new/"), views_visits.visit_new, name="visit_new"),
    path(
        address("address", "workspace/visits/<slug:key>/<slug:side>/"),
        views_visits.visit,
        name="visit",
    ),
    path(
        address("address", "workspace/visits/<slug:key>/<slug:side>/print/<visit_sheet:sheet>/"),
        views_visits.visit_sheet,
        name="visit_sheet",
    ),
    path(
        address("address", "workspace/visits/<slug:key>/<slug:side>/<visit_part:part>/"),
        views_visits.visit_part,
        name="visit_part",
    ),
    path(
        address("address", "workspace/visits/<slug:key>/<slug:side>/<visit_part:part>/<slug:of>/"),
        views_visits.visit_part,
        name="visit_part_of",
    ),
]
