# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a case file in: all of it or nothing, and nothing twice."""

from datetime import datetime
from io import BytesIO
from itertools import groupby, islice
from operator import itemgetter
from typing import BinaryIO

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.cases.queries import Keys, all_keys
from partnerkreis.cases.reading import CaseRefused, read_rows
from partnerkreis.cases.writing import CaseWriter, ImportReport
from partnerkreis.core.bulk import room_for_many
from partnerkreis.core.models import ContentVersion
from partnerkreis.journal.actions import record_event

__all__ = ["CaseRefused", "ImportReport", "import_case"]

#: So many records are in memory at a time.
_BATCH = 500


def import_case(source: bytes | BinaryIO, *, actor: Actor, now: datetime) -> ImportReport:
    """Take in a case file in one transaction; a second time changes nothing.

    Raises :class:`CaseRefused` with every fault, the database unchanged.
    """
    authorise(actor, Permission.IMPORT_CASE)
    with room_for_many(), transaction.atomic():
        stream = BytesIO(source) if isinstance(source, bytes) else source
        report = _write(stream, all_keys())
        if report.added or report.changed:
            figures = {"added": report.added, "changed": report.changed}
            record_event(actor=actor, verb="imported", figures=figures, now=now)
            ContentVersion.advance()
    return report


def _write(source: BinaryIO, known: Keys) -> ImportReport:
    """Write each row soon after it was read; should a later one be at fault, all is undone."""
    writer = CaseWriter(known)
    try:
        for collection, rows in groupby(read_rows(source, known), key=itemgetter(0)):
            while batch := [row for _collection, row in islice(rows, _BATCH)]:
                writer.write(collection, batch)
    except (IntegrityError, DataError) as error:
        raise CaseRefused([_("The database refused the file: %(why)s") % {"why": error}]) from error
    return writer.report
