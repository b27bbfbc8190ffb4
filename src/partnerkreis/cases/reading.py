# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a case file to checked rows, one after the other, or every fault there is."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from partnerkreis.cases.collections import COLLECTIONS, Collection, Shape
from partnerkreis.cases.faults import place, sentence
from partnerkreis.cases.json_text import JsonText, NotJson, RepeatedName
from partnerkreis.cases.queries import Keys
from partnerkreis.cases.schema import CaseFile, RecordRow
from partnerkreis.core.errors import DomainError

#: So many faults are listed; a file with more is the wrong file.
MOST_FAULTS = 200


class CaseRefused(DomainError):
    """The file is not a case this software can take; ``faults`` has one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_rows(source: BinaryIO, known: Keys) -> Iterator[tuple[Collection, RecordRow]]:
    """Yield the rows of a case file as they stand there, each checked for itself.

    ``known`` are the records already there. At the end, raises :class:`CaseRefused` with every
    fault: not JSON, unknown fields, impossible values, keys that stand twice, references to
    nothing. So what was yielded is worth nothing before the end; after a fault nothing is.
    """
    return _Reader(source, known).rows()


class _Reader:
    def __init__(self, source: BinaryIO, known: Keys) -> None:
        self.text = JsonText(source)
        self.keys = _Keys(known)
        self.faults: dict[str, None] = {}

    def rows(self) -> Iterator[tuple[Collection, RecordRow]]:
        with _naming_what_is_no_json():
            head: Any = {}
            if self.text.next() == "{":
                yield from self._members(head)
            else:
                head = self.text.value()
            self.text.end()
        self._checked(CaseFile, head, [])
        faults = list(self.faults) or [*self.keys.repeated(), *self.keys.dangling()]
        if faults:
            raise CaseRefused(faults[:MOST_FAULTS])

    def _members(self, head: dict[str, Any]) -> Iterator[tuple[Collection, RecordRow]]:
        """Yield the rows of all collections, and put what else there is into ``head``."""
        for name in self.text.names():
            if name in COLLECTIONS and self.text.next() == "[":
                yield from self._collection(COLLECTIONS[name])
            else:
                head[name] = self.text.value()

    def _collection(self, collection: Collection) -> Iterator[tuple[Collection, RecordRow]]:
        for number, raw in enumerate(self.text.items()):
            if len(self.faults) >= MOST_FAULTS:
                raise CaseRefused(list(self.faults)[:MOST_FAULTS])
            row = self._checked(collection.row, raw, [collection.name, number])
            if row is not None:
                self.keys.add(collection, row)
                if not self.faults:
                    yield collection, row

    def _checked(self, kind: type[BaseModel], raw: Any, where: list[int | str]) -> Any:
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                self.faults[f"{place([*where, *found['loc']], raw)}: {sentence(found)}"] = None
            return None


class _Keys:
    """Which records there are, and which are named before they come."""

    def __init__(self, known: Keys) -> None:
        self.known = {name: frozenset(keys.values()) for name, keys in known.items()}
        self.read: dict[str, set[str]] = {name: set() for name in COLLECTIONS}
        self.again: Counter[tuple[str, str]] = Counter()
        self.awaited: list[tuple[str, str, str]] = []

    def add(self, collection: Collection, row: RecordRow) -> None:
        """Take note of a row, and of what it refers to."""
        read = self.read[collection.name]
        if row.key in read:
            self.again[collection.name, row.key] += 1
        read.add(row.key)
        for field, target, key in _references(collection, row):
            if not self._has(target, key):
                self.awaited.append((f"{collection.name} “{row.key}” {field}", target, key))

    def repeated(self) -> Iterator[str]:
        for (name, key), times in self.again.items():
            text = _("This key stands %(times)d times.") % {"times": times + 1}
            yield f"{name} “{key}” key: {text}"

    def dangling(self) -> Iterator[str]:
        for where, target, key in self.awaited:
            if not self._has(target, key):
                text = _("There is no record “%(key)s” in “%(target)s”.")
                yield f"{where}: " + text % {"key": key, "target": target}

    def _has(self, name: str, key: str) -> bool:
        return key in self.read[name] or key in self.known[name]


@contextmanager
def _naming_what_is_no_json() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError:
        raise CaseRefused([_("The file is not UTF-8 text. Please save it as UTF-8.")]) from None
    except RecursionError:
        raise CaseRefused([_("The file is nested too deeply to be a case file.")]) from None
    except RepeatedName as error:
        text = _("The name “%(name)s” stands twice in one object.")
        raise CaseRefused([text % {"name": str(error)[:60]}]) from None
    except NotJson as error:
        text = _("The file is not JSON: line %(line)d, column %(column)d cannot be read.")
        raise CaseRefused([text % {"line": error.line, "column": error.column}]) from None


def _references(collection: Collection, row: BaseModel) -> Iterator[tuple[str, str, str]]:
    yield from _own_references(collection.shape, row, "")
    for name, target in collection.shape.links.items():
        yield from ((name, target, key) for key in getattr(row, name))
    for name, child in collection.shape.children.items():
        for number, item in enumerate(getattr(row, name)):
            yield from _own_references(child.shape, item, f"{name}[{number}].")


def _own_references(shape: Shape, row: BaseModel, prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, target in shape.references.items():
        key = getattr(row, name)
        if key is not None:
            yield prefix + name, target, key
