# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list that was taken along, edited in LibreOffice, and sent back."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.queries import actor_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import Fate, plan_of
from partnerkreis.workspace import addresses_lists
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.workspace.test_imports import seen, sent

#: LibreOffice Calc writes this when it is there; the writer alone reads no workbooks.
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
SOFFICE = os.environ.get("SOFFICE_WITH_CALC") or (CALC.exists() and shutil.which("soffice"))


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it by way of its own format; unchanged without it."""
    steps = (("xlsx", "ods"), ("ods", "xlsx")) if SOFFICE else ()
    for number, (before, after) in enumerate(steps):
        source, target = folder / f"{number}.{before}", folder / f"to{number}"
        source.write_bytes(data)
        subprocess.run(
            [str(SOFFICE), "--headless", "--convert-to", after, "--outdir", target, source],
            env={**os.environ, "HOME": str(folder)},
            check=True,
            capture_output=True,
            timeout=120,
        )
        data = (target / f"{number}.{after}").read_bytes()
    return data


def cell_below(page: Worksheet, head: str, row: int) -> str:
    heads = [cell.value for cell in page[1]]
    return f"{page.cell(1, heads.index(head) + 1).column_letter}{row}"


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_two_edited_cells_are_two_changes(
    language: Language, reference_case: None, tmp_path: Path
) -> None:
    user = user_of("nordhausen")
    client = signed_in(user)
    own = f"{addresses_lists.table('encounters', 'xlsx', language)}?body=nordhausen"
    book = load_workbook(BytesIO(client.get(own).content))
    page = book.worksheets[0]
    place, people, key = {
        "de": ("Wo", "Personen", "Schlüssel"),
        "pl": ("Gdzie", "Osoby", "Klucz"),
        "en": ("Where", "People", "Key"),
    }[language]
    keys = [page[cell_below(page, key, row)].value for row in (2, 3)]
    page[cell_below(page, place, 2)] = "Krobia am Rande"
    page[cell_below(page, people, 3)] = 4711
    edited = BytesIO()
    book.save(edited)

    address = sent(client, through_libreoffice(edited.getvalue(), tmp_path), language=language)
    found = plan_of(Upload.objects.get(), actor_of(user, today=NOW.date()), today=NOW.date())
    client.post(address, seen(client, address))

    assert [row.number for row in found.of(Fate.CHANGED)] == [2, 3]
    assert (found.of(Fate.NEW), found.of(Fate.REFUSED)) == ([], [])
    first, second = (Encounter.objects.get(key=one) for one in keys)
    assert first.place_label.text(language) == "Krobia am Rande"
    assert second.people == 4711
