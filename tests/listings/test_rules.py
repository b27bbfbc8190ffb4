# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.listings.rules import Asked, Place, shown

FACETS, COLUMNS = ("kind", "year"), ("title", "when")
RECORD = UUID(int=7)


def asked(**given: str) -> Asked:
    return Asked.read(given, FACETS, COLUMNS)


def test_an_address_says_what_a_list_shows() -> None:
    found = asked(q=" Gostyń  Musik ", kind="visit", sort="-when", page="3", other="x")

    assert found == Asked((("kind", "visit"),), "Gostyń Musik", "when", True, 3)
    assert found.query() == "q=Gosty%C5%84+Musik&kind=visit&sort=-when&page=3"


def test_what_cannot_be_is_passed_over() -> None:
    found = asked(sort="secret", page="-1", after="nothing", before="x~y", last="2")

    assert found == Asked()


def test_narrowing_begins_at_the_beginning() -> None:
    found = asked(q="Musik", kind="visit", page="3")

    assert found.without("kind") == Asked((), "Musik")
    assert found.without("q") == Asked((("kind", "visit"),))
    assert found.sorted_by("when", descending=False).query() == "q=Musik&kind=visit&sort=when"


@given(st.text(max_size=60))
def test_a_place_is_read_as_it_was_written(value: str) -> None:
    place = Place(value, RECORD)

    assert Place.read(str(place)) == place


@given(st.dictionaries(st.sampled_from(["q", "kind", "sort", "page", "after", "last"]), st.text()))
def test_any_address_is_read(given: dict[str, str]) -> None:
    found = asked(**given)

    assert asked(**dict(found.chosen), q=found.question).chosen == found.chosen


@given(st.text())
def test_what_is_shown_again_can_be_shown(text: str) -> None:
    assert shown(text).isprintable()
