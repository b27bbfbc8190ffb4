# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files as everybody may have them: released, and only while their ground holds."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerkreis.files.queries import shown_file
from partnerkreis.portal.file_answer import file_answer


@require_safe
def file(request: HttpRequest, key: str, width: int | None = None) -> HttpResponseBase:
    """Hand over a file, or a picture in one width, that is shown today."""
    found = shown_file(key, today=timezone.localdate())
    if found is None:
        raise Http404
    return file_answer(request, found, width)
