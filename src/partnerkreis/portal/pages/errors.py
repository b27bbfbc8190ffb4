# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a page that says what is not. It asks neither the database nor the host's name."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.ui.shapes import Page


def error_page(request: HttpRequest, *, status: int = 404) -> Page:
    """Return the frame, in the language of the address or else of the browser."""
    language = _language(request)
    with override(language):
        titles = {
            400: _("This could not be read"),
            403: _("This is not for you to do"),
            404: _("This page does not exist"),
        }
        page = frame(
            Reader(language, request.path, ""),
            titles[status],
            lambda other: links.page("home", other),
            is_indexed=False,
        )
    others = [replace(other, url="") for other in page.languages]
    return replace(page, canonical="", languages=others)


def _language(request: HttpRequest) -> Language:
    asked = get_language_from_request(request)[:2]
    in_path = (c for c in INTERFACE_LANGUAGES if f"{request.path}/".startswith(f"/{c}/"))
    accepted = (c for c in INTERFACE_LANGUAGES if c == asked)
    return next(in_path, next(accepted, "en"))
