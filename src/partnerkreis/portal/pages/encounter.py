# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one encounter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.counting import Counted, Noun
from partnerkreis.core.languages import Language
from partnerkreis.encounters.models import Encounter, EncounterKind
from partnerkreis.encounters.queries import EncounterView, Mentioned
from partnerkreis.files.models import StoredFile
from partnerkreis.partnerships.models import Partnership, Party
from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.shown_files import shown
from partnerkreis.ui.shapes import (
    Crumb,
    Edition,
    Entry,
    Fact,
    Link,
    Note,
    Page,
    Plan,
    Sentence,
    Tag,
)
from partnerkreis.ui.shapes.pictures import Shown


@dataclass(frozen=True, slots=True)
class EncounterPage:
    page: Page
    title: str
    title_language: str
    kicker: str
    lead: list[Sentence]
    tag: Tag | None
    facts: list[Fact]
    programme: list[Fact]
    series_title: str
    editions: list[Edition]
    related: list[Entry]
    plans: list[Plan]
    notes: list[Note]
    partnerships: list[Link]
    files: Shown


class _Writer:
    def __init__(self, view: EncounterView, reader: Reader) -> None:
        self.view = view
        self.encounter = view.encounter
        self.language = reader.language
        self.notes = Notes(view.citations)

    def bodies(self, ids: Iterable[UUID]) -> list[Link]:
        return [
            Link(
                wording.body_name(self.view.bodies[body], self.language),
                links.of("body", self.view.bodies[body].key, self.language),
            )
            for body in ids
        ]

    def mentioned(self, *roles: str) -> list[Link]:
        return [self.link(m) for m in self.view.mentions if m.role in roles]

    def link(self, mention: Mentioned) -> Link:
        shown = mention.label.shown(self.language) if mention.sort == "topic" else (
            mention.names.shown(self.language)
        )  # fmt: skip
        href = links.of(mention.sort, mention.key, self.language)
        return Link(shown.text, href, wording.foreign(shown, self.language))

    def facts(self) -> Iterator[Fact]:
        yield from self._sides()
        yield Fact(_("When"), [Sentence(line) for line in self._when()])
        yield from self._where()
        yield Fact(_("How many"), [self._how_many()])
        yield from self._named(_("Took part"), "takes_part", "organiser")
        yield from self._funding()
        yield from self._circumstances()
        yield from self._named(pgettext("of an encounter", "Topics"), "topic")

    def _sides(self) -> Iterator[Fact]:
        for role, term in (("host", _("Host")), ("guest", _("Guests")), ("joint", _("Together"))):
            if ids := wording.sides_of(self.encounter, role):
                yield Fact(term, [], self.bodies(ids))

    def _when(self) -> Iterator[str]:
        yield wording.when(self.encounter.when, self.language)
        if self.encounter.days:
            days = Counted(self.encounter.days, Noun.DAY, self.language)
            yield wording.say(_("It lasted {days:acc}."), self.language, days=days)
        if self.encounter.recurrence:
            yield self.encounter.recurrence.text(self.language)
        if self.encounter.when_is_inferred:
            yield _("The date was worked out from other facts; no source names it.")

    def _where(self) -> Iterator[Fact]:
        label = self.encounter.place_label.shown(self.language)
        places = self.mentioned("place", "venue")
        if label or places:
            told = [Sentence(label.text, (), wording.foreign(label, self.language))]
            yield Fact(_("Where"), told if label else [], places)

    def _how_many(self) -> Sentence:
        counted = wording.how_many(self.encounter, self.language)
        field = "headcounts" if self.encounter.headcount_rows else "people"  # type: ignore[attr-defined] # annotated
        disputed = [
            c.says for c in self.view.citations.get(self.encounter.pk, ())
            if c.field == field and c.worth_telling
        ]  # fmt: skip
        if not counted:
            return Sentence(_("No source gives a number."))
        if disputed:
            says = " / ".join(str(value) for value in disputed)
            counted = wording.say(
                _("{counted}; another source says {says}"),
                self.language,
                counted=counted,
                says=says,
            )
        return Sentence(counted)

    def _named(self, term: str, *roles: str) -> Iterator[Fact]:
        if found := self.mentioned(*roles):
            yield Fact(term, [], found)

    def _funding(self) -> Iterator[Fact]:
        rows = self.encounter.side_rows  # type: ignore[attr-defined] # annotated
        funders = [*self.mentioned("funder"), *self.bodies(r.body_id for r in rows if r.funds)]
        if funders:
            yield Fact(_("Funded by"), [], funders)

    def _circumstances(self) -> Iterator[Fact]:
        told = [_accommodation(code) for code in self.encounter.accommodation]
        if self.encounter.was_streamed:
            told.append(_("It could be watched live on the internet."))
        if self.encounter.gave_certificates:
            told.append(_("Those taking part were given certificates."))
        if told:
            yield Fact(_("Also known"), [Sentence(text) for text in told if text])
        for gift in self.encounter.gift_rows:  # type: ignore[attr-defined] # annotated
            yield Fact(_("Gifts"), [wording.sentence(gift.what, self.language)])

    def programme(self) -> Iterator[Fact]:
        for item in self.encounter.programme_rows:  # type: ignore[attr-defined] # annotated
            start = item.starts.strftime("%H:%M") if item.starts else ""
            day = item.day.isoformat() if item.day else ""
            yield Fact(f"{day} {start}".strip(), [wording.sentence(item.text, self.language)])

    def editions(self) -> Iterator[Edition]:
        for number, edition in enumerate(self.view.editions, start=1):
            shown = edition.title.shown(self.language)
            year = str(edition.earliest.year) if edition.earliest else ""
            yield Edition(
                ordinal=str(edition.series_number or number),
                year=year,
                title=wording.set_shown(shown, self.language),
                href=links.of("encounter", edition.key, self.language),
                remark=wording.when(edition.when, self.language),
                notes=self.notes.marks(edition.pk, most=1),
                is_here=edition.pk == self.encounter.pk,
            )

    def related(self) -> Iterator[Entry]:
        for other in self.view.related:
            is_return = other.return_visit_of_id == self.encounter.pk
            kind = _("Return visit") if is_return else _("Visit before")
            shown = other.title.shown(self.language)
            yield Entry(
                wording.set_shown(shown, self.language),
                links.of("encounter", other.key, self.language),
                (kind, wording.when(other.when, self.language)),
                [wording.sentence(other.summary, self.language, self.notes.marks(other.pk))],
                language=wording.foreign(shown, self.language),
            )

    def plans(self) -> Iterator[Plan]:
        for plan in self.view.plans:
            stated = wording.say(
                _("As of: {date}"), self.language, date=wording.when(plan.stated, self.language)
            )
            outcome = wording.sentence(self.encounter.title, self.language)
            yield Plan(wording.sentence(plan.text, self.language), stated, outcome, Tag(_("Done")))


def _accommodation(code: str) -> str:
    return {
        "host_families": _("The guests stayed with host families."),
        "monastery": _("The guests stayed in a monastery."),
        "youth_education_house": _("The guests stayed in a youth hostel and education centre."),
    }.get(code, "")


def encounter_page(
    view: EncounterView, reader: Reader, files: Iterable[StoredFile] = ()
) -> EncounterPage:
    """Return what the template of an encounter shows."""
    writer, encounter, language = _Writer(view, reader), view.encounter, reader.language
    title = encounter.title.shown(language)
    lead = [wording.sentence(encounter.summary, language, writer.notes.marks(encounter.pk, most=4))]
    partnerships = [_partnership_link(p, own, language) for p, own in view.partnerships]
    crumbs = [Crumb(link.title, link.href) for link in partnerships[:1]]
    return EncounterPage(
        page=frame(
            reader,
            title.text,
            lambda other: links.of("encounter", encounter.key, other),
            description=encounter.summary.text(language),
            crumbs=[*crumbs, Crumb(title.text)],
        ),
        title=wording.set_shown(title, language),
        title_language=wording.foreign(title, language),
        kicker=_kicker(encounter, language),
        lead=lead,
        tag=wording.state_tag(encounter),
        facts=list(writer.facts()),
        programme=list(writer.programme()),
        series_title=encounter.series.title.text(language) if encounter.series else "",
        editions=list(writer.editions()),
        related=list(writer.related()),
        plans=list(writer.plans()),
        notes=writer.notes.listed(),
        partnerships=partnerships,
        files=shown(files, language),
    )


def _kicker(encounter: Encounter, language: Language) -> str:
    kind = str(EncounterKind(encounter.kind).label)
    return f"{kind[:1].upper()}{kind[1:]}, {wording.when(encounter.when, language)}"


def _partnership_link(partnership: Partnership, parties: list[Party], language: Language) -> Link:
    href = links.of("partnership", partnership.key, language)
    return Link(wording.names_of([party.body for party in parties], language), href)
