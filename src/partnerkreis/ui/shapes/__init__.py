# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the templates are given: small frozen values, already worded in the language of the page.

A ``text`` or ``title`` is a finished piece of text. Where it may be in another language than the
page, a ``language`` stands beside it (ISO 639, "" = the language of the page), and the template
marks it. ``notes`` are the numbers of sources on the same page; see :class:`Note`.
"""

from partnerkreis.ui.shapes.finding import FilterField, Filters, Option, PageLink, Pagination
from partnerkreis.ui.shapes.form import Fault, FormPart, Input, InputGroup, InputKind
from partnerkreis.ui.shapes.frame import Crumb, LanguageLink, NavItem, Page
from partnerkreis.ui.shapes.lists import Edition, Entry, Plan, Signatory, Signing, Step
from partnerkreis.ui.shapes.plots import (
    Band,
    BandGroup,
    Bands,
    Chart,
    ChartCell,
    ChartRow,
    Known,
    Pair,
    Pairs,
)
from partnerkreis.ui.shapes.text import Fact, Link, LinkGroup, Note, Sentence, Tag, TagKind
from partnerkreis.ui.shapes.timeline import (
    Decade,
    Mark,
    Moment,
    Side,
    Thread,
    ThreadEvent,
    ThreadPart,
    ThreadYear,
    YearControl,
    YearLink,
)

__all__ = [
    "Band",
    "BandGroup",
    "Bands",
    "Chart",
    "ChartCell",
    "ChartRow",
    "Crumb",
    "Decade",
    "Edition",
    "Entry",
    "Fact",
    "Fault",
    "FilterField",
    "Filters",
    "FormPart",
    "Input",
    "InputGroup",
    "InputKind",
    "Known",
    "LanguageLink",
    "Link",
    "LinkGroup",
    "Mark",
    "Moment",
    "NavItem",
    "Note",
    "Option",
    "Page",
    "PageLink",
    "Pagination",
    "Pair",
    "Pairs",
    "Plan",
    "Sentence",
    "Side",
    "Signatory",
    "Signing",
    "Step",
    "Tag",
    "TagKind",
    "Thread",
    "ThreadEvent",
    "ThreadPart",
    "ThreadYear",
    "YearControl",
    "YearLink",
]
