# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers and sheets come back from a backup to the byte."""

from pathlib import Path

import pytest

from partnerkreis.backup.actions import backup, restore
from partnerkreis.directory.models import Body
from partnerkreis.papers.models import Paper, PaperKind, PaperTemplate, PaperText
from tests.papers.conftest import NOW, TODAY

BYTES = bytes(range(256)) * 3


@pytest.mark.django_db(transaction=True)
def test_documents_and_sheets_are_kept(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    body = Body.objects.create(key="nordhausen", country="DE")
    paper = Paper.objects.create(
        key="p-1", body=body, kind=PaperKind.REPLY, dated=TODAY, begun_at=NOW
    )
    PaperText.objects.create(paper=paper, language="pl", parts={"subject": "Łódź"}, document=BYTES)
    PaperTemplate.objects.create(
        body=body, kind="reply", language="pl", file_name="a", content=BYTES, brought_at=NOW
    )

    backup(tmp_path / "kept.zip", now=NOW)
    PaperText.objects.update(document=b"")
    PaperTemplate.objects.all().delete()
    restore(tmp_path / "kept.zip", now=NOW, replace=True)

    text = PaperText.objects.get()
    assert (bytes(text.document), text.parts) == (BYTES, {"subject": "Łódź"})
    assert bytes(PaperTemplate.objects.get().content) == BYTES
