# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is edited now and then, in forms of its own: aims, steps, figures told in sum, series."""

import datetime
from typing import Any

import pytest
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body, Citation, Mention
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.encounters.models import Aggregate, Encounter, Series
from partnerkreis.journal.models import Entry
from partnerkreis.leads.models import Lead
from partnerkreis.partnerships.models import Aim, Instrument, Plan, PlanStep
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs, opened

AGREEMENT = "nordhausen-gostyn-cooperation"
PARTNERSHIP = "nordhausen-gostyn"


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.fixture
def partner(reference_case: None) -> Client:
    return signed_in(user_of("gostyn", name="Jan Kowalski"))


def saved(client: Client, address: str, typed: dict[str, Any]) -> str:
    """Send a form that is accepted, and return the page that is shown then."""
    response = client.post(address, opened(client, address) | typed)
    assert response.status_code == 302, response.content.decode()
    return client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_forms_and_their_parts_unchanged_change_nothing(kind: str, reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    records = KINDS[kind].model._default_manager.order_by("key")
    parts = ["", *(g.fields[0].name for g in KINDS[kind].groups if g.is_apart)]
    for record in records if kind != "encounter" else records[::9]:
        if client.get(addresses.edit(kind, record.key, "de")).status_code == 403:
            continue
        for part in parts:
            address = addresses.edit(kind, record.key, "de", part)

            response = client.post(address, opened(client, address))

            assert response.status_code == 302, (record.key, part)
    assert not Entry.objects.exclude(verb="imported").exists()


def test_aims_are_recorded_in_languages(officer: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "de", "aims")
    there = Aim.objects.filter(instrument__key=AGREEMENT).count()
    new = {
        f"aims.{there}.text.de": "Feuerwehren zusammenbringen.",
        f"aims.{there}.text.pl": "Współpraca straży pożarnych.",
        f"aims.{there}.kind": "network",
        f"aims.{there}.institutions": ["schools"],
        f"aims.{there}.target_groups": ["citizens", "pupils"],
    }

    page = saved(officer, address, new)

    aim = Aim.objects.filter(instrument__key=AGREEMENT).last()
    assert aim is not None
    assert aim.text["de"].text == "Feuerwehren zusammenbringen."
    assert str(aim.text.state("pl")) == str(aim.text.state("pl").TRANSLATED)
    assert (aim.kind, aim.institutions, sorted(aim.target_groups)) == (
        "network", ["schools"], ["citizens", "pupils"],
    )  # fmt: skip
    assert "Feuerwehren zusammenbringen, Vernetzung, Schulen" in page
    told = Entry.objects.get(record_key=AGREEMENT, verb="record.change")
    assert len(told.changes["aims"][1]) == len(told.changes["aims"][0]) + 1


def test_an_aim_that_is_worded_anew_keeps_what_it_says_besides(officer: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "de", "aims")
    before = list(Aim.objects.filter(instrument__key=AGREEMENT))
    typed = opened(officer, address)

    saved(officer, address, {"aims.1.text.de": "Anders gesagt."})

    after = list(Aim.objects.filter(instrument__key=AGREEMENT))
    assert [aim.pk for aim in after] == [aim.pk for aim in before]
    assert after[1].text["de"].text == "Anders gesagt."
    assert after[1].institutions == before[1].institutions
    assert typed["aims.1.text.pl"] == after[1].text["pl"].text


def test_undo_brings_aims_back(officer: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "de", "aims")
    before = [(aim.text, aim.kind) for aim in Aim.objects.filter(instrument__key=AGREEMENT)]
    emptied = {name: "" for name in opened(officer, address) if name.startswith("aims.0.text")}
    saved(officer, address, emptied)
    assert Aim.objects.filter(instrument__key=AGREEMENT).count() == len(before) - 1

    entry = Entry.objects.get(record_key=AGREEMENT, verb="record.change")
    shown = addresses.record("instrument", AGREEMENT, "de")
    officer.post(shown, {"action": "undo", "entry": str(entry.pk)})

    assert [(a.text, a.kind) for a in Aim.objects.filter(instrument__key=AGREEMENT)] == before


def test_two_who_edit_the_aims_see_both_versions(officer: Client, partner: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "de", "aims")
    mine = opened(officer, address) | {"aims.0.text.de": "Meins."}
    saved(partner, address, {"aims.0.text.de": "Ihres.", "aims.0.kind": "network"})

    conflict = officer.post(address, mine)

    page = conflict.content.decode()
    assert conflict.status_code == 409
    assert "Meins." in page and "Ihres." in page
    assert officer.post(address, inputs(page) | {"take.aims": "mine"}).status_code == 302
    first = Aim.objects.filter(instrument__key=AGREEMENT).first()
    assert first is not None and first.text["de"].text == "Meins."


def test_a_choice_that_nobody_offered_is_refused(officer: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "en", "aims")

    for name in ("aims.0.kind", "aims.0.target_groups"):
        response = officer.post(address, opened(officer, address) | {name: "<b>x</b>"})
        assert response.status_code == 422
        assert "Please choose from the list." in response.content.decode()


def test_steps_of_a_plan_are_recorded_once_and_in_order(officer: Client) -> None:
    plan = Plan.objects.filter(partnership__key=PARTNERSHIP).order_by("key").first()
    assert plan is not None
    shown = officer.get(addresses.record("plan", plan.key, "de")).content.decode()
    address = addresses.new_with("plan-step", "de", plan=plan.key)
    assert address in shown
    typed = opened(officer, address) | {"text.de": "Vertrag entwerfen", "planned": "Herbst 2027"}
    there = plan.steps.count()

    asked = officer.post(address, typed)
    sent = inputs(asked.content.decode()) if asked.status_code == 200 else typed
    first, second = officer.post(address, sent), officer.post(address, sent)

    assert first["Location"] == second["Location"]
    made = PlanStep.objects.exclude(key__startswith="plan-").get()
    assert (made.plan, made.position, str(made.planned)) == (plan, there, "2027-23")
    assert made.published_at is None
    assert (
        "Vertrag entwerfen"
        in officer.get(addresses.record("plan", plan.key, "de")).content.decode()
    )
    officer.post(first["Location"].partition("?")[0], {"action": "release", "version": "1"})
    made.refresh_from_db()
    assert made.published_at is not None


def test_what_fulfils_a_plan_is_said_step_by_step(officer: Client) -> None:
    address = addresses.edit("plan", "plan-1", "de", "fulfilments")
    plan = Plan.objects.get(key="plan-1")
    steps = {f.step and f.step.key for f in plan.fulfilments.all()}
    assert steps == {"plan-1-gostyn", "plan-1-nordhausen"}
    typed = opened(officer, address)
    assert typed["fulfilments.2.is_proven"] == ["on"]

    saved(
        officer, address, {"fulfilments.0.encounter": "", "fulfilments.2.encounter": "2022-musik"}
    )

    found = {f.encounter.key: (f.step, f.is_proven) for f in plan.fulfilments.all()}
    assert len(found) == 2
    assert found["2022-musik"] == (None, True)
    twice = opened(officer, address) | {"fulfilments.2.encounter": "2022-musik"}
    assert officer.post(address, twice).status_code == 422


def test_what_sources_tell_in_sum_is_recorded(officer: Client) -> None:
    address = addresses.new_with("aggregate", "de", partnership=PARTNERSHIP)
    typed = opened(officer, address) | {
        "text.de": "rund 20 Begegnungen seit 2019",
        "kind": "encounters_count",
        "value": "20",
        "accuracy": "about",
        "when": "seit 2019",
        "as_of": "Mai 2027",
    }

    asked = officer.post(address, typed)
    sent = inputs(asked.content.decode()) if asked.status_code == 200 else typed
    made = officer.post(address, sent)

    assert made.status_code == 302
    figure = Aggregate.objects.exclude(key__startswith="aggregate").get()
    assert (figure.value, figure.accuracy, str(figure.when)) == (20, "about", "2019/..")
    part = addresses.edit("aggregate", figure.key, "de", "sides")
    saved(officer, part, {"sides.0.body": "nordhausen", "sides.0.role": "host", "groups": "pupils"})
    rare = addresses.edit("aggregate", figure.key, "de", "dates")
    saved(officer, rare, {"dates": "2020\nHerbst 2022", "both_directions": "yes"})
    figure.refresh_from_db()
    assert (figure.groups, figure.dates) == (["pupils"], ["2020", "2022-23"])
    assert figure.both_directions is True
    again = opened(officer, rare)
    assert (again["dates"], again["both_directions"]) == ("2020\nHerbst 2022", "yes")
    refused = officer.post(rare, again | {"dates": "2022-23"})
    assert refused.status_code == 422
    assert "im Herbst 2022; von 2022 bis 2023" in refused.content.decode().replace("\u00a0", " ")


def test_nothing_is_told_to_be_a_part_of_itself(officer: Client) -> None:
    parent = Aggregate.objects.get(key="aggregate-5")
    address = addresses.edit("aggregate", "aggregate-5", "en", "part_of")
    assert Aggregate.objects.get(key="aggregate-4").example_of == parent

    response = officer.post(address, opened(officer, address) | {"example_of": "aggregate-4"})

    assert response.status_code == 422
    assert "Nothing can be a part of itself." in response.content.decode()


def test_a_series_is_chosen_or_begun_while_an_encounter_is_edited(officer: Client) -> None:
    address = addresses.edit("encounter", "2022-05", "de", "series")
    typed = opened(officer, address) | {"series": "Praktika in Nordhausen", "series_number": "1"}

    asked = officer.post(address, typed)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert f'value="new:{PARTNERSHIP}"' in page
    assert Series.objects.count() == 1
    sent = inputs(page) | {"series.choice": f"new:{PARTNERSHIP}"}
    assert officer.post(address, sent).status_code == 302
    # Sent again, it is the same as somebody else's change; nothing is made twice.
    officer.post(address, sent)

    begun = Series.objects.exclude(key="music-project").get()
    assert begun.partnership.key == PARTNERSHIP
    assert begun.published_at is None
    assert Encounter.objects.get(key="2022-05").series == begun
    assert Entry.objects.filter(record_id=begun.pk, verb="record.create").count() == 1
    other = addresses.edit("encounter", "2023-praktika", "de", "series")
    saved(officer, other, {"series": "praktika in nordhausen", "series_number": "2"})
    assert Encounter.objects.get(key="2023-praktika").series == begun
    shown = officer.get(addresses.record("series", begun.key, "de")).content.decode()
    assert addresses.record("encounter", "2023-praktika", "de") in shown


def test_who_leads_one_encounter_begins_no_series(reference_case: None) -> None:
    encounter = Encounter.objects.get(key="2022-05")
    teacher = User.objects.create_user("teacher@school.example", name="Ewa Kowalska")
    begun, ended = datetime.date(2020, 1, 1), datetime.date(2099, 1, 1)
    Lead.objects.create(encounter=encounter, user=teacher, since=begun, until=ended)
    client = signed_in(teacher)
    address = addresses.edit("encounter", "2022-05", "de", "series")
    typed = opened(client, address) | {"series": "Praktika"}

    asked = client.post(address, typed)
    chosen = client.post(address, typed | {"series.choice": f"new:{PARTNERSHIP}"})

    assert (asked.status_code, chosen.status_code) == (422, 422)
    assert "new:" not in asked.content.decode()
    assert Series.objects.count() == 1


def test_the_title_of_a_series_is_edited(officer: Client) -> None:
    address = addresses.edit("series", "music-project", "de")

    page = saved(officer, address, {"title.de": "Deutsch-polnisches Musikprojekt"})

    assert "Deutsch-polnisches Musikprojekt" in page
    assert Series.objects.get(key="music-project").version == 2


def test_sources_that_disagree_are_both_kept(officer: Client) -> None:
    address = addresses.edit("encounter", "2025-10-bl", "de", "field_citations")
    typed = opened(officer, address)
    assert (typed["field_citations.0.field"], typed["field_citations.0.says"]) == (
        "headcounts", "20",
    )  # fmt: skip

    saved(officer, address, {"field_citations.0.worth_telling": "", "field_citations.0.says": "21"})

    encounter = Encounter.objects.get(key="2025-10-bl")
    cited = Citation.objects.get(record=encounter.pk, field="headcounts")
    assert (cited.says, cited.worth_telling) == (21, False)
    assert Citation.objects.filter(record=encounter.pk, field="").exists()


def test_what_an_encounter_names_is_edited(officer: Client) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    Mention.objects.filter(record=encounter.pk).delete()
    address = addresses.edit("encounter", "2022-musik", "de", "named_topics")
    typed = {
        "named_organisations.0.organisation": "bbz",
        "named_organisations.0.role": "funder",
        "named_topics.0.topic": "music",
        "named_places.0.place": "gostyn",
    }

    version = ContentVersion.current()
    saved(officer, address, typed)

    found = {
        (m.role, str(m.organisation or m.topic or m.place), m.position)
        for m in Mention.objects.filter(record=encounter.pk)
    }
    assert {(role, name) for role, name, _at in found} == {
        ("funder", "bbz"), ("topic", "music"), ("place", "gostyn"),
    }  # fmt: skip
    assert len({at for _role, _name, at in found}) == 3
    assert ContentVersion.current() != version


def test_gifts_and_the_programme_are_edited(officer: Client) -> None:
    gifts = addresses.edit("encounter", "2022-musik", "de", "gifts")
    saved(officer, gifts, {"gifts.0.what.de": "Noten", "gifts.0.giver": "nordhausen"})
    programme = addresses.edit("encounter", "2022-musik", "de", "programme")
    typed = opened(officer, programme) | {
        "programme.0.day": "3.12.2022",
        "programme.0.starts": "halb neun",
        "programme.0.text.de": "Konzert",
    }

    refused = officer.post(programme, typed)
    assert refused.status_code == 422
    kept = inputs(refused.content.decode())
    assert kept["programme.0.starts"] == "halb neun"
    page = saved(officer, programme, kept | {"programme.0.starts": "19.30 Uhr"})

    encounter = Encounter.objects.get(key="2022-musik")
    assert [g.what["de"].text for g in encounter.gifts.all()] == ["Noten"]
    item = encounter.programme.get()
    assert (str(item.day), str(item.starts)) == ("2022-12-03", "19:30:00")
    assert "19:30" in page


def test_successors_and_figures_of_a_body_are_edited(officer: Client) -> None:
    Body.objects.create(key="formerly", country="DE")
    address = addresses.edit("body", "nordhausen", "de", "succeeded_by")
    assert opened(officer, address)["succeeded_by.0.wholly"] == ["on"]
    saved(officer, address, {"succeeded_by.0.successor": "gostyn", "succeeded_by.0.when": "1994"})
    figures = addresses.edit("body", "nordhausen", "de", "figures")
    there = len([n for n in opened(officer, figures) if n.endswith(".value")]) - 2
    row = {"measure": "population", "value": "82.500", "when": "2026"}
    saved(officer, figures, {f"figures.{there}.{name}": text for name, text in row.items()})

    body = Body.objects.get(key="nordhausen")
    after = body.succeeded_by.get()
    assert (after.successor.key, str(after.when), after.wholly) == ("gostyn", "1994", True)
    assert body.figures.order_by("position").last().value == 82500
    shown = officer.get(addresses.record("body", "gostyn", "de")).content.decode()
    assert addresses.record("body", "nordhausen", "de") in shown


@pytest.mark.parametrize("text", ["91", "x", "1e3", "-"])
def test_a_latitude_is_a_number_between_the_poles(officer: Client, text: str) -> None:
    address = addresses.edit("body", "nordhausen", "en", "latitude")

    response = officer.post(address, opened(officer, address) | {"latitude": text})

    assert response.status_code == 422
    assert "Please write degrees as a decimal number" in response.content.decode()


def test_parts_are_not_in_the_whole_form_and_lead_there(officer: Client) -> None:
    whole = opened(officer, addresses.edit("instrument", AGREEMENT, "de"))
    shown = officer.get(addresses.record("instrument", AGREEMENT, "de")).content.decode()

    assert not [name for name in whole if name.startswith(("aims", "named_", "field_"))]
    assert addresses.edit("instrument", AGREEMENT, "de", "aims") in shown
    assert Instrument.objects.get(key=AGREEMENT).version == 1
