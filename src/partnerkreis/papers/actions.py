# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning, writing, finishing and discarding papers; bringing a sheet of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import clean
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.actions import record_change, record_event
from partnerkreis.papers.models import Paper, PaperKind, PaperState, PaperTemplate, PaperText
from partnerkreis.papers.queries.sheets import document_of, sheet_of
from partnerkreis.papers.queries.wording import worded
from partnerkreis.papers.rules import MOST_STAGES, STAGE, STAGES, Parts, gaps, missing, parts_of
from partnerkreis.partnerships.models import Instrument, Partnership

BEGIN, WRITE, FINISH, DISCARD = "paper.begin", "paper.write", "paper.finish", "paper.discard"
REPLACE, RESTORE = "template.replace", "template.restore"
_MOST_OF_A_STAGE = 160


class CannotWrite(DomainError):
    """Something of the paper cannot be so; ``field`` is the part."""


class AlreadyFinal(DomainError):
    """A final paper stays as it is."""


class PaperOvertaken(DomainError):
    """Somebody else has written on the paper meanwhile; it is in ``paper`` as it is now."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(_("Somebody else has changed this paper in the meantime."))
        self.paper = paper


@transaction.atomic
def begin_paper(
    *,
    token: UUID,
    body: Body,
    kind: PaperKind,
    texts: Mapping[Language, Parts],
    dated: datetime.date,
    file_number: str = "",
    encounter: Encounter | None = None,
    instrument: Instrument | None = None,
    partnership: Partnership | None = None,
    addressee: Tenure | None = None,
    actor: Actor,
    now: datetime.datetime,
) -> Paper:
    """Make a draft with these texts and return it; with the same token, the one made before.

    Raises NotAllowed and CannotWrite.
    """
    authorise(actor, Permission.WRITE_PAPER, body.pk)
    made: Paper | None = Paper.objects.filter(pk=token).first()
    if made is not None:
        authorise(actor, Permission.WRITE_PAPER, made.body_id)
        return made
    if not texts:
        raise CannotWrite(_("Please choose at least one language."), field="languages")
    paper = Paper.objects.create(
        id=token,
        key=f"p-{token.hex}",
        body=body,
        kind=kind,
        file_number=_file_number(file_number),
        dated=dated,
        encounter=encounter,
        instrument=instrument,
        partnership=partnership,
        addressee=addressee,
        begun_at=now,
    )
    PaperText.objects.bulk_create(
        PaperText(paper=paper, language=language, parts=checked(kind, language, parts))
        for language, parts in texts.items()
    )
    told = {"kind": (None, kind.value), "languages": (None, sorted(texts))}
    _note(paper, BEGIN, told, actor, now)
    return paper


def _file_number(text: str) -> str:
    number = clean(text).strip()
    if len(number) > 60:
        raise CannotWrite(_("This is longer than 60 characters."), field="file_number")
    return number


def checked(kind: str, language: Language, parts: Parts) -> dict[str, Any]:
    """Return the parts as they are stored. Raises CannotWrite with the part that is too long."""
    asked: dict[str, Any] = {}
    for part in parts_of(kind, language):
        if part.shape == STAGES:
            asked[part.name] = _stages(parts.get(part.name) or ())
            continue
        text = clean(str(parts.get(part.name, ""))).strip()
        if len(text) > part.most:
            message = _("This is longer than {most} characters.")
            raise CannotWrite(str(message).format(most=part.most), field=part.name)
        asked[part.name] = text
    return asked


def _stages(rows: Any) -> list[dict[str, str]]:
    kept = []
    for row in list(rows)[:MOST_STAGES]:
        stage = {column: clean(str(row.get(column, ""))).strip() for column in STAGE}
        if any(len(text) > _MOST_OF_A_STAGE for text in stage.values()):
            raise CannotWrite(_("This is longer than 160 characters."), field="path")
        if any(stage.values()):
            kept.append(stage)
    return kept


def _locked(paper: Paper, version: int, actor: Actor) -> Paper:
    """Return the paper as it is now, a draft and in this version, for one who may write it."""
    current: Paper = Paper.objects.select_for_update().select_related("body").get(pk=paper.pk)
    authorise(actor, Permission.WRITE_PAPER, current.body_id)
    if current.is_final:
        raise AlreadyFinal(_("This paper is final. Nobody changes it any more."))
    if current.version != version:
        raise PaperOvertaken(current)
    return current


@transaction.atomic
def write_paper(
    *,
    paper: Paper,
    language: Language,
    parts: Parts,
    file_number: str,
    dated: datetime.date,
    version: int,
    actor: Actor,
    now: datetime.datetime,
) -> Paper:
    """Write the paper in one language; return it as it is then.

    Raises NotAllowed, AlreadyFinal, PaperOvertaken and CannotWrite with the part.
    """
    current = _locked(paper, version, actor)
    text = PaperText.objects.get(paper=current, language=language)
    written = checked(current.kind, language, parts)
    changes: dict[str, tuple[Any, Any]] = {}
    for name, value in (("file_number", _file_number(file_number)), ("dated", dated)):
        before = getattr(current, name)
        if before != value:
            changes[name] = (str(before), str(value))
            setattr(current, name, value)
    if written != text.parts:
        changes["texts"] = (None, None)
        text.parts = written
        text.save(update_fields=["parts"])
    if changes:
        current.version += 1
        current.save(update_fields=["version", "file_number", "dated"])
        _note(current, WRITE, changes, actor, now)
    return current


def finish_paper(*, paper: Paper, version: int, actor: Actor, now: datetime.datetime) -> Paper:
    """Make the paper final, with its documents and every word as they are now; return it.

    Raises NotAllowed, AlreadyFinal, PaperOvertaken, and CannotWrite where something is missing.
    """
    authorise(actor, Permission.FINISH_PAPER, paper.body_id)
    texts = list(PaperText.objects.filter(paper=paper))
    for text in texts:
        _check_complete(paper, text)
    # Filling a sheet takes a while; the version says below whether it was still the same text.
    final = Paper.objects.select_related("body__seat").get(pk=paper.pk)
    final.state = PaperState.FINAL
    made = [
        (text.pk, document_of(final, text), worded(final, text).to_json())
        for text in texts
        if not text.document
    ]
    with transaction.atomic():
        current = _locked(paper, version, actor)
        for key, document, wording in made:
            PaperText.objects.filter(pk=key).update(document=document, wording=wording)
        current.state, current.finished_at = PaperState.FINAL, now
        current.version += 1
        current.save(update_fields=["state", "finished_at", "version"])
        _note(current, FINISH, {"state": (PaperState.DRAFT, PaperState.FINAL)}, actor, now)
    return current


def _check_complete(paper: Paper, text: PaperText) -> None:
    language: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    if names := missing(paper.kind, language, text.parts):
        raise CannotWrite(_("Something is missing that a paper needs."), field=names[0])
    if found := gaps(paper.kind, language, text.parts):
        name, gap = found[0]
        message = _("Something is still to be filled in: {gap}")
        raise CannotWrite(str(message).format(gap=gap), field=name)


@transaction.atomic
def discard_paper(*, paper: Paper, version: int, actor: Actor, now: datetime.datetime) -> None:
    """Throw a draft away. Raises NotAllowed, AlreadyFinal and PaperOvertaken."""
    current = _locked(paper, version, actor)
    _note(current, DISCARD, {"kind": (current.kind, None)}, actor, now)
    current.delete()


def replace_template(
    *,
    body: Body,
    kind: str,
    language: Language,
    content: bytes,
    file_name: str,
    actor: Actor,
    now: datetime.datetime,
) -> PaperTemplate:
    """Put a sheet of the body's own in place of ours, or of the one it had.

    Raises NotAllowed, and TemplateRefused with a sentence that says what is wrong with the file.
    """
    # Loaded where there is something to check, and in no memory before.
    from partnerkreis.documents.templates import check_template

    authorise(actor, Permission.REPLACE_TEMPLATE, body.pk)
    check_template(content, sheet_of(kind))
    with transaction.atomic():
        template, _made = PaperTemplate.objects.update_or_create(
            body=body,
            kind=kind,
            language=language,
            defaults={
                "content": content,
                "file_name": clean(file_name)[-120:],
                "brought_at": now,
                "brought_by": actor.name,
            },
        )
        _note_template(body, kind, language, REPLACE, actor, now)
    return template


@transaction.atomic
def restore_template(
    *, body: Body, kind: str, language: Language, actor: Actor, now: datetime.datetime
) -> None:
    """Take the body's own sheet away, so that ours is used again. Raises NotAllowed."""
    authorise(actor, Permission.REPLACE_TEMPLATE, body.pk)
    found = PaperTemplate.objects.filter(body=body, kind=kind, language=language)
    if found.delete()[0]:
        _note_template(body, kind, language, RESTORE, actor, now)


def _note(
    paper: Paper,
    verb: str,
    changes: Mapping[str, tuple[Any, Any]],
    actor: Actor,
    now: datetime.datetime,
) -> None:
    record_change(actor=actor, verb=verb, record=paper, changes=changes, now=now)
    ContentVersion.advance()


def _note_template(
    body: Body, kind: str, language: Language, verb: str, actor: Actor, now: datetime.datetime
) -> None:
    figures = {"body": body.key, "kind": kind, "language": language}
    record_event(actor=actor, verb=verb, figures=figures, now=now)
    ContentVersion.advance()
