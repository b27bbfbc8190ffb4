# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a record, those that are shown today, and what lies there without a record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, Permission, can, scope
from partnerkreis.access.queries import bodies_of, encounters_of
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.files import store
from partnerkreis.files.models import Content, Ground, Rendition, StoredFile
from partnerkreis.files.rules.grounds import Claim, Standing, standing

#: So long may bytes lie without a record: they are about to get one.
_ORPHANED_AFTER: Final = datetime.timedelta(days=1)
_MOST_OWNERS: Final = 50


def standing_of(file: StoredFile, *, today: datetime.date) -> Standing:
    """Return whether the public may see ``file`` on ``today``, or why not."""
    described = file.alternative if file.is_picture else file.title
    claim = Claim(
        is_internal=file.is_internal,
        is_picture=file.is_picture,
        is_released=file.published_at is not None,
        has_ground=bool(file.ground),
        is_consent=file.ground == Ground.CONSENT,
        has_rights_holder=bool(file.rights_holder or file.credit),
        is_described=bool(described),
        since=file.ground_since,
        until=file.ground_until,
        withdrawn=file.withdrawn,
        embargo=file.embargo,
    )
    return standing(claim, today)


def kind_of_record(record: Record) -> str:
    """Return what stands in ``record_kind`` for a record."""
    return record._meta.label_lower


def record_of(file: StoredFile) -> Record | None:
    """Return the record that ``file`` belongs to, or None where it is gone."""
    model: Any = apps.get_model(file.record_kind)
    record: Record | None = model._default_manager.filter(pk=file.record).first()
    return record


def files_of(record: Record, actor: Actor) -> QuerySet[StoredFile]:
    """Return the files of ``record`` that ``actor`` works with, with their widths (2 queries).

    What is merely released of others is no more than the public page shows.
    """
    own = StoredFile.objects.filter(_worked_with(actor), record=record.pk).distinct()
    return own.select_related("body", "content").prefetch_related("renditions")


def _worked_with(actor: Actor) -> Q:
    """Return the condition that :func:`may_work_with` holds, for many files at once."""
    either = Q(pk__in=[])
    for permission, is_internal in ((Permission.READ_RECORD, False), (Permission.READ_MAIL, True)):
        reached, these = scope(actor, permission), Q(is_internal=is_internal)
        if not reached.everything:
            bodies, led = sorted(reached.bodies), sorted(reached.encounters)
            these &= Q(body__in=bodies) | Q(shared_with__in=bodies) | Q(encounter__in=led)
        either |= these
    return either


def owners_of(record: Record, actor: Actor, permission: Permission) -> list[Body]:
    """Return the bodies for which ``actor`` may add something to ``record``, by key."""
    reached, concerned = scope(actor, permission), bodies_of(record)
    found = Body.objects.filter(pk__in=concerned) if concerned else Body.objects.all()
    # Who leads the encounter belongs to no body, and adds for any of its sides.
    led = reached.encounters
    leads_it = bool(led) and not led.isdisjoint(encounters_of(record))
    if not (reached.everything or leads_it):
        found = found.filter(pk__in=reached.bodies)
    return list(found.order_by("key")[:_MOST_OWNERS])


def may_work_with(actor: Actor, file: StoredFile) -> bool:
    """Return whether ``file`` concerns a body of ``actor``, so that it is read before release."""
    wanted = Permission.READ_MAIL if file.is_internal else Permission.READ_RECORD
    return can(actor, wanted, *bodies_of(file))


def shown_files(records: Iterable[UUID], *, today: datetime.date) -> list[StoredFile]:
    """Return what the public sees of the files of these records, which are released themselves.

    One query. A picture comes with its widths as ``rendition_rows``.
    """
    found = _RELEASED(records=list(records))
    return [file for file in found if standing_of(file, today=today) is Standing.SHOWN]


def shown_file(key: str, *, today: datetime.date) -> StoredFile | None:
    """Return the file ``key`` where it and its record are shown to everybody, or None."""
    file = StoredFile.objects.filter(key=key, published_at__isnull=False).first()
    if file is None or standing_of(file, today=today) is not Standing.SHOWN:
        return None
    record = record_of(file)
    return file if record is not None and record.published_at else None


def _released() -> QuerySet[StoredFile]:
    widths = Rendition.objects.filter(file=OuterRef("pk")).order_by("width")
    found = StoredFile.objects.filter(record__in=GivenAny("records", UUIDField()))
    released: QuerySet[StoredFile] = found.filter(published_at__isnull=False)
    with_widths = released.annotate(rendition_rows=Rows(widths, "width", "height"))
    return with_widths.select_related("content").order_by("position", "key")


_RELEASED: Final[Prepared[StoredFile]] = Prepared(_released)


def unused_contents() -> QuerySet[Content]:
    """Return contents that nothing stands for any more."""
    found = Content.objects.all()
    # Hidden ones too: no content needs to know what stands for it.
    for relation in Content._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            model: Any = relation.related_model
            name: str = relation.field.name  # type: ignore[union-attr] # a relation has its field
            found = found.filter(~Exists(model._base_manager.filter(**{name: OuterRef("pk")})))
    return found


def damaged_contents() -> list[str]:
    """Return the digests of what is missing or no longer what it was. Reads every file."""
    digests = Content.objects.order_by("digest").values_list("digest", flat=True)
    return [digest for digest in digests.iterator() if not store.is_whole(digest)]


def orphans(*, now: datetime.datetime) -> list[str]:
    """Return the names of bytes that no content stands for, and that are not being taken in."""
    before = (now - _ORPHANED_AFTER).timestamp()
    known = set(Content.objects.values_list("digest", flat=True))
    return [name for name, written in store.stored() if name not in known and written < before]
