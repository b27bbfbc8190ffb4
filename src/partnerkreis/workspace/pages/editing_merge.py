# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which two records become one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.shape import Kind
from partnerkreis.editing.forms import Form
from partnerkreis.editing.titles import title_of
from partnerkreis.ui.shapes import Crumb, Fault, FormPart, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing import faults_of, parts_of


@dataclass(frozen=True, slots=True)
class MergePage:
    """``question`` asks whether to go on, when the other record is known."""

    page: Page
    title: str
    action: str
    back_href: str
    parts: list[FormPart]
    faults: list[Fault]
    question: str
    hidden: dict[str, str]


def merge_page(request: HttpRequest, kind: Kind, twin: Record, form: Form) -> MergePage:
    """Return the form that asks which record is the same as ``twin``."""
    language = language_of(request)
    title = title_of(twin, language)
    back = addresses.record(kind.name, twin.key, language)
    into = form.values.get("same_as") if form.is_plain else None
    return MergePage(
        page=frame(
            request,
            _("It is there twice"),
            lambda other: addresses.merge(kind.name, twin.key, other),
            crumbs=[Crumb(title, back), Crumb(_("It is there twice"))],
        ),
        title=_("“{title}” is there twice").format(title=title),
        action=request.path,
        back_href=back,
        parts=parts_of(form),
        faults=faults_of(form),
        question=_question(title, title_of(into, language)) if into else "",
        hidden={"version": str(twin.version), "sure": into.key if into else ""},
    )


def _question(twin: str, into: str) -> str:
    pattern = _("“{into}” stays and stands wherever “{twin}” is named. “{twin}” is removed.")
    return pattern.format(into=into, twin=twin)
