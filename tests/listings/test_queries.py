# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists hold what may be read, all of it once, in order, and cost the same whatever their size."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import OPERATOR, PUBLIC, Actor, Grant, Role
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Person
from partnerkreis.encounters.models import Encounter, EncounterSide
from partnerkreis.listings import queries as of_lists
from partnerkreis.listings.queries import Page, page_of
from partnerkreis.listings.rules import MOST_COUNTED, PER_PAGE, Asked
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.search.actions import index_records
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def officer_of(body: Body) -> Actor:
    return Actor(Role.PUBLIC, "Anna Nowak", uuid4(), (Grant(Role.OFFICER, body.pk),))


@pytest.fixture
def body() -> Body:
    made: Body = Body.objects.create(key="here", country="DE")
    return made


def encounter(number: int, body: Body, **more: Any) -> Encounter:
    made: Encounter = Encounter.objects.create(
        key=f"e{number}",
        kind=more.pop("kind", "other"),
        title=Translated.of(de=more.pop("title", f"Treffen {number}")),
        when=more.pop("when", parse(f"{2000 + number % 20}")),
        **more,
    )
    EncounterSide.objects.create(encounter=made, body=body, position=0, role="host")
    index_records(Encounter, [(made.pk, made)])
    return made


def page(name: str, actor: Actor, **given: str) -> Page:
    listing = LISTINGS[name]
    asked = Asked.read(given, [facet.name for facet in listing.facets], listing.sortable)
    return page_of(listing, asked, actor, "de")


def keys(name: str, actor: Actor, **given: str) -> list[str]:
    return [record.key for record in page(name, actor, **given).records]


def test_newest_first_and_undated_last(body: Body) -> None:
    for number, when in enumerate(("1991~", None, "2019-05-04", "2022-23")):
        encounter(number, body, when=parse(when) if when else None)

    assert keys("encounters", OPERATOR) == ["e3", "e2", "e0", "e1"]
    assert keys("encounters", OPERATOR, sort="when") == ["e0", "e2", "e3", "e1"]
    assert keys("encounters", OPERATOR, sort="-when") == ["e3", "e2", "e0", "e1"]


def test_any_column_puts_a_short_list_in_order(body: Body) -> None:
    for number, (title, people) in enumerate((("Öl", 9), ("Zebra", 80), ("oben", None))):
        encounter(number, body, title=title, people=people)

    assert keys("encounters", OPERATOR, sort="title") == ["e2", "e0", "e1"]
    assert keys("encounters", OPERATOR, sort="-title") == ["e1", "e0", "e2"]
    assert keys("encounters", OPERATOR, sort="people") == ["e0", "e1", "e2"]
    assert keys("encounters", OPERATOR, sort="-people") == ["e1", "e0", "e2"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "gostyn"}, ["e0"]),
        ({"q": "GOSTYŃ tref"}, ["e0"]),
        ({"q": "warschau"}, []),
        ({"q": "…"}, []),
        ({"kind": "council_visit"}, ["e1"]),
        ({"kind": "nothing"}, []),
        ({"year": "2001"}, ["e1"]),
        ({"year": "20011"}, []),
        ({"body": "here", "state": "planned"}, ["e1", "e0"]),
        ({"body": "'; DROP"}, []),
        ({"released": "yes"}, ["e1"]),
        ({"released": "no"}, ["e0"]),
        ({"released": "maybe"}, []),
        ({"released": "yes", "q": "treffen"}, ["e1"]),
    ],
)
def test_a_list_is_narrowed_down(given: dict[str, str], found: list[str], body: Body) -> None:
    encounter(0, body, title="Treffen in Gostyń")
    encounter(1, body, kind="council_visit", published_at="2026-01-01T00:00Z")

    assert keys("encounters", OPERATOR, **given) == found


@pytest.mark.parametrize("given", [{}, {"released": "yes"}, {"kind": "council_visit"}])
def test_common_words_find_what_rare_ones_find(
    given: dict[str, str], many: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = Encounter.objects.filter(key__endswith="3")
    some.update(published_at=NOW, kind="council_visit")
    index_records(Encounter, [(one.pk, one) for one in Encounter.objects.all()])
    actor = officer_of(many)
    rare = walk(page("encounters", actor, q="tref", page="1", **given), actor, "later")
    first, asked = page("encounters", actor, q="treffen 3", **given), "treffen 3"

    monkeypatch.setattr(of_lists, "_FEW", 50)
    common = page("encounters", actor, q=asked, **given)

    assert (common.total, common.is_long, common.is_in_order) == (None, False, True)
    assert [r.key for r in common.records] == [r.key for r in first.records]
    forwards = walk(page("encounters", actor, q="tref", **given), actor, "later")
    backwards = walk(page("encounters", actor, q="tref", last="1", **given), actor, "earlier")
    assert [k for p in forwards for k in p] == [k for p in reversed(backwards) for k in p]
    if not given:
        assert forwards == rare


def test_a_list_holds_only_what_may_be_read(body: Body) -> None:
    other = Body.objects.create(key="there", country="PL")
    encounter(0, body)
    encounter(1, other)
    encounter(2, other, published_at="2026-01-01T00:00Z")

    assert keys("encounters", officer_of(body)) == ["e2", "e0"]
    assert keys("encounters", officer_of(other)) == ["e2", "e1"]
    assert keys("encounters", PUBLIC) == ["e2"]


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_a_page_takes_as_many_queries_with_one_row_as_with_three(body: Body) -> None:
    encounter(0, body)
    one = queries(lambda: page("encounters", officer_of(body)))
    encounter(1, body)
    encounter(2, body)

    assert queries(lambda: page("encounters", officer_of(body))) == one == 3


@pytest.fixture
def many(body: Body) -> Body:
    """More encounters than are counted, a tenth of them without a date."""
    made = [
        Encounter(
            key=f"e{number:04}",
            kind="other",
            title=Translated.of(de=f"Treffen {number}"),
            when=parse(f"{1900 + number % 97}") if number % 10 else None,
        )
        for number in range(MOST_COUNTED + 60)
    ]
    Encounter.objects.bulk_create(made)
    EncounterSide.objects.bulk_create(
        EncounterSide(encounter=one, body=body, position=0, role="host") for one in made
    )
    return body


def walk(start: Page, actor: Actor, way: str, name: str = "encounters") -> list[list[str]]:
    pages, found = [[r.key for r in start.records]], start
    while (further := getattr(found, way)) is not None:
        found = page_of(LISTINGS[name], further, actor, "de")
        pages.append([r.key for r in found.records])
    return pages


@pytest.mark.parametrize("sort", ["", "when", "-when"])
def test_a_long_list_has_everything_once_from_either_end(many: Body, sort: str) -> None:
    actor = officer_of(many)

    forwards = walk(page("encounters", actor, sort=sort), actor, "later")
    backwards = walk(page("encounters", actor, sort=sort, last="1"), actor, "earlier")

    there = [key for some in forwards for key in some]
    back = [key for some in reversed(backwards) for key in some]
    assert len(there) == len(set(there)) == MOST_COUNTED + 60
    assert there == back
    assert {len(some) for some in forwards[:-1]} == {PER_PAGE}


def test_a_long_list_is_in_the_order_of_a_short_one(many: Body) -> None:
    actor = officer_of(many)
    whole = list(
        Encounter.objects.filter(latest__isnull=False)
        .order_by("-latest", "-pk")
        .values_list("key", flat=True)[:120]
    )

    pages = walk(page("encounters", actor), actor, "later")

    assert [key for some in pages for key in some][:120] == whole


def test_a_long_list_is_not_put_in_any_order(many: Body) -> None:
    found = page("encounters", officer_of(many), sort="title")

    assert (found.total, found.is_in_order, len(found.records)) == (None, False, PER_PAGE)


def test_people_are_listed_by_family_name_however_many() -> None:
    Person.objects.bulk_create(
        Person(key=f"p{n}", name=f"A {n:04}", sort_name=f"{n * 7 % 1013:04}", published_at=NOW)
        for n in range(1013)
    )  # fmt: skip

    forwards = walk(page("people", PUBLIC), PUBLIC, "later", "people")
    backwards = walk(page("people", PUBLIC, last="1"), PUBLIC, "earlier", "people")

    there = [key for some in forwards for key in some]
    assert there == list(Person.objects.order_by("sort_name").values_list("key", flat=True))
    assert [key for some in reversed(backwards) for key in some] == there


def test_pages_of_a_short_list_have_numbers(body: Body) -> None:
    for number in range(PER_PAGE + 2):
        encounter(number, body)

    first, second = page("encounters", OPERATOR), page("encounters", OPERATOR, page="2")

    assert (first.total, len(first.records), len(second.records)) == (PER_PAGE + 2, PER_PAGE, 2)
    assert len({r.pk for r in (*first.records, *second.records)}) == PER_PAGE + 2
    assert keys("encounters", OPERATOR, page="99") == [r.key for r in second.records]
