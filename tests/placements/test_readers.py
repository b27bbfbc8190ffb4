# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.placements import Competitor, Explanation, Reader, Reason, Rule, for_reader

SECRET = [Rule.ALLERGY, Rule.STEP_FREE, Rule.APART]
RIVAL = Competitor("p2", seat=True, bed=False)


def explanation(*rules):
    reasons = (Reason(rule, would_place=rule is not Rule.SEVERAL) for rule in rules)
    return Explanation(tuple(reasons), (RIVAL,))


def rules(seen):
    return [reason.rule for reason in seen.reasons]


def test_county_reads_everything():
    whole = explanation(*Rule)

    assert for_reader(whole, Reader.COUNTY) == whole


@pytest.mark.parametrize("rule", SECRET)
def test_others_cannot_tell_a_secret_reason_from_none(rule):
    seen = for_reader(explanation(rule), Reader.OTHERS)

    assert seen == for_reader(explanation(Rule.SEVERAL), Reader.OTHERS)


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in SECRET])
def test_others_read_what_is_no_secret(rule):
    assert rules(for_reader(explanation(Rule.ALLERGY, rule), Reader.OTHERS)) == [rule]


def test_participants_read_of_their_own_health_but_not_who_avoids_them():
    seen = for_reader(explanation(*SECRET), Reader.PARTICIPANT)

    assert rules(seen) == [Rule.ALLERGY, Rule.STEP_FREE]


@pytest.mark.parametrize("reader", [Reader.PARTICIPANT, Reader.OTHERS])
def test_nobody_but_the_county_reads_who_else_wanted_the_place(reader):
    assert for_reader(explanation(Rule.SEATS), reader).competitors == ()
