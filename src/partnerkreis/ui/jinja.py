# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja environment of all pages: escaping, translation, addresses."""

import re
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from jinja2.ext import Extension

from partnerkreis.core.languages import direction
from partnerkreis.ui.inline import FILTERS
from partnerkreis.ui.tongues import tongue

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Takes the indentation out of HTML: it is for us who write it, and a tenth of a long page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source) if name and name.endswith(".html") else source


def url(name: str, **arguments: object) -> str:
    """Return the address of the view ``name``."""
    return reverse(name, kwargs=arguments or None)


def environment(**options: Any) -> Environment:
    """Return the environment; called once by Django with the OPTIONS of the settings."""
    extensions = ["jinja2.ext.i18n", *options.pop("extensions", ()), Unindented]
    options |= {"autoescape": True, "undefined": StrictUndefined, "extensions": extensions}
    env = Environment(**options)  # noqa: S701 - autoescape is set in the line above
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.filters.update(FILTERS)
    env.globals.update(
        static=static, url=url, direction=direction, tongue=tongue, page_language=get_language
    )
    return env
