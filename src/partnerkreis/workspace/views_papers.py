# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers: all of them, a new one, reading, writing, finishing, taking along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.papers.actions import (
    AlreadyFinal,
    CannotWrite,
    PaperOvertaken,
    discard_paper,
    finish_paper,
)
from partnerkreis.papers.models import Paper, PaperText
from partnerkreis.papers.queries.reading import bodies_for, readable_papers
from partnerkreis.papers.queries.sheets import document_of
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.downloads import docx
from partnerkreis.workspace.drafts_editing import keeping_what_was_typed, restored, typed_in
from partnerkreis.workspace.forms_editing import whole_number
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.paper import paper_page
from partnerkreis.workspace.pages.paper_forms import edit_page, new_page
from partnerkreis.workspace.pages.paper_sheets import kind_label
from partnerkreis.workspace.pages.papers import PER_PAGE, papers_page
from partnerkreis.workspace.queries.papers import choices
from partnerkreis.workspace.writing_papers import begin, save

OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


def _rendered(request: HttpRequest, template: str, page: object, status: int = OK) -> HttpResponse:
    response = render_page(request, template, page)
    response.status_code = status
    return response


def _known(actor: Actor, key: str) -> Paper:
    found = readable_papers(actor).select_related("body__seat").filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _text(paper: Paper, asked: str, language: Language) -> PaperText:
    """Return the text in the language asked for, else in that of the page, else in any."""
    texts = {text.language: text for text in paper.texts.all()}
    wanted = (asked, language, *INTERFACE_LANGUAGES)
    return next(texts[code] for code in wanted if code in texts)


@require_safe
@inside
def papers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the papers, the latest first."""
    authorise(actor, Permission.READ_PAPER)
    number = max(whole_number(request.GET.get("page", "")), 1)
    first = (number - 1) * PER_PAGE
    found = readable_papers(actor).select_related("body__seat").prefetch_related("texts")
    page = papers_page(request, actor, list(found[first : first + PER_PAGE + 1]), number)
    return _rendered(request, "workspace/papers.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside
def paper_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what is to be written, and draft it."""
    authorise(actor, Permission.WRITE_PAPER)
    language, today = language_of(request), timezone.localdate()
    bodies = bodies_for(actor, Permission.WRITE_PAPER)
    fault = ("", "")
    if request.method == "POST":
        try:
            begun = begin(request, actor, bodies, today=today, now=timezone.now())
        except CannotWrite as refusal:
            fault = (refusal.field, str(refusal))
        else:
            tongue = _text(begun, "", language).language
            return redirect(addresses.edit(begun.key, language, tongue))
    typed = typed_in(request) if request.method == "POST" else restored(request, actor)
    offered = choices(actor, bodies, today=today, language=language)
    page = new_page(request, actor, typed, offered, today, fault)
    status = UNPROCESSABLE if fault[1] else OK
    return _rendered(request, "workspace/paper_form.html", page, status)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def paper(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show a paper as it reads; make it final, or throw a draft away."""
    found, language, refusal = _known(actor, key), language_of(request), ""
    if request.method == "POST":
        try:
            return _act(request, actor, found, language)
        except (CannotWrite, AlreadyFinal, PaperOvertaken) as error:
            refusal = str(error)
    text = _text(found, request.GET.get("in", ""), language)
    page = paper_page(request, actor, found, text, refusal=refusal)
    return _rendered(request, "workspace/paper.html", page, CONFLICT if refusal else OK)


def _act(request: HttpRequest, actor: Actor, found: Paper, language: Language) -> HttpResponse:
    version, now = whole_number(request.POST.get("version", "")), timezone.now()
    match request.POST.get("action"):
        case "finish":
            finish_paper(paper=found, version=version, actor=actor, now=now)
            return redirect(f"{request.path}?done=final")
        case "discard":
            discard_paper(paper=found, version=version, actor=actor, now=now)
            return redirect(addresses.papers(language))
    authorise(actor, Permission.WRITE_PAPER, found.body_id)
    return redirect(request.path)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside
def paper_edit(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show the parts of a draft as a form, and keep what was written."""
    found, language = _known(actor, key), language_of(request)
    authorise(actor, Permission.WRITE_PAPER, found.body_id)
    text, fault, status = _text(found, request.GET.get("in", ""), language), ("", ""), OK
    if found.is_final and request.method != "POST":
        return redirect(addresses.paper(key, language, text.language))
    typed = restored(request, actor)
    if request.method == "POST":
        typed = typed_in(request)
        try:
            save(found, text, typed, actor, language, now=timezone.now())
        except CannotWrite as refusal:
            fault, status = (refusal.field, str(refusal)), UNPROCESSABLE
        except (AlreadyFinal, PaperOvertaken) as refusal:
            fault, status = ("", str(refusal)), CONFLICT
            found, text = _known(actor, key), PaperText.objects.get(pk=text.pk)
        else:
            return redirect(f"{addresses.paper(key, language, text.language)}&done=saved")
    page = edit_page(request, actor, found, text, typed, fault)
    return _rendered(request, "workspace/paper_form.html", page, status)


@require_safe
@inside
def paper_document(request: HttpRequest, actor: Actor, key: str, tongue: str) -> HttpResponse:
    """Hand out a paper as DOCX."""
    found = _known(actor, key)
    text = found.texts.filter(language=tongue).first()
    if text is None:
        raise Http404
    with override(tongue):
        name = f"{kind_label(found.kind)} {found.dated.isoformat()}"
    return docx(document_of(found, text), name)
