# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a case file to checked rows, or every fault there is."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from partnerkreis.cases.collections import COLLECTIONS, Collection, Shape
from partnerkreis.cases.faults import place, sentence
from partnerkreis.cases.queries import Keys
from partnerkreis.cases.schema import CaseFile
from partnerkreis.core.errors import DomainError

#: So many faults are listed; a file with more is the wrong file.
MOST_FAULTS = 200


class CaseRefused(DomainError):
    """The file is not a case this software can take; ``faults`` has one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class _RepeatedName(ValueError):
    pass


def read_case(data: bytes, known: Keys) -> CaseFile:
    """Return the checked rows of a case file. ``known`` are the records already there.

    Raises :class:`CaseRefused` with every fault: not JSON, unknown fields, impossible values,
    keys that stand twice, references to nothing.
    """
    raw = _parse_json(data)
    try:
        case = CaseFile.model_validate(raw)
    except ValidationError as error:
        raise CaseRefused(_sentences(error, raw)) from None
    if faults := [*_repeated_keys(case), *_dangling(case, known)]:
        raise CaseRefused(faults[:MOST_FAULTS])
    return case


def _sentences(error: ValidationError, raw: Any) -> list[str]:
    faults = [f"{place(e['loc'], raw)}: {sentence(e)}" for e in error.errors(include_url=False)]
    return list(dict.fromkeys(faults))[:MOST_FAULTS]


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated = next(name for name, times in Counter(n for n, _v in pairs).items() if times > 1)
        raise _RepeatedName(repeated)
    return found


def _parse_json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique_names)
    except UnicodeDecodeError:
        raise CaseRefused([_("The file is not UTF-8 text. Please save it as UTF-8.")]) from None
    except RecursionError:
        raise CaseRefused([_("The file is nested too deeply to be a case file.")]) from None
    except _RepeatedName as error:
        name = str(error)[:60]
        text = _("The name “%(name)s” stands twice in one object.") % {"name": name}
        raise CaseRefused([text]) from None
    except json.JSONDecodeError as error:
        text = _("The file is not JSON: line %(line)d, column %(column)d cannot be read.")
        raise CaseRefused([text % {"line": error.lineno, "column": error.colno}]) from None


def _repeated_keys(case: CaseFile) -> Iterator[str]:
    for name in COLLECTIONS:
        counted = Counter(row.key for row in getattr(case, name))
        for key, times in counted.items():
            if times > 1:
                yield f"{name} “{key}” key: " + _("This key stands %(times)d times.") % {
                    "times": times
                }


def _dangling(case: CaseFile, known: Keys) -> Iterator[str]:
    keys = {
        name: {*known[name].values(), *(row.key for row in getattr(case, name))}
        for name in COLLECTIONS
    }
    for name, collection in COLLECTIONS.items():
        for row in getattr(case, name):
            for field, target, key in _references(collection, row):
                if key not in keys[target]:
                    text = _("There is no record “%(key)s” in “%(target)s”.")
                    yield f"{name} “{row.key}” {field}: " + text % {"key": key, "target": target}


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
