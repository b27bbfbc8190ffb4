# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attaching a file to a record, removing it, and sweeping up what is left."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, NotAllowed, Permission, authorise, scope
from partnerkreis.access.queries import bodies_of, encounters_of
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.files import store
from partnerkreis.files.intake import TakenIn
from partnerkreis.files.models import Content, Rendition, StoredFile
from partnerkreis.files.queries import kind_of_record, orphans, unused_contents
from partnerkreis.files.store import Kept
from partnerkreis.journal.actions import record_change
from partnerkreis.journal.models import Entry

ADD, DELETE = "file.add", "file.delete"
_UNFINISHED_AFTER: Final = datetime.timedelta(days=1)


class CannotAttach(DomainError):
    """The file cannot belong to this record, or not to this body."""


@transaction.atomic
def attach_file(
    *,
    taken: TakenIn,
    record: Record,
    body: Body,
    title: Translated,
    token: UUID,
    actor: Actor,
    now: datetime.datetime,
    is_internal: bool = False,
) -> StoredFile:
    """Let what was taken in belong to ``record``, as a file of ``body``; not released.

    It is shared with whom the record concerns; one that is internal is neither shared nor ever
    released. ``token`` stands for the form: with the same one, the file that was made is returned.
    Raises NotAllowed, CannotAttach.
    """
    concerned, encounters = bodies_of(record), encounters_of(record)
    authorise(actor, Permission.EDIT_RECORD, *concerned)
    # Who leads the encounter belongs to no body, and adds for any of its sides.
    authorise(actor, Permission.EDIT_RECORD, body.pk, *encounters)
    if concerned and body.pk not in concerned:
        raise CannotAttach(_("This record does not concern that county."), field="body")
    if made := _made_before(token, actor):
        return made
    try:
        with transaction.atomic():
            file = _make(taken, record, body, title, token, is_internal=is_internal)
    except IntegrityError:
        # Sent twice at the same moment: the other one was first.
        if made := _made_before(token, actor):
            return made
        raise
    if not is_internal:
        file.shared_with.set(Body.objects.filter(pk__in=concerned).exclude(pk=body.pk))
    told = {"name": (None, file.name), "record": (None, record.key)}
    record_change(actor=actor, verb=ADD, record=file, changes=told, now=now)
    record_change(
        actor=actor, verb=ADD, record=record, changes={"file": (None, file.name)}, now=now
    )
    ContentVersion.advance()
    return file


def _make(
    taken: TakenIn,
    record: Record,
    body: Body,
    title: Translated,
    token: UUID,
    *,
    is_internal: bool,
) -> StoredFile:
    file = StoredFile.objects.create(
        id=token,
        # Nobody can guess the address of a file from that of another one.
        key=secrets.token_hex(12),
        record_kind=kind_of_record(record),
        record=record.pk,
        # What came with a mail is not for who leads the encounter.
        encounter=None if is_internal else next(iter(encounters_of(record)), None),
        position=StoredFile.objects.filter(record=record.pk).count(),
        body=body,
        content=remember(taken.content),
        name=taken.name,
        media_type=taken.media_type,
        is_internal=is_internal,
        title=title,
    )
    for one in taken.widths:
        Rendition.objects.create(
            file=file, width=one.width, height=one.height, content=remember(one.content)
        )
    return file


def _made_before(token: UUID, actor: Actor) -> StoredFile | None:
    made = StoredFile.objects.filter(pk=token).first()
    entries = Entry.objects.filter(record_id=token, verb=ADD, actor_id=actor.user_id)
    if made is not None and not entries.exists():
        raise CannotAttach(_("This form is used up. Please open it anew."))
    return made


def remember(kept: Kept) -> Content:
    """Note that these bytes are kept; call it in the transaction of what stands for them."""
    content, _is_new = Content.objects.get_or_create(
        digest=kept.digest, defaults={"size": kept.size}
    )
    return content


@transaction.atomic
def delete_file(*, file: StoredFile, actor: Actor, now: datetime.datetime) -> None:
    """Remove a file with its bytes. Raises NotAllowed.

    Only those may whose file it is, and who leads the encounter what they added themselves.
    """
    authorise(actor, Permission.EDIT_RECORD, *grounds_to_delete(file, actor))
    told = {"name": (file.name, None), "title": (file.title.to_json(), None)}
    record_change(actor=actor, verb=DELETE, record=file, changes=told, now=now)
    remove_files([file])


def grounds_to_delete(file: StoredFile, actor: Actor) -> tuple[UUID, ...]:
    """Return for what one needs the permission to edit, to delete ``file``."""
    added = Entry.objects.filter(record_id=file.pk, verb=ADD, actor_id=actor.user_id)
    if file.encounter in actor.leads and added.exists():
        return file.body_id, file.encounter
    return (file.body_id,)


def remove_files(files: Iterable[StoredFile]) -> None:
    """Remove files, and their bytes once that is certain; for actions that have authorised."""
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    ContentVersion.advance()
    transaction.on_commit(_sweep_unused)


def _sweep_unused() -> None:
    """Forget contents that nothing stands for; the same bytes may belong to several files."""
    for content in unused_contents():
        with transaction.atomic():
            # Asked again within: somebody may just have taken the same bytes in.
            if unused_contents().filter(pk=content.pk).delete()[0]:
                transaction.on_commit(lambda digest=content.digest: _discard(digest))  # type: ignore[misc] # a default binds it


def _discard(digest: str) -> None:
    if not Content.objects.filter(pk=digest).exists():
        store.discard(digest)


def sweep(*, actor: Actor, now: datetime.datetime) -> int:
    """Remove bytes that belong to nothing, and return how many there were. Raises NotAllowed."""
    if not scope(actor, Permission.EDIT_RECORD).everything:
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))
    _sweep_unused()
    found = orphans(now=now)
    for digest in found:
        _discard(digest)
    store.clear_unfinished((now - _UNFINISHED_AFTER).timestamp())
    return len(found)
