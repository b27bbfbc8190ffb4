# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Case files in and out."""

import json
from datetime import UTC, date, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from partnerkreis.access.policy import OPERATOR, PUBLIC, NotAllowed
from partnerkreis.cases.actions import CaseRefused, ImportReport, import_case
from partnerkreis.cases.queries import export_case
from partnerkreis.core.models import ContentVersion, SearchEntry
from partnerkreis.demo.register import generate
from partnerkreis.directory.models import Body, Citation, Topic
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
OTHER = Path(__file__).parent / "other-cases.json"
REFERENCE = files("partnerkreis.demo").joinpath("reference-case.json").read_bytes()


def take(case: dict[str, Any] | bytes) -> ImportReport:
    data = case if isinstance(case, bytes) else json.dumps(case).encode()
    return import_case(data, actor=OPERATOR, now=NOW)


def faults(case: dict[str, Any] | bytes) -> list[str]:
    with pytest.raises(CaseRefused) as refused:
        take(case)
    assert not Topic.objects.exists()
    assert not Entry.objects.exists()
    return refused.value.faults


def topic(key: str = "music", **fields: Any) -> dict[str, Any]:
    return {
        "format": "partnerkreis/1",
        "topics": [{"key": key, "label": {"de": "Musik"}, **fields}],
    }


def encounter(when: str = "2019", **fields: Any) -> dict[str, Any]:
    row = {"key": "visit", "kind": "council_visit", "state": "took_place", "when": when, **fields}
    return {"format": "partnerkreis/1", "encounters": [row]}


def body(key: str, ags: str) -> dict[str, Any]:
    return {"key": key, "country": "DE", "ags": ags}


def test_import_reference_case_and_export_gives_the_same_bytes() -> None:
    take(REFERENCE)

    assert export_case() == REFERENCE


def test_import_a_second_time_changes_nothing() -> None:
    take(REFERENCE)
    version = ContentVersion.current()

    report = take(REFERENCE)

    assert (report.total_added, report.total_changed) == (0, 0)
    assert report.unchanged > 400
    assert ContentVersion.current() == version


def test_import_is_one_entry_in_the_journal() -> None:
    take(REFERENCE)

    entry = Entry.objects.get()

    assert entry.verb == "imported"
    assert entry.changes["added"]["encounters"] == 57


def test_import_changed_record_gets_a_new_version_and_keeps_its_identity() -> None:
    take(topic())
    before = Topic.objects.get()

    report = take(topic(running={"de": "Musik"}))

    after = Topic.objects.get()
    assert report.changed == {"topics": 1}
    assert (after.pk, after.version) == (before.pk, before.version + 1)


def test_import_changed_record_replaces_its_rows() -> None:
    source = {"key": "page", "title": "A page"}
    take({**topic(citations=[{"source": "page"}]), "sources": [source]})

    take(topic())

    assert not Citation.objects.exists()


def test_import_changed_record_is_found_as_it_is_now() -> None:
    take(topic())

    take(topic(label={"de": "Fußball"}))

    titles = SearchEntry.objects.filter(language="de").values_list("title", flat=True)
    assert list(titles) == ["Fußball"]


def test_import_works_out_the_first_and_the_last_day() -> None:
    take(encounter())
    added = Encounter.objects.get()

    take(encounter(when="2019", bounds="2019-06"))

    changed = Encounter.objects.get()
    assert (added.earliest, added.latest) == (date(2019, 1, 1), date(2019, 12, 31))
    assert (changed.earliest, changed.latest) == (date(2019, 6, 1), date(2019, 6, 30))


def test_import_takes_collections_in_any_order() -> None:
    case = json.loads(REFERENCE)

    take({name: case[name][::-1] if name != "format" else case[name] for name in reversed(case)})

    assert export_case() == REFERENCE


def test_import_of_many_batches_is_whole_and_changes_nothing_again() -> None:
    case = generate(130)
    records = sum(len(rows) for rows in json.loads(case).values() if isinstance(rows, list))

    first, second = take(case), take(case)

    assert first.total_added == records == second.unchanged
    assert SearchEntry.objects.filter(kind="encounter").count() == 3 * Encounter.objects.count()
    assert len(json.loads(export_case())["encounters"]) == 650


def test_import_with_a_fault_behind_many_good_records_changes_nothing() -> None:
    case = topic()
    case["topics"] = [{"key": f"t{number}"} for number in range(1200)]
    case["topics"].append({"key": "last", "mentions": [{"role": "topic", "topic": "nowhere"}]})

    assert faults(case) == [
        "topics “last” mentions[0].topic: There is no record “nowhere” in “topics”."
    ]
    assert not SearchEntry.objects.exists()


def test_import_reads_from_a_stream() -> None:
    report = import_case(BytesIO(json.dumps(topic()).encode()), actor=OPERATOR, now=NOW)

    assert report.added == {"topics": 1}


def test_import_of_what_the_database_refuses_changes_nothing() -> None:
    case = {"format": "partnerkreis/1", "bodies": [body("a", "09"), body("b", "09")]}

    [fault] = faults(case)

    assert fault.startswith("The database refused the file")
    assert not Body.objects.exists()


def test_import_makes_records_findable() -> None:
    take(topic(published_at="2026-11-22T12:00:00+01:00"))

    entries = SearchEntry.objects.filter(language="pl")

    assert [(e.kind, e.title, e.is_released) for e in entries] == [("topic", "Musik", True)]


def test_import_advances_the_content_version() -> None:
    before = ContentVersion.current()

    take(topic())

    assert ContentVersion.current() == before + 1


def test_import_by_the_public_is_not_allowed() -> None:
    with pytest.raises(NotAllowed):
        import_case(b"{}", actor=PUBLIC, now=NOW)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"no json", "line 1, column 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format": "partnerkreis/1", "format": "partnerkreis/1"}', "“format” stands twice"),
        (b"[]", ""),
        (b"{}", "format: This field is missing."),
        (b'{"format": "partnerkreis/9"}', "partnerkreis/1"),
    ],
)
def test_import_of_what_is_no_case_is_refused(data: bytes, hint: str) -> None:
    found = faults(data)

    assert len(found) == 1
    assert hint in found[0]


@pytest.mark.parametrize(
    ("fields", "where", "why"),
    [
        ({"colour": "red"}, "topics[0] “music” colour", "no such field"),
        ({"label": "Musik"}, "topics[0] “music” label", "by language"),
        ({"label": {"de": "x" * 1_000_000}}, "topics[0] “music” label", "1000000 characters"),
        ({"label": {"de": {"text": "a"}}}, "topics[0] “music” label", '"of"'),
        ({"note": 3}, "topics[0] “music” note", "A text is expected"),
        ({"mentions": [{"role": "no"}]}, "topics[0] “music” mentions[0].role", "not one of"),
        (
            {"citations": [{"source": "nowhere"}]},
            "topics “music” citations[0].source",
            "no record “nowhere”",
        ),
    ],
)
def test_import_fault_names_record_and_field(fields: dict[str, Any], where: str, why: str) -> None:
    found = faults(topic(**fields))

    assert len(found) == 1
    assert found[0].startswith(where)
    assert why in found[0]


def test_import_impossible_date_is_refused() -> None:
    body = {"key": "a", "country": "DE", "founded": "2022-02-30"}

    found = faults({"format": "partnerkreis/1", "bodies": [body]})

    assert found[0].startswith("bodies[0] “a” founded")


def test_import_key_that_stands_twice_is_refused() -> None:
    case = topic()
    case["topics"] *= 2

    assert "stands 2 times" in faults(case)[0]


def test_import_lists_every_fault() -> None:
    case = topic(colour="red")
    case["topics"].append({"key": "Not a key"})

    assert len(faults(case)) == 2


def test_import_mention_of_two_things_at_once_is_refused() -> None:
    case = topic(mentions=[{"role": "topic", "topic": "music", "place": "here"}])
    case["places"] = [{"key": "here"}]

    assert "exactly one" in faults(case)[0]


def test_import_holds_other_peoples_cases() -> None:
    """A county with a town, a network of four, a successor, a right-to-left name, goods."""
    report = take(OTHER.read_bytes())

    assert report.total_added > 20
    network = Partnership.objects.get(key="network-of-four")
    assert network.parties.count() == 4
    assert set(Encounter.objects.values_list("state", "mode")) >= {
        ("cancelled", "in_person"),
        ("took_place", "hybrid"),
    }
    assert Body.objects.get(key="old-county").succeeded_by.get().successor.key == "new-county"


def test_export_of_other_peoples_cases_round_trips() -> None:
    take(OTHER.read_bytes())
    exported = export_case()

    assert take(exported).total_changed == 0
    assert export_case() == exported
