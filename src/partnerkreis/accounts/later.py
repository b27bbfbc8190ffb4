# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views whose modules are loaded by the first request for one of their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

View = Callable[..., HttpResponse]


class Later:
    """Stands for a module of views: ``Later("package.views").index`` is its view ``index``.

    Not for views with attributes of their own, such as those exempt from the check of forms.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        #: What was asked for; whether it is there shows only when it is loaded.
        self.named: list[str] = []

    def __getattr__(self, name: str) -> View:
        path = f"{self._module}.{name}"
        self.named.append(path)

        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            found: View = import_string(path)
            return found(request, *args, **kwargs)

        view.__name__ = name
        return view
