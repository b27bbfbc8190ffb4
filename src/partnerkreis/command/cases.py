# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""import, export and demo."""

import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import ImportReport, import_case
from partnerkreis.cases.queries import case_pieces
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.command.demonstration import load_demonstration
from partnerkreis.core.errors import DomainError
from partnerkreis.demo.actions import is_empty


class NotEmpty(DomainError):
    """The demonstration would be mixed with what somebody entered."""


def take_in(options: Namespace) -> None:
    """Take in a case file."""
    with _opened(options.file) as source:
        bring_up_to_date()
        _tell(import_case(source, actor=OPERATOR, now=timezone.now()))


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name != "-":
        with Path(name).open("rb") as file:
            yield file
        return
    # Whoever writes to us may take their time, and nobody else can write while we import.
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield copy


def export(options: Namespace) -> None:
    """Write everything as a case file, to a file or to standard output."""
    bring_up_to_date()
    if options.output:
        with options.output.open("wb") as target:
            _write(target)
    else:
        _write(sys.stdout.buffer)


def _write(target: BinaryIO) -> None:
    for piece in case_pieces():
        target.write(piece.encode())


def demonstrate(options: Namespace) -> None:
    """Load the reference case, or an invented register, into an empty database."""
    bring_up_to_date()
    if not is_empty():
        raise NotEmpty(_("The database is not empty. The demonstration needs one of its own."))
    if options.size is None:
        _tell(load_demonstration())
    else:
        from partnerkreis.demo.register import generate

        _tell(import_case(generate(options.size), actor=OPERATOR, now=timezone.now()))


def _tell(report: ImportReport) -> None:
    sentence = _("Records added: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.")
    print(  # noqa: T201 - what a command has to say
        sentence
        % {
            "added": report.total_added,
            "changed": report.total_changed,
            "unchanged": report.unchanged,
        }
    )
