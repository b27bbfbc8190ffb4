# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agreed, resolved, signed: three lines, what is planned, and where it is entered."""

from __future__ import annotations

import datetime
import html
import re

from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.accord.models import Formality, Revision
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Office, Person, Place, Tenure
from partnerkreis.partnerships.models import Resolution, Signatory, Signing
from tests.accord.conftest import World
from tests.editing.users import signed_in, user_of
from tests.workspace.test_accord import officer, propose, record, text_of, world

__all__ = ["officer", "world"]


def test_agreed_resolved_and_signed_are_three_lines(world: World, officer: Client) -> None:
    propose(officer)
    world.agree(Revision.objects.get(), "gostyn", "unterallgaeu")
    Resolution.objects.create(
        key="kt-1",
        partnership=world.partnership,
        body=world.nordhausen,
        instrument=world.instrument,
        outcome="adopted",
        when=parse("2026-04-21"),
        paper_number="0123/26",
    )
    signing = Signing.objects.create(
        key="s", instrument=world.instrument, when=parse("2026-05-09"),
        place=Place.objects.create(key="p"),
    )  # fmt: skip
    head = Office.objects.create(key="head", body=world.nordhausen, kind="head_of_county")
    person = Person.objects.create(key="mj", name="Matthias Jendricke", sort_name="J")
    tenure = Tenure.objects.create(key="t", person=person, office=head)
    Signatory.objects.create(signing=signing, tenure=tenure, position=0)

    page = text_of(officer.get(record("en")))

    words = [part.split("</p>")[0] for part in page.split('class="steps__word">')[1:]]
    assert words == ["agreed", "resolved", "signed"]
    assert "0123/26" in page
    assert "Matthias Jendricke" in page
    assert page.count("1 of 3 done") == 2


def test_ones_own_steps_are_planned(world: World, officer: Client) -> None:
    propose(officer)
    step = Formality.objects.get(body=world.nordhausen, step="resolve")
    key = str(step.pk)
    planned = {
        "action": "plan",
        "formality": key,
        f"planned-{key}": "24.6.2026",
        f"paper-{key}": "0200/26",
        f"needed-{key}": "on",
    }
    assert officer.post(record(), planned).status_code == 302
    step.refresh_from_db()
    assert (step.planned_date, step.paper_number) == (datetime.date(2026, 6, 24), "0200/26")
    assert "0200/26" in text_of(officer.get(record()))
    theirs = Formality.objects.get(body=world.gostyn, step="resolve")
    assert officer.post(record(), {"action": "plan", "formality": theirs.pk}).status_code == 403


def test_how_often_it_is_signed_is_said_on_the_page(world: World, officer: Client) -> None:
    propose(officer)
    given = {"action": "plan_signings", "times": "2"}
    assert officer.post(record("en"), given).status_code == 302
    page = text_of(officer.get(record("en")))
    assert "0 of 6 done" in page
    assert "signed 0 of 2 times." in page
    for wrong in ("", "0", "zwei", "10", "1" * 30):
        refused = officer.post(record("en"), given | {"times": wrong})
        assert refused.status_code == 422, wrong
        assert 'href="#f-times"' in text_of(refused)
    assert set(Formality.objects.exclude(step="resolve").values_list("times", flat=True)) == {2}


def test_the_page_leads_to_the_forms_of_resolutions_and_signings(
    world: World, officer: Client
) -> None:
    page = officer.get(record("en")).content.decode()
    for kind in ("resolution", "signing"):
        [address] = re.findall(rf'href="(/en/workspace/new/{kind}/[^"]+)"', page)
        form = officer.get(html.unescape(address))
        assert form.status_code == 200
        assert '<option value="cooperation" selected>' in form.content.decode()
    reader = signed_in(user_of("nordhausen", Role.READER))
    assert "/workspace/new/" not in text_of(reader.get(record("en"))).split("<main")[1]
