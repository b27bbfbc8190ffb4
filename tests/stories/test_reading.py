# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.partnerships.models import Partnership
from partnerkreis.stories.reading import NoSuchPartnership, facts_of
from tests.stories.conftest import import_reference_case

pytestmark = pytest.mark.django_db

#: The dossier, and one for the places.
MOST_QUERIES = 14


def test_unknown_partnership_is_refused():
    with pytest.raises(NoSuchPartnership):
        facts_of("nobody-anybody")


def test_unreleased_partnership_is_unknown_to_the_public():
    import_reference_case()
    Partnership.objects.filter(key="nordhausen-gostyn").update(published_at=None)

    with pytest.raises(NoSuchPartnership):
        facts_of("nordhausen-gostyn")


@pytest.mark.parametrize("key", ["unterallgaeu-nordhausen", "nordhausen-gostyn"])
def test_number_of_queries_does_not_grow_with_the_records(django_assert_max_num_queries, key):
    import_reference_case()

    with django_assert_max_num_queries(MOST_QUERIES):
        facts_of(key)


def test_facts_know_what_records_say_together(reference_case):
    facts = reference_case.facts["nordhausen-gostyn"]
    keys = reference_case.keys

    charter = next(i for i in facts.instruments if i.kind == "charter")
    assert [s.person for s in charter.signings[0].signatories] == [
        "Robert Marcinkowski",
        "Matthias Jendricke",
    ]
    assert {tie.other.key for tie in facts.ties} == {"unterallgaeu"}
    visit = next(e for e in facts.encounters if keys[e.id] == "2025-10-bl")
    assert visit.details.disputed == (20,)
    assert keys[visit.return_visit_of] == "2024-bleicherode"
    plan = next(p for p in facts.plans if keys[p.id] == "plan-1")
    assert [body.key for body in plan.planners] == ["nordhausen"]
    assert len(plan.fulfilments) == 2
