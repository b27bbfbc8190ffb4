# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of records and their forms, to stand among those of the workspace."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_editing, views_journal
from partnerkreis.workspace.addresses_editing import KindConverter

register_converter(KindConverter, "kind")

patterns = [
    path(
        address("address", "workspace/new/<kind:kind>/"),
        views_editing.record_new,
        name="record_new",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/edit/"),
        views_editing.record_edit,
        name="record_edit",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/same/"),
        views_editing.record_merge,
        name="record_merge",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/journal/"),
        views_journal.record_journal,
        name="record_journal",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/"),
        views_editing.record,
        name="record",
    ),
]
