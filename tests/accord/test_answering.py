# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering, by every way there is, and what becomes of answers that cannot be."""

import datetime

import pytest
from django.core import mail

from partnerkreis.access.policy import PUBLIC, Actor, NotAllowed, Role
from partnerkreis.accord.actions import (
    CannotAnswer,
    CannotRecord,
    answer,
    answer_by_link,
    give_notice,
    record_answer,
    send_link,
    withdraw,
)
from partnerkreis.accord.actions.links import token_digest
from partnerkreis.accord.actions.recording import Told
from partnerkreis.accord.models import Answer, AnswerLink, Conclusion
from partnerkreis.accord.queries.sealed import verify_accord, verify_file
from partnerkreis.accord.rules.positions import Condition, Means, State, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Body, Office
from partnerkreis.partnerships.models import Party
from tests.accord.conftest import NOW, TODAY, last_token, later, officer_of

PDF = b"%PDF-1.7 a letter"


def by_letter(**more) -> Told:
    given = {
        "verb": Verb.AGREED,
        "means": Means.LETTER,
        "person": "Alex Eder",
        "office": "Landrat",
        "given_on": TODAY,
    }
    return Told(**given | more)


def record(world, revision, told=None, key="unterallgaeu", by="nordhausen", scan=None, now=NOW):
    return record_answer(
        revision=revision,
        party=world.bodies[key],
        told=told or by_letter(),
        scan=scan,
        actor=world.actor(by),
        now=now,
    )


def by_link(token, verb=Verb.AGREED, reason="", now=NOW, person="Jan Kowalski"):
    return answer_by_link(
        token=token, verb=verb, reason=reason, person=person, office="Sekretarz", now=now
    )


def test_all_ways_count_alike(world, token_to):
    revision = world.propose()
    linked = by_link(token_to("gostyn"))
    recorded = record(world, revision, scan=PDF)

    accord = world.accord()
    assert accord.position.states == {revision.pk: State.AGREED}
    assert Conclusion.objects.get().revision == revision
    assert (linked.means, recorded.means) == ("link", "letter")
    assert (recorded.recorded_by, recorded.recorder) == (
        world.nordhausen,
        "Officer of nordhausen",
    )
    assert recorded.scan.file.read() == PDF
    assert verify_accord() == (1, 3)


def test_the_former_stays_readable_when_an_amendment_is_agreed(world):
    first = world.agreed()
    world.reword("Wir arbeiten enger zusammen.")
    second = world.propose()
    assert second.base == first
    assert world.accord().position.condition is Condition.DIFFERS

    world.agree(second, "gostyn", "unterallgaeu")

    accord = world.accord()
    assert accord.agreed == second
    assert accord.position.condition is Condition.SAME
    assert [one.number for one in accord.revisions] == [1, 2]
    assert [change.path for change in accord.changes(second)] == [("text", "de")]


def test_the_date_moves_and_everybody_sees_the_difference(world):
    world.agreed(kind=Kind.FRAME)
    world.encounter.when = parse("2026-09-21/2026-09-25")
    world.encounter.save()

    [difference] = world.accord(Kind.FRAME).differing

    assert difference.path == ("when",)
    assert (difference.before, difference.after) == (
        "2026-09-14/2026-09-18",
        "2026-09-21/2026-09-25",
    )


def test_a_changed_telephone_number_breaks_nothing(world):
    world.agreed(kind=Kind.FRAME)
    world.encounter.note = "Tel. 03631 911-0"
    world.encounter.save()
    Office.objects.update(email="neu@office.example")
    assert world.accord(Kind.FRAME).position.condition is Condition.SAME


def test_an_answer_given_twice_is_one_and_the_second_gets_the_receipt(world, token_to):
    world.propose()
    token = token_to("gostyn")
    first = by_link(token, Verb.OBJECTED, "Zu früh.")
    mails = len(mail.outbox)

    assert by_link(token, Verb.OBJECTED, "Zu früh.") == first
    assert by_link(token, Verb.AGREED) == first
    assert len(mail.outbox) == mails
    assert Answer.objects.filter(party=world.gostyn).count() == 1


def test_everybody_gets_the_receipt(world, token_to):
    world.propose()
    mail.outbox.clear()
    by_link(token_to_saved(world, "gostyn"))
    assert {one.to[0] for one in mail.outbox} == {
        "partnerschaft@nordhausen.example",
        "partnerschaft@gostyn.example",
        "partnerschaft@unterallgaeu.example",
    }
    for one in mail.outbox:
        (paper, _content, _kind), (name, data, kind) = one.attachments
        assert (paper, name, kind) == (
            "cooperation-1.html",
            "cooperation-1.json",
            "application/json",
        )
        assert verify_file(data.encode() if isinstance(data, str) else data) == 2


def token_to_saved(world, key):
    send_link(
        revision=world.accord().revisions[-1],
        party=world.bodies[key],
        actor=world.actor("nordhausen"),
        now=NOW,
    )
    token = last_token(key)
    mail.outbox.clear()
    return token


def test_an_answer_to_what_was_overtaken_while_reading(world, token_to):
    world.agreed()
    world.reword("Eins.")
    one = world.propose()
    token = token_to("gostyn")
    world.reword("Zwei.")
    other = world.propose("gostyn")
    world.agree(other, "nordhausen", "unterallgaeu")

    with pytest.raises(CannotAnswer, match="Something newer has been agreed since") as refused:
        by_link(token)

    assert "read the newest version" in str(refused.value)
    assert world.accord().position.states[one.pk] is State.OVERTAKEN
    assert AnswerLink.objects.get(token_digest=token_digest(token)).answer is None


def test_a_party_that_left_the_partnership(world):
    revision = world.propose()
    Party.objects.filter(body=world.unterallgaeu).update(left="2026-03-01")
    with pytest.raises(CannotAnswer, match="propose it anew among those that remain"):
        world.agree(revision, "gostyn")


@pytest.mark.parametrize("role", [Role.READER, Role.COLLEAGUE])
def test_only_officers_answer_and_only_for_their_side(world, role):
    revision = world.propose()
    stranger = officer_of(Body.objects.create(key="elsewhere", country="PL"))
    others = (
        world.actor("gostyn", role),
        world.actor("nordhausen"),
        stranger,
        PUBLIC,
        Actor(Role.ADMINISTRATOR, "A"),
        Actor(Role.OPERATOR, "O"),
    )
    for actor in others:
        with pytest.raises(NotAllowed):
            answer(
                revision=revision,
                party=world.gostyn,
                verb=Verb.AGREED,
                reason="",
                actor=actor,
                now=NOW,
            )
    assert Answer.objects.count() == 1


def test_an_objection_says_why(world):
    revision = world.propose()
    with pytest.raises(CannotAnswer, match="Please say why"):
        answer(
            revision=revision,
            party=world.gostyn,
            verb=Verb.OBJECTED,
            reason=" ",
            actor=world.actor("gostyn"),
            now=NOW,
        )


def test_a_proposal_is_withdrawn_only_before_all_agreed(world):
    revision = world.propose()
    with pytest.raises(CannotAnswer, match="Only the party that proposed it"):
        withdraw(revision=revision, reason="", actor=world.actor("gostyn"), now=NOW)
    withdraw(revision=revision, reason="Irrtum", actor=world.actor("nordhausen"), now=NOW)
    with pytest.raises(CannotAnswer, match="The proposal was withdrawn"):
        world.agree(revision, "gostyn")

    again = world.propose(now=later(days=1))
    world.agree(again, "gostyn", "unterallgaeu")
    with pytest.raises(CannotAnswer, match="All parties have agreed on this already"):
        withdraw(revision=again, reason="", actor=world.actor("nordhausen"), now=NOW)


def test_notice_with_a_period_then_the_end(world):
    revision = world.agreed()
    given = give_notice(
        revision=revision,
        party=world.gostyn,
        months=6,
        reason="Neue Aufgaben",
        actor=world.actor("gostyn"),
        now=NOW,
    )
    assert given.ends_on == datetime.date(2026, 9, 2)
    assert world.accord().position.condition is Condition.NOTICED
    assert world.accord(on=datetime.date(2026, 9, 3)).position.condition is Condition.ENDED


def test_a_host_who_records_an_answer_that_was_never_given_is_noticed(world, token_to):
    revision = world.propose()
    world.agree(revision, "gostyn")
    record(world, revision)
    assert world.accord().position.condition is Condition.SAME
    told = [str(one.body) for one in mail.outbox if "unterallgaeu" in one.to[0]]
    assert any("Alex Eder" in body for body in told)

    by_link(token_to("unterallgaeu"), Verb.DISPUTED, "Das haben wir nie geschrieben.")

    assert world.accord().position.condition is Condition.CONTESTED
    with pytest.raises(CannotAnswer, match="Nobody else can answer for it now"):
        record(world, revision, by="gostyn")
    world.agree(revision, "unterallgaeu")
    assert world.accord().position.condition is Condition.SAME
    assert verify_accord() == (1, 5)


def test_nothing_is_recorded_that_the_party_would_not_hear_of(world):
    revision = world.propose()
    Office.objects.filter(body=world.unterallgaeu).update(email="")
    with pytest.raises(CannotRecord, match="No mail address is recorded"):
        record(world, revision)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (by_letter(means=Means.ACCOUNT), "means"),
        (by_letter(verb=Verb.WITHDRAWN), "means"),
        (by_letter(person="  "), "person"),
        (by_letter(person="x" * 121), "person"),
        (by_letter(given_on=TODAY + datetime.timedelta(days=1)), "given_on"),
        (by_letter(given_on=TODAY - datetime.timedelta(days=1)), "given_on"),
    ],
)
def test_what_is_recorded_can_be(world, told, field):
    revision = world.propose()
    with pytest.raises(CannotRecord) as refused:
        record(world, revision, told)
    assert refused.value.field == field
    assert str(refused.value).startswith(("Please", "The answer is of a day"))


@pytest.mark.parametrize("data", [b"<html>", b"MZ\x90", b"GIF89a", b"%PDF-" + b"x" * 10_000_001])
def test_a_scan_is_a_pdf_or_a_picture(world, data):
    revision = world.propose()
    with pytest.raises(CannotRecord, match="Please choose a PDF, PNG or JPEG") as refused:
        record(world, revision, scan=data)
    assert refused.value.field == "scan"


def test_ones_own_side_is_not_recorded(world):
    revision = world.propose()
    with pytest.raises(CannotRecord, match="your own side"):
        record(world, revision, key="nordhausen")


def test_a_colleague_records_and_a_reader_does_not(world):
    revision = world.propose()
    for role, may in ((Role.READER, False), (Role.COLLEAGUE, True)):
        actor = world.actor("nordhausen", role)
        given = {
            "revision": revision,
            "party": world.unterallgaeu,
            "told": by_letter(),
            "scan": None,
        }
        if may:
            record_answer(**given, actor=actor, now=NOW)
        else:
            with pytest.raises(NotAllowed):
                record_answer(**given, actor=actor, now=NOW)


def test_a_clock_that_jumps_back_changes_no_order(world):
    revision = world.propose()
    earlier = NOW - datetime.timedelta(days=400)
    world.agree(revision, "gostyn", now=earlier)
    told = by_letter(given_on=earlier.date())
    record(world, revision, told, now=earlier)

    accord = world.accord(on=earlier.date())
    assert [one.number for one in revision.answers.order_by("number")] == [1, 2, 3]
    assert accord.position.condition is Condition.SAME
    assert verify_accord() == (1, 3)
