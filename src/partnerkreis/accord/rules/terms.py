# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which terms are agreed upon: one pure function for each kind of joint record.

Contacts, persons, internal notes and everything else that is not named here are never agreed
upon, and may change without asking anybody. Texts are agreed on in the languages that bind
(``languages``); a translation into any other can be added at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from partnerkreis.accord.rules.canonical import Terms, tidied
from partnerkreis.core.translated import Translated


class Kind(StrEnum):
    """What can be joint."""

    AGREEMENT = "agreement"
    FRAME = "frame"
    STANDING = "standing"
    YEARLY = "yearly"


#: The form of the terms of each kind; another form gets another number.
SCHEMAS = {kind: f"{kind.value}/1" for kind in Kind}

#: What became of an encounter, as far as it is agreed upon.
_COURSE = {"postponed": "postponed", "cancelled": "cancelled"}


def agreement_terms(
    instrument: Any,
    *,
    parties: Iterable[str],
    aims: Iterable[Any],
    languages: Sequence[str],
    until: date | None = None,
) -> Terms:
    """Return the terms of an agreement or charter: its authentic texts, its parties, its aims."""
    return _finished(
        {
            "kind": instrument.kind,
            "languages": sorted(languages),
            "parties": sorted(parties),
            "title": _binding(instrument.title, languages),
            "text": _binding(instrument.text, languages),
            "aims": [_aim(aim, languages) for aim in aims],
            "until": until.isoformat() if until else None,
        }
    )


def _aim(aim: Any, languages: Sequence[str]) -> Terms:
    return {
        "kind": aim.kind,
        "text": _binding(aim.text, languages),
        "institutions": sorted(aim.institutions),
        "target_groups": sorted(aim.target_groups),
    }


def frame_terms(
    encounter: Any,
    *,
    sides: Iterable[Any],
    numbers: Iterable[Any],
    places: Iterable[str],
    languages: Sequence[str],
    until: date | None = None,
) -> Terms:
    """Return the frame of an encounter: dates, place, sides, roles, numbers, who pays what."""
    del until  # a frame ends with the encounter
    sides = list(sides)
    return _finished(
        {
            "kind": encounter.kind,
            "languages": sorted(languages),
            "title": _binding(encounter.title, languages),
            "when": str(encounter.when) if encounter.when else None,
            "course": _COURSE.get(encounter.state, "as_planned"),
            "mode": encounter.mode,
            "place": _binding(encounter.place_label, languages),
            "places": sorted(places),
            "sides": {side.body.key: _side(side, languages) for side in sides},
            "people": _count(encounter.people, encounter.people_accuracy),
            "numbers": [_number(row) for row in numbers],
        }
    )


def _side(side: Any, languages: Sequence[str]) -> Terms:
    return {
        "role": side.role,
        "funds": bool(side.funds),
        "pays": _binding(side.pays, languages),
    }


def _number(row: Any) -> Terms:
    return {
        "body": row.body.key if row.body else None,
        "group": row.group,
        "count": _count(row.count, row.accuracy),
        "amount": row.amount,
        "youngest": row.youngest,
        "oldest": row.oldest,
    }


def _count(count: int | None, accuracy: str) -> Terms | None:
    return None if count is None else {"number": count, "accuracy": str(accuracy)}


def standing_terms(
    standing: Any, *, parties: Iterable[str], languages: Sequence[str], until: date | None = None
) -> Terms:
    """Return the terms on which a partnership rests, ends, or is taken up again."""
    del until  # it is in the record itself
    return _finished(
        {
            "partnership": standing.partnership.key,
            "languages": sorted(languages),
            "parties": sorted(parties),
            "standing": standing.kind,
            "since": str(standing.since) if standing.since else None,
            "until": str(standing.until) if standing.until else None,
            "act": _binding(standing.act, languages),
            "reason": _binding(standing.reason, languages),
        }
    )


def yearly_terms(
    partnership: Any,
    *,
    year: int,
    life: str,
    parties: Iterable[str],
    agreements: Iterable[tuple[str, str]],
    languages: Sequence[str],
) -> Terms:
    """Return what the parties confirm once a year: that this is still true.

    ``agreements`` are the keys of those in force with the digests of what was agreed, or "".
    """
    return _finished(
        {
            "partnership": partnership.key,
            "year": year,
            "languages": sorted(languages),
            "parties": sorted(parties),
            "life": life,
            "goal": _binding(partnership.goal, languages),
            "agreements": [
                {"key": key, "agreed": digest or None} for key, digest in sorted(agreements)
            ],
        }
    )


def binding_languages(*texts: Translated) -> list[str]:
    """Return the languages in which any of ``texts`` is an original: they bind."""
    return sorted({code for text in texts for code, wording in text.items() if not wording.of})


def _binding(text: Translated, languages: Sequence[str]) -> dict[str, str]:
    return {code: text[code].text for code in sorted(languages) if code in text}


def _finished(terms: Terms) -> Terms:
    found: Terms = tidied(terms)
    return found
