# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stories know every word of the models, and no other."""

import pytest

from partnerkreis.core.counting import Accuracy, Noun
from partnerkreis.encounters import models as encounters
from partnerkreis.partnerships.models import InstrumentKind
from partnerkreis.stories import rules
from partnerkreis.stories.vocabulary import PAPERS


def test_every_kind_of_paper_has_its_forms():
    assert set(PAPERS) == set(InstrumentKind.values)


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_every_paper_can_be_an_object(language):
    assert all({"a", "in"} <= set(paper.forms(language)) for paper in PAPERS.values())


def test_every_group_can_be_counted():
    assert set(encounters.Group.values) <= set(Noun)
    assert set(encounters.Accuracy.values) == set(Accuracy)


def test_fields_of_work_are_made_of_kinds_of_the_models():
    kinds = set().union(*rules.ENCOUNTERS_OF.values())
    aggregates = set().union(*rules.AGGREGATES_OF.values())

    assert kinds <= set(encounters.EncounterKind.values)
    assert aggregates <= set(encounters.AggregateKind.values)
