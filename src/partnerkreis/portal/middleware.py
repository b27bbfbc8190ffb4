# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages remembered until something changes."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

#: Set before the workers are forked: a page may look otherwise after the next start.
_STARTED = uuid4().hex
_VERSION = "SELECT number FROM core_contentversion WHERE id = 1"


class _Memory:
    """The most recently asked for pages of one process, up to a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._pages: OrderedDict[tuple[object, ...], HttpResponse] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: tuple[object, ...]) -> HttpResponse | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: tuple[object, ...], page: HttpResponse) -> None:
        with self._lock:
            if key not in self._pages:
                self._pages[key] = page
                self._bytes += len(page.content)
            while self._bytes > self._most_bytes:
                _key, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.content)


class RememberedPages:
    """Answers what was answered before, as long as nothing was written and the day is the same.

    The key has the content version, which every write advances in its own transaction: a released
    edit is visible at the very next request, in every process. Costs one small query a request.

    A process makes one page at a time. Its threads could not make two any faster, and lose a
    quarter of the time to taking turns; and of those who wait for the same page, one makes it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.memory = _Memory(most_bytes=settings.REMEMBERED_BYTES)
        self._making = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_public_page(request):
            return self.get_response(request)
        key = _key(request)
        tag = _tag(key)
        if request.headers.get("If-None-Match") == tag:
            return HttpResponse(status=304, headers={"ETag": tag})
        if page := self.memory.get(key):
            return _copy(page)
        with self._making:
            return self._made(key, request, tag)

    def _made(self, key: tuple[object, ...], request: HttpRequest, tag: str) -> HttpResponse:
        if page := self.memory.get(key):
            return _copy(page)
        response = self.get_response(request)
        if _may_be_kept(response):
            # A browser may keep the page, and asks each time whether it is still the same.
            response["ETag"], response["Cache-Control"] = tag, "no-cache"
            self.memory.put(key, _copy(response))
        return response


def _tag(key: tuple[object, ...]) -> str:
    """Return what a browser names the page by that it has: another for each change and start."""
    return f'W/"{sha256(repr((_STARTED, *key)).encode()).hexdigest()[:20]}"'


def _copy(page: HttpResponse) -> HttpResponse:
    """Return the page with headers of its own: what comes after may add to them."""
    copied = HttpResponse(page.content, status=page.status_code)
    copied.headers = page.headers.__class__(dict(page.headers))
    return copied


def _may_be_kept(response: HttpResponse) -> bool:
    # What varies with a cookie is for one person, or has a secret of a form that is.
    is_for_all = (
        "no-store" not in response.headers.get("Cache-Control", "")
        and "cookie" not in response.headers.get("Vary", "").lower()
    )
    is_whole = response.status_code == 200 and not response.streaming
    return is_whole and is_for_all and not response.cookies


def _is_public_page(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and request.path[3:4] == "/"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _key(request: HttpRequest) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        version = cursor.execute(_VERSION).fetchone()
    address = (request.scheme, request.get_host(), request.get_full_path())
    return version, timezone.localdate(), *address
