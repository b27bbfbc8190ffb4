# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of which partnerships the parties are to say again that everything is still true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import OuterRef, QuerySet

from partnerkreis.access.policy import Actor, Permission, can, within_reach
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.subjects import has_left, life_of, with_predecessors
from partnerkreis.accord.queries.waiting import Open, accords_read_by, open_among
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.accord.rules.yearly import due_on
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Prepared
from partnerkreis.partnerships.models import Instrument, Partnership, Party, Signing, Standing


@dataclass(frozen=True, slots=True)
class YearlyDue:
    """A partnership whose yearly confirmation is due and was not proposed yet."""

    partnership: Partnership
    due: date
    #: When all last confirmed it, and of when the newest paper is.
    confirmed_on: date | None
    agreed_on: date | None
    can_propose: bool


@dataclass(frozen=True, slots=True)
class JointMatters:
    """What is open between an actor's bodies and their partners."""

    #: All joint records that anything was proposed for.
    accords: list[Accord]
    open: list[Open]
    still_true: list[YearlyDue]


def joint_matters(actor: Actor, *, today: date) -> JointMatters:
    """Return what is open, and what is due once a year (a constant number of queries)."""
    reader = with_predecessors(actor, today=today)
    accords = accords_read_by(reader, today=today)
    still_true = list(_yearly_due(reader, accords, today))
    return JointMatters(accords, open_among(accords, actor), still_true)


def _yearly_due(reader: Actor, accords: Iterable[Accord], today: date) -> Iterator[YearlyDue]:
    """Yield what is due of the partnerships of the bodies of ``reader``, the oldest first.

    Whoever runs the instance is no party, and has nothing to confirm.
    """
    if not reader.bodies:
        return
    proposed = {
        accord.subject.record.pk: accord for accord in accords if accord.subject.kind is Kind.YEARLY
    }
    found = [
        due
        for one in _PARTNERSHIPS(reader)
        if (due := _due(one, proposed.get(one.pk), reader, today)) and due.due <= today
    ]
    yield from sorted(found, key=lambda one: (one.due, one.partnership.key))


def _partnerships(reader: Actor) -> QuerySet[Partnership]:
    """Return the partnerships of ``reader`` with what decides whether something is due."""
    of_it = {"partnership": OuterRef("pk")}
    parties = Party.objects.filter(**of_it).order_by("position")
    standings = Standing.objects.filter(**of_it, body=None).order_by("pk")
    papers = Instrument.objects.filter(**of_it).order_by("pk")
    signings = Signing.objects.filter(instrument__partnership=OuterRef("pk")).order_by("pk")
    reached = within_reach(reader, Permission.READ_ACCORD, Partnership.objects.all())
    own = Party.objects.filter(body__in=sorted(reader.bodies)).values("partnership")
    found: QuerySet[Partnership] = reached.filter(pk__in=own).annotate(
        party_rows=Rows(parties, "body_id", "left"),
        standing_rows=Rows(standings, "kind", "since", "until"),
        paper_rows=Rows(papers, "latest"),
        signing_rows=Rows(signings, "latest"),
    )
    return found


_PARTNERSHIPS: Final[Prepared[Partnership]] = Prepared(_partnerships)


def _due(
    partnership: Partnership, accord: Accord | None, reader: Actor, today: date
) -> YearlyDue | None:
    rows = vars(partnership)
    there = [party.body_id for party in rows["party_rows"] if not has_left(party, today)]
    is_over = life_of(rows["standing_rows"], today) == Standing.Kind.ENDED
    is_asked = accord is not None and bool(accord.open)
    if is_over or is_asked or len(there) < 2 or not reader.bodies & set(there):
        return None
    papers = (*rows["paper_rows"], *rows["signing_rows"])
    days = [one.latest for one in papers if one.latest and one.latest <= today]
    agreed_on, confirmed_on = max(days, default=None), _confirmed_on(accord)
    return YearlyDue(
        partnership,
        due_on(confirmed_on=confirmed_on, agreed_on=agreed_on, today=today),
        confirmed_on,
        agreed_on,
        can(reader, Permission.PROPOSE_ACCORD, *there),
    )


def _confirmed_on(accord: Accord | None) -> date | None:
    if accord is None or accord.agreed is None:
        return None
    last = accord.tally(accord.agreed).agreed_by
    return last.given_on if last else None
