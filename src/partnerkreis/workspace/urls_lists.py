# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the lists and of the search, to stand among those of the workspace."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_lists
from partnerkreis.workspace.addresses_lists import ListingConverter

register_converter(ListingConverter, "listing")

patterns = [
    path(address("address", "workspace/search/"), views_lists.search, name="workspace_search"),
    path(address("address", "workspace/lists/"), views_lists.lists, name="lists"),
    path(
        address("address", "workspace/lists/<listing:name>/"), views_lists.listing, name="listing"
    ),
    path(
        address("address", "workspace/lists/<listing:name>/table.xlsx"),
        views_lists.table,
        {"form": "xlsx"},
        name="listing_xlsx",
    ),
    path(
        address("address", "workspace/lists/<listing:name>/table.csv"),
        views_lists.table,
        {"form": "csv"},
        name="listing_csv",
    ),
]
