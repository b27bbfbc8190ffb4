# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint records on the pages of the workspace: where each stands, and what is done there."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerkreis.accord.models import Answer, Formality, Revision
from partnerkreis.accord.queries.waiting import Waiting, open_for
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Office
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace import addresses_editing
from tests.accord.conftest import NAMES, NOW, World, build_world
from tests.editing.users import signed_in, user_of


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.fixture
def partner(world: World) -> Client:
    return signed_in(user_of("gostyn", name="Jan Kowalski"))


def record(language: Any = "de", kind: Kind = Kind.AGREEMENT, key: str = "cooperation") -> str:
    return addresses.accord(kind, key, language)


def text_of(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


def propose(client: Client, kind: Kind = Kind.AGREEMENT, **given: Any) -> Any:
    key = {Kind.AGREEMENT: "cooperation", Kind.FRAME: "music"}[kind]
    accord = Revision.objects.filter(subject_key=key, conclusion__isnull=False)
    newest = accord.order_by("-number").first()
    seen = str(newest.pk) if newest else ""
    asked = {"seen": seen, "why": "Wie besprochen.", "languages": ["de", "pl"]} | given
    return client.post(addresses.propose(kind, key, "de"), asked)


def test_terms_are_proposed_as_they_are_shown(world: World, officer: Client) -> None:
    shown = text_of(officer.get(addresses.propose(Kind.AGREEMENT, "cooperation", "de")))
    assert "Wir arbeiten zusammen." in shown
    assert "Współpracujemy." in shown

    response = propose(officer, promises_money="on")

    assert response.status_code == 302
    revision = Revision.objects.get()
    assert revision.why == "Wie besprochen."
    assert Formality.objects.filter(step="countersign").count() == 1
    assert len(mail.outbox) >= 2
    done = text_of(officer.get(response["Location"]))
    assert "Landkreis Gostyń" in done


def test_other_languages_are_shown_before_they_are_proposed(world: World, officer: Client) -> None:
    world.instrument.authentic_languages = []
    text = world.instrument.text
    world.instrument.text = Translated({**text, **Translated.of(en="We cooperate.")})
    world.instrument.save()
    address = addresses.propose(Kind.AGREEMENT, "cooperation", "de")
    shown = text_of(officer.get(address))
    # The languages of the parties in which it is written.
    assert 'name="shown" value="de pl"' in shown
    assert "We cooperate." not in shown

    asked = {"seen": "", "shown": "de pl", "languages": ["de", "en"], "why": ""}
    again = officer.post(address, asked)
    assert again.status_code == 422
    assert 'name="shown" value="de en"' in text_of(again)
    assert "We cooperate." in text_of(again)
    assert not Revision.objects.exists()

    assert officer.post(address, asked | {"shown": "de en"}).status_code == 302
    assert json.loads(Revision.objects.get().terms)["languages"] == ["de", "en"]


def test_who_pays_what_is_said_where_the_frame_is_proposed(world: World, officer: Client) -> None:
    propose(officer, Kind.FRAME, **{"pays-gostyn-de": "Bus", "pays-gostyn-pl": "Autokar"})
    terms = json.loads(Revision.objects.get().terms)
    assert terms["sides"]["gostyn"]["pays"] == {"de": "Bus", "pl": "Autokar"}
    assert terms["sides"]["nordhausen"]["pays"]["de"] == "Unterkunft und Essen"


def test_a_partner_answers_on_the_page(world: World, officer: Client, partner: Client) -> None:
    propose(officer)
    answer = {"action": "answer", "revision": "1", "party": "gostyn"}

    refused = partner.post(record("pl"), answer | {"verb-1": "objected", "reason-1": ""})
    assert refused.status_code == 422
    assert 'role="alert"' in text_of(refused)
    given = partner.post(record("pl"), answer | {"verb-1": "objected", "reason-1": "Za wcześnie."})

    assert given.status_code == 302
    assert Answer.objects.get(party=world.gostyn).reason == "Za wcześnie."
    assert "Za wcześnie." in text_of(officer.get(record()))


def test_the_journal_tells_an_answer_in_words(
    world: World, officer: Client, partner: Client
) -> None:
    propose(officer)
    answer = {"action": "answer", "revision": "1", "party": "gostyn", "verb-1": "agreed"}
    assert partner.post(record("pl"), answer).status_code == 302

    journal = text_of(partner.get(addresses_editing.journal("instrument", "cooperation", "pl")))

    told = ("Jan Kowalski: zapisanie odpowiedzi", "Odpowiedź: zgoda", "z konta", "Suma kontrolna")
    assert [text for text in told if text not in journal] == []
    coded = ("verb:", "means:", "party:", "revision:", "agreed", "Strona: gostyn<")
    assert [text for text in coded if text in journal] == []


def test_nobody_answers_for_another_side(world: World, officer: Client) -> None:
    propose(officer)
    given = {"action": "answer", "revision": "1", "party": "gostyn", "verb-1": "agreed"}
    assert officer.post(record(), given).status_code == 403
    assert not Answer.objects.filter(party=world.gostyn).exists()


@pytest.mark.parametrize(
    "given",
    [
        {"action": "nothing"},
        {"action": "answer"},
        {"action": "answer", "revision": "99", "party": "gostyn"},
        {"action": "answer", "revision": "1", "party": "nowhere"},
        {"action": "answer", "revision": "1" * 50, "party": "gostyn"},
        {"action": "plan", "formality": "x"},
    ],
)
def test_what_no_button_sends_is_not_found(
    world: World, officer: Client, given: dict[str, str]
) -> None:
    propose(officer)
    assert officer.post(record(), given).status_code == 404


def test_an_answer_by_letter_is_recorded_with_its_scan(world: World, officer: Client) -> None:
    propose(officer)
    scan = SimpleUploadedFile("../../etc/passwd.pdf", b"%PDF-1.7 Brief")
    day = str(timezone.localdate(Revision.objects.get().proposed_at))
    told = {
        "party": "unterallgaeu",
        "verb": "agreed",
        "means": "letter",
        "person": "Alex Eder",
        "office": "Landrat",
        "given_on": day,
        "scan": scan,
    }
    address = addresses.recording(Kind.AGREEMENT, "cooperation", 1, "de")
    assert officer.get(address).status_code == 200

    assert officer.post(address, told).status_code == 302

    answer = Answer.objects.get(party=world.unterallgaeu)
    assert answer.recorder == "Anna Nowak"
    page = text_of(officer.get(record()))
    href = addresses.scan(answer.pk, "de")
    assert href in page
    sent = officer.get(href)
    assert sent.content == b"%PDF-1.7 Brief"
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Content-Disposition"].startswith("attachment; filename=")
    assert "passwd" not in sent["Content-Disposition"]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"given_on": "gestern"}, "given_on"),
        ({"given_on": "2026"}, "given_on"),
        ({"given_on": "2026-13-45"}, "given_on"),
        ({"means": "account"}, "means"),
        ({"verb": "hacked"}, "verb"),
        ({"person": ""}, "person"),
        ({"scan": SimpleUploadedFile("x.pdf", b"<script>")}, "scan"),
    ],
)
def test_what_is_mistyped_is_asked_again(
    world: World, officer: Client, wrong: dict[str, Any], name: str
) -> None:
    propose(officer)
    day = str(timezone.localdate(Revision.objects.get().proposed_at))
    told = {
        "party": "gostyn",
        "verb": "agreed",
        "means": "mail",
        "person": "Jan",
        "given_on": day,
    }
    address = addresses.recording(Kind.AGREEMENT, "cooperation", 1, "de")

    response = officer.post(address, told | wrong)

    assert response.status_code == 422
    assert f'id="f-{name}' in text_of(response)
    assert 'href="#f-' in text_of(response)
    assert not Answer.objects.filter(party=world.gostyn).exists()


def test_the_difference_is_shown_to_all_in_their_language(
    world: World, officer: Client, partner: Client
) -> None:
    propose(officer, Kind.FRAME)
    world.agree(Revision.objects.get(), "gostyn", "unterallgaeu")
    world.encounter.when = parse("2026-09-21/2026-09-25")
    world.encounter.save()

    german = text_of(officer.get(record("de", Kind.FRAME, "music")))
    polish = text_of(partner.get(record("pl", Kind.FRAME, "music")))

    assert "14.–18. September 2026" in german
    assert "21.–25. September 2026" in german
    assert "14–18 września 2026" in polish
    assert "21–25 września 2026" in polish


def test_notice_is_given_and_ends_it(world: World, officer: Client, partner: Client) -> None:
    propose(officer)
    world.agree(Revision.objects.get(), "gostyn", "unterallgaeu")
    notice = {"action": "notice", "revision": "1", "party": "gostyn", "months": "3"}

    assert partner.post(record("pl"), notice | {"months": "viele"}).status_code == 422
    assert partner.post(record("pl"), notice).status_code == 302

    assert world.accord(on=datetime.date(2099, 1, 1)).position.condition is Condition.ENDED


def test_a_translation_is_added_on_the_page(world: World, officer: Client) -> None:
    propose(officer)
    given = {"action": "translate", "translation_language": "en", "translation": "We cooperate."}
    assert officer.post(record(), given).status_code == 302
    world.instrument.refresh_from_db()
    assert world.instrument.text["en"].text == "We cooperate."


def test_links_are_sent_again_and_closed(world: World, officer: Client) -> None:
    propose(officer)
    mail.outbox.clear()
    given = {"revision": "1", "party": "gostyn"}
    assert officer.post(record(), given | {"action": "send_link"}).status_code == 302
    assert [one.to for one in mail.outbox] == [["partnerschaft@gostyn.example"]]
    assert officer.post(record(), given | {"action": "close_links"}).status_code == 302
    revision = Revision.objects.get()
    assert not revision.links.filter(party=world.gostyn, withdrawn_at=None).exists()


def test_withdrawn_and_settling_on_the_page(world: World, officer: Client, partner: Client) -> None:
    propose(officer)
    until = timezone.localdate() + datetime.timedelta(days=20)
    settle = {"action": "settle", "revision": "1", "party": "gostyn", "until-1": str(until)}
    assert partner.post(record("pl"), settle).status_code == 302
    assert partner.post(record("pl"), settle | {"until-1": "x"}).status_code == 422
    withdrawn = {"action": "withdraw", "revision": "1", "party": "nordhausen", "why-1": ""}
    assert officer.post(record(), withdrawn).status_code == 302
    assert Revision.objects.get().answers.filter(verb="withdrawn").count() == 1


def test_every_version_is_readable_and_a_file(world: World, officer: Client) -> None:
    propose(officer)
    for language in INTERFACE_LANGUAGES:
        address = addresses.version(Kind.AGREEMENT, "cooperation", 1, language)
        assert "Wir arbeiten zusammen." in text_of(officer.get(address))
    file = officer.get(addresses.file(Kind.AGREEMENT, "cooperation", 1, "json", "de"))
    assert json.loads(file.content)["digest"] == Revision.objects.get().digest
    paper = officer.get(addresses.file(Kind.AGREEMENT, "cooperation", 1, "html", "de"))
    assert paper["Content-Disposition"] == 'attachment; filename="cooperation-1.html"'
    missing = officer.get(addresses.file(Kind.AGREEMENT, "cooperation", 1, "exe", "de"))
    assert missing.status_code == 404


def test_today_knows_whose_turn_it_is(world: World) -> None:
    def why(key: str) -> list[Waiting]:
        return [one.why for one in open_for(world.actor(key), today=NOW.date())]

    revision = world.propose()
    assert why("gostyn") == [Waiting.FOR_US]
    assert why("nordhausen") == [Waiting.FOR_THEM]
    world.agree(revision, "gostyn")
    assert (why("gostyn"), why("unterallgaeu")) == ([Waiting.FOR_THEM], [Waiting.FOR_US])
    world.agree(revision, "unterallgaeu")
    assert why("gostyn") == []
    world.reword("Anders.")
    assert why("gostyn") == why("nordhausen") == [Waiting.DIFFERS]
    world.propose()
    world.reword("Noch anders.")
    world.propose("gostyn")
    assert why("unterallgaeu") == [Waiting.TWO_PROPOSALS, Waiting.TWO_PROPOSALS]


def test_the_list_needs_the_same_queries_for_one_and_for_three(
    world: World, officer: Client
) -> None:
    counts = []
    for _number in range(2):
        world.propose(why=str(_number))
        officer.get(addresses.listing("de"))
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(addresses.listing("de")).status_code == 200
        counts.append(len(queries))
        for key in ("a", "b"):
            other = world.instrument
            other.pk, other.key = None, f"{key}{_number}"
            other._state.adding = True
            other.save()
            world.propose()
    assert counts[0] == counts[1]


def test_a_standing_and_the_yearly_confirmation_have_pages(world: World, officer: Client) -> None:
    address = addresses.propose(Kind.YEARLY, "three", "de")
    assert officer.get(address).status_code == 200
    assert officer.post(address, {"seen": "", "why": ""}).status_code == 302
    page = text_of(officer.get(addresses.accord(Kind.YEARLY, "three", "de")))
    assert "Partnerschaft zu dritt" in page


def test_what_becomes_of_open_proposals_is_said_before_the_button(
    world: World, officer: Client, partner: Client
) -> None:
    world.propose()
    world.reword("Anders.")
    mine = text_of(officer.get(addresses.propose(Kind.AGREEMENT, "cooperation", "en")))
    theirs = text_of(partner.get(addresses.propose(Kind.AGREEMENT, "cooperation", "en")))
    assert "Your proposal of 2 March 2026 (version 1) is withdrawn by this one." in mine
    assert "Nordhausen has proposed something too, on 2 March 2026 (version 1)." in theirs

    world.propose(why="Besser so.")

    page = text_of(officer.get(record("en")))
    assert "The proposal was withdrawn; version 2 took its place." in page
    version = addresses.version(Kind.AGREEMENT, "cooperation", 2, "en")
    assert "It takes the place of version 1" in text_of(officer.get(version))


def test_partners_without_an_address_are_named_and_the_own_side_is_not(
    world: World, officer: Client
) -> None:
    Office.objects.update(email="")

    page = text_of(officer.get(addresses.propose(Kind.AGREEMENT, "cooperation", "en")))

    named = {
        name for name in NAMES if f"{world.bodies[name].names.form('en')} has no office" in page
    }
    assert named == set(NAMES) - {"nordhausen"}
