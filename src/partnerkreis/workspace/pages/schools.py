# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schools of the partners: who suits whom, who has a partner, who waits longest."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Organisation
from partnerkreis.portal import links
from partnerkreis.school_profiles.models import SchoolDismissal
from partnerkreis.school_profiles.queries import Schools
from partnerkreis.ui.shapes import Crumb, Entry, Page, Sentence
from partnerkreis.ui.shapes.form import Fault, Input, InputKind
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.telling_schools import told_reasons

if TYPE_CHECKING:
    # The solver behind it is loaded where there is something to solve.
    from partnerkreis.schools.proposing import Link as SchoolLink

Themes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DismissedPair:
    title: str
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    page: Page
    title: str
    lead: list[Sentence]
    pairs: list[Entry]
    schools: list[Entry]
    dismissed: list[DismissedPair]
    csrf: str


def schools_page(
    request: HttpRequest, found: Schools, proposed: Sequence[SchoolLink], themes: Themes
) -> SchoolsPage:
    """Return all schools, those that wait longest first, and the pairs proposed."""
    language = language_of(request)
    waiting = sorted(found.organisations.values(), key=lambda one: _rank(one, found))
    return SchoolsPage(
        page=frame(request, _("Schools"), lambda other: links.page("schools", other)),
        title=_("Schools"),
        lead=[Sentence(_lead(found))],
        pairs=[_pair(link, found, themes, language) for link in proposed],
        schools=[_school(one, found, language) for one in waiting],
        dismissed=[_dismissed(dismissal, language) for dismissal in found.dismissals],
        csrf=get_token(request),
    )


def _lead(found: Schools) -> str:
    described = len(found.profiles)
    told = ngettext(
        "One of {all} schools is described; only those can be proposed to each other.",
        "{count} of {all} schools are described; only those can be proposed to each other.",
        described,
    )
    return told.format(count=described, all=len(found.organisations))


def _rank(school: Organisation, found: Schools) -> tuple[bool, datetime.date, str]:
    """Who waits longest comes first, who has all partners wanted last."""
    profile = found.profiles.get(str(school.pk))
    since = profile.waiting_since if profile else None
    has_partner = bool(found.partners_of(str(school.pk)))
    return has_partner, since or datetime.date.max, school.key


def _school(school: Organisation, found: Schools, language: Language) -> Entry:
    profile = found.profiles.get(str(school.pk))
    partners = found.partners_of(str(school.pk))
    told = _("Not described yet.")
    if profile is not None:
        told = str(profile.get_type_display())
        told = f"{told[:1].upper()}{told[1:]}."
    return Entry(
        school.names.form(language),
        school_address(school, language),
        [_standing(profile.waiting_since if profile else None, partners)],
        [Sentence(told), *_partners(partners, language)],
        remark=school.body.names.form(language) if school.body else "",
    )


def _standing(since: datetime.date | None, partners: list[Organisation]) -> str:
    if partners:
        return _("has a partner")
    return _("waiting since {day}").format(day=date_format(since)) if since else _("no partner")


def _partners(partners: list[Organisation], language: Language) -> list[Sentence]:
    named = ", ".join(partner.names.form(language) for partner in partners)
    return [Sentence(_("Partner: {schools}.").format(schools=named))] if named else []


def school_address(school: Organisation, language: Language) -> str:
    """Return the address of the profile of a school."""
    with override(language):
        return reverse("school", args=[school.key])


def pair_address(one: Organisation, other: Organisation, language: Language) -> str:
    """Return the address where is decided about two schools."""
    return f"{links.page('school_pair', language)}?{urlencode({'a': one.key, 'b': other.key})}"


def _pair(link: SchoolLink, found: Schools, themes: Themes, language: Language) -> Entry:
    both = (found.organisations[school.id] for school in (link.one, link.other))
    one, other = sorted(both, key=lambda school: school.key)
    return Entry(
        _both(one, other, language),
        pair_address(one, other, language),
        [_("{points} points").format(points=link.points)],
        [Sentence(text) for text in told_reasons(link, themes, language)],
        remark=" – ".join(
            school.body.names.form(language) for school in (one, other) if school.body
        ),
    )


def _both(one: Organisation, other: Organisation, language: Language) -> str:
    return f"{one.names.form(language)} – {other.names.form(language)}"


def _dismissed(dismissal: SchoolDismissal, language: Language) -> DismissedPair:
    pattern = _("“{reason}” ({name}, {day})")
    text = pattern.format(
        reason=dismissal.reason,
        name=dismissal.actor_name,
        day=date_format(dismissal.dismissed_at),
    )
    title = _both(dismissal.first, dismissal.second, language)
    return DismissedPair(title, text, str(dismissal.pk))


@dataclass(frozen=True, slots=True)
class PairPage:
    page: Page
    title: str
    reasons: list[Sentence]
    reason: Input
    faults: list[Fault]
    csrf: str


def pair_page(
    request: HttpRequest,
    schools: tuple[Organisation, Organisation],
    link: SchoolLink | None,
    themes: Themes,
    refusal: str,
) -> PairPage:
    """Return two schools to decide about, with what speaks for them."""
    language = language_of(request)
    title = _both(*schools, language)
    told = told_reasons(link, themes, language) if link else [_("They do not suit each other.")]
    return PairPage(
        page=frame(
            request,
            title,
            lambda other: pair_address(*schools, other),
            crumbs=[Crumb(_("Schools"), links.page("schools", language)), Crumb(title)],
        ),
        title=title,
        reasons=[Sentence(text) for text in told],
        reason=Input(
            "reason",
            _("Why not?"),
            InputKind.AREA,
            value=request.POST.get("reason", ""),
            hint=_("For whoever comes after you. For example: the headteacher is leaving."),
            is_required=True,
        ),
        faults=[Fault("f-reason", refusal)] if refusal else [],
        csrf=get_token(request),
    )
