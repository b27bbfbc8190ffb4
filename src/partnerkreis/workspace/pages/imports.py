# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables to be taken in: the form, the rows as they would be, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import Fate, Plan, Planned
from partnerkreis.imports.tables import IMPORTS
from partnerkreis.portal import links
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.ui.shapes import Crumb, Link, Option, Page, PageLink, Pagination, Tag, TagKind
from partnerkreis.ui.shapes.form import Fault, Input, InputKind
from partnerkreis.workspace import addresses_imports as addresses
from partnerkreis.workspace import addresses_lists
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.telling_schools import language_name

PER_PAGE: Final = 100
#: So many columns, sums and sheets are named.
_MOST_TOLD: Final = 12
_TAGS = {
    Fate.NEW: TagKind.FACT,
    Fate.CHANGED: TagKind.OPEN,
    Fate.SAME: TagKind.PLAN,
    Fate.REFUSED: TagKind.OFF,
}


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of table, what it is for, and where an empty one is."""

    title: str
    lead: str
    href: str


@dataclass(frozen=True, slots=True)
class ImportsPage:
    page: Page
    title: str
    faults: list[Fault]
    kind: Input
    file: Input
    language: Input
    templates: list[Template]


def imports_page(request: HttpRequest, fault: tuple[str, str]) -> ImportsPage:
    """Return the form for a table, with what is wrong with the one that was sent."""
    language, title = language_of(request), _("Take in a table")
    where, message = fault
    sent = request.POST
    return ImportsPage(
        page=frame(
            request,
            title,
            lambda other: links.page("imports", other),
            crumbs=[Crumb(_("Lists"), links.page("lists", language)), Crumb(title)],
        ),
        title=title,
        faults=[Fault(f"f-{where}", message)] if message else [],
        kind=_kind(sent.get("kind", ""), message if where == "kind" else ""),
        file=_file(message if where == "file" else ""),
        language=_language(sent.get("language", language), language),
        templates=[
            Template(str(one.title), str(one.lead), addresses.template(one.name, language))
            for one in IMPORTS.values()
        ],
    )


def _kind(chosen: str, fault: str) -> Input:
    options = [Option(n, str(one.title), n == chosen) for n, one in IMPORTS.items()]
    return Input(
        "kind", _("What does the table list?"), InputKind.RADIOS, options=options, fault=fault,
        is_required=True,
    )  # fmt: skip


def _file(fault: str) -> Input:
    hint = _(
        "An Excel workbook (.xlsx) or a CSV file, at most {megabytes} MB and {rows} rows. One "
        "sheet is taken in at a time: the first that has the columns."
    ).format(megabytes=settings.IMPORT_BYTES // 1_000_000, rows=number_format(Limits().most_rows))
    return Input("file", _("The file"), hint=hint, fault=fault, type="file", is_required=True)


def _language(chosen: str, language: Language) -> Input:
    options = [Option(c, language_name(c, language), c == chosen) for c in INTERFACE_LANGUAGES]
    hint = _("The heads of the columns are understood in every language.")
    return Input(
        "language", _("In which language is the table written?"), InputKind.LIST, hint=hint,
        options=options,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table and what becomes of it."""

    number: str
    title: str
    tag: Tag
    says: Sequence[str]
    faults: Sequence[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows of one fate, as a link; the current one has none."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    page: Page
    title: str
    lead: str
    refusal: str
    passed: list[str]
    choices: list[Choice]
    rows: list[Row]
    pagination: Pagination
    button: str
    seen: str
    refused_href: str
    action: str


def preview_page(request: HttpRequest, upload: Upload, plan: Plan, refusal: str) -> PreviewPage:
    """Return the rows of a table with what would become of each."""
    language = language_of(request)
    wanted = next((fate for fate in Fate if fate == request.GET.get("rows")), None)
    rows = plan.of(wanted) if wanted else list(plan.rows)
    here = addresses.preview(upload.pk, language)
    number = _number(request.GET.get("page", ""), len(rows))
    some = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    chosen = f"rows={wanted.value}&" if wanted else ""
    title = _("What would become of the rows")
    return PreviewPage(
        page=_frame(request, upload, title),
        title=title,
        lead=_("{file}: nothing is kept yet. {counts}").format(
            file=upload.name, counts=_counts(plan.counts())
        ),
        refusal=refusal,
        passed=_passed(upload, plan),
        choices=_choices(plan, wanted, here),
        rows=[_row(row, upload.kind) for row in some],
        pagination=_pagination(number, len(rows), f"{here}?{chosen}"),
        button=_button(plan),
        seen=plan.digest,
        refused_href=addresses.refused(upload.pk, language) if plan.of(Fate.REFUSED) else "",
        action=here,
    )


def _frame(request: HttpRequest, upload: Upload, title: str) -> Page:
    language = language_of(request)
    return frame(
        request,
        title,
        lambda other: addresses.preview(upload.pk, other),
        crumbs=[
            Crumb(_("Lists"), links.page("lists", language)),
            Crumb(_("Take in a table"), links.page("imports", language)),
            Crumb(title),
        ],
    )


def _counts(counts: dict[str, int]) -> str:
    patterns = {
        Fate.NEW: ngettext("{count} new.", "{count} new.", counts["new"]),
        Fate.CHANGED: ngettext("{count} changed.", "{count} changed.", counts["changed"]),
        Fate.SAME: ngettext("{count} there already.", "{count} there already.", counts["same"]),
        Fate.REFUSED: ngettext("{count} refused.", "{count} refused.", counts["refused"]),
    }
    return " ".join(
        pattern.format(count=number_format(counts[fate]))
        for fate, pattern in patterns.items()
        if counts[fate]
    )


def _passed(upload: Upload, plan: Plan) -> list[str]:
    """Return in words what of the file is not taken in."""
    said = []
    if plan.lines.unknown:
        told = _("These columns are not taken in: {columns}.")
        said.append(told.format(columns=_some(plan.lines.unknown)))
    if rows := plan.lines.totals:
        told = ngettext(
            "This row is a sum and is not taken in: {rows}.",
            "These rows are sums and are not taken in: {rows}.",
            len(rows),
        )
        said.append(told.format(rows=_some([str(row) for row in rows])))
    if len(upload.sheets) > 1:
        sheet, *others = upload.sheets
        told = ngettext(
            "Only the sheet “{sheet}” is taken in. Please save the other one as a workbook of its "
            "own to take it in too: {others}.",
            "Only the sheet “{sheet}” is taken in. Please save the others as workbooks of their "
            "own to take them in too: {others}.",
            len(others),
        )
        said.append(told.format(sheet=sheet[:60], others=_some(others)))
    return said


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(name[:60] for name in names[:_MOST_TOLD])
    return f"{shown} …" if len(names) > _MOST_TOLD else shown


def _words(fate: Fate) -> str:
    return {
        Fate.NEW: pgettext("row of a table", "new"),
        Fate.CHANGED: pgettext("row of a table", "changed"),
        Fate.SAME: pgettext("row of a table", "there already"),
        Fate.REFUSED: pgettext("row of a table", "refused"),
    }[fate]


def _choices(plan: Plan, wanted: Fate | None, here: str) -> list[Choice]:
    rows = pgettext("rows of a table", "all ({count})").format(count=len(plan.rows))
    choices = [Choice(rows, here if wanted else "")]
    for fate in Fate:
        if count := len(plan.of(fate)):
            href = "" if fate is wanted else f"{here}?rows={fate.value}"
            choices.append(Choice(f"{_words(fate)} ({count})", href))
    return choices


def _row(row: Planned, kind: str) -> Row:
    faults = []
    for column, message in row.faults.items():
        heading = IMPORTS[kind].heading(column)
        place = _("Row {row}, column “{column}”").format(row=row.number, column=heading)
        faults.append(f"{place}: {message}" if heading else message)
    says = () if row.fate is Fate.REFUSED else row.says
    return Row(str(row.number), row.title, Tag(_words(row.fate), _TAGS[row.fate]), says, faults)


def _number(text: str, rows: int) -> int:
    last = max(1, -(-rows // PER_PAGE))
    return min(int(text), last) if text.isascii() and text.isdigit() and int(text[:6]) > 0 else 1


def _pagination(number: int, rows: int, start: str) -> Pagination:
    last = max(1, -(-rows // PER_PAGE))
    pages = [PageLink(n, f"{start}page={n}", n == number) for n in range(1, last + 1)]
    return Pagination(
        pages,
        f"{start}page={number - 1}" if number > 1 else "",
        f"{start}page={number + 1}" if number < last else "",
    )


def _button(plan: Plan) -> str:
    count = len(plan.of(Fate.NEW)) + len(plan.of(Fate.CHANGED))
    if not count:
        return ""
    return ngettext("Take in {count} row", "Take in {count} rows", count).format(
        count=number_format(count)
    )


@dataclass(frozen=True, slots=True)
class OutcomePage:
    page: Page
    title: str
    lead: str
    list_link: Link
    again_href: str
    refused_href: str


def outcome_page(request: HttpRequest, upload: Upload) -> OutcomePage:
    """Return what became of a table that was taken in."""
    language, title = language_of(request), _("The table was taken in")
    wanted, outcome = IMPORTS[upload.kind], upload.outcome or {}
    return OutcomePage(
        page=_frame(request, upload, title),
        title=title,
        lead=_("{file}: {counts}").format(file=upload.name, counts=_counts(outcome)),
        list_link=Link(_in_list(upload.kind), addresses_lists.listing(wanted.listing, language)),
        again_href=links.page("imports", language),
        refused_href=addresses.refused(upload.pk, language) if outcome["refused"] else "",
    )


def _in_list(kind: str) -> str:
    return {
        "encounters": _("To the list of encounters"),
        "contacts": _("To the list of people"),
        "organisations": _("To the list of organisations"),
    }[kind]
