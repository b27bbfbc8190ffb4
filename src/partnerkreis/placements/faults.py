# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an instance: where, and what kind of fault; whoever shows it has the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; ``context`` and ``given`` fill the sentence for its ``kind``."""

    place: str
    kind: str
    context: Mapping[str, Any] = field(default_factory=dict)
    given: Any = None


class InstanceRefused(Exception):  # a refusal, for the same reason as CaseRefused
    """The file is not an instance this software can take."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(f"{fault.place}: {fault.kind}" for fault in faults))
        self.faults = tuple(faults)


def where(location: Sequence[int | str], raw: Any) -> str:
    """Return where a fault is: the list, the record with its id if it has one, and the field."""
    if not location:
        return "JSON"
    first, *rest = location
    parts = [str(first)]
    if rest and isinstance(rest[0], int):
        number = rest.pop(0)
        parts[0] += f"[{number}]"
        identity = _id_of(raw, first, number)
        if identity:
            parts.append(f"“{identity[:80]}”")
    dotted = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest)
    return " ".join([*parts, dotted.lstrip(".")]).strip()


def _id_of(raw: Any, name: int | str, number: int | str) -> str:
    try:
        identity = raw[name][number]["id"]
    except (KeyError, IndexError, TypeError):
        return ""
    return identity if isinstance(identity, str) else ""
