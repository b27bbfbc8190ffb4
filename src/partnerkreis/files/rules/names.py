# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file may be called."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

from partnerkreis.files.rules.kinds import FileKind

LONGEST: Final = 120
#: Endings by which a machine is made to do something. They do not stand in a name, wherever.
_DANGEROUS: Final = frozenset(
    {
        *("apk", "app", "bat", "bin", "cmd", "com", "cpl", "dll", "docm", "dotm", "exe", "hta"),
        *("htm", "html", "jar", "js", "jse", "lnk", "mjs", "msc", "msi", "php", "pif", "pptm"),
        *("ps1", "py", "reg", "scr", "sh", "svg", "svgz", "vb", "vbe", "vbs", "wsf", "xhtml"),
        *("xlsm", "xltm", "xml"),
    }
)


class NameFault(StrEnum):
    """Why a file cannot be called so."""

    EMPTY = "empty"
    PATH = "path"
    CONTROL = "control"
    DOUBLE = "double"
    LIE = "lie"


def fault_of(name: str, kind: FileKind) -> NameFault | None:
    """Return what is wrong with ``name`` for a file that is of ``kind``, or None.

    >>> fault_of("../x", FileKind("application/pdf", ("pdf",)))
    <NameFault.PATH: 'path'>
    """
    if not name.strip(". "):
        return NameFault.EMPTY
    if "/" in name or "\\" in name or name.startswith("."):
        return NameFault.PATH
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in name):
        return NameFault.CONTROL
    _stem, *endings = name.lower().split(".")
    if not endings:
        return None
    if any(ending.strip() in _DANGEROUS for ending in endings[:-1]):
        return NameFault.DOUBLE
    return None if endings[-1].strip() in kind.endings else NameFault.LIE


def stored_name(name: str, kind: FileKind) -> str:
    """Return the name under which the file is handed over again, with the ending of its kind."""
    stem = unicodedata.normalize("NFC", name).strip()
    for ending in kind.endings:
        if stem.lower().endswith(f".{ending}"):
            stem = stem[: -len(ending) - 1]
            break
    return f"{stem[: LONGEST - 10].rstrip('. ') or 'file'}.{kind.endings[0]}"
