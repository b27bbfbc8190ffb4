# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja environment of all pages: escaping, translation, addresses."""

import re
from collections.abc import Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # escape() without the object

from partnerkreis.core.languages import direction
from partnerkreis.ui.inline import FILTERS
from partnerkreis.ui.tongues import tongue

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Takes the indentation out of HTML: it is for us who write it, and a tenth of a long page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source) if name and name.endswith(".html") else source


def escaped(value: object) -> str:
    """Return ``value`` as it stands in HTML."""
    return _escape_inner(value) if type(value) is str else escape(value)


class _PlainOutput(CodeGenerator):
    """Puts out plain text, where Jinja makes of every piece an object that knows it is escaped.

    A page is joined of thousands of pieces at once, and nobody asks them. What a macro or a block
    returns is such an object as before.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Pages(Environment):
    code_generator_class = _PlainOutput
    escaped = staticmethod(escaped)


def told(text: str, **named: object) -> Markup:
    """Return ``text`` in the language of the page, with what is named filled in and escaped.

    It does what Jinja makes of ``gettext``, without asking for each of hundreds of texts whether
    this template escapes: all of ours do.
    """
    return _filled(gettext(text), named)


def told_of(context: str, text: str, **named: object) -> Markup:
    """Return what :func:`told` does, of a text that means different things."""
    return _filled(pgettext(context, text), named)


def _filled(text: str, named: Mapping[str, object]) -> Markup:
    return Markup(text) % named if "%" in text else Markup(text)  # noqa: S704 - ours, and the translators'


def url(name: str, **arguments: object) -> str:
    """Return the address of the view ``name``."""
    return reverse(name, kwargs=arguments or None)


def environment(**options: Any) -> Environment:
    """Return the environment; called once by Django with the OPTIONS of the settings."""
    extensions = ["jinja2.ext.i18n", *options.pop("extensions", ()), Unindented]
    options |= {"autoescape": True, "undefined": StrictUndefined, "extensions": extensions}
    env = _Pages(**options)
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(_=told, gettext=told, pgettext=told_of)
    env.filters.update(FILTERS)
    env.globals.update(
        static=static, url=url, direction=direction, tongue=tongue, page_language=get_language
    )
    return env
