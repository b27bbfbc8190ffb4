# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures and papers that a test draws itself: nobody is on them."""

import io
import zipfile
from typing import Any

from PIL import Image, ImageDraw

#: Where the camera says it was: Gostyń, to be found in no byte that is kept.
_GPS = {1: "N", 2: (51.0, 52.0, 45.0), 3: "E", 4: (17.0, 0.0, 45.0)}


def picture(
    width: int = 1800, height: int = 1200, form: str = "JPEG", mode: str = "RGB", **save: Any
) -> bytes:
    """Return a drawn landscape, in a JPEG with what a camera writes into it."""
    image = Image.new(mode, (width, height), "#9cb3c9" if mode != "P" else 3)
    draw = ImageDraw.Draw(image)
    if mode in ("RGB", "RGBA"):
        draw.polygon(
            [(0, height), (0, height * 0.62), (width * 0.4, height * 0.45), (width, height * 0.7),
             (width, height)],
            fill="#5d7a52",
        )  # fmt: skip
        draw.ellipse((width * 0.7, height * 0.1, width * 0.82, height * 0.28), fill="#f1d9a0")
    exif = Image.Exif()
    if form == "JPEG":
        exif[271] = "Camera of somebody"
        exif[274] = 6
        exif.get_ifd(0x8825).update(_GPS)
        save["exif"] = exif
    out = io.BytesIO()
    image.save(out, form, **save)
    return out.getvalue()


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def docx(**members: str) -> bytes:
    """Return what looks like a document of Word, with ``members`` besides."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    return out.getvalue()
