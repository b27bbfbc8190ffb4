# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers that take the same time, whatever they would tell by being quick."""

from __future__ import annotations

from functools import wraps
from time import monotonic, sleep
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from partnerkreis.accounts.frame import View

#: Longer than it takes to write a mail into the outbox, in seconds.
SAME_TIME: Final = 0.4
_TOO_MANY: Final = 429


def evenly(view: View) -> View:
    """Answer a form that was sent after the same time, whether anybody has the address or not.

    For addresses to which a mail is sent. Who asked too often is not kept waiting.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begun = monotonic()
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code != _TOO_MANY:
            sleep(max(0.0, begun + SAME_TIME - monotonic()))
        return response

    return answer
