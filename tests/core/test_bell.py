# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import transaction
from django_tasks import task

from partnerkreis.core import bell


@task()
def nothing() -> None:
    """Do nothing."""


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return tmp_path


def test_bell_that_was_never_rung():
    assert bell.last_rung() == 0


@pytest.mark.django_db(transaction=True)
def test_whoever_leaves_something_for_later_rings():
    nothing.enqueue()
    first = bell.last_rung()
    nothing.enqueue()

    assert 0 < first < bell.last_rung()


@pytest.mark.django_db(transaction=True)
def test_bell_is_not_rung_before_it_is_stored():
    with transaction.atomic():
        nothing.enqueue()
        assert bell.last_rung() == 0

    assert bell.last_rung() > 0


@pytest.mark.django_db(transaction=True)
def test_bell_is_not_rung_for_what_is_taken_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        nothing.enqueue()
        raise ZeroDivisionError

    assert bell.last_rung() == 0


@pytest.mark.django_db(transaction=True)
def test_folder_that_cannot_be_written_stops_nobody(folder):
    (folder / "left-for-later").mkdir()
    (folder / "left-for-later").rmdir()
    folder.rmdir()

    nothing.enqueue()

    assert bell.last_rung() == 0
