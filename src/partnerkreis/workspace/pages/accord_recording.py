# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which the answer of another party is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.accord.models import AnswerMeans, Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.papers import title_of
from partnerkreis.accord.rules.positions import OWN_MEANS, Verb
from partnerkreis.core.languages import Language
from partnerkreis.ui.shapes import Crumb, Fault, Input, Page
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.inputs_accord import Asked, faults_of


@dataclass(frozen=True, slots=True)
class RecordingPage:
    page: Page
    title: str
    meta: str
    faults: Sequence[Fault]
    inputs: Sequence[Input]
    scan_fault: str
    csrf: str
    back_href: str


def recording_page(
    request: HttpRequest, accord: Accord, revision: Revision, actor: Actor, refused: tuple[str, str]
) -> RecordingPage:
    """Return the form for an answer that came by letter, mail or telephone."""
    language, subject = language_of(request), accord.subject
    title = _("Record an answer")
    asked = Asked(request.POST if refused[1] else None, refused)
    inputs = _inputs(asked, accord, revision, actor, language)
    key = subject.record.key
    back = addresses.accord(subject.kind, key, language)
    about = title_of(revision, language)
    return RecordingPage(
        page=frame(
            request,
            title,
            lambda other: addresses.recording(subject.kind, key, revision.number, other),
            crumbs=[
                Crumb(_("Joint records"), addresses.listing(language)),
                Crumb(about, back),
                Crumb(title),
            ],
        ),
        title=title,
        meta=_("The party is told by mail what you record, so that a wrong entry is noticed."),
        faults=_faults(refused, inputs),
        inputs=inputs,
        scan_fault=refused[1] if refused[0] == "scan" else "",
        csrf=get_token(request),
        back_href=back,
    )


def _faults(refused: tuple[str, str], inputs: Sequence[Input]) -> list[Fault]:
    if refused[0] == "scan":
        return [Fault("f-scan", refused[1])]
    return faults_of(refused, inputs)


def _inputs(
    asked: Asked, accord: Accord, revision: Revision, actor: Actor, language: Language
) -> list[Input]:
    speaker = accord.subject.speaker
    others = [
        one.body
        for one in revision.parties.all()
        if not can(actor, Permission.RECORD_ANSWER, one.body_id, speaker(one.body_id))
    ]
    means = [(code, label) for code, label in AnswerMeans.choices if code not in OWN_MEANS]
    return [
        asked.list("party", _("Who answered?"), [(b.key, b.names.form(language)) for b in others]),
        asked.radios("verb", _("What is the answer?"), _verbs(accord, revision)),
        asked.radios("means", _("How did it come?"), means),
        asked.line("person", _("Who signed or spoke?"), _("First name and family name")),
        asked.line("office", _("In which office?"), is_optional=True),
        asked.line("given_on", _("Of which day is it?"), _("A day, like 24.6.2026")),
        asked.area("reason", _("Reason"), _("For an objection or a notice"), is_optional=True),
        *(
            [asked.line("ends_on", _("Last day, where notice is given"), is_optional=True)]
            if accord.tally(revision).is_agreed
            else []
        ),
    ]


def _verbs(accord: Accord, revision: Revision) -> list[tuple[str, str]]:
    if accord.tally(revision).is_agreed:
        return [(Verb.NOTICE.value, _("It gives notice."))]
    return [
        (Verb.AGREED.value, _("It agrees to exactly this text.")),
        (Verb.OBJECTED.value, _("It objects, and says why.")),
    ]
