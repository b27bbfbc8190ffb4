# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a form with a file to an action, and what such a form asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.dates import DateError, read
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.correspondence.actions import CannotKeep, file_mail
from partnerkreis.correspondence.models import FiledMail
from partnerkreis.correspondence.reading import take_in_mail
from partnerkreis.correspondence.refusals import EMPTY
from partnerkreis.correspondence.refusals import too_large as mail_too_large
from partnerkreis.directory.models import Body
from partnerkreis.files.actions import attach_file
from partnerkreis.files.intake import take_in
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import owners_of
from partnerkreis.files.refusals import NOT_CHOSEN, FileRefused, too_large
from partnerkreis.files.uploads import is_too_large
from partnerkreis.ui.shapes import Option
from partnerkreis.ui.shapes.form import Input, InputKind
from partnerkreis.workspace.forms_editing import identity
from partnerkreis.workspace.frame import language_of

_LONGEST_TITLE = 300


def limit() -> int:
    """Return how many megabytes a file may have."""
    from django.conf import settings

    number: int = settings.UPLOAD_MEGABYTES
    return number


def token_sent(request: HttpRequest) -> UUID:
    """Return what stands for the form, or something new for a form that is opened."""
    return identity(request.POST.get("token", "")) if request.method == "POST" else uuid4()


def add_file(request: HttpRequest, record: Record, actor: Actor) -> StoredFile:
    """Take in the file that was sent, for ``record``. Raises what the actions raise."""
    if is_too_large(request):
        raise too_large(limit())
    sent = request.FILES.get("file")
    if sent is None:
        raise FileRefused(NOT_CHOSEN, field="file")
    title = " ".join(request.POST.get("title", "").split())[:_LONGEST_TITLE]
    body = _owner(request, owners_of(record, actor, Permission.EDIT_RECORD))
    return attach_file(
        taken=take_in(sent.name or "", sent.file),  # type: ignore[arg-type] # an uploaded file can be read
        record=record,
        body=body,
        title=Translated.of(**{language_of(request): title}),
        token=token_sent(request),
        actor=actor,
        now=timezone.now(),
    )


def add_mail(request: HttpRequest, record: Record, actor: Actor) -> FiledMail:
    """File the mail that was sent, for ``record``. Raises what the actions raise."""
    if is_too_large(request):
        raise mail_too_large(limit())
    sent = request.FILES.get("file")
    raw = sent.read() if sent is not None else b""
    if not raw:
        raise FileRefused(EMPTY, field="file")
    body = _owner(request, owners_of(record, actor, Permission.FILE_MAIL))
    return file_mail(
        taken=take_in_mail(raw), record=record, body=body, actor=actor, now=timezone.now()
    )


def _owner(request: HttpRequest, possible: Sequence[Body]) -> Body:
    """Return the body that was chosen, or the only one that comes into question."""
    wanted = request.POST.get("body", "")
    found = [body for body in possible if body.key == wanted or len(possible) == 1]
    if not found:
        raise FileRefused(_("Please choose for which county."), field="body")
    return found[0]


def owner_input(request: HttpRequest, possible: Sequence[Body], fault: str) -> Input | None:
    """Return the question for which county it is, where there are several."""
    if len(possible) < 2:
        return None
    language, chosen = language_of(request), request.POST.get("body", "")
    options = [Option("", pgettext("in a list to choose from", "not stated"), not chosen)]
    options += [
        Option(body.key, body.names.form(language), body.key == chosen) for body in possible
    ]
    return Input("body", _("For which county?"), InputKind.LIST, options=options, fault=fault)


def last_day(text: str, language: Language) -> date:
    """Return the last day that is meant. Raises CannotKeep."""
    try:
        day = read(text, language).latest
    except DateError as error:
        raise CannotKeep(_not_a_day(), field="kept_until") from error
    if day is None:
        raise CannotKeep(_not_a_day(), field="kept_until")
    return day


def _not_a_day() -> str:
    return _("Please write a day or a year, for example 31.12.2031.")


def told(fault: DomainError | None, field: str) -> str:
    """Return what is to be mended at ``field``, or nothing."""
    return str(fault) if fault is not None and fault.field == field else ""
