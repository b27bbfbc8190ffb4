# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stages as of a day. The dates are those of the reference case."""

from datetime import date

import pytest

from partnerkreis.partnerships.rules import (
    Act,
    History,
    Intention,
    Kind,
    Life,
    Paper,
    Stage,
    position,
)

UNTERALLGAEU = History(
    contact_since=date(1991, 12, 31),
    papers=(Paper("charter", signed=(date(2019, 4, 5),)),),
    acts=(Act("informal", date(1991, 1, 1), date(2019, 4, 4)),),
)
GOSTYN = History(
    contact_since=date(2019, 12, 31),
    papers=(
        Paper("cooperation_agreement", agreed=date(2022, 12, 31)),
        Paper("charter", signed=(date(2023, 6, 2), date(2023, 11, 30))),
    ),
    resolved=(date(2022, 12, 31),),
    plans=(Intention(date(2022, 12, 31), "charter", 2, date(2023, 11, 30)),),
)


def test_position_of_a_long_contact_without_a_charter() -> None:
    found = position(UNTERALLGAEU, date(2018, 12, 31))

    assert (found.stage, found.kind, found.life) == (Stage.CONTACT, Kind.CONTACT, Life.LIVING)
    assert found.years == 27  # 1991 to 2018
    assert not found.has_charter


def test_position_is_official_from_the_day_of_signing() -> None:
    assert not position(UNTERALLGAEU, date(2019, 4, 4)).has_charter
    assert position(UNTERALLGAEU, date(2019, 4, 5)).has_charter


def test_position_with_agreement_resolution_and_planned_charter() -> None:
    found = position(GOSTYN, date(2022, 12, 31))

    assert found.stage is Stage.RESOLVED
    assert found.has_agreement
    assert found.is_resolved
    assert found.planned_signings == 2
    assert not found.has_charter


def test_position_charter_signed_in_both_places() -> None:
    found = position(GOSTYN, date(2023, 12, 31))

    assert (found.stage, found.kind, found.signings) == (Stage.CHARTER, Kind.OFFICIAL, 2)
    assert found.planned_signings == 0


def test_position_before_the_first_contact_is_nothing() -> None:
    found = position(GOSTYN, date(2018, 12, 31))

    assert (found.stage, found.years) == (Stage.NONE, 0)


def test_position_year_counts_only_when_it_is_over() -> None:
    assert position(GOSTYN, date(2019, 12, 30)).stage is Stage.NONE
    assert position(GOSTYN, date(2019, 12, 31)).stage is Stage.CONTACT


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        ("sponsorship", Kind.SPONSORSHIP),
        ("friendship", Kind.FRIENDSHIP),
        ("project_agreement", Kind.PROJECT),
        ("letter_of_intent", Kind.COOPERATION),
    ],
)
def test_position_kind_comes_from_the_paper(paper: str, kind: Kind) -> None:
    history = History(date(2000, 1, 1), papers=(Paper(paper, agreed=date(2001, 1, 1)),))

    assert position(history, date(2002, 1, 1)).kind is kind


def test_position_one_party_suspends_and_resumes() -> None:
    history = History(
        date(1990, 1, 1),
        acts=(
            Act("suspended", date(2022, 3, 1), party="a"),
            Act("living", date(2024, 1, 1), party="a"),
        ),
    )

    assert position(history, date(2021, 1, 1)).life is Life.LIVING
    assert position(history, date(2023, 1, 1)).life is Life.SUSPENDED
    assert position(history, date(2025, 1, 1)).life is Life.LIVING


def test_position_ended_by_one_party_is_ended() -> None:
    history = History(
        date(1990, 1, 1),
        acts=(
            Act("ended", date(2010, 1, 1), party="a"),
            Act("living", date(2012, 1, 1), party="b"),
        ),
    )

    assert position(history, date(2015, 1, 1)).life is Life.ENDED
