# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report to the council: what there was in a period, what it brought, what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.core.counting import Accuracy, Counted, Noun
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.typography import typeset
from partnerkreis.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership, Resolution
from partnerkreis.reports.queries import Year
from partnerkreis.reports.rules import Count, counted
from partnerkreis.reports.shape import Costs, Report
from partnerkreis.reports.wording import (
    day_label,
    encounter_table,
    how_many,
    line,
    listed,
    say,
    words_of,
)
from partnerkreis.stories.values import named


def council_report(
    found: Year, language: Language, *, costs: Sequence[Costs] | None = None
) -> Report:
    """Return the report of a period, worded in ``language``; without ``costs`` it says so."""
    with override(language):
        teller = _Teller(found, language, costs)
        return Report(
            title=_("Report on the partnerships"),
            subtitle=teller.subtitle(),
            blocks=list(teller.blocks()),
        )


def money(cents: int, currency: str, language: Language) -> str:
    """Return an amount as the language writes it: "1.234,50 €", "1 234,50 zł"."""
    return format_currency(Decimal(cents) / 100, currency, locale=language)


class _Teller:
    def __init__(self, found: Year, language: Language, costs: Sequence[Costs] | None) -> None:
        self.found, self.language, self.costs = found, language, costs

    def subtitle(self) -> str:
        period = self.found.period
        body = named(self.found.body.names, self.language)
        if period.year:
            pattern = _("{body:Full}, year {year}")
            return line(pattern, self.language, body=body, year=period.year)
        first, last = (day_label(day, self.language) for day in (period.first, period.last))
        pattern = _("{body:Full}, {first} to {last}")
        return line(pattern, self.language, body=body, first=first, last=last)

    def blocks(self) -> Iterator[Block]:
        yield Heading(_("In short"), id="short")
        yield Paragraph(" ".join(self._in_short()))
        if self.found.partnerships:
            yield self._overview()
        yield Heading(_("Encounters"), id="encounters")
        yield from self._encounters()
        yield Heading(_("Agreements and resolutions"), id="agreements")
        yield from self._agreements()
        yield Heading(_("Cost"), id="cost")
        yield from self._cost()
        yield Heading(_("What it brought"), id="results")
        yield from self._results()
        yield Heading(_("What is planned"), id="planned")
        yield from self._planned()

    def _in_short(self) -> Iterator[str]:
        count = counted(self.found.encounters)
        if not count.encounters:
            yield _("No encounter is recorded for this period.")
            return
        encounters = Counted(count.encounters, Noun.ENCOUNTER, self.language)
        yield self._say(
            _("In this period there {encounters:was|were} {encounters}."), encounters=encounters
        )
        if count.people:
            yield self._say(
                _("As far as figures are known, {people} took part in them."),
                people=Counted(count.people, Noun.PEOPLE, self.language, self._accuracy(count)),
            )
        if count.without_number:
            without = Counted(count.without_number, Noun.ENCOUNTER, self.language)
            yield self._say(_("For {without} no figures are recorded."), without=without)

    def _accuracy(self, count: Count) -> Accuracy:
        return Accuracy.EXACT if count.is_exact else Accuracy.ABOUT

    def _say(self, pattern: str, **values: Any) -> str:
        return say(pattern, self.language, **values)

    def _of(self, partnership: Partnership) -> list[Encounter]:
        return [
            one
            for one in self.found.encounters
            if partnership.pk in self.found.belongs_to.get(one.pk, ())
        ]

    def _overview(self) -> Table:
        rows = []
        for partnership, others in self.found.partnerships:
            own = self._of(partnership)
            count = counted(own)
            partner = listed(others, self.language)
            rows.append(
                (
                    line("{partner:Full}", self.language, partner=partner),
                    str(count.encounters),
                    str(count.people) if count.people else "–",
                    str(sum(self._is_host(one) for one in own)),
                )
            )
        head = (_("Partner"), _("Encounters"), _("People"), _("Of these with us"))
        caption = _("Encounters by partnership")
        return Table(caption, head, rows, numeric=frozenset({1, 2, 3}), weights=(7, 3, 3, 4))

    def _is_host(self, encounter: Encounter) -> bool:
        rows = encounter.side_rows  # type: ignore[attr-defined] # annotated
        return any(r.body_id == self.found.body.pk and r.role == "host" for r in rows)

    def _encounters(self) -> Iterator[Block]:
        told: set[Any] = set()
        for partnership, others in self.found.partnerships:
            own = self._of(partnership)
            told |= {one.pk for one in own}
            if own:
                pattern = _("With {others:the}")
                partners = listed(others, self.language)
                yield Heading(line(pattern, self.language, others=partners), 2)
                caption = _("Encounters in order of time: {others:short}")
                yield self._table(own, line(caption, self.language, others=partners))
        rest = [one for one in self.found.encounters if one.pk not in told]
        if rest:
            yield Heading(_("Other encounters"), 2)
            yield self._table(rest, _("Other encounters in order of time"))
        if not self.found.encounters:
            yield Paragraph(_("No encounter is recorded for this period."))

    def _table(self, encounters: Iterable[Encounter], caption: str) -> Table:
        return encounter_table(encounters, self.found.body.pk, caption, self.language)

    def _agreements(self) -> Iterator[Block]:
        told = [self._signing(one) for one in self.found.signings]
        told += [self._resolution(one) for one in self.found.resolutions]
        if told:
            yield Bullets(told)
        else:
            yield Paragraph(_("Nothing was signed or resolved in this period."))

    def _signing(self, signing: Any) -> str:
        title = signing.instrument.title.text(self.language)
        day = dates.label(signing.when or signing.bounds, self.language)
        return self._say(_("Signed: “{title}” ({day})."), title=title, day=day)

    def _resolution(self, resolution: Resolution) -> str:
        organ = capital(resolution.organ_shown(resolution.body, self.language).text)
        day = dates.label(resolution.when or resolution.bounds, self.language)
        subject = resolution.subject.text(self.language).rstrip(".")
        outcome = str(resolution.get_outcome_display())
        pattern = _("{organ} ({day}): {subject} – {outcome}.")
        return self._say(pattern, organ=organ, day=day, subject=subject, outcome=outcome)

    def _cost(self) -> Iterator[Block]:
        if self.costs is None:
            yield Paragraph(_("The cost is not part of this report."))
        elif not any(one.lines for one in self.costs):
            yield Paragraph(_("No cost is recorded for this period."))
        else:
            # Amounts in different currencies are never added.
            for one in self.costs:
                yield from self._in_one_currency(one)

    def _in_one_currency(self, costs: Costs) -> Iterator[Block]:
        def told(cents: int) -> str:
            return money(cents, costs.currency, self.language)

        spent = sum(one.spent for one in costs.lines)
        granted = sum(one.granted for one in costs.lines)
        head: tuple[str, ...] = (_("What for"), _("Spent"), _("Paid by others"))
        sums = [(one.label, told(one.spent), told(one.granted)) for one in costs.lines]
        rows: list[tuple[str, ...]] = [*sums, (_("In all"), told(spent), told(granted))]
        if granted:
            pattern = _("We spent {spent}, of which others paid {granted}; {own} remained with us.")
            own = told(spent - granted)
            said = self._say(pattern, spent=told(spent), granted=told(granted), own=own)
        else:
            said = self._say(_("We spent {spent}."), spent=told(spent))
            head, rows = head[:2], [row[:2] for row in rows]
        yield Paragraph(said)
        weights = (8, 3, 3)[: len(head)]
        figures = frozenset(range(1, len(head)))
        yield Table(_("Cost by purpose"), head, rows, figures, weights=weights)

    def _results(self) -> Iterator[Block]:
        lessons = [self._lesson(one) for one in self.found.lessons]
        summaries = [self._summary(one) for one in self.found.encounters]
        told = [text for text in (*lessons, *summaries) if text]
        if told:
            yield Bullets(told)
        else:
            yield Paragraph(_("No results are recorded for this period."))

    def _lesson(self, lesson: Any) -> str:
        text = lesson.text.text(self.language).rstrip(".")
        taker = named(lesson.taker.names, self.language)
        pattern = _("Taken over by {taker:the}: {text}.")
        return self._say(pattern, taker=taker, text=text)

    def _summary(self, encounter: Encounter) -> str:
        summary = encounter.summary.text(self.language)
        if not summary:
            return ""
        title = encounter.title.text(self.language)
        return typeset(f"{title}. {summary}", self.language)

    def _planned(self) -> Iterator[Block]:
        rows = [
            (
                dates.label(one.when, self.language),
                words_of(one.title, self.language),
                how_many(one, self.language),
            )
            for one in self.found.planned
        ]
        if rows:
            head = (_("When"), _("Encounter"), _("People"))
            yield Table(_("Encounters ahead"), head, rows, weights=(4, 9, 4))
        plans = [self._plan(one) for one in self.found.plans]
        if plans:
            yield Bullets(plans)
        if not rows and not plans:
            yield Paragraph(_("Nothing planned is recorded."))

    def _plan(self, plan: Any) -> str:
        title = plan.title.text(self.language)
        if plan.planned is None:
            return self._say(_("Intended: “{title}”."), title=title)
        day = dates.label(plan.planned, self.language)
        return self._say(_("Intended: “{title}” ({day})."), title=title, day=day)
