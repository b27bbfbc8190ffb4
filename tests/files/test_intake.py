# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is taken in, what is refused with a sentence, and that nothing half stays behind."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from partnerkreis.files import store
from partnerkreis.files.intake import take_in
from partnerkreis.files.refusals import (
    BOMB,
    EMPTY,
    NAMES,
    TOO_MANY_PIXELS,
    UNKNOWN,
    UNREADABLE,
    FileRefused,
)
from partnerkreis.files.rules.names import NameFault
from tests.files.drawn import docx, odt, pdf, picture


def taken(name: str, content: bytes) -> Any:
    return take_in(name, io.BytesIO(content))


def kept(folder: Path) -> list[str]:
    """Return everything that lies in the directories of files, half written or whole."""
    return [path.name for path in folder.parent.rglob("*") if path.is_file()]


def read(digest: str) -> bytes:
    return store.path_of(digest).read_bytes()


def test_a_document_is_kept_as_it_is_under_its_digest(folder: Path) -> None:
    found = taken("Urkunde 2023.pdf", pdf())

    assert (found.name, found.media_type) == ("Urkunde 2023.pdf", "application/pdf")
    assert read(found.content.digest) == pdf()
    assert store.path_of(found.content.digest).stat().st_mode & 0o777 == 0o600
    assert kept(folder) == [found.content.digest]


def test_the_same_bytes_are_kept_once(folder: Path) -> None:
    first, second = taken("a.pdf", pdf()), taken("b.pdf", pdf())

    assert first.content == second.content
    assert kept(folder) == [first.content.digest]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.docx", docx(), "wordprocessingml.document"),
        ("a.odt", odt(), "opendocument.text"),
        ("liste.csv", b"Name;Ort\nSchule;Gosty\xc5\x84\n", "text/plain"),
    ],
)
def test_office_documents_and_text_are_taken_in(
    folder: Path, name: str, content: bytes, media_type: str
) -> None:
    assert taken(name, content).media_type.endswith(media_type)


def test_a_picture_is_redrawn_in_three_widths(folder: Path) -> None:
    found = taken("photo.JPG", picture(1200, 1800))

    # The camera was held upright: what it calls 1200 wide is 1800 wide to look at.
    assert [(one.width, one.height) for one in found.widths] == [
        (480, 320),
        (960, 640),
        (1600, 1067),
    ]
    assert (found.name, found.media_type) == ("photo.jpg", "image/jpeg")
    for one in found.widths:
        with Image.open(store.path_of(one.content.digest)) as image:
            assert (image.format, image.size) == ("WEBP", (one.width, one.height))


def test_nothing_of_the_camera_and_the_place_is_kept(folder: Path) -> None:
    original = picture()
    with Image.open(io.BytesIO(original)) as image:
        assert image.getexif().get_ifd(0x8825)[1] == "N"

    found = taken("photo.jpg", original)

    digests = [found.content.digest, *(one.content.digest for one in found.widths)]
    for digest in digests:
        assert b"Camera of somebody" not in read(digest)
        assert b"Exif" not in read(digest)
        with Image.open(store.path_of(digest)) as image:
            assert dict(image.getexif()) == {}


def test_a_small_picture_is_not_blown_up(folder: Path) -> None:
    assert [one.width for one in taken("a.png", picture(300, 200, "PNG")).widths] == [300]
    assert [one.width for one in taken("a.png", picture(700, 200, "PNG")).widths] == [480, 700]


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *[("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("WEBP", "RGB"), ("TIFF", "CMYK")],
        *[("PNG", "I;16"), ("PNG", "1"), ("TIFF", "L")],
    ],
)
def test_pictures_of_every_make_are_taken_in(folder: Path, form: str, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (600, 400)).save(out, form)

    found = taken(f"a.{form.lower()}", out.getvalue())

    assert [one.width for one in found.widths] == [480, 600]


def bomb() -> bytes:
    """Return a picture of a few kilobytes that would be 400 million pixels."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<document/>")
        for number in range(3):
            archive.writestr(f"word/{number}", bytes(90_000_000))
    return out.getvalue()


def damaged_zip() -> bytes:
    """Return an archive whose packed bytes are no longer what a packer writes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 9)
    whole = bytearray(out.getvalue())
    start = 30 + len("mimetype")
    whole[start : start + 8] = b"\xff" * 8
    return bytes(whole)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", EMPTY),
        ("a.svg", b"<svg onload='alert(1)'/>", UNKNOWN),
        ("a.html", b"<!DOCTYPE html><script>alert(1)</script>", UNKNOWN),
        ("a.jpg", b"<html><script>alert(1)</script></html>", UNKNOWN),
        ("a.pdf", b"MZ\x90\0\x03", UNKNOWN),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UNKNOWN),
        ("a.docm", docx(word__vbaProject_dot_bin="x"), UNKNOWN),
        ("a.zip", docx()[:40], UNKNOWN),
        ("a.odt", damaged_zip(), UNKNOWN),
        ("a.docx", pdf(), NAMES[NameFault.LIE]),
        ("a.exe", pdf(), NAMES[NameFault.LIE]),
        ("a.php.pdf", pdf(), NAMES[NameFault.DOUBLE]),
        ("../x", pdf(), NAMES[NameFault.PATH]),
        ("../../etc/cron.d/x.pdf", pdf(), NAMES[NameFault.PATH]),
        ("a\x1b.pdf", pdf(), NAMES[NameFault.CONTROL]),
        ("a.jpg", b"\xff\xd8\xff\xe0 and no picture", UNREADABLE),
        ("a.jpg", picture()[:3000], UNREADABLE),
        ("a.png", bomb(), TOO_MANY_PIXELS),
        ("a.docx", zip_bomb(), BOMB),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_refused_leaves_nothing(
    folder: Path, name: str, content: bytes, sentence: object
) -> None:
    with pytest.raises(FileRefused) as refusal:
        taken(name, content)

    assert str(refusal.value) == str(sentence)
    assert refusal.value.field == "file"
    assert kept(folder) == []


def test_what_is_too_large_is_refused(folder: Path, settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 1

    with pytest.raises(FileRefused, match="larger than 1 MB"):
        taken("a.txt", b"a" * 1_000_001)

    assert kept(folder) == []


def test_what_breaks_off_leaves_nothing(folder: Path) -> None:
    def broken() -> Any:
        yield b"half"
        raise OSError("the line was cut")

    with pytest.raises(OSError, match="cut"):
        store.keep(broken())

    assert kept(folder) == []
