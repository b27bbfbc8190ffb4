# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receiving a file: what is too large is thrown away while it comes in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

_MARK = "partnerkreis.upload_too_large"


class WithinLimit(FileUploadHandler):
    """Stops keeping a file that has become larger than what is taken in."""

    _received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count anew."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the chunk on, or give the file up."""
        self._received += len(raw_data)
        if self._received > settings.UPLOAD_MEGABYTES * 1_000_000:
            if self.request is not None:
                self.request.META[_MARK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that come after."""


def is_too_large(request: HttpRequest) -> bool:
    """Return whether a file of this form was given up because it is too large."""
    # Asked for first: a form is received when somebody asks what is in it.
    return bool(request.FILES is not None and request.META.get(_MARK))
