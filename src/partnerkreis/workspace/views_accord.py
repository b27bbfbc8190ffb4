# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint records in the workspace: what is open, where each stands, proposing and recording."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, NotAllowed, Permission, authorise
from partnerkreis.accord.actions import bind_languages, propose, record_answer, say_who_pays
from partnerkreis.accord.models import Answer, Revision
from partnerkreis.accord.queries.histories import Accord, accord_of
from partnerkreis.accord.queries.papers import file_name, paper_html
from partnerkreis.accord.queries.sealed import file_of
from partnerkreis.accord.queries.subjects import visible_subject
from partnerkreis.accord.queries.yearly import joint_matters
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.errors import DomainError
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.acts_accord import act
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.forms_accord import (
    Mistyped,
    day_or_none,
    pays_typed,
    scan_typed,
    text_typed,
    told_typed,
)
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.accord import accords_page
from partnerkreis.workspace.pages.accord_proposing import proposing_page
from partnerkreis.workspace.pages.accord_record import accord_page
from partnerkreis.workspace.pages.accord_recording import recording_page
from partnerkreis.workspace.pages.accord_version import version_page

OK, UNPROCESSABLE = 200, 422
Refused = tuple[str, str]
NOTHING_REFUSED: Refused = ("", "")


def _found(actor: Actor, kind: Kind, key: str) -> Accord:
    """Return the joint record: 404 where it is not to be seen."""
    subject = visible_subject(actor, kind, key, today=timezone.localdate())
    if subject is None:
        raise Http404
    return accord_of(subject)


def _allowed(actor: Actor, permission: Permission, accord: Accord) -> None:
    """Let who has ``permission`` for one of the parties go on; others may only look (403)."""
    named = {party.body_id for one in accord.revisions for party in one.parties.all()}
    named |= {body.pk for body in accord.subject.parties}
    speakers = {accord.subject.speaker(one) for one in named}
    authorise(actor, permission, *named, *speakers)


def _revision(accord: Accord, number: int) -> Revision:
    found = accord.revision(number)
    if found is None:
        raise Http404
    return found


def _rendered(request: HttpRequest, template: str, page: Any, refused: Refused) -> HttpResponse:
    response = render_page(request, f"workspace/{template}", page)
    response.status_code = UNPROCESSABLE if refused[1] else OK
    return response


@require_safe
@inside
def accords(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what is open about joint records, and all there are."""
    today = timezone.localdate()
    authorise(actor, Permission.READ_ACCORD)
    page = accords_page(request, joint_matters(actor, today=today))
    return render_page(request, "workspace/accords.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def accord(request: HttpRequest, actor: Actor, kind: Kind, key: str) -> HttpResponse:
    """Show where a joint record stands; answer, withdraw, give notice, send links."""
    found, refused = _found(actor, kind, key), NOTHING_REFUSED
    if request.method == "POST":
        try:
            done = act(request, found, actor)
        except NotAllowed:
            raise
        except DomainError as refusal:
            refused = refusal.field, str(refusal)
            found = _found(actor, kind, key)
        else:
            return redirect(f"{request.path}?done={done}")
    page = accord_page(request, found, actor, refused)
    return _rendered(request, "accord.html", page, refused)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def proposing(request: HttpRequest, actor: Actor, kind: Kind, key: str) -> HttpResponse:
    """Show the terms as they would be proposed, and propose them."""
    found, refused = _found(actor, kind, key), NOTHING_REFUSED
    _allowed(actor, Permission.PROPOSE_ACCORD, found)
    if request.method == "POST":
        try:
            _propose(request, actor, found)
        except NotAllowed:
            raise
        except DomainError as refusal:
            refused = refusal.field, str(refusal)
            found = _found(actor, kind, key)
        else:
            return redirect(f"{addresses.accord(kind, key, language_of(request))}?done=propose")
    page = proposing_page(request, found, actor, refused)
    return _rendered(request, "accord_proposing.html", page, refused)


def _propose(request: HttpRequest, actor: Actor, found: Accord) -> None:
    subject, given, now = found.subject, request.POST, timezone.now()
    if subject.kind is Kind.AGREEMENT:
        languages = given.getlist("languages")
        if sorted(languages) != sorted(given.get("shown", " ".join(languages)).split()):
            raise Mistyped(
                _(
                    "You have chosen other languages. Please read what stands here now, and "
                    "propose it then."
                ),
                field="languages",
            )
        bind_languages(instrument=subject.record, languages=languages, actor=actor, now=now)
    if subject.kind is Kind.FRAME:
        say_who_pays(
            encounter=subject.record, pays=pays_typed(given, subject), actor=actor, now=now
        )
    text = given.get("seen", "")
    seen = next((one.pk for one in found.revisions if str(one.pk) == text), None)
    propose(
        kind=subject.kind,
        pk=subject.record.pk,
        seen=seen,
        why=text_typed(given, "why"),
        actor=actor,
        now=now,
        until=day_or_none(given, "until", language_of(request)),
        promises_money=bool(given.get("promises_money")),
    )


@require_safe
@inside
def version(request: HttpRequest, actor: Actor, kind: Kind, key: str, number: int) -> HttpResponse:
    """Show one revision with its answers; it stays readable for ever."""
    found = _found(actor, kind, key)
    page = version_page(request, found, _revision(found, number))
    return render_page(request, "workspace/accord_version.html", page)


@require_safe
@inside
def file(
    request: HttpRequest, actor: Actor, kind: Kind, key: str, number: int, ending: str
) -> HttpResponse:
    """Hand over a revision as a file: to be checked elsewhere, or to be printed."""
    revision = _revision(_found(actor, kind, key), number)
    if ending == "json":
        response = HttpResponse(file_of(revision), content_type="application/json")
    elif ending == "html":
        response = HttpResponse(paper_html(revision, language_of(request)))
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{file_name(revision, ending)}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def recording(
    request: HttpRequest, actor: Actor, kind: Kind, key: str, number: int
) -> HttpResponse:
    """Record what another party answered by letter, mail or telephone."""
    found, refused = _found(actor, kind, key), NOTHING_REFUSED
    _allowed(actor, Permission.RECORD_ANSWER, found)
    revision = _revision(found, number)
    if request.method == "POST":
        try:
            _record(request, actor, revision)
        except NotAllowed:
            raise
        except DomainError as refusal:
            refused = refusal.field, str(refusal)
        else:
            return redirect(f"{addresses.accord(kind, key, language_of(request))}?done=record")
    page = recording_page(request, found, revision, actor, refused)
    return _rendered(request, "accord_recording.html", page, refused)


def _record(request: HttpRequest, actor: Actor, revision: Revision) -> None:
    key = request.POST.get("party", "")
    party = next((one.body for one in revision.parties.all() if one.body.key == key), None)
    if party is None:
        raise Http404
    record_answer(
        revision=revision,
        party=party,
        told=told_typed(request.POST, language_of(request)),
        scan=scan_typed(request.FILES),
        actor=actor,
        now=timezone.now(),
    )


@require_safe
@inside
def scan(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Hand over the scan of an answer to whoever may read the joint record."""
    answer = get_object_or_404(Answer.objects.select_related("revision", "scan"), pk=pk)
    kind = Kind(answer.revision.subject_kind)
    _found(actor, kind, answer.revision.subject_key)
    if answer.scan is None:
        raise Http404
    with answer.scan.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=answer.scan.content_type)
    response["Content-Disposition"] = f'attachment; filename="{answer.scan.name}"'
    return response
