# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing: what is excerpted, who is asked, what is refused and with which sentence."""

import datetime
import json

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from partnerkreis.access.policy import PUBLIC, Actor, NotAllowed, Role
from partnerkreis.accord.actions import CannotPropose, add_translation, bind_languages, propose
from partnerkreis.accord.models import (
    AnswerLink,
    Conclusion,
    Formality,
    NeverChanged,
    Revision,
)
from partnerkreis.accord.queries.histories import terms_of
from partnerkreis.accord.queries.papers import paper_of
from partnerkreis.accord.queries.sealed import revision_document, verify_accord
from partnerkreis.accord.rules.canonical import digest_of
from partnerkreis.accord.rules.positions import Condition, State
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Office, Succession
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Party, Standing
from tests.accord.conftest import NOW, TODAY, later, officer_of


def test_a_proposal_is_an_excerpt_of_the_binding_texts(world):
    world.instrument.summary = Translated.of(de="Nicht Teil der Vereinbarung")
    world.instrument.note = "Telefon der Kollegin"
    world.instrument.save()

    revision = world.propose()

    assert terms_of(revision) == {
        "kind": "cooperation_agreement",
        "languages": ["de", "pl"],
        "parties": ["gostyn", "nordhausen", "unterallgaeu"],
        "title": {"de": "Kooperationsvereinbarung", "pl": "Porozumienie o współpracy"},
        "text": {"de": "Wir arbeiten zusammen.", "pl": "Współpracujemy."},
        "aims": [
            {
                "kind": "network",
                "text": {"de": "Schulen vernetzen.", "pl": "Łączyć szkoły."},
                "institutions": ["schools"],
                "target_groups": [],
            }
        ],
        "until": None,
    }
    assert digest_of(revision_document(Revision.objects.get())) == revision.digest


def test_the_frame_says_dates_place_sides_numbers_and_who_pays_what(world):
    terms = terms_of(world.propose(kind=Kind.FRAME))

    assert terms["when"] == "2026-09-14/2026-09-18"
    assert terms["place"] == {"de": "Kreismusikschule", "pl": "Szkoła muzyczna"}
    assert terms["sides"]["nordhausen"] == {
        "role": "host",
        "funds": False,
        "pays": {"de": "Unterkunft und Essen", "pl": "Noclegi i wyżywienie"},
    }
    assert terms["numbers"] == [
        {
            "body": "gostyn",
            "group": "pupils",
            "count": {"number": 20, "accuracy": "exact"},
            "amount": "",
            "youngest": None,
            "oldest": None,
        }
    ]


def test_rest_and_the_yearly_still_true_can_be_proposed(world):
    standing = Standing.objects.create(
        key="rest",
        partnership=world.partnership,
        kind="resting",
        since=parse("2026-06-01"),
        reason=Translated.of(de="Haushaltslage", pl="Sytuacja budżetowa"),
    )
    actor = world.actor("nordhausen")
    rest = propose(kind=Kind.STANDING, pk=standing.pk, seen=None, why="", actor=actor, now=NOW)
    yearly = propose(
        kind=Kind.YEARLY, pk=world.partnership.pk, seen=None, why="", actor=actor, now=NOW
    )

    assert terms_of(rest)["standing"] == "resting"
    assert terms_of(yearly)["year"] == 2026
    assert terms_of(yearly)["agreements"] == [{"key": "cooperation", "agreed": None}]


def test_the_proposer_has_agreed_and_the_others_are_asked_in_their_language(world):
    world.propose()

    accord = world.accord()
    assert accord.position.condition is Condition.NONE
    assert [str(key) for key in accord.position.states.values()] == [State.AWAITING]
    asked = {one.to[0]: one for one in mail.outbox if "lore" not in one.subject}
    polish = asked["partnerschaft@gostyn.example"]
    assert polish.reply_to == ["partnerschaft@nordhausen.example"]
    assert "Powiat Nordhausen" in polish.from_email or "Nordhausen" in polish.from_email
    [(name, content, kind)] = polish.attachments
    assert (name, kind) == ("cooperation-1.html", "text/html")
    assert '<html lang="pl">' in content
    assert "Współpracujemy." in content
    assert "Wir arbeiten zusammen." in content
    assert AnswerLink.objects.filter(may_decide=True).count() == 2


def test_the_same_proposal_sent_twice_is_one(world):
    first = world.propose()
    mails = len(mail.outbox)

    assert world.propose(now=later(minutes=1)) == first
    assert Revision.objects.count() == 1
    assert len(mail.outbox) == mails


def test_what_was_agreed_meanwhile_is_not_overlooked(world):
    world.agreed()
    world.reword("Wir arbeiten enger zusammen.")

    with pytest.raises(CannotPropose, match="Something newer was agreed while you were reading"):
        world.propose(seen=None)


def test_nothing_is_proposed_that_is_agreed_already(world):
    world.agreed()
    with pytest.raises(CannotPropose, match="Change the record first"):
        world.propose()


def test_a_binding_language_needs_its_wording(world):
    actor = world.actor("nordhausen")
    bind_languages(instrument=world.instrument, languages=["de", "en"], actor=actor, now=NOW)
    with pytest.raises(CannotPropose, match="The wording is missing in a language that binds"):
        world.propose()
    with pytest.raises(CannotPropose, match="Please say first which languages bind"):
        bind_languages(instrument=world.instrument, languages=["tlh"], actor=actor, now=NOW)


def test_a_frame_needs_its_dates(world):
    world.encounter.when = None
    world.encounter.save()
    with pytest.raises(CannotPropose, match="Please give the dates"):
        world.propose(kind=Kind.FRAME)


def test_how_one_side_sees_it_is_not_agreed_upon(world):
    own = Standing.objects.create(
        key="own", partnership=world.partnership, kind="resting", body=world.gostyn
    )
    with pytest.raises(CannotPropose, match="This is how one side sees it"):
        propose(
            kind=Kind.STANDING,
            pk=own.pk,
            seen=None,
            why="",
            actor=world.actor("gostyn"),
            now=NOW,
        )


def test_one_party_alone_agrees_with_nobody(world):
    Party.objects.exclude(body=world.nordhausen).delete()
    with pytest.raises(CannotPropose, match="There is nobody to agree with"):
        world.propose()


def test_a_translation_that_does_not_bind_asks_nobody_again(world):
    world.agreed()
    mails = len(mail.outbox)

    add_translation(
        instrument=world.instrument,
        language="en",
        text="We work together.",
        actor=world.actor("gostyn"),
        now=NOW,
    )

    world.instrument.refresh_from_db()
    assert world.instrument.text.state("en") == "translated"
    assert world.accord().position.condition is Condition.SAME
    assert len(mail.outbox) == mails
    with pytest.raises(CannotPropose, match="This language binds"):
        add_translation(
            instrument=world.instrument,
            language="pl",
            text="Inaczej.",
            actor=world.actor("gostyn"),
            now=NOW,
        )


def test_an_original_in_a_further_language_is_no_difference_either(world):
    world.agreed()
    text = world.instrument.text
    world.instrument.text = Translated({**text, **Translated.of(en="We work together.")})
    world.instrument.save()

    assert world.accord().differing == []


@pytest.mark.parametrize(
    "written", ["Gosty\u0144", "Gostyn\u0301", "Gosty\u0144\r\n", "Gosty\u0144 "]
)
def test_texts_that_are_the_same_are_the_same_terms(world, written):
    world.reword("Gosty\u0144")
    world.agreed()
    world.reword(written)
    assert world.accord().differing == []


def test_what_nobody_sees_is_warned_about_on_the_paper(world):
    world.reword("Wir arbeiten zu\u200bsammen mit G\u043estyń.")
    world.propose()
    [content] = [one.attachments[0][1] for one in mail.outbox if "gostyn" in one.to[0]][:1]
    assert "ZERO WIDTH SPACE" in content
    assert "G\u043estyń" in content
    assert content.count("<li>") >= 2


def test_where_a_body_was_merged_its_successor_is_asked(world):
    successor = Body.objects.create(key="new", country="PL")
    Succession.objects.create(
        predecessor=world.gostyn, successor=successor, when=parse("2026-01-01")
    )
    revision = world.propose()
    assert terms_of(revision)["parties"] == ["new", "nordhausen", "unterallgaeu"]


def test_who_left_is_not_asked(world):
    Party.objects.filter(body=world.unterallgaeu).update(left="2025-12-31")
    assert terms_of(world.propose())["parties"] == ["gostyn", "nordhausen"]


def test_the_law_of_each_side_says_who_resolves_and_signs(world):
    world.propose(promises_money=True)
    steps = Formality.objects.filter(body=world.gostyn).values_list("step", "who")
    assert set(steps) == {
        ("resolve", "council"),
        ("sign", "two_of_the_board"),
        ("countersign", "treasurer"),
    }
    assert Formality.objects.filter(body=world.nordhausen).count() == 2


@pytest.mark.parametrize("role", [Role.READER, Role.COLLEAGUE])
def test_only_officers_of_a_party_propose(world, role):
    subject = {"kind": Kind.AGREEMENT, "pk": world.instrument.pk, "seen": None, "why": ""}
    stranger = officer_of(Body.objects.create(key="elsewhere", country="DE"))
    others = (world.actor("nordhausen", role), stranger, PUBLIC, Actor(Role.ADMINISTRATOR, "A"))
    for actor in others:
        with pytest.raises(NotAllowed):
            propose(**subject, actor=actor, now=NOW)
    assert not Revision.objects.exists()


def test_what_was_proposed_is_never_changed(world):
    revision = world.propose()
    for change in (
        lambda: Revision.objects.update(why="x"),
        lambda: Revision.objects.all().delete(),
        lambda: Revision.objects.get().save(),
        lambda: revision.answers.get().delete(),
        lambda: revision.parties.all().delete(),
    ):
        with pytest.raises(NeverChanged):
            change()


def test_the_database_refuses_two_conclusions_on_one_base(world):
    first = world.agreed()
    with pytest.raises(IntegrityError), transaction.atomic():
        other = Revision.objects.get(pk=first.pk)
        other.pk, other.number, other.digest = None, 2, "0" * 64
        other._state.adding = True
        other.save()
        Conclusion.objects.create(
            revision=other,
            subject_kind=other.subject_kind,
            subject=other.subject,
            base=None,
            at=NOW,
        )


def test_the_journal_tells_of_it_without_the_terms(world):
    revision = world.propose()
    entry = Entry.objects.get(verb="accord.propose")
    assert entry.changes == {"revision": [None, 1], "digest": [None, revision.digest]}
    assert entry.record_id == world.instrument.pk


def test_terms_are_kept_as_the_text_they_are(world):
    revision = world.propose()
    with connection.cursor() as cursor:
        cursor.execute("SELECT terms FROM accord_revision")
        [kept] = cursor.fetchone()
    assert kept == revision.terms
    assert json.loads(kept) == terms_of(revision)
    assert verify_accord() == (1, 1)


def test_an_agreement_can_be_given_an_end(world):
    world.agreed()
    ending = world.propose(until=datetime.date(2026, 6, 30))
    world.agree(ending, "gostyn", "unterallgaeu")

    assert world.accord().position.condition is Condition.NOTICED
    assert world.accord(on=datetime.date(2026, 7, 1)).position.condition is Condition.ENDED


def test_the_address_of_the_office_is_where_mail_goes(world):
    Office.objects.filter(body=world.gostyn).update(email="")
    Office.objects.create(
        key="g-head", body=world.gostyn, kind="head_of_county", email="s@g.example"
    )
    world.propose()
    letters = {one.to[0]: str(one.body) for one in mail.outbox}
    assert "s@g.example" in letters
    assert datetime.date(2026, 3, 2) == TODAY


def test_terms_are_told_in_the_order_in_which_they_are_read(world):
    facts = [fact.term for fact in paper_of(world.propose(kind=Kind.FRAME), "en").facts]
    assert facts[:4] == ["Title (German)", "Title (Polish)", "What it is", "Dates"]
    assert facts[-1] == "Languages that bind"


def test_all_that_is_agreed_upon_of_an_aim_stands_on_the_paper(world):
    world.instrument.aims.update(target_groups=["pupils"], kind="network")
    facts = paper_of(world.propose(), "en").facts
    told = {fact.term: [one.text for one in fact.sentences] for fact in facts}
    assert told["Aim 1: kind"] == ["networking"]
    assert told["Aim 1: institutions"] == ["schools"]
    assert told["Aim 1: for whom"] == ["pupils"]
    assert set(told["Aim 1 (German)"]) == {"Schulen vernetzen."}


def test_a_change_that_nobody_can_see_is_said_to_be_one(world):
    world.agreed()
    world.reword("Wir arbeiten zu\u200bsammen.")
    [change] = paper_of(world.propose(), "de").changes
    assert change.looks_alike
    world.reword("Wir arbeiten nicht zusammen.")
    assert [one.looks_alike for one in paper_of(world.propose(), "de").changes] == [False]


def test_the_yearly_paper_names_the_partnership_as_people_call_it(world):
    told = {
        fact.term: [one.text for one in fact.sentences]
        for fact in paper_of(world.propose(kind=Kind.YEARLY), "en").facts
    }
    assert told["Partnership"] == [world.partnership.title.text("en")]
    world.partnership.title = Translated.of()
    world.partnership.save()
    paper = paper_of(world.accord(Kind.YEARLY).revisions[0], "de")
    assert "three" not in paper.title
    assert "Nordhausen" in paper.title
