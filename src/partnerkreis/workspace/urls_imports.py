# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses where tables are taken in, to stand among those of the workspace."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_imports
from partnerkreis.workspace.addresses_imports import ImportConverter

register_converter(ImportConverter, "import")

patterns = [
    path(address("address", "workspace/imports/"), views_imports.imports, name="imports"),
    path(
        address("address", "workspace/imports/<import:name>/template.xlsx"),
        views_imports.template,
        name="import_template",
    ),
    path(
        address("address", "workspace/imports/<uuid:identity>/"),
        views_imports.preview,
        name="import_preview",
    ),
    path(
        address("address", "workspace/imports/<uuid:identity>/refused.xlsx"),
        views_imports.refused,
        name="import_refused",
    ),
]
