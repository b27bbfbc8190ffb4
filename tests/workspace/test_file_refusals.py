# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is not taken in on the pages of the workspace, and how it is said."""

import io
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from partnerkreis.files import store
from partnerkreis.files.models import StoredFile
from partnerkreis.files.uploads import is_too_large
from partnerkreis.workspace import addresses_files as addresses
from tests.editing.users import signed_in, user_of
from tests.files.drawn import pdf, picture
from tests.workspace.test_editing_security import SCRIPT
from tests.workspace.test_files import upload

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.svg", b"<svg onload=alert(1)>", "This kind of file is not taken in"),
        ("a.pdf", picture(400, 300), "does not fit what is in the file"),
        ("a.html.pdf", pdf(), "two endings"),
        ("a.pdf", b"", "The file is empty"),
    ],
)
def test_refusals_are_sentences_at_the_field(
    officer: Client,
    folder: Path,
    name: str,
    content: bytes,
    sentence: str,
) -> None:
    address = addresses.files("encounter", "2022-musik", "en")
    file = SimpleUploadedFile(name, content, "application/pdf")

    response = officer.post(address, {"file": file, "token": str(uuid4()), "title": SCRIPT})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'id="f-file-fault"' in page
    assert "<script>alert" not in page
    assert list(store.stored()) == []
    assert StoredFile.objects.count() == 0


def test_a_path_in_the_name_leads_nowhere(officer: Client, folder: Path) -> None:
    upload(officer, pdf(), "../../x.pdf")

    assert StoredFile.objects.get().name == "x.pdf"
    assert [path for path in folder.parent.parent.rglob("x*") if path.is_file()] == []


def test_what_is_too_large_is_not_even_received(officer: Client, settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 1
    address = addresses.files("encounter", "2022-musik", "en")
    file = io.BytesIO(b"%PDF-" + bytes(3_000_000))
    file.name = "large.pdf"

    response = officer.post(address, {"token": str(uuid4()), "file": file})

    assert response.status_code == 422
    assert "larger than 1 MB" in response.content.decode()
    assert is_too_large(response.wsgi_request)
    assert list(store.stored()) == []


def test_no_file_chosen_is_a_sentence(officer: Client) -> None:
    response = officer.post(addresses.files("encounter", "2022-musik", "en"), {"title": "x"})

    assert response.status_code == 422
    assert "Please choose a file." in response.content.decode()
