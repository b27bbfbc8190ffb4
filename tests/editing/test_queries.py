# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a field may name: listed where they are few, found by typing where they are many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import OPERATOR
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Organisation
from partnerkreis.editing.catalogue.shape import RecordField
from partnerkreis.editing.queries import MOST_LISTED, Offered, listed, named_by, twins
from partnerkreis.search.actions import index_records

pytestmark = pytest.mark.django_db
FIELD = RecordField(name="organisation", label="", model=Organisation)


def organisation(name: str) -> Organisation:
    return Organisation(key=name.lower().replace(" ", "-"), kind="other", names=Names.of(de=name))


def keys(offered: list[Offered]) -> list[str]:
    return [one.record.key for one in offered]


@pytest.fixture
def many() -> Body:
    """More organisations than are listed, and a body of which they are asked for."""
    named = [organisation(f"Verein {number:03}") for number in range(MOST_LISTED)]
    named += [organisation("Grundschule am Park"), organisation("Parkschule")]
    Organisation.objects.bulk_create(named)
    index_records(Organisation, [(one.pk, one) for one in named])
    made: Body = Body.objects.create(key="here")
    return made


def test_few_are_listed_by_name_without_the_record_itself() -> None:
    one, other, own = (organisation(name) for name in ("B", "a", "c"))
    Organisation.objects.bulk_create([one, other, own])

    assert keys(listed(FIELD, own, OPERATOR, "de")) == ["a", "b"]


def test_many_are_not_listed_and_hardly_read(many: Body) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert listed(FIELD, many, OPERATOR, "de") is None

    assert len(asked) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Verein 007", ["verein-007"]),
        ("park", ["grundschule-am-park", "parkschule"]),
        ("schule", ["grundschule-am-park", "parkschule"]),
        ("nichts", []),
        ("…", []),
    ],
)
def test_of_many_those_are_found_that_are_called_so(
    typed: str, found: list[str], many: Body
) -> None:
    assert keys(named_by(FIELD, many, OPERATOR, "de", typed)) == found


def test_twins_are_called_the_same_in_any_spelling(many: Body) -> None:
    assert keys(twins(Organisation, "PARKSCHULE", OPERATOR, "de")) == ["parkschule"]
    assert twins(Organisation, "Park", OPERATOR, "de") == []
