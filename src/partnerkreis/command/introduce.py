# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""introduce and ties."""

import datetime
import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from partnerkreis.access.policy import OPERATOR
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.introductions.actions import (
    TiesReport,
    bring_register_up_to_date,
    import_ties,
)
from partnerkreis.introductions.forms import MOST_BYTES, read_ties
from partnerkreis.introductions.queries import (
    Answer,
    Described,
    Introducible,
    Question,
    Step,
    answer_from_file,
    answer_from_register,
)
from partnerkreis.introductions.rules.graph import TieFile
from partnerkreis.introductions.rules.merging import Ground, Merge
from partnerkreis.workspace.telling import ways_and_reasons


def introduce(options: Namespace) -> None:
    """Say to whom a body could be introduced, and through whom."""
    file = _read(options.graph) if options.graph else None
    bring_up_to_date()
    bring_register_up_to_date()
    question = _question(options)
    answer = answer_from_file(question, file) if file else answer_from_register(question)
    if options.json:
        _print(json.dumps([_as_json(found) for found in answer.introductions],
                          ensure_ascii=False, indent=1))  # fmt: skip
    else:
        _print(*_told(answer, question))


def take_in_ties(options: Namespace) -> None:
    """Add the ties of a file to the register."""
    file = _read(options.file)
    bring_up_to_date()
    name = Path(options.file).name
    report = import_ties(file=file, name=name, actor=OPERATOR, now=timezone.now())
    if options.json:
        merges = [_merge_as_json(merge) for merge in report.merges]
        _print(json.dumps({**report.figures, "merges": merges}, ensure_ascii=False, indent=1))
    else:
        _print(*_reported(report))


def _read(path: str) -> TieFile:
    # One byte more than is allowed is enough to see that a file is too large.
    if path == "-":
        return read_ties(sys.stdin.buffer.read(MOST_BYTES + 1))
    with Path(path).open("rb") as file:
        return read_ties(file.read(MOST_BYTES + 1))


def _question(options: Namespace) -> Question:
    day = timezone.localdate()
    if options.as_of:
        day = datetime.date(options.as_of, 12, 31)
    return Question(
        body=options.body,
        day=day,
        countries=tuple(options.country),
        kinds=tuple(options.kind),
        within=options.within,
        topic=options.topic,
        limit=options.limit,
    )


def _told(answer: Answer, question: Question) -> Iterator[str]:
    asking = answer.introductions[0] if answer.introductions else None
    name = _own_name(answer)
    day = formats.date_format(question.day, "DATE_FORMAT")
    if asking is None:
        yield _("%(body)s, as of %(date)s: there is nobody to be introduced to.") % {
            "body": name,
            "date": day,
        }
        return
    yield _("Introductions for: %(body)s, as of %(date)s") % {"body": name, "date": day}
    for rank, found in enumerate(answer.introductions, start=1):
        yield ""
        yield f"{rank}. {_headline(found)}"
        for line in ways_and_reasons(found, _language()):
            yield f"   {line}"


def _own_name(answer: Answer) -> str:
    return answer.own.name(_language())


def _headline(found: Introducible) -> str:
    name = found.place.name(_language())
    country = found.place.place.country
    figures = {
        "name": name,
        "country": country,
        "score": formats.number_format(round(found.score, 3), 3),
    }
    if country:
        return _("%(name)s (%(country)s), weight %(score)s") % figures
    return _("%(name)s, weight %(score)s") % figures


def _language() -> Language:
    spoken = get_language()
    return next((language for language in INTERFACE_LANGUAGES if language == spoken), "en")


def _as_json(found: Introducible) -> dict[str, Any]:
    alike = found.likeness
    return {
        "body": _body(found.place),
        "score": found.score,
        "paths": [[_step(way.introducer), _step(way.candidate)] for way in found.ways],
        "ask": [
            {"body": way.introducer.place.key, "office": way.ask.office.key}
            for way in found.ways
            if way.ask
        ],
        "likeness": {
            "kind": alike.kind or None,
            "populations": alike.populations,
            "distance_km": None if alike.distance is None else round(alike.distance, 1),
            "topics": alike.topics,
        },
    }


def _body(place: Described) -> dict[str, Any]:
    return {
        "key": place.key or None,
        "name": place.name(_language()),
        "country": place.place.country or None,
        "wikidata": place.place.wikidata or None,
    }


def _step(step: Step) -> dict[str, Any]:
    return {**_body(step.place), "since": step.since or None}


def _reported(report: TiesReport) -> Iterator[str]:
    yield _(
        "Places added: %(places)d, completed: %(completed)d."
        " Ties added: %(ties)d, changed: %(changed)d, unchanged: %(unchanged)d."
    ) % {
        "places": report.places_added,
        "completed": report.places_completed,
        "ties": report.ties_added,
        "changed": report.ties_changed,
        "unchanged": report.ties_unchanged,
    }
    counted = Counter(merge.ground is not Ground.COULD_BE_EITHER for merge in report.merges)
    if counted[True]:
        sentence = ngettext(
            "%(count)d name stands for a place named before:",
            "%(count)d names stand for places named before:",
            counted[True],
        )
        yield sentence % {"count": counted[True]}
        yield from (_merged(merge) for merge in report.merges if merge.is_one)
    if counted[False]:
        sentence = ngettext(
            "%(count)d place could be either of two others and is kept apart:",
            "%(count)d places could be either of two others and are kept apart:",
            counted[False],
        )
        yield sentence % {"count": counted[False]}
        yield from (f"  {_named(merge)}" for merge in report.merges if not merge.is_one)


def _merged(merge: Merge) -> str:
    names = {"kept": merge.kept.name, "merged": _named(merge), "id": merge.kept.wikidata}
    if merge.ground is Ground.WIKIDATA:
        return "  " + _("%(merged)s = %(kept)s: the same Wikidata id, %(id)s") % names
    if merge.ground is Ground.NAME:
        return "  " + _("%(merged)s = %(kept)s: the same name, and nothing else known") % names
    names["km"] = formats.number_format(merge.apart_km or 0, 1)
    return "  " + _("%(merged)s = %(kept)s: the same name, %(km)s km apart") % names


def _named(merge: Merge) -> str:
    place = merge.merged
    return f"{place.name} ({place.country})" if place.country else place.name


def _merge_as_json(merge: Merge) -> dict[str, Any]:
    return {
        "ground": merge.ground.value,
        "kept": merge.kept.name,
        "merged": merge.merged.name,
        "country": merge.merged.country or None,
        "wikidata": merge.kept.wikidata or None,
        "km_apart": None if merge.apart_km is None else round(merge.apart_km, 1),
    }


def _print(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - what a command has to say
