# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a record of others: not to be worked on here, but to be read by everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.shape import Kind
from partnerkreis.editing.titles import title_of
from partnerkreis.ui.shapes import Crumb, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_record import public_href


@dataclass(frozen=True, slots=True)
class NotOursPage:
    page: Page
    title: str
    kicker: str
    public_href: str


def not_ours_page(request: HttpRequest, kind: Kind, record: Record) -> NotOursPage:
    """Return the page that leads on to what the public reads of ``record``."""
    language = language_of(request)
    title = title_of(record, language)
    return NotOursPage(
        page=frame(
            request,
            title,
            lambda other: addresses.record(kind.name, record.key, other),
            crumbs=[Crumb(title)],
        ),
        title=title,
        kicker=str(kind.title),
        public_href=public_href(kind, record, language),
    )
