# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing values into a record: checks, columns, rows, links, and what depends on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.bulk import insert_instances, update_instance
from partnerkreis.core.dates import Edtf
from partnerkreis.core.fields import EdgeField, EdtfField, NamesField, TranslatedField
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.naming import LONGEST_NAME, Names
from partnerkreis.core.records import Record
from partnerkreis.core.translated import LONGEST_TEXT, Translated
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.shape import Field, RecordField, RecordsField, RowsField
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.queries import eligible, may
from partnerkreis.editing.stored import Row, value_of
from partnerkreis.search.actions import forget_records, index_records

#: Values of our own, which Django's checks do not know.
_OURS = (EdtfField, TranslatedField, NamesField, EdgeField)
_LONGEST_DATE = 40


def check_references(record: Record, field: Field | None, value: Any, actor: Actor) -> None:
    """Refuse other records that the field may not name, or that ``actor`` may not know of."""
    if isinstance(field, RowsField):
        for column in field.columns:
            if isinstance(column, RecordField):
                named = [row[column.name] for row in value if row.get(column.name)]
                there = [row[column.name] for row in value_of(record, field.name)]
                _check(record, column, named, there, actor, field.name)
    elif isinstance(field, RecordsField):
        _check(record, field, value, value_of(record, field.name), actor, field.name)
    elif isinstance(field, RecordField) and value is not None and not _is_begun(field, value):
        _check(record, field, [value], [], actor, field.name)


def _is_begun(field: RecordField, value: Record) -> bool:
    """Return whether ``value`` is yet to be made, which is checked when it is."""
    return field.beginning is not None and value._state.adding


def _check(
    record: Record,
    field: RecordField,
    named: Iterable[Record],
    there: Iterable[Record],
    actor: Actor,
    where: str,
) -> None:
    known = {one.pk for one in there if one}
    # Who edits reads all that is released: where nothing else narrows it down, nobody need ask.
    is_free = field.among is None
    new = {one.pk for one in named if not (is_free and one.published_at)} - known
    if new and eligible(field, record, actor).filter(pk__in=new).count() < len(new):
        raise CannotSave(_("Please choose one of the records that are offered."), field=where)


def check_reach(record: Record, actor: Actor) -> None:
    """Refuse what would take the record out of the reach of whom changes or makes it."""
    if not may(actor, Permission.EDIT_RECORD, record):
        raise CannotSave(
            _("This would no longer concern your county. Please name it where it takes part.")
        )


def check_together(record: Record) -> None:
    """Refuse what the kind of the record says does not go together."""
    check = kind_of(record).check
    if check is not None:
        check(record)


def set_columns(
    record: models.Model, values: Mapping[str, Any], *, has_constraints: bool = True
) -> None:
    """Set columns and check what Django can check without looking anything up.

    That other records are there and may be named is checked before. Raises CannotSave.
    """
    for name, value in values.items():
        _check_length(name, value)
        setattr(record, name, value)
    unchecked = {
        field.name
        for field in record._meta.concrete_fields
        if field.name not in values or field.is_relation or isinstance(field, _OURS)
    }
    try:
        record.clean_fields(exclude=unchecked)
        if has_constraints:
            record.validate_constraints()
    except ValidationError as error:
        raise _refusal(error) from error


def _check_length(name: str, value: Any) -> None:
    texts = [w.text for w in value.values()] if isinstance(value, Translated) else [value]
    names = [*value.all_texts()] if isinstance(value, Names) else []
    if isinstance(value, Edtf) and len(str(value)) > _LONGEST_DATE:
        raise CannotSave(_("This date cannot be kept. Please write it more simply."), field=name)
    names += value if isinstance(value, list) else []
    is_long = any(isinstance(text, str) and len(text) > LONGEST_TEXT for text in texts)
    if is_long or any(len(name) > LONGEST_NAME for name in names):
        raise CannotSave(_("This text is too long. Please shorten it."), field=name)


def _refusal(error: ValidationError) -> CannotSave:
    name, messages = next(iter(error.message_dict.items()))
    return CannotSave(messages[0], field="" if name == "__all__" else name)


def write(record: Record, columns: Mapping[str, Any], *, is_new: bool = False) -> None:
    """Write columns and what is worked out from them; count the version on."""
    set_columns(record, columns)
    with _refusing():
        if is_new:
            insert_instances([record])
        else:
            record.version += 1
            edges = [f.name for f in record._meta.concrete_fields if isinstance(f, EdgeField)]
            update_instance(record, [*columns, *edges, "version"])


@contextmanager
def _refusing(field: str = "") -> Iterator[None]:
    """Refuse what the database refuses; then nothing more can be asked in this transaction."""
    try:
        yield
    except (IntegrityError, DataError) as error:
        raise CannotSave(
            _("This does not go together with what is recorded."), field=field
        ) from error


def write_rows(
    record: Record, field: RowsField, rows: Iterable[Row], *, is_new: bool = False
) -> None:
    """Write the rows of a record; a row that was there keeps what is not asked for."""
    wanted = list(rows)
    _check_once(field, wanted)
    own = field.owned_by(record)
    there = [] if is_new else list(field.rows_of(record))
    pairs = _paired(field, wanted, there)
    positions = _positions(record, field, is_new=is_new)
    new = []
    with _refusing(field.name):
        for row, kept in pairs:
            one = kept or field.model(**own)
            place = {"position": next(positions)} if field.has_position else {}
            # What stands there once only has been checked; the database promises the rest.
            set_columns(one, {**row, **place}, has_constraints=not field.is_once)
            if one._state.adding:
                new.append(one)
            else:
                one.save()
        if there:
            field.model._default_manager.filter(pk__in=[one.pk for one in there]).delete()
        if new:
            insert_instances(new)


def _positions(record: Record, field: RowsField, *, is_new: bool) -> Iterator[int]:
    """Yield the positions that are free: rows that are left alone keep theirs."""
    used: set[int] = set()
    if field.has_position and not is_new and not field.is_all:
        used = set(field.others_of(record).values_list("position", flat=True))
    return (number for number in count() if number not in used)


def _check_once(field: RowsField, rows: list[Row]) -> None:
    keys = [[row[name] for name in (field.key, *field.once_with)] for row in rows]
    if field.is_once and any(key in keys[:at] for at, key in enumerate(keys)):
        raise CannotSave(_("Each may stand here only once."), field=field.name)
    if field.is_required and not rows:
        raise CannotSave(_("Please fill in at least one row."), field=field.name)


def _paired(field: RowsField, rows: Iterable[Row], there: list[Any]) -> list[tuple[Row, Any]]:
    """Return each row with the one of ``there`` that it goes on from, which is taken out."""
    pairs = [(row, _taken(field, row, there)) for row in rows]
    key: Any = field.model._meta.get_field(field.key)
    if not isinstance(key, TranslatedField):
        return pairs
    # A text that is written anew stands for what it was written over, in the same order.
    return [(row, kept or (there.pop(0) if there else None)) for row, kept in pairs]


def _taken(field: RowsField, row: Row, there: list[Any]) -> Any:
    """Take out of ``there`` the row that ``row`` goes on from: the same one, or of the same key."""
    alike = [one for one in there if getattr(one, field.key) == row[field.key]]
    same = [one for one in alike if all(getattr(one, name) == row[name] for name in row)]
    found = next(iter(same or alike), None)
    if found is not None:
        there.remove(found)
    return found


def write_links(
    record: Record, name: str, others: Iterable[Record], *, is_new: bool = False
) -> None:
    """Write which other records ``record`` belongs to."""
    links = getattr(record, name)
    if not is_new:
        links.set(others)
        return
    here, there = (
        links.through._meta.get_field(end).attname
        for end in (links.source_field_name, links.target_field_name)
    )
    if pairs := [links.through(**{here: record.pk, there: other.pk}) for other in others]:
        insert_instances(pairs)


def publish(record: Record, *, is_new: bool = False) -> None:
    """Let search and the public pages see the record as it is now."""
    if not is_new:
        forget_records([record.pk])
    index_records(type(record), [(record.pk, record)])
    ContentVersion.advance()
