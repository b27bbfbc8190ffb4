# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a page to a response."""

from dataclasses import fields
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(request: HttpRequest, template: str, page: Any) -> HttpResponse:
    """Render ``template`` with the fields of the dataclass ``page``."""
    return render(request, template, {f.name: getattr(page, f.name) for f in fields(page)})
