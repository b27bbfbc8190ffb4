# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of stages look at, from the records of a partnership."""

from __future__ import annotations

import datetime

from partnerkreis.core.dates import Edtf
from partnerkreis.encounters.queries.dossier import Dossier
from partnerkreis.partnerships.models import Instrument, Plan, Standing
from partnerkreis.partnerships.rules import Act, History, Intention, Paper


def history_of(found: Dossier) -> History:
    """Return the history of a partnership, each fact by the last day it can mean."""
    return History(
        contact_since=_contact(found),
        papers=tuple(_paper(instrument) for instrument in found.instruments),
        resolved=tuple(r.latest for r in found.resolutions if r.outcome == "adopted"),
        plans=tuple(_intention(plan, found) for plan in found.plans),
        acts=tuple(_act(standing) for standing in found.standings),
    )


def _contact(found: Dossier) -> datetime.date | None:
    partnership = found.partnership
    since = (
        partnership.first_contact,
        partnership.working_together_since,
        partnership.contacts_since,
    )
    days = [day for day in (_begun(date) for date in since) if day]
    days += [e.latest for e in found.encounters if e.latest and e.state == "took_place"]
    return min(days, default=None)


def _begun(date: Edtf | None) -> datetime.date | None:
    """Return the last day on which it can have begun."""
    if date is None:
        return None
    return (date.start or date).latest if date.is_interval else date.latest


def _paper(instrument: Instrument) -> Paper:
    signings = instrument.signing_rows  # type: ignore[attr-defined] # annotated by the dossier
    return Paper(instrument.kind, instrument.latest, tuple(s.latest for s in signings))


def _act(standing: Standing) -> Act:
    since = standing.since.earliest if standing.since else None
    until = standing.until.latest if standing.until else None
    return Act(standing.kind, since, until, str(standing.body_id or ""))


def _intention(plan: Plan, found: Dossier) -> Intention:
    proven = {row.encounter_id for row in plan.fulfilment_rows if row.is_proven}  # type: ignore[attr-defined] # annotated by the dossier
    days = [e.latest for e in found.encounters if e.pk in proven and e.latest]
    steps = len(plan.step_rows) or 1  # type: ignore[attr-defined] # annotated by the dossier
    done = max(days) if len(days) >= steps else None
    return Intention(_begun(plan.stated), plan.instrument_kind, steps, done)
