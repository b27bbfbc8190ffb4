# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is printed of a visit: the folder, the running order, the lists, the briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import OfficeKind
from partnerkreis.portal import wording
from partnerkreis.ui.shapes import Crumb, Page, Sentence
from partnerkreis.visits.queries import Place
from partnerkreis.visits.rules.values import Delegation, Official, Part, Side, Visit
from partnerkreis.workspace import addresses_visits as addresses
from partnerkreis.workspace.addresses_visits import Sheet
from partnerkreis.workspace.forms_visits import title_of
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages import visit_parts as parts
from partnerkreis.workspace.pages.visit import ORDER
from partnerkreis.workspace.pages.visit_blocks import Block, Line, PartSection, paragraphs
from partnerkreis.workspace.telling_visits import told_gift, weekday

#: As much as fits on one page: the rest stands in the folder.
_MOST_GUESTS, _MOST_GIFTS, _MOST_PROMISES, _MOST_CUES = 6, 3, 4, 8


@dataclass(frozen=True, slots=True)
class SheetPage:
    page: Page
    title: str
    language: str
    kicker: str
    meta: str
    kind: str
    sections: list[PartSection]
    back_href: str


def sheet_page(request: HttpRequest, place: Place, visit: Visit, sheet: Sheet) -> SheetPage:
    """Return what is printed."""
    language, key, own = language_of(request), visit.key, visit.own.key
    title = visit.title.shown(language)
    back = addresses.visit(key, own, language)
    heading = _headings()[sheet]
    return SheetPage(
        page=frame(
            request,
            heading,
            lambda other: addresses.sheet(key, own, sheet, other),
            crumbs=[
                Crumb(_("Visits"), addresses.visits(language)),
                Crumb(title.text, back),
                Crumb(heading),
            ],
        ),
        title=wording.set_shown(title, language) or visit.key,
        language=wording.foreign(title, language),
        kicker=heading,
        meta=_meta(place, visit, sheet, language),
        kind=sheet,
        sections=[section for section in _SECTIONS[sheet](visit, language) if section.blocks],
        back_href=back,
    )


def _headings() -> dict[Sheet, str]:
    return {
        Sheet.FOLDER: _("Folder of the visit"),
        Sheet.RUNNING_ORDER: _("Running order"),
        Sheet.DELEGATION: _("Delegation lists"),
        Sheet.BRIEFING: _("Briefing"),
    }


def _meta(place: Place, visit: Visit, sheet: Sheet, language: Language) -> str:
    when = wording.when(place.visit.encounter.when, language)
    where = visit.place.text(language)
    inside = sheet is not Sheet.RUNNING_ORDER
    kept = _("Internal: {county}").format(county=visit.own.names.form(language)) if inside else ""
    whom = visit.folder.briefing_for if sheet is Sheet.BRIEFING else ""
    return " · ".join(part for part in (when, where, whom, kept) if part)


def _section(id: str, title: str, blocks: Sequence[Block]) -> PartSection:
    return PartSection(id, title, "", blocks, "")


def _running_order(visit: Visit, language: Language) -> Iterator[PartSection]:
    for number, block in enumerate(parts.running_order(visit, language)):
        plain = Block(lines=block.lines, is_timed=True)
        yield _section(f"day-{number}", block.heading, [plain])


def _delegations(visit: Visit, language: Language) -> Iterator[PartSection]:
    for one in visit.delegations:
        if not one.guests:
            continue
        title = one.side.names.form(language)
        contact = _("By telephone: {contact}").format(contact=one.contact) if one.contact else ""
        blocks = [_table(one), Block(paragraphs=[contact] if contact else [])]
        yield _section(f"{Part.DELEGATION}-{one.side.key}", title, blocks)


def _table(one: Delegation) -> Block:
    """Return the list of a delegation as a table: without columns in which nothing stands."""
    head = (
        pgettext("of a person", "Name"),
        *(_("Function"), _("Form of address"), _("Say")),
        *(_("Arrival"), _("Eats"), _("Room")),
    )
    rows = [
        (g.name, g.function, g.form_of_address, g.pronunciation, g.arrival, g.diet, g.room)
        for g in one.guests or ()
    ]
    filled = [number for number in range(len(head)) if any(row[number] for row in rows)]
    return Block(
        head=[head[number] for number in filled],
        rows=[[row[number] for number in filled] for row in rows],
    )


def _folder(visit: Visit, language: Language) -> Iterator[PartSection]:
    for part in ORDER:
        if part is Part.DELEGATION:
            for section in _delegations(visit, language):
                title = _("Delegation: {side}").format(side=section.title)
                yield _section(section.id, title, section.blocks)
        elif part is Part.PRESS:
            for side in visit.sides:
                title = _("Press: {side}").format(side=side.names.form(language))
                blocks = parts.press(parts.press_of(visit, side))
                yield _section(f"{part}-{side.key}", title, blocks)
        else:
            yield _section(part, title_of(part), parts.BLOCKS[part](visit, language))


def _briefing(visit: Visit, language: Language) -> Iterator[PartSection]:
    folder = visit.folder
    yield _section("who", _("Whom you meet"), _whom(visit, language))
    points = [Line(Sentence(point)) for point in folder.points]
    yield _section("points", _("Three talking points"), [Block(lines=points)] if points else [])
    known = paragraphs(folder.background)
    yield _section("known", _("What one should know"), [Block(paragraphs=known)] if known else [])
    yield _section("gifts", _("The last gifts"), _last_gifts(visit, language))
    yield _section("open", _("Open matters"), _open_matters(visit, language))
    yield _section("days", _("Running order"), _public_days(visit, language))


def _whom(visit: Visit, language: Language) -> list[Block]:
    """Return the guests who matter most, or where there is no list yet, who is in office."""
    blocks = []
    for side in visit.partners:
        guests = visit.delegation(side).guests or ()
        lines = [
            _met(g.name, g.function, g.form_of_address, g.pronunciation)
            for g in guests[:_MOST_GUESTS]
        ]
        if not lines:
            lines = [_official(one, language) for one in visit.officials if one.body == side.body]
        more = len(guests) - len(lines)
        if more > 0:
            lines.append(Line(Sentence(_("and others: {number}").format(number=more))))
        if lines:
            blocks.append(Block(_side_name(side, language), lines=lines))
    return blocks


def _side_name(side: Side, language: Language) -> str:
    return side.names.form(language)


def _met(name: str, function: str, address: str, said: str) -> Line:
    spoken = _("Say: {text}").format(text=said) if said else ""
    return Line(Sentence(name), details=[part for part in (function, address, spoken) if part])


def _official(one: Official, language: Language) -> Line:
    office = one.office.text(language) or str(OfficeKind(one.office_kind).label)
    return _met(one.name, office, one.form_of_address, one.pronunciation)


def _last_gifts(visit: Visit, language: Language) -> list[Block]:
    partners = [side.body for side in visit.partners]
    given = [g for g in visit.earlier_gifts if g.taker in partners][:_MOST_GIFTS]
    lines = [Line(Sentence(told_gift(one, language))) for one in given]
    now = [g for g in visit.folder.gifts if not g.is_received]
    today = [
        Line(wording.sentence(g.what, language), details=[g.recipient] if g.recipient else [])
        for g in now[:_MOST_GIFTS]
    ]
    blocks = [Block(_("Given before"), lines=lines)] if lines else []
    return [*blocks, Block(_("This time we give"), lines=today)] if today else blocks


def _open_matters(visit: Visit, language: Language) -> list[Block]:
    waiting = [one for one in visit.follow_ups if one.done is None]
    lines = [parts.promise(one, visit, language) for one in waiting[:_MOST_PROMISES]]
    said = paragraphs(visit.folder.open_matters)
    blocks = [Block(lines=lines)] if lines else []
    return [*blocks, Block(paragraphs=said)] if said else blocks


def _public_days(visit: Visit, language: Language) -> list[Block]:
    """Return the most important lines in few words: those that are public."""
    shown = [cue for cue in visit.cues if cue.is_public and cue.day][:_MOST_CUES]
    lines = [
        Line(
            wording.sentence(cue.text, language),
            time=f"{weekday(cue.day)}, {parts.times(cue)}".rstrip(", ") if cue.day else "",
        )
        for cue in shown
    ]
    return [Block(lines=lines, is_timed=True)] if lines else []


_SECTIONS = {
    Sheet.FOLDER: _folder,
    Sheet.RUNNING_ORDER: _running_order,
    Sheet.DELEGATION: _delegations,
    Sheet.BRIEFING: _briefing,
}
