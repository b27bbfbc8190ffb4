# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a file as an answer, with what a browser must know to do no harm with them."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from partnerkreis.files import store
from partnerkreis.files.models import StoredFile
from partnerkreis.files.rules.kinds import kind_of_type

_WEBP = "image/webp"


def file_answer(
    request: HttpRequest, file: StoredFile, width: int | None = None
) -> HttpResponseBase:
    """Return the bytes of a file, or of a picture in one width.

    Whoever has them already is told so, after it was asked whether they may still be seen: that
    is for the caller to ask, each time.
    """
    if width is None:
        kind = kind_of_type(file.media_type)
        is_inline = kind is not None and kind.is_inline
        return _answer(request, file.content_id, file.media_type, file.name, is_inline=is_inline)
    rendition = file.renditions.filter(width=width).first()
    if rendition is None:
        raise Http404
    name = f"{file.name.rpartition('.')[0]}-{width}.webp"
    return _answer(request, rendition.content_id, _WEBP, name, is_inline=True)


def _answer(
    request: HttpRequest, digest: str, media_type: str, name: str, *, is_inline: bool
) -> HttpResponseBase:
    tag = f'"{digest}"'
    if request.headers.get("If-None-Match") == tag:
        return _with_headers(HttpResponse(status=304), tag)
    try:
        # Closed with the answer.
        opened = store.path_of(digest).open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    text = "; charset=utf-8" if media_type == "text/plain" else ""
    response = FileResponse(opened, content_type=media_type + text)
    shown_as = content_disposition_header(not is_inline, name)
    response["Content-Disposition"] = shown_as or "attachment"
    return _with_headers(response, tag)


def _with_headers(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    # To be kept, but asked for each time: a consent may be withdrawn at any moment.
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noarchive, noimageindex"
    return response
