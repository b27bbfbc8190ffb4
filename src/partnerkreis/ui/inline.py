# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands inside a line: words of another language, sources, tags, links. Filters of all pages.

A long page has hundreds of them, and calling a filter costs a fraction of calling a macro.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import get_language
from markupsafe import Markup, escape

from partnerkreis.core.languages import direction
from partnerkreis.ui.shapes import Link, Sentence, Tag, TagKind
from partnerkreis.ui.tongues import tongue

_NOTHING: Final = Markup()
#: So many letters of a first heading have room beside one another at 320 pixels, if not smaller.
_LONG: Final = ((18, "has-longest-word"), (12, "has-long-word"))


def worded(text: str, language: str = "") -> Markup:
    """Return the text, marked where it is in another language than the page."""
    if not language or language == get_language():
        return escape(text)
    marked = Markup('<span lang="{}" dir="{}">{}</span> <span class="tongue">{}</span>')
    return marked.format(language, direction(language), text, tongue(language))


def longest_word(title: str) -> str:
    """Return the class name of a heading with a word too long for a telephone, or ""."""
    longest = max(map(len, title.split()), default=0)
    return next((name for most, name in _LONG if longest > most), "")


def linked(link: Link) -> Markup:
    """Return a link, or where it has no address, its title."""
    title = worded(link.title, link.language)
    return _in_anchor(link.href, title) if link.href else title


def _in_anchor(href: str, title: Markup) -> Markup:
    return Markup(f'<a href="{escape(href)}">{title}</a>')  # noqa: S704 - both are escaped


def refs(notes: Sequence[int]) -> Markup:
    """Return the raised numbers of sources."""
    if not notes:
        return _NOTHING
    marks = " ".join(f'<a href="#n{n:d}" role="doc-noteref">{n:d}</a>' for n in notes)
    return Markup(f'<sup class="refs">{marks}</sup>')  # noqa: S704 - numbers only


def sentence(one: Sentence) -> Markup:
    """Return a sentence with its sources."""
    return worded(one.text, one.language) + refs(one.notes)


def sentences(several: Iterable[Sentence]) -> Markup:
    """Return sentences one after the other."""
    return Markup(" ").join(map(sentence, several))


def tag(mark: Tag | None) -> Markup:
    """Return a tag: only for what is not a plain fact, or beside a plan."""
    if mark is None:
        return _NOTHING
    kind = "" if mark.kind is TagKind.FACT else f" tag--{mark.kind}"
    return Markup(f'<span class="tag{kind}">{escape(mark.text)}</span>')  # noqa: S704 - escaped


FILTERS: Final = {
    "worded": worded,
    "longest_word": longest_word,
    "linked": linked,
    "refs": refs,
    "sentence": sentence,
    "sentences": sentences,
    "tag": tag,
}
