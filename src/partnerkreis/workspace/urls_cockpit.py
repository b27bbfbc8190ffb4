# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the cockpit."""

from django.urls import path
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_cockpit

patterns = [
    path(
        address("address", "workspace/partnerships/<slug:key>/"),
        views_cockpit.cockpit,
        name="cockpit",
    ),
]
