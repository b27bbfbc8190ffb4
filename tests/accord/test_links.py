# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links: forged, expired, withdrawn, foreign, forwarded; and more time."""

import datetime

import pytest

from partnerkreis.accord.actions import (
    LinkRefused,
    open_link,
    set_clearance,
    set_clearance_by_link,
    share_link,
    stop_sharing,
    withdraw,
    withdraw_links,
)
from partnerkreis.accord.actions.links import token_digest
from partnerkreis.accord.actions.settling import CannotSettle
from partnerkreis.accord.models import AnswerLink
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.workspace.telling_accord import settled_until
from tests.accord.conftest import NOW, TODAY, later
from tests.accord.test_answering import by_link


def test_a_clock_that_jumps_ahead_lets_links_expire_and_nothing_else(world, token_to):
    revision = world.propose()
    with pytest.raises(LinkRefused, match=r"This link has expired. Please ask"):
        by_link(token_to("gostyn"), now=later(days=91))
    world.agree(revision, "gostyn", "unterallgaeu", now=later(days=4000))
    assert world.accord().position.condition is Condition.SAME


def test_forged_links_open_nothing(world, token_to):
    world.propose()
    token = token_to("gostyn")
    for forged in ("", "x" * 43, token[:-1], token + "=", token.swapcase(), f"{token}\n"):
        with pytest.raises(LinkRefused, match=r"This link is not known here. Please open it again"):
            open_link(token=forged, now=NOW)


def test_withdrawn_links_open_nothing_and_their_shares_neither(world, token_to):
    revision = world.propose()
    token = token_to("gostyn")
    shared = share_link(token=token, now=NOW)
    withdraw_links(revision=revision, party=world.gostyn, actor=world.actor("nordhausen"), now=NOW)
    for gone in (token, shared):
        with pytest.raises(LinkRefused, match=r"This link was withdrawn. Please ask"):
            open_link(token=gone, now=NOW)


def test_a_forwarded_share_reads_and_does_not_answer(world, token_to):
    world.propose()
    token = token_to("gostyn")
    shared = share_link(token=token, now=NOW)

    assert open_link(token=shared, now=NOW).revision == world.accord().revisions[0]
    with pytest.raises(LinkRefused, match=r"one can read, not answer. Please ask the colleague"):
        by_link(shared)
    with pytest.raises(LinkRefused):
        share_link(token=shared, now=NOW)
    assert stop_sharing(token=token, now=NOW) == 1
    with pytest.raises(LinkRefused):
        open_link(token=shared, now=NOW)


def test_a_foreign_link_answers_only_for_its_own_party_and_revision(world, token_to):
    world.propose()
    frame = world.propose(kind=Kind.FRAME)
    given = by_link(token_to("gostyn"))
    assert (given.party, given.revision) == (world.gostyn, frame)
    assert world.accord().tally(world.accord().revisions[0]).missing == [
        world.gostyn.pk,
        world.unterallgaeu.pk,
    ]


def test_only_the_digest_of_a_link_is_kept(world, token_to):
    world.propose()
    token = token_to("gostyn")
    rows = str(list(AnswerLink.objects.values()))
    assert token not in rows
    assert token_digest(token) in rows


def test_in_clearance_until(world, token_to):
    revision = world.propose()
    set_clearance(
        revision=revision,
        party=world.unterallgaeu,
        until=datetime.date(2026, 4, 1),
        actor=world.actor("unterallgaeu"),
        now=NOW,
    )
    token = token_to("gostyn")
    until = datetime.date(2026, 5, 4)
    set_clearance_by_link(token=token, until=until, person="Jan", now=NOW)
    assert {one.party: one.until for one in revision.clearances.all()} == {
        world.unterallgaeu: datetime.date(2026, 4, 1),
        world.gostyn: until,
    }
    for wrong in (TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=500)):
        with pytest.raises(CannotSettle, match="Please choose a day"):
            set_clearance_by_link(token=token, until=wrong, person="Jan", now=NOW)


@pytest.mark.parametrize("ending", ["agreed", "withdrawn"])
def test_nothing_is_settled_where_no_answer_is_awaited(world, token_to, ending):
    revision = world.propose()
    token = token_to("gostyn")
    if ending == "agreed":
        world.agree(revision, "gostyn", "unterallgaeu")
    else:
        withdraw(revision=revision, reason="", actor=world.actor("nordhausen"), now=NOW)
    with pytest.raises(CannotSettle, match="No answer is awaited here any more"):
        set_clearance_by_link(token=token, until=TODAY, person="Jan", now=NOW)


def test_saying_until_when_twice_is_saying_it_once(world, token_to):
    revision = world.propose()
    token = token_to("gostyn")
    for _time in range(2):
        set_clearance_by_link(token=token, until=TODAY, person="Jan", now=NOW)
    assert revision.clearances.count() == 1


def test_whoever_has_answered_is_not_settling_any_more(world):
    revision = world.propose()
    until = datetime.date(2026, 4, 1)
    set_clearance(
        revision=revision, party=world.gostyn, until=until, actor=world.actor("gostyn"), now=NOW
    )
    told = list(settled_until(world.accord(), world.accord().revisions[0], "en"))
    assert told == ["County of Gostyn: in clearance until 1\u00a0April 2026."]
    world.agree(revision, "gostyn")
    assert list(settled_until(world.accord(), world.accord().revisions[0], "en")) == []
