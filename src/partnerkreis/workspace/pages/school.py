# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One school: its ten best partners, and what it says of itself as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _

from partnerkreis.directory.models import Organisation
from partnerkreis.portal import links
from partnerkreis.school_profiles.queries import Schools
from partnerkreis.ui.shapes import Crumb, Entry, Page, Sentence
from partnerkreis.ui.shapes.form import Fault, Input
from partnerkreis.workspace.forms_schools import inputs
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.schools import pair_address, school_address
from partnerkreis.workspace.telling_schools import told_reasons

if TYPE_CHECKING:
    # The solver behind it is loaded where there is something to solve.
    from partnerkreis.schools.proposing import Link as SchoolLink


@dataclass(frozen=True, slots=True)
class SchoolPage:
    page: Page
    title: str
    meta: str
    best: list[Entry]
    nobody: str
    inputs: list[Input]
    faults: list[Fault]
    csrf: str


def school_page(
    request: HttpRequest,
    found: Schools,
    school: Organisation,
    best: Sequence[SchoolLink],
    themes: Mapping[str, str],
    fault: tuple[str, str],
) -> SchoolPage:
    """Return a school; ``fault`` is the field that is to be mended, and why."""
    language = language_of(request)
    title, profile = school.names.form(language), found.profiles.get(str(school.pk))
    given = request.POST if request.method == "POST" else None
    entries = [
        Entry(
            found.organisations[link.other.id].names.form(language),
            pair_address(school, found.organisations[link.other.id], language),
            [_("{points} points").format(points=link.points)],
            [Sentence(text) for text in told_reasons(link, themes, language)],
        )
        for link in best
        if link.other.id in found.profiles
    ]
    return SchoolPage(
        page=frame(
            request,
            title,
            lambda other: school_address(school, other),
            crumbs=[Crumb(_("Schools"), links.page("schools", language)), Crumb(title)],
        ),
        title=title,
        meta=school.body.names.form(language) if school.body else "",
        best=entries if profile else [],
        nobody="" if profile and entries else _nobody(is_described=profile is not None),
        inputs=inputs(profile, given, themes, language, fault),
        faults=[Fault(f"f-{fault[0]}", fault[1])] if fault[0] else [],
        csrf=get_token(request),
    )


def _nobody(*, is_described: bool) -> str:
    if is_described:
        return _("No school of a partner that is described suits this one.")
    return _("Describe the school first; then partners can be proposed to it.")
