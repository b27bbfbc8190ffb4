# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making one record of two that stand for the same."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.records import Record
from partnerkreis.correspondence.models import FiledMail, FilingAddress
from partnerkreis.directory.models import Citation, Mention, Organisation, Person, Place
from partnerkreis.editing.actions.changing import held, locked
from partnerkreis.editing.actions.writing import publish, write
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.shape import RowsField
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.queries import bodies_of
from partnerkreis.editing.stored import stored
from partnerkreis.editing.titles import title_of
from partnerkreis.files.models import StoredFile
from partnerkreis.journal.actions import record_change
from partnerkreis.journal.models import MERGE
from partnerkreis.search.actions import forget_records

#: What may have a twin; of anything else two records are two facts.
MERGEABLE = (Organisation, Person, Place)


@transaction.atomic
def merge_records(
    *, twin: Record, into: Record, version: int, actor: Actor, now: datetime.datetime
) -> Record:
    """Let ``into`` stand wherever ``twin`` is named, remove the twin, and return ``into``.

    What is known only of the twin is taken over. Raises NotAllowed, Overtaken where the twin has
    another version, and CannotSave where the two cannot be one.
    """
    current = locked(twin, version, Permission.EDIT_RECORD, actor)
    kept = held(into)
    authorise(actor, Permission.EDIT_RECORD, *bodies_of(kept))
    if type(kept) is not type(current) or not isinstance(kept, MERGEABLE) or kept == current:
        raise CannotSave(_("These two cannot be one record."))
    told: dict[str, tuple[Any, Any]] = {"merged": (current.key, None)}
    told |= _take_over(kept, current)
    _remove(current, kept)
    record_change(
        actor=actor, verb=MERGE, record=current, changes={"merged": (None, kept.key)}, now=now
    )
    record_change(actor=actor, verb=MERGE, record=kept, changes=told, now=now)
    forget_records([current.pk])
    publish(kept)
    return kept


def _take_over(kept: Any, twin: Any) -> dict[str, tuple[Any, Any]]:
    """Fill in what is empty with what the twin has, and let its names be found."""
    fields = [f.name for f in kind_of(kept).fields if not isinstance(f, RowsField)]
    new = {n: getattr(twin, n) for n in fields if not getattr(kept, n) and getattr(twin, n)}
    if hasattr(kept, "also_named"):
        new["also_named"] = _names(kept, twin)
    before = {name: stored(getattr(kept, name)) for name in new}
    write(kept, new)
    return {name: (before[name], stored(value)) for name, value in new.items()}


def _names(kept: Any, twin: Any) -> list[str]:
    own = {title_of(kept, language) for language in INTERFACE_LANGUAGES}
    known = {fold(name) for name in (*kept.also_named, *own)}
    theirs = [*twin.also_named, *(title_of(twin, language) for language in INTERFACE_LANGUAGES)]
    new = {fold(name): name for name in theirs if fold(name) not in known}
    return [*kept.also_named, *new.values()]


def _remove(twin: Record, kept: Record) -> None:
    """Move every reference, then the twin can go."""
    try:
        with transaction.atomic():
            for relation in type(twin)._meta.related_objects:
                rows: Any = relation.related_model
                name = relation.field.name
                rows._base_manager.filter(**{name: twin}).update(**{name: kept})
            for model in (Citation, Mention, StoredFile, FiledMail, FilingAddress):
                model._default_manager.filter(record=twin.pk).update(record=kept.pk)
            type(twin)._default_manager.filter(pk=twin.pk).delete()
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise CannotSave(_("Both are named in the same place. Please mend that first.")) from error
