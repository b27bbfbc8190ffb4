# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja environment of all pages: escaping, translation, addresses."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from partnerkreis.core.languages import direction
from partnerkreis.ui.tongues import tongue


def url(name: str, **arguments: object) -> str:
    """Return the address of the view ``name``."""
    return reverse(name, kwargs=arguments or None)


def environment(**options: Any) -> Environment:
    """Return the environment; called once by Django with the OPTIONS of the settings."""
    extensions = {"jinja2.ext.i18n", *options.pop("extensions", ())}
    options |= {"autoescape": True, "undefined": StrictUndefined, "extensions": sorted(extensions)}
    env = Environment(**options)  # noqa: S701 - autoescape is set in the line above
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static, url=url, direction=direction, tongue=tongue, page_language=get_language
    )
    return env
