# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages about signing in, also where there is no request."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language


def page(view: str, language: Language, **arguments: object) -> str:
    """Return the path of a page in ``language``."""
    with override(language):
        return reverse(view, kwargs=arguments or None)


def absolute(view: str, language: Language, **arguments: object) -> str:
    """Return the whole address of a page, for a mail or the command line."""
    return f"{settings.SITE_ORIGIN}{page(view, language, **arguments)}"


def landing(language: Language) -> str:
    """Return where people land who have signed in: the first page of the settings there is."""
    try:
        return page(settings.LOGIN_REDIRECT_URL, language)
    except NoReverseMatch:
        return page(settings.LOGIN_REDIRECT_FALLBACK, language)


def language_of(code: str | None) -> Language:
    """Return ``code`` where it is a language of the interface, else English."""
    return next((language for language in INTERFACE_LANGUAGES if language == code), "en")
