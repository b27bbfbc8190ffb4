# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bytes of files as a browser gets them."""

import pytest
from django.test import Client

from partnerkreis.files import store
from partnerkreis.workspace import addresses_files as addresses
from tests.editing.users import signed_in, user_of
from tests.files.conftest import released
from tests.files.drawn import docx, pdf

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.mark.parametrize(
    ("name", "content", "media_type", "shown_as"),
    [
        ("Urkunde.pdf", pdf(), "application/pdf", 'inline; filename="Urkunde.pdf"'),
        (
            "Zażółć.docx",
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment; filename*=utf-8''Za%C5%BC%C3%B3%C5%82%C4%87.docx",
        ),
        (
            "liste.csv",
            b"=cmd();1\n",
            "text/plain; charset=utf-8",
            'attachment; filename="liste.txt"',
        ),
    ],
)
def test_bytes_come_with_what_keeps_a_browser_safe(
    name: str, content: bytes, media_type: str, shown_as: str
) -> None:
    file = released(content, name)

    response = Client().get(f"/files/{file.key}/")

    assert b"".join(response.streaming_content) == content  # type: ignore[attr-defined] # streamed
    assert {
        header: response[header]
        for header in (
            *("Content-Type", "Content-Disposition", "X-Content-Type-Options", "ETag"),
            *("Cross-Origin-Resource-Policy", "Cache-Control"),
        )
    } == {
        "Content-Type": media_type,
        "Content-Disposition": shown_as,
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{file.content_id}"',
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_browser_that_has_the_bytes_is_told_so() -> None:
    key = released().key
    tag = Client().get(f"/files/{key}/960/")["ETag"]

    response = Client().get(f"/files/{key}/960/", headers={"If-None-Match": tag})

    assert (response.status_code, response.content) == (304, b"")


def test_a_width_that_is_not_there_is_not_found() -> None:
    key = released().key

    assert Client().get(f"/files/{key}/481/").status_code == 404
    assert Client().get("/files/nothing/").status_code == 404
    assert Client().get(f"/files/{key}/../../secret-key").status_code == 404


def test_bytes_are_under_no_address_of_their_own() -> None:
    digest = released().content_id

    for address in (f"/files/{digest[:2]}/{digest}", f"/static/{digest}", f"/media/{digest}"):
        assert Client().get(address).status_code == 404


def test_bytes_that_were_lost_are_not_found(officer: Client) -> None:
    file = released(pdf(), "a.pdf")
    store.path_of(file.content_id).unlink()

    assert Client().get(f"/files/{file.key}/").status_code == 404
    assert officer.get(addresses.content(file.key, "de")).status_code == 404
