# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""import, export and demo."""

import sys
from argparse import Namespace
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import ImportReport, import_case
from partnerkreis.cases.queries import export_case
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.core.errors import DomainError
from partnerkreis.demo.actions import is_empty, load_reference_case


class NotEmpty(DomainError):
    """The demonstration would be mixed with what somebody entered."""


def take_in(options: Namespace) -> None:
    """Take in a case file."""
    data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    bring_up_to_date()
    _tell(import_case(data, actor=OPERATOR, now=timezone.now()))


def export(options: Namespace) -> None:
    """Write everything as a case file, to a file or to standard output."""
    bring_up_to_date()
    case = export_case()
    if options.output:
        options.output.write_bytes(case)
    else:
        sys.stdout.buffer.write(case)


def demonstrate(options: Namespace) -> None:
    """Load the reference case, or an invented register, into an empty database."""
    bring_up_to_date()
    if not is_empty():
        raise NotEmpty(_("The database is not empty. The demonstration needs one of its own."))
    if options.size is None:
        _tell(load_reference_case(actor=OPERATOR, now=timezone.now()))
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
