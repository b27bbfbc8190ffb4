# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the pages about signing in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerkreis.accounts import links
from partnerkreis.accounts.devices import device_of
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.ui.shapes import LanguageLink, NavItem, Page

LANGUAGE_NAMES: dict[Language, str] = {"de": "Deutsch", "pl": "Polski", "en": "English"}
View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Give the pages of ``view`` their frame: a template asks ``request.frame`` with its title.

    The views are django-allauth's, which know nothing of our pages. No answer is kept by anybody.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        prepare(request)
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    answer.__module__ = __name__
    return answer


def prepare(request: HttpRequest) -> None:
    """Let the templates of accounts be rendered for ``request``."""
    found: Any = request
    found.frame = partial(_frame, request)
    found.notices = partial(messages.get_messages, request)
    found.directory = settings.DIRECTORY
    found.day = partial(date_format, format="DATE_FORMAT")
    found.moment = _moment
    found.device_of = device_of


def _moment(value: datetime) -> str:
    return date_format(localtime(value), "SHORT_DATETIME_FORMAT")


def _frame(request: HttpRequest, title: str) -> Page:
    language = links.language_of(get_language())
    user: Any = request.user
    return Page(
        language=language,
        title=title,
        site_name="Partnerkreis",
        home_href=links.page("home", language),
        navigation=list(_navigation(request, language)),
        languages=[_language_link(request, other, language) for other in INTERFACE_LANGUAGES],
        footer=list(_footer(language, signed_in=user.is_authenticated)),
        publisher=_("Signed in as %(name)s.") % {"name": user.name}
        if user.is_authenticated
        else "",
        is_indexed=False,
    )


def _navigation(request: HttpRequest, language: Language) -> Iterator[NavItem]:
    titles = {"home": _("Public pages")}
    if request.user.is_authenticated:
        titles = {
            "today": _("Today"),
            "mfa_index": _("Your ways to sign in"),
            "usersessions_list": _("Your sessions"),
            **titles,
        }
    for view, title in titles.items():
        try:
            href = links.page(view, language)
        except NoReverseMatch:
            continue
        yield NavItem(title, href, is_current=request.path == href)


def _language_link(request: HttpRequest, language: Language, current: Language) -> LanguageLink:
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    href = _here(request, language) + query
    return LanguageLink(language, LANGUAGE_NAMES[language], href, is_current=language == current)


def _here(request: HttpRequest, language: Language) -> str:
    """Return this page in another language, or the one for signing in where it has but one."""
    match = request.resolver_match
    if match and match.view_name and request.path.startswith(f"/{get_language()}/"):
        return links.page(match.view_name, language, **match.kwargs)
    return links.page("account_login", language)


def _footer(language: Language, *, signed_in: bool) -> Iterator[NavItem]:
    if signed_in:
        yield NavItem(_("Sign out"), links.page("account_logout", language))
    titles = {
        "imprint": _("Imprint"),
        "privacy": _("Privacy"),
        "accessibility": _("Accessibility"),
    }
    for key, title in titles.items():
        yield NavItem(title, links.page("site_text", language, key=key))
