# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which pictures are shown when, what a file is, and what it may be called."""

import datetime
from typing import Any

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.files.rules.grounds import Claim, Standing, standing
from partnerkreis.files.rules.kinds import KINDS, PDF, TEXT, kind_of, kind_of_archive
from partnerkreis.files.rules.names import NameFault, fault_of, stored_name

TODAY = datetime.date(2026, 6, 1)
JPEG = next(kind for kind in KINDS if kind.media_type == "image/jpeg")


def on(day: str = "2026-06-01", **facts: Any) -> Standing:
    dates = ("since", "until", "withdrawn", "embargo")
    given = {name: parse(v) if name in dates and v else v for name, v in facts.items()}
    whole: dict[str, Any] = {
        "is_internal": False,
        "is_picture": True,
        "is_released": True,
        "has_ground": True,
        "is_consent": False,
        "has_rights_holder": True,
        "is_described": True,
    }
    return standing(Claim(**(whole | given)), datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Standing.SHOWN),
        ({"is_internal": True}, Standing.INTERNAL),
        ({"is_released": False}, Standing.NOT_RELEASED),
        ({"has_ground": False}, Standing.NO_GROUND),
        ({"has_ground": False, "is_picture": False}, Standing.SHOWN),
        ({"has_rights_holder": False}, Standing.NO_RIGHTS),
        ({"has_rights_holder": False, "is_picture": False}, Standing.SHOWN),
        ({"is_described": False}, Standing.NO_DESCRIPTION),
        ({"is_consent": True}, Standing.UNDATED_CONSENT),
        ({"is_consent": True, "since": "2026-05-31"}, Standing.SHOWN),
        ({"is_consent": True, "since": "2026-06-02"}, Standing.NOT_YET),
        ({"until": "2026-06-01"}, Standing.SHOWN),
        ({"until": "2026-05-31"}, Standing.EXPIRED),
        ({"until": "2026"}, Standing.SHOWN),
        ({"until": "2026?"}, Standing.EXPIRED),
        ({"until": "2025"}, Standing.EXPIRED),
        ({"withdrawn": "2026-06-01"}, Standing.WITHDRAWN),
        ({"withdrawn": "2026-06-02"}, Standing.SHOWN),
        ({"withdrawn": "2026"}, Standing.WITHDRAWN),
        ({"withdrawn": "[..2027-01-01]"}, Standing.WITHDRAWN),
        ({"embargo": "2026-06-01"}, Standing.SHOWN),
        ({"embargo": "2026-06-02"}, Standing.EMBARGO),
        ({"embargo": "2026-06"}, Standing.EMBARGO),
        ({"embargo": "[2026-01-01..]"}, Standing.EMBARGO),
        ({"withdrawn": "2026-01-01", "embargo": "2027", "until": "2020"}, Standing.WITHDRAWN),
    ],
)
def test_standing_on_a_day(facts: dict[str, Any], expected: Standing) -> None:
    assert on(**facts) is expected


def test_standing_changes_with_the_day_alone() -> None:
    claim = {"embargo": "2026-06-01", "until": "2026-06-30"}

    days = {
        day: on(day, **claim) for day in ("2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01")
    }

    assert days == {
        "2026-05-31": Standing.EMBARGO,
        "2026-06-01": Standing.SHOWN,
        "2026-06-30": Standing.SHOWN,
        "2026-07-01": Standing.EXPIRED,
    }


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"GIF89a", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"%PDF-1.7", "application/pdf"),
        (b"\xef\xbb\xbfName;Ort\r\n", "text/plain"),
        ("Zażółć gęślą jaźń".encode(), "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", None),
        (b"  \n<!DOCTYPE html><script>", None),
        (b"\xef\xbb\xbf<html>", None),
        (b"#!/bin/sh\nrm -rf", None),
        (b"{\\rtf1 ", None),
        (b"%!PS-Adobe", None),
        (b"MZ\x90\0", None),
        (b"\x7fELF", None),
        (b"Rar!\x1a\x07", None),
        (b"\xd0\xcf\x11\xe0", None),
        (b"a\0b", None),
        (b"   \n", None),
        (b"", None),
    ],
)
def test_kind_is_told_from_the_contents(head: bytes, media_type: str | None) -> None:
    kind = kind_of(head)

    assert (kind.media_type if kind else None) == media_type


def test_office_documents_are_known_by_what_is_in_them() -> None:
    word = kind_of_archive({"word/document.xml", "[Content_Types].xml"}, "")

    assert word is not None and word.endings == ("docx",)
    assert kind_of_archive({"word/document.xml", "word/vbaProject.bin"}, "") is None
    assert kind_of_archive({"run.exe"}, "") is None
    assert kind_of_archive({"Basic/x.xml"}, "application/vnd.oasis.opendocument.text") is None
    assert kind_of_archive({"a.txt"}, "application/epub+zip") is None


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Charter.pdf", PDF, None),
        ("Bericht vom 1.2.2023.PDF", PDF, None),
        ("Charter", PDF, None),
        ("../x", PDF, NameFault.PATH),
        ("..\\x.pdf", PDF, NameFault.PATH),
        ("/etc/passwd", TEXT, NameFault.PATH),
        (".htaccess", TEXT, NameFault.PATH),
        ("a\0.pdf", PDF, NameFault.CONTROL),
        ("fdp.\u202egpj.pdf", PDF, NameFault.CONTROL),
        ("a\r\nSet-Cookie: x.pdf", PDF, NameFault.CONTROL),
        ("", PDF, NameFault.EMPTY),
        ("...", PDF, NameFault.EMPTY),
        ("photo.php.jpg", JPEG, NameFault.DOUBLE),
        ("photo.html.jpg", JPEG, NameFault.DOUBLE),
        ("photo.jpg.exe", JPEG, NameFault.LIE),
        ("charter.pdf", JPEG, NameFault.LIE),
        ("picture.svg", JPEG, NameFault.LIE),
    ],
)
def test_name_of_a_file(name: str, kind: Any, expected: NameFault | None) -> None:
    assert fault_of(name, kind) is expected


def test_a_file_is_handed_over_under_the_ending_of_its_kind() -> None:
    assert stored_name("Zażółć.JPEG", JPEG) == "Zażółć.jpg"
    assert stored_name("Charter", PDF) == "Charter.pdf"
    assert len(stored_name("x" * 500 + ".pdf", PDF)) <= 120
