# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover dossier: what a successor has to know, in whole sentences and plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from partnerkreis.access.policy import Role
from partnerkreis.core.counting import Counted, Noun
from partnerkreis.core.dates import Precision
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Appointment, Tenure
from partnerkreis.documents.addressing import office_line
from partnerkreis.documents.blocks import Block, Bullets, Heading, Lines, Paragraph, Table
from partnerkreis.encounters.models import Encounter, EncounterState, FollowUp
from partnerkreis.papers.queries.offices import addressee_of
from partnerkreis.partnerships.models import PlanOutcome
from partnerkreis.reports.queries import AHEAD, Handover, Tie
from partnerkreis.reports.shape import Report
from partnerkreis.reports.wording import (
    day_label,
    encounter_table,
    foreign,
    line,
    listed,
    on,
    say,
    words_of,
)
from partnerkreis.stories import tell
from partnerkreis.stories.values import Phrase, When, named

LAST_ENCOUNTERS: Final = 5
#: So many sources are named for each agreement; the record itself has them all.
MOST_SOURCES: Final = 3


def handover_report(found: Handover, language: Language) -> Report:
    """Return the dossier of the body's partnerships, worded in ``language``."""
    with override(language):
        teller = _Teller(found, language)
        return Report(
            title=_("Handover dossier"),
            subtitle=line(
                _("Partnerships of {body:the}, as of {day:label}"),
                language,
                body=named(found.body.names, language),
                day=on(found.today, language),
            ),
            blocks=list(teller.blocks()),
        )


class _Teller:
    def __init__(self, found: Handover, language: Language) -> None:
        self.found, self.language = found, language

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(self._beginning())
        if self.found.own_people or self.found.holding:
            yield Heading(_("Who is in charge on our side"), id="own")
            yield self._own_people()
        for number, tie in enumerate(self.found.ties, start=1):
            yield from self._tie(tie, number)
        if self.found.other_follow_ups:
            yield Heading(_("Follow-ups outside a partnership"), id="others")
            yield self._follow_ups(self.found.other_follow_ups)
        yield Heading(_("Handed over"), id="signed")
        yield self._signatures()

    def _beginning(self) -> str:
        ties = len(self.found.ties)
        if not ties:
            return _("No partnership is recorded.")
        promises = sum(len(tie.follow_ups) for tie in self.found.ties)
        promises += len(self.found.other_follow_ups)
        first = say(
            _(
                "This dossier says why we are partners, who the people are, what is open and where "
                "the papers are. It covers {partnerships}."
            ),
            self.language,
            partnerships=Counted(ties, Noun.PARTNERSHIP, self.language),
        )
        told = ngettext("One follow-up is open.", "%(number)d follow-ups are open.", promises)
        second = told % {"number": promises} if promises else _("No follow-up is open.")
        return f"{first} {second}"

    def _tie(self, tie: Tie, number: int) -> Iterator[Block]:
        others = listed(tie.others, self.language)
        title = line(_("Partnership with {others:the}"), self.language, others=others)
        yield Heading(title, id=f"tie-{number}")
        yield Heading(_("Why we are partners"), 2)
        story = tell(
            tie.facts, own=self.found.body.key, as_of=self.found.today, language=self.language
        )
        for paragraph in story.text.split("\n\n"):
            yield Paragraph(paragraph)
        yield Heading(_("People"), 2)
        if tie.people:
            yield self._people(tie.people, tie=tie)
        else:
            yield Paragraph(_("Nobody is recorded."))
        yield Heading(_("Follow-ups"), 2)
        if tie.follow_ups:
            yield self._follow_ups(tie.follow_ups, tie=tie)
        else:
            yield Paragraph(_("No follow-up is open."))
        yield Heading(_("Open matters"), 2)
        matters = list(self._open_matters(tie))
        yield Bullets(matters) if matters else Paragraph(_("Nothing else is open."))
        yield from self._encounters(tie)
        yield from self._papers(tie)

    def _caption(self, text: str, tie: Tie | None) -> str:
        """Return what a table shows and of whom, unlike any other on the page."""
        others = listed(tie.others if tie else [self.found.body], self.language)
        return line("{text}: {others:short}", self.language, text=text, others=others)

    def _people(self, people: Iterable[Tenure], *, tie: Tie) -> Table:
        """Return who is in office with the partners."""
        rows = [
            (
                self._named(tenure),
                self._office(tenure),
                capital(tenure.office.body.names.form(self.language)),
                self._in_office(tenure),
            )
            for tenure in people
        ]
        head = (pgettext("of a person", "Name"), _("Office"), _("Body"), _("In office"))
        return Table(self._caption(_("People in office"), tie), head, rows, weights=(5, 6, 5, 4))

    def _own_people(self) -> Table:
        """Return for each of our offices whom sources name, and who has its access here.

        They are not always the same person, and a successor has to know both.
        """
        held: dict[UUID, list[Appointment]] = {}
        for one in self.found.holding:
            held.setdefault(one.office_id, []).append(one)
        rows = [
            (
                self._office(tenure),
                self._named(tenure),
                self._in_office(tenure),
                self._access(held.pop(tenure.office_id, [])),
            )
            for tenure in self.found.own_people
        ]
        for holders in held.values():
            office = holders[0].office
            title = words_of(office.title, self.language) or str(office.get_kind_display())
            rows.append((title, _("nobody recorded"), "–", self._access(holders)))
        head = (_("Office"), _("Named by sources"), _("In office"), _("Access to Partnerkreis"))
        caption = self._caption(_("Offices, people and access"), None)
        return Table(caption, head, rows, weights=(5, 5, 4, 6))

    def _named(self, tenure: Tenure) -> str:
        person = tenure.person
        return f"{person.name} [{person.pronunciation}]" if person.pronunciation else person.name

    def _office(self, tenure: Tenure) -> str:
        return office_line(addressee_of(tenure, self.language), self.language)

    def _access(self, holders: Iterable[Appointment]) -> str:
        return Lines([self._holder(one) for one in holders]) or _("nobody")

    def _holder(self, one: Appointment) -> str:
        since, until = day_label(one.since, self.language), one.until
        pattern = _("{name}, from {since}") if until is None else _("{name}, {since} to {until}")
        last = day_label(until, self.language) if until else ""
        return pattern.format(name=one.user.name, since=since, until=last)

    def _in_office(self, tenure: Tenure) -> str:
        if tenure.since:
            return line("{day:Since}", self.language, day=When(tenure.since, self.language))
        if tenure.seen:
            seen = (tenure.seen.end or tenure.seen) if tenure.seen.is_interval else tenure.seen
            return line(_("seen {day:when}"), self.language, day=When(seen, self.language))
        return _("not known")

    def _follow_ups(self, promises: Iterable[FollowUp], *, tie: Tie | None = None) -> Table:
        rows = [
            (
                words_of(promise.what, self.language),
                self._name(promise.owed_by_id),
                self._name(promise.owed_to_id),
                dates.label(promise.due, self.language) if promise.due else _("no date"),
            )
            for promise in promises
        ]
        head = (_("What"), _("Who owes it"), _("To whom"), _("Due"))
        return Table(self._caption(_("Open follow-ups"), tie), head, rows, weights=(7, 4, 4, 3))

    def _name(self, body: object) -> str:
        found = self.found.bodies.get(body)  # type: ignore[call-overload] # the id of a body
        return capital(found.names.form(self.language)) if found else ""

    def _open_matters(self, tie: Tie) -> Iterator[str]:
        yield from self._open_plans(tie)
        for encounter in tie.found.encounters:
            if encounter.state in AHEAD:
                yield self._ahead(encounter)
        for instrument in tie.found.instruments:
            for signing in instrument.signing_rows:  # type: ignore[attr-defined] # annotated
                if signing.when is None or signing.when.precision is not Precision.DAY:
                    pattern = _("The exact day of a signing is not known: “{title}” ({day:label}).")
                    yield self._about(pattern, instrument.title, signing.when)
        for resolution in tie.found.resolutions:
            if resolution.votes_for is None:
                pattern = _("The result of the vote is not recorded: “{title}” ({day:label}).")
                yield self._about(pattern, resolution.subject, resolution.when)

    def _open_plans(self, tie: Tie) -> Iterator[str]:
        for plan in tie.found.plans:
            if plan.outcome == PlanOutcome.OPEN and plan.planned:
                pattern = _("Planned and still open: “{title}” ({day:label}).")
                yield self._about(pattern, plan.title, plan.planned)
            elif plan.outcome == PlanOutcome.OPEN:
                yield self._about(_("Planned and still open: “{title}”."), plan.title, None)

    def _ahead(self, encounter: Encounter) -> str:
        latest = encounter.latest
        if latest is not None and latest < self.found.today:
            pattern = _("Was announced, and nothing has been heard since: “{title}” ({day:label}).")
        elif encounter.state == EncounterState.ANNOUNCED:
            pattern = _("Is announced: “{title}” ({day:label}).")
        else:
            pattern = _("Is planned: “{title}” ({day:label}).")
        return self._about(pattern, encounter.title, encounter.when)

    def _about(self, pattern: str, title: object, date: object) -> str:
        text = title.text(self.language)  # type: ignore[attr-defined] # a Translated
        day = When(date, self.language) if date else Phrase(dates.label(None, self.language))  # type: ignore[arg-type] # an Edtf
        return say(pattern, self.language, title=text, day=day)

    def _encounters(self, tie: Tie) -> Iterator[Block]:
        yield Heading(_("The last five encounters"), 2)
        happened = [e for e in tie.found.encounters if e.state == EncounterState.TOOK_PLACE]
        dated = [e for e in happened if e.when is not None and e.latest is not None]
        dated.sort(key=lambda e: (e.latest, e.key), reverse=True)
        if not dated:
            yield Paragraph(_("No encounter is recorded."))
            return
        caption = self._caption(_("The last encounters, the latest first"), tie)
        yield encounter_table(dated[:LAST_ENCOUNTERS], self.found.body.pk, caption, self.language)
        whole = Counted(len(happened), Noun.ENCOUNTER, self.language)
        told = say(_("In all, {encounters} are recorded."), self.language, encounters=whole)
        yield Paragraph(told, is_quiet=True)

    def _papers(self, tie: Tie) -> Iterator[Block]:
        yield Heading(_("Where the papers are"), 2)
        places = [*self._sources(tie), *self._files(tie), *self._own_papers(tie)]
        if not places:
            yield Paragraph(_("No place of a paper is recorded."))
            return
        head = (_("What"), _("Where"))
        caption = self._caption(_("Agreements, resolutions and papers of our own"), tie)
        yield Table(caption, head, places, weights=(4, 7))

    def _sources(self, tie: Tie) -> Iterator[tuple[str, str]]:
        titles = {one.pk: one.title for one in tie.found.instruments}
        for instrument in tie.found.instruments:
            titles |= {one.pk: instrument.title for one in instrument.signing_rows}  # type: ignore[attr-defined] # annotated
        titles |= {one.pk: one.subject for one in tie.found.resolutions}
        places: dict[str, list[list[str]]] = {}
        for record, source in tie.sources:
            title = words_of(titles[record], self.language)
            called = foreign(source.title, source.language, self.language)
            where = [called, *filter(None, (source.url, source.kept_as))]
            if where not in places.setdefault(title, []):
                places[title].append(where)
        for title, found in places.items():
            yield title, Lines([one for where in found[:MOST_SOURCES] for one in where])

    def _files(self, tie: Tie) -> Iterator[tuple[str, str]]:
        for file in tie.files:
            title = words_of(file.title, self.language) if file.title else file.name
            yield title, line(_("kept in Partnerkreis: {name}"), self.language, name=file.name)

    def _own_papers(self, tie: Tie) -> Iterator[tuple[str, str]]:
        for paper in tie.papers:
            texts = {text.language: text.parts.get("subject", "") for text in paper.texts.all()}
            subject = words_of(Translated.of(**texts), self.language)
            number = paper.file_number or _("no file number")
            where = f"{number}, {day_label(paper.dated, self.language)}"
            yield subject or str(paper.get_kind_display()), where

    def _signatures(self) -> Table:
        place, today = "…………………………", self.found.today
        officers = [one for one in self.found.holding if one.role == Role.OFFICER]
        now = [one.user.name for one in officers if one.since <= today]
        later = [one.user.name for one in officers if one.since > today]
        rows = [
            (_("Handed over by"), self._signs(now, place), place),
            (_("Taken over by"), self._signs(later, place), place),
        ]
        caption = _("To be signed by both")
        return Table(caption, (_("Who"), _("Name and signature"), _("Place and day")), rows)

    def _signs(self, names: list[str], place: str) -> str:
        """Return where somebody signs; with the name where it is plain who."""
        return Lines([names[0], place]) if len(names) == 1 else place
