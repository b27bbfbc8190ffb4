# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a record, and one file, as their officer sees them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.typography import behind_colon
from partnerkreis.editing.catalogue import KINDS, has_kind, kind_of
from partnerkreis.editing.titles import title_of
from partnerkreis.files.actions import grounds_to_delete
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import owners_of, record_of, standing_of
from partnerkreis.files.refusals import OBSTACLES
from partnerkreis.files.rules.grounds import Standing
from partnerkreis.portal import links
from partnerkreis.portal.pages.shown_files import kind_word
from partnerkreis.ui.shapes import Crumb, Link, Page, Pagination
from partnerkreis.ui.shapes.form import Fault, Input
from partnerkreis.workspace import addresses_editing, addresses_files
from partnerkreis.workspace.forms_files import limit, owner_input, token_sent, told
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_record import RecordPage, record_page
from partnerkreis.workspace.pages.paged import Paged


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture, small or large, for those who work with it."""

    src: str
    width: int
    height: int
    alternative: str


@dataclass(frozen=True, slots=True)
class FileLine:
    title: str
    href: str
    meta: str
    standing: str
    preview: Preview | None


@dataclass(frozen=True, slots=True)
class FilesPage:
    page: Page
    title: str
    kicker: str
    done: str
    files: list[FileLine]
    pagination: Pagination
    can_add: bool
    inputs: list[Input]
    file_fault: str
    file_hint: str
    faults: list[Fault]
    token: UUID
    csrf: str
    record: Link
    mails: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage(RecordPage):
    preview: Preview | None
    download: Link
    standing: str
    belongs_to: Link
    can_delete: bool


def files_page(
    request: HttpRequest,
    kind: str,
    record: Record,
    found: Paged,
    actor: Actor,
    fault: DomainError | None,
) -> FilesPage:
    """Return the files of ``record``; ``fault`` is what is to be mended in the form."""
    language = language_of(request)
    name = title_of(record, language)
    heading = _("Files: {title}").format(title=behind_colon(name, language))
    owners = owners_of(record, actor, Permission.EDIT_RECORD)
    back = addresses_editing.record(kind, record.key, language)
    owner = owner_input(request, owners, told(fault, "body"))
    may_mail = bool(owners_of(record, actor, Permission.READ_MAIL))
    mails = Link(_("Mails"), addresses_files.mails(kind, record.key, language))
    return FilesPage(
        page=frame(
            request,
            heading,
            lambda other: addresses_files.files(kind, record.key, other),
            crumbs=[Crumb(name, back), Crumb(_("Files"))],
        ),
        title=heading,
        kicker=str(KINDS[kind].title),
        done=_("The file was deleted.") if request.GET.get("done") == "deleted" else "",
        files=[_line(file, record, language) for file in found.records],
        pagination=found.pagination,
        can_add=bool(owners),
        inputs=[_title(request), *([owner] if owner else [])],
        file_fault=told(fault, "file"),
        file_hint=_(
            "A picture, a PDF, an office document or a text, of at most {number} MB."
        ).format(number=limit()),
        faults=[Fault(f"f-{fault.field}" if fault.field else "", str(fault))] if fault else [],
        token=token_sent(request),
        csrf=get_token(request),
        record=Link(name, back),
        mails=mails if may_mail else None,
    )  # fmt: skip


def _title(request: HttpRequest) -> Input:
    return Input(
        "title",
        _("What is it?"),
        hint=_("For example: The choir of the music school in the castle of Gołuchów"),
        value=request.POST.get("title", ""),
        is_optional=True,
    )


def _line(file: StoredFile, record: Record, language: Language) -> FileLine:
    return FileLine(
        title=file.title.text(language) or file.name,
        href=addresses_files.file(file.key, language),
        meta=_meta(file, language),
        standing=_standing(file, record),
        preview=_preview(file, language, smallest=True),
    )


def _meta(file: StoredFile, language: Language) -> str:
    size = filesizeformat(file.content.size)
    body = file.body.names.form(language)
    return ", ".join((kind_word(file), size, body))


def _preview(file: StoredFile, language: Language, *, smallest: bool) -> Preview | None:
    widths = list(file.renditions.all())
    if not widths:
        return None
    chosen = widths[0] if smallest else widths[min(1, len(widths) - 1)]
    return Preview(
        src=addresses_files.content(file.key, language, chosen.width),
        width=chosen.width,
        height=chosen.height,
        alternative=file.alternative.text(language) or _("Picture without an alternative text"),
    )


def _standing(file: StoredFile, record: Record | None) -> str:
    """Return whether the public sees the file today, and why not."""
    found = standing_of(file, today=timezone.localdate())
    if found is not Standing.SHOWN:
        return _("The public does not see it. {reason}").format(reason=OBSTACLES[found])
    if record is None or record.published_at is None:
        return _("The public sees it as soon as the record it belongs to is released.")
    return _("The public sees it.")


def file_page(
    request: HttpRequest, file: StoredFile, actor: Actor, *, refusal: str = ""
) -> FilePage:
    """Return one file with what is to be done about it."""
    language, record = language_of(request), record_of(file)
    base = record_page(request, KINDS["file"], file, actor, refusal=refusal)
    values = {one.name: getattr(base, one.name) for one in fields(base)}
    if file.is_internal:
        values |= {"verb": "", "edit_href": "", "sides": []}
    return FilePage(
        **values,
        preview=_preview(file, language, smallest=False),
        download=Link(
            _("{name} ({kind})").format(name=file.name, kind=filesizeformat(file.content.size)),
            addresses_files.content(file.key, language),
        ),
        standing=_standing(file, record),
        belongs_to=_belongs_to(record, language),
        can_delete=can(actor, Permission.EDIT_RECORD, *grounds_to_delete(file, actor)),
    )


def _belongs_to(record: Record | None, language: Language) -> Link:
    if record is None or not has_kind(type(record)):
        return Link(_("All mails of the record") if record else "", back_to(record, language))
    name = behind_colon(title_of(record, language), language)
    title = _("All files: {title}").format(title=name)
    return Link(title, back_to(record, language))


def back_to(record: Record | None, language: Language) -> str:
    """Return where the files of ``record`` stand; of a mail, the mail itself."""
    if record is None:
        return links.page("today", language)
    if has_kind(type(record)):
        return addresses_files.files(kind_of(record).name, record.key, language)
    return addresses_files.mail(record.key, language)
