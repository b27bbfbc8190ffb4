# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people wrote in the same form: what both changed is asked, the rest is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

#: The inputs of one field, or of one row, by name; None where a row was taken out.
Unit = Mapping[str, str] | None
Units = Mapping[str, Unit]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be saved, and the names of the units that both changed differently."""

    units: dict[str, Unit]
    disputed: tuple[str, ...]


def mark(unit: Unit) -> str:
    """Return a short mark of what stands in a unit, "" of nothing.

    >>> mark({"name": "Ewa"}) == mark({"name": "Ewa", "room": ""}), mark(None)
    (True, '')
    """
    filled = {name: text for name, text in (unit or {}).items() if text}
    lines = "\0".join(f"{name}\1{filled[name]}" for name in sorted(filled))
    return sha256(lines.encode()).hexdigest()[:12] if filled else ""


def merge(
    *,
    seen: Mapping[str, str],
    mine: Units,
    theirs: Units,
    take: Mapping[str, str],
) -> Merged:
    """Return ``mine`` and ``theirs`` put together.

    ``seen`` are the marks of what stood there when the form was opened; ``take`` says of disputed
    units whether "mine" or "theirs" is to stand.
    """
    units: dict[str, Unit] = {}
    disputed: list[str] = []
    for name in dict.fromkeys((*mine, *theirs)):
        my, their, was = mine.get(name), theirs.get(name), seen.get(name, "")
        changed_here, changed_there = mark(my) != was, mark(their) != was
        if changed_here and changed_there and mark(my) != mark(their):
            units[name] = their if take.get(name) == "theirs" else my
            if take.get(name) not in ("mine", "theirs"):
                disputed.append(name)
        else:
            units[name] = my if changed_here else their
    return Merged(units, tuple(disputed))
