# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public sees of files today, and what their owners see."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from partnerkreis.access.policy import PUBLIC, Role
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.queries import files_of, shown_file, shown_files
from tests.files.conftest import TODAY, actor, attached, released
from tests.files.drawn import pdf, picture

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


def titles(files: Any) -> list[str]:
    return [file.name for file in files]


def encounter() -> Encounter:
    found: Encounter = Encounter.objects.get(key="2022-musik")
    return found


def test_the_public_sees_what_is_released_and_has_its_ground() -> None:
    released(name="shown.jpg")
    attached(name="not-released.jpg")
    released(name="expired.jpg", ground_until="2026-05-31")
    released(name="withdrawn.jpg", withdrawn="2026-05-31")
    released(name="embargo.jpg", embargo="2026-07-01")
    released(pdf(), "charter.pdf", ground="")

    found = shown_files([encounter().pk], today=TODAY)

    assert titles(found) == ["shown.jpg", "charter.pdf"]
    assert [row.width for row in found[0].rendition_rows] == [480, 960, 1200]  # type: ignore[attr-defined] # annotated


def test_the_same_is_shown_on_another_day_or_not() -> None:
    key = released(embargo="2026-07-01", ground_until="2026-07-31").key

    shown = {
        month: shown_file(key, today=datetime.date(2026, month, 15)) is not None
        for month in (6, 7, 8)
    }

    assert shown == {6: False, 7: True, 8: False}


def test_a_file_of_a_record_that_is_not_released_is_not_shown() -> None:
    key = released().key
    Encounter.objects.filter(key="2022-musik").update(published_at=None)

    assert shown_file(key, today=TODAY) is None


def test_a_file_of_a_record_that_is_gone_is_not_shown() -> None:
    file = released()
    type(file).objects.filter(pk=file.pk).update(record="00000000-0000-0000-0000-000000000000")

    assert shown_file(file.key, today=TODAY) is None


@pytest.mark.parametrize(
    ("body", "role", "number"),
    [
        ("nordhausen", Role.OFFICER, 2),
        ("nordhausen", Role.COLLEAGUE, 2),
        ("nordhausen", Role.READER, 1),
        ("gostyn", Role.OFFICER, 2),
        ("gostyn", Role.READER, 1),
    ],
)
def test_who_works_with_files_before_release(body: str, role: Role, number: int) -> None:
    attached()
    internal = attached(pdf(), "mail.pdf", is_internal=True)
    internal.shared_with.clear()
    if body == "gostyn":
        number -= role is Role.OFFICER

    assert len(files_of(encounter(), actor(body, role))) == number


def test_strangers_and_the_public_work_with_none() -> None:
    released()
    Body.objects.create(key="far-away", country="AT")

    assert list(files_of(encounter(), actor("far-away"))) == []
    assert list(files_of(encounter(), PUBLIC)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_files_cost_one_query_on_a_page(number: int, django_assert_num_queries: Any) -> None:
    for _turn in range(number):
        released(picture(500, 300))

    wanted = encounter().pk

    with django_assert_num_queries(1):
        found = shown_files([wanted], today=TODAY)
        assert [file.content.size > 0 for file in found] == [True] * number


def test_no_file_takes_a_second_query_of_the_page(django_assert_max_num_queries: Any) -> None:
    released()
    Client().get("/de/begegnungen/2022-musik/?warm")

    with django_assert_max_num_queries(9):
        page = Client().get("/de/begegnungen/2022-musik/").content.decode()

    assert f"/files/{shown_files([encounter().pk], today=timezone.localdate())[0].key}/" in page
