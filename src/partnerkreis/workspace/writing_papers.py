# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a form of a paper to the action that is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.papers.actions import CannotWrite, begin_paper, write_paper
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.papers.queries.drafting import draft
from partnerkreis.papers.queries.gathering import occasion
from partnerkreis.workspace.drafts_editing import Typed
from partnerkreis.workspace.forms_editing import identity, whole_number
from partnerkreis.workspace.forms_papers import day, languages_asked, typed_parts
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.queries.papers import About, chosen_about, chosen_addressee


def begin(
    request: HttpRequest,
    actor: Actor,
    bodies: Sequence[Body],
    *,
    today: datetime.date,
    now: datetime.datetime,
) -> Paper:
    """Draft the paper that the form asks for. Raises CannotWrite with the field."""
    sent, language = request.POST, language_of(request)
    body = _body(bodies, sent.get("body", ""))
    kind = _kind(sent.get("kind", ""))
    about = _about(actor, body, sent.get("about", ""))
    addressee = _addressee(actor, body, sent.get("to", ""), today)
    dated = day(sent.get("dated", ""), language, "dated")
    known = occasion(
        actor,
        body,
        encounter=about.encounter,
        instrument=about.instrument,
        partnership=about.partnership,
        addressee=addressee,
        today=today,
    )
    return begin_paper(
        token=identity(sent.get("token", "")),
        body=body,
        kind=kind,
        texts={tongue: draft(known, kind, tongue) for tongue in languages_asked(request)},
        dated=dated,
        file_number=sent.get("file_number", ""),
        encounter=about.encounter,
        instrument=about.instrument,
        partnership=about.partnership or known.partnership,
        addressee=addressee,
        actor=actor,
        now=now,
    )


def _unknown(field: str) -> CannotWrite:
    return CannotWrite(_("Please choose from the list."), field=field)


def _body(bodies: Sequence[Body], key: str) -> Body:
    chosen = next((body for body in bodies if body.key == key or not key), None)
    if chosen is None:
        raise _unknown("body")
    return chosen


def _kind(value: str) -> PaperKind:
    if value not in PaperKind.values:
        raise _unknown("kind")
    return PaperKind(value)


def _about(actor: Actor, body: Body, value: str) -> About:
    about = chosen_about(actor, body, value)
    if about is None:
        raise _unknown("about")
    return about


def _addressee(actor: Actor, body: Body, key: str, today: datetime.date) -> Tenure | None:
    if not key:
        return None
    chosen = chosen_addressee(actor, body, key, today=today)
    if chosen is None:
        raise _unknown("to")
    return chosen


def save(
    paper: Paper,
    text: PaperText,
    typed: Typed,
    actor: Actor,
    language: Language,
    *,
    now: datetime.datetime,
) -> Paper:
    """Keep what was typed into the form of a paper. Raises what the action raises."""
    tongue: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    return write_paper(
        paper=paper,
        language=tongue,
        parts=typed_parts(paper, tongue, typed),
        file_number=typed.get("file_number", ""),
        dated=day(typed.get("dated", ""), language, "dated"),
        version=whole_number(typed.get("version", "")),
        actor=actor,
        now=now,
    )
