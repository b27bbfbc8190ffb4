# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one revision: readable for ever, with its answers and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.papers import Paper, paper_of
from partnerkreis.ui.shapes import Crumb, Link, Page
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.accord_record import files_of
from partnerkreis.workspace.telling_accord import told_state


@dataclass(frozen=True, slots=True)
class VersionPage:
    page: Page
    title: str
    state: str
    paper: Paper
    files: Sequence[Link]


def version_page(request: HttpRequest, accord: Accord, revision: Revision) -> VersionPage:
    """Return one revision of a joint record."""
    language, subject = language_of(request), accord.subject
    paper = paper_of(revision, language)
    key, name = subject.record.key, _("Version {number}").format(number=revision.number)
    return VersionPage(
        page=frame(
            request,
            f"{paper.title}, {name}",
            lambda other: addresses.version(subject.kind, key, revision.number, other),
            crumbs=[
                Crumb(_("Joint records"), addresses.listing(language)),
                Crumb(paper.title, addresses.accord(subject.kind, key, language)),
                Crumb(name),
            ],
        ),
        title=f"{paper.title}, {name}",
        state=told_state(accord, revision, language),
        paper=paper,
        files=list(files_of(accord, revision, language)),
    )
