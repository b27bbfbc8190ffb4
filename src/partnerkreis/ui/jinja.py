# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja environment of all pages: escaping, translation, addresses."""

import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr, Getattr, Test
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # escape() without the object

from partnerkreis.core.languages import direction
from partnerkreis.ui.compiled import CompiledPages
from partnerkreis.ui.inline import FILTERS
from partnerkreis.ui.tongues import tongue

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Takes the indentation out of HTML: it is for us who write it, and a tenth of a long page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source) if name and name.endswith(".html") else source


def escaped(value: object) -> str:
    """Return ``value`` as it stands in HTML."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class _PlainCode(CodeGenerator):
    """Writes less general code than Jinja does: a long page has thousands of pieces of it."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        """Put out plain text, not objects that know they are escaped: nobody asks them.

        What a macro or a block returns is such an object as before.
        """
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """Write ``event.title`` as Python does: pages are objects, whose items nobody looks for."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: Test, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """Write ``item.legend is defined`` as a question for the attribute."""
        if node.name == "defined" and isinstance(node.node, Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)


class _Pages(Environment):
    code_generator_class = _PlainCode
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows, as it is: each import of a macro compares the names."""
        return super().make_globals(d) if d else self.globals


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


def environment(*, compiled: Path | None = None, **options: Any) -> Environment:
    """Return the environment; called once by Django with the OPTIONS of the settings.

    Compiled pages are kept in the directory ``compiled`` for the next start.
    """
    if compiled:
        rules = {name: value for name, value in options.items() if name != "loader"}
        made_by = f"{jinja2.__version__} {Path(__file__).read_text()} {rules}"
        options["bytecode_cache"] = CompiledPages(compiled, made_by)
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
