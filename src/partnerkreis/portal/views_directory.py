# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of bodies, organisations, offices, persons, topics and places."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from partnerkreis.access.policy import PUBLIC, Actor
from partnerkreis.directory.models import Body, Organisation, Person
from partnerkreis.files.queries import shown_files
from partnerkreis.journal.queries import merged_into
from partnerkreis.portal import links
from partnerkreis.portal.frame import Reader, reader
from partnerkreis.portal.pages import directory as pages
from partnerkreis.portal.pages.directory.parts import DirectoryPage
from partnerkreis.portal.pages.shown_files import shown
from partnerkreis.portal.queries import directory as read
from partnerkreis.portal.queries.directory import Around
from partnerkreis.portal.rendering import render_page

#: What shows its pictures and documents; each costs the page a query.
_WITH_FILES = (Body, Organisation, Person)


def _moved(
    request: HttpRequest, key: str, query: Callable[[str, Actor], tuple[Any, Around] | None]
) -> HttpResponse:
    """Lead to the record that this one was merged into; raise Http404 where there is none."""
    # The queries are called as the kinds of records are.
    kind = query.__name__
    into = merged_into(kind, key)
    if not into or query(into, PUBLIC) is None:
        raise Http404
    return redirect(links.of(kind, into, reader(request).language), permanent=True)


def _page(
    request: HttpRequest,
    key: str,
    query: Callable[[str, Actor], tuple[Any, Around] | None],
    shape: Callable[[Any, Around, Reader], DirectoryPage],
) -> HttpResponse:
    found = query(key, PUBLIC)
    if found is None:
        return _moved(request, key, query)
    asked = reader(request)
    page = shape(*found, asked)
    if isinstance(found[0], _WITH_FILES):
        files = shown_files([found[0].pk], today=timezone.localdate())
        page = replace(page, files=shown(files, asked.language))
    return render_page(request, "portal/directory.html", page)


def body(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.body, partial(pages.body_page, today=timezone.localdate()))


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.organisation, pages.organisation_page)


def office(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.office, partial(pages.office_page, today=timezone.localdate()))


def person(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.person, partial(pages.person_page, today=timezone.localdate()))


def topic(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.topic, pages.topic_page)


def place(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key, read.place, pages.place_page)
