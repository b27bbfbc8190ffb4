# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures made anew: nothing of the camera, the place or a script is left in them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from partnerkreis.files.refusals import TOO_MANY_PIXELS, UNREADABLE, FileRefused

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS: Final = (480, 960, 1600)
#: What is handed over for printing is at most so long at its longer side.
LONGEST_EDGE: Final = 3200
MOST_PIXELS: Final = 50_000_000
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture in one width, as WebP."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture made anew: for printing, and in the widths for pages."""

    media_type: str
    data: bytes
    sizes: tuple[Sized, ...]


def redraw(source: IO[bytes]) -> Redrawn:
    """Return the picture in ``source`` without what it says of its making.

    Raises FileRefused for what cannot be read, and for a picture that would fill the memory.
    """
    # The library is loaded by those who bring a picture, and in no memory before.
    from PIL import Image, ImageOps

    source.seek(0)
    try:
        with Image.open(source, formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise FileRefused(TOO_MANY_PIXELS, field="file")
            # A JPEG is read in the size that is needed, and not larger.
            opened.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            upright = ImageOps.exif_transpose(opened)
            picture = _in_usual_colours(upright)
    except Image.DecompressionBombError as error:
        raise FileRefused(TOO_MANY_PIXELS, field="file") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise FileRefused(UNREADABLE, field="file") from error
    picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    widths = [width for width in WIDTHS if width < picture.width] or [picture.width]
    if len(widths) < len(WIDTHS) and picture.width not in widths:
        widths.append(picture.width)
    return Redrawn(*_for_print(picture), tuple(_sized(picture, width) for width in widths))


def _in_usual_colours(picture: Image) -> Image:
    """Return the picture in sRGB, with its transparency where it has any."""
    from PIL import Image, ImageCms

    is_transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    wanted = "RGBA" if is_transparent else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK") and not is_transparent:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            usual = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(picture, own, usual, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError):
            changed = None
        picture = changed or picture
    # Pasted onto a new one, so that nothing that hung on the old one comes along.
    drawn = Image.new(wanted, picture.size)
    drawn.paste(picture.convert(wanted))
    return drawn


def _for_print(picture: Image) -> tuple[str, bytes]:
    out = io.BytesIO()
    if picture.mode == "RGBA":
        picture.save(out, "PNG", optimize=True)
        return "image/png", out.getvalue()
    picture.save(out, "JPEG", quality=90, optimize=True, progressive=True)
    return "image/jpeg", out.getvalue()


def _sized(picture: Image, width: int) -> Sized:
    from PIL import Image

    height = max(1, round(picture.height * width / picture.width))
    out = io.BytesIO()
    resized = picture.resize((width, height), Image.Resampling.LANCZOS)
    resized.save(out, "WEBP", quality=80, method=4)
    return Sized(width, height, out.getvalue())
