# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""HTML as plain text: what stands there to be read, and nothing that could do anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

#: More HTML is not looked at; the raw mail has it.
_LONGEST: Final = 1_000_000
#: Elements whose contents nobody reads.
_UNREAD: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_BREAKS: Final = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section"),
        *("table", "tr", "ul"),
    }
)
_TAG: Final = re.compile(r"</?([a-z][a-z0-9]{0,20})")
_SPACES: Final = re.compile(r"[ \t\r\f\v\n]+")


def plain(html: str) -> str:
    """Return what a reader would read of ``html``.

    Goes through it once, and never back: what is not closed hides all that follows.
    """
    rows = [row.strip(" ") for row in "".join(_parts(html[:_LONGEST])).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _parts(html: str) -> Iterator[str]:
    lower, at = html.lower(), 0
    # A letter that is longer in lower case would shift all that follows.
    lower = lower if len(lower) == len(html) else html
    while at < len(html):
        opens = html.find("<", at)
        if opens < 0:
            yield _read(html[at:])
            return
        yield _read(html[at:opens])
        at, said = _after(lower, opens)
        yield said


def _after(html: str, opens: int) -> tuple[int, str]:
    """Return where it goes on after the "<" at ``opens``, and what it stands for."""
    if html.startswith("<!--", opens):
        return _past(html, "-->", opens + 4), ""
    if html.startswith(("<!", "<?"), opens):
        return _past(html, ">", opens), ""
    tag = _TAG.match(html, opens)
    if tag is None:
        return opens + 1, "<"
    name, closes = tag[1], _past(html, ">", opens)
    if name in _UNREAD and html[opens + 1] != "/":
        return _past(html, ">", html.find(f"</{name}", closes)), ""
    if name in ("td", "th"):
        return closes, "\t" if html[opens + 1] != "/" else ""
    return closes, "\n" if name in _BREAKS else ""


def _past(html: str, mark: str, start: int) -> int:
    """Return what comes after the next ``mark``; the end where there is none."""
    found = html.find(mark, start) if start >= 0 else -1
    return found + len(mark) if found >= 0 else len(html)


def _read(text: str) -> str:
    return unescape(_SPACES.sub(" ", text))
