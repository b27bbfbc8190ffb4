# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""More empty rows of a form, and a series that is called like another."""

from django.test import Client

from partnerkreis.encounters.models import Series
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Aim, Instrument
from partnerkreis.workspace import addresses_editing as addresses
from tests.workspace.test_editing import inputs, opened
from tests.workspace.test_editing_parts import AGREEMENT, PARTNERSHIP
from tests.workspace.test_editing_parts import officer as officer  # the fixture


def test_more_empty_rows_are_given_and_nothing_is_saved(officer: Client) -> None:
    address = addresses.edit("instrument", AGREEMENT, "de", "aims")
    typed = opened(officer, address) | {"aims.4.text.de": "Neu.", "aims.5.text.pl": "Nowe."}
    assert "aims.6.text.de" not in typed

    more = officer.post(address, typed | {"more": "on"})

    assert more.status_code == 200
    again = inputs(more.content.decode())
    assert (again["aims.4.text.de"], again["aims.5.text.pl"]) == ("Neu.", "Nowe.")
    assert "aims.11.text.de" in again
    assert "more" not in again
    assert Instrument.objects.get(key=AGREEMENT).version == 1
    assert officer.post(address, again | {"aims.9.text.de": "Auch."}).status_code == 302
    assert Aim.objects.filter(instrument__key=AGREEMENT).count() == 7


def test_more_rows_of_a_new_record_make_none(officer: Client) -> None:
    address = addresses.new("encounter", "de")

    more = officer.post(address, opened(officer, address) | {"more": "on", "title.de": "Neu"})

    assert more.status_code == 200
    assert inputs(more.content.decode())["title.de"] == "Neu"
    assert 'role="alert"' not in more.content.decode()
    assert not Entry.objects.filter(verb="record.create").exists()


def test_a_series_that_is_called_the_same_is_offered(officer: Client) -> None:
    address = addresses.new_with("series", "de", partnership=PARTNERSHIP)
    typed = opened(officer, address) | {"title.de": "polnisch-deutsches musikprojekt"}

    asked = officer.post(address, typed)

    assert asked.status_code == 422
    assert addresses.record("series", "music-project", "de") in asked.content.decode()
    assert Series.objects.count() == 1
