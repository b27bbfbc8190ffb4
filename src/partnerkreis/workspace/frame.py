# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the workspace: its navigation, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.access.policy import Actor, Permission, Role, can
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from partnerkreis.portal.frame import LANGUAGE_NAMES, SITE_NAME
from partnerkreis.ui.shapes import Crumb, LanguageLink, NavItem, Page


def frame(
    request: HttpRequest,
    title: str,
    address: Callable[[Language], str],
    *,
    crumbs: Sequence[Crumb] = (),
    question: str = "",
) -> Page:
    """Return the frame. ``address`` gives this very page's address in each language.

    ``question`` is what stands in the search field.
    """
    language = language_of(request)
    return Page(
        language=language,
        title=title,
        site_name=SITE_NAME,
        home_href=links.page("home", language),
        navigation=_navigation(request, language),
        languages=[
            LanguageLink(other, LANGUAGE_NAMES[other], address(other), is_current=other == language)
            for other in INTERFACE_LANGUAGES
        ],
        crumbs=[Crumb(_("Today"), links.page("today", language)), *crumbs] if crumbs else (),
        footer=[*_seldom(request, language), *_way_out(language)],
        is_indexed=False,
        search_href=links.page("workspace_search", language),
        question=question,
    )


def language_of(request: HttpRequest) -> Language:
    """Return the language of the address."""
    return next(code for code in INTERFACE_LANGUAGES if request.path.startswith(f"/{code}/"))


def _navigation(request: HttpRequest, language: Language) -> list[NavItem]:
    titles = {"today": _("Today")}
    if _has_office(request):
        titles |= {
            "visits": _("Visits"),
            "accords": pgettext("navigation", "What is agreed"),
            "papers": _("Papers"),
            "lists": _("Lists"),
            "introductions": _("Introductions"),
            "schools": _("Schools"),
        }
    return [_item(request, links.page(view, language), title) for view, title in titles.items()]


def _has_office(request: HttpRequest) -> bool:
    """Return whether the actor has more than single encounters."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor is not None and bool(actor.grants or actor.role is not Role.PUBLIC)


def _item(request: HttpRequest, href: str, title: str) -> NavItem:
    # All of the workspace lies below its first page; that one is only itself.
    is_within = href.count("/") > 3 and request.path.startswith(href)
    return NavItem(title, href, is_current=request.path == href, is_within=is_within)


def _seldom(request: HttpRequest, language: Language) -> list[NavItem]:
    """Return what is needed now and then, as far as the actor may."""
    actor: Actor | None = getattr(request, "actor", None)
    asked = {
        "reports": (_("Reports"), Permission.READ_REPORT),
        "imports": (_("Take in tables"), Permission.EDIT_RECORD),
        "outbox": (_("Mails we sent"), Permission.READ_OUTBOX),
        "access": (_("Access"), Permission.APPOINT),
        "site_texts": (_("Texts of the site"), Permission.EDIT_SITE),
    }
    titles = {
        view: title
        for view, (title, permission) in asked.items()
        if actor and can(actor, permission)
    }
    titles["home"] = _("Public pages")
    return [NavItem(title, links.page(view, language)) for view, title in titles.items()]


def _way_out(language: Language) -> list[NavItem]:
    titles = {
        "usersessions_list": _("Your sessions"),
        "mfa_index": _("Your ways to sign in"),
        "account_logout": _("Sign out"),
    }
    return [NavItem(title, links.page(view, language)) for view, title in titles.items()]
