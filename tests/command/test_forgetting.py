# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is due to be deleted is deleted by the command, and every day by the worker."""

import datetime
from argparse import Namespace

import pytest
from django_tasks_db.models import DBTaskResult

from partnerkreis.command.forgetting import forget
from partnerkreis.command.rounds import begin_rounds, tidy_up
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Body, Contact, Person
from partnerkreis.journal.models import Entry
from partnerkreis.visits.models import Delegation, Guest
from tests.visits.conftest import acting_for, begun
from tests.visits.scene import prepare_everything


@pytest.fixture
def due(reference_case: None) -> None:
    actor = acting_for("nordhausen")
    prepare_everything(actor, begun(actor))
    Delegation.objects.update(delete_after=datetime.date(2020, 1, 1))
    for key, until in (("over", "2020-01"), ("kept", "2099")):
        Contact.objects.create(
            key=key,
            body=Body.objects.get(key="nordhausen"),
            person=Person.objects.order_by("key")[0],
            email="a@example.org",
            purpose="x",
            until=parse(until),
        )


def test_the_command_deletes_and_says_of_how_many(
    due: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for _time in range(2):
        forget(Namespace())

    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Deleted what was personal of 3 guests.",
        "Deleted 1 contact.",
        "Deleted what was personal of 0 guests.",
        "Deleted 0 contacts.",
    ]
    assert not Guest.objects.exclude(diet="").exists()
    assert [contact.key for contact in Contact.objects.all()] == ["kept"]


def test_the_worker_deletes_every_day(due: None) -> None:
    for _time in range(2):
        begin_rounds()
    waiting = DBTaskResult.objects.filter(task_path=tidy_up.module_path)
    assert waiting.count() == 1

    # What the worker calls, without its connection of its own.
    waiting.update(status="SUCCESSFUL")
    assert tidy_up.call().startswith("3 guests, 1 contacts,")

    assert Entry.objects.filter(verb="visit.forget").count() == 1
    assert Entry.objects.get(verb="contact.forget").changes == {"contact": [None, None]}
    assert not Guest.objects.exclude(diet="").exists()
    tomorrow = waiting.get(status="READY")
    assert tomorrow.run_after > datetime.datetime.now(tz=datetime.UTC)
