# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that belong to a record: attached once, gone for good."""

import datetime
import io
import os
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from partnerkreis.access.policy import OPERATOR, NotAllowed, Role
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Topic
from partnerkreis.encounters.models import Encounter
from partnerkreis.files import store
from partnerkreis.files.actions import (
    CannotAttach,
    attach_file,
    delete_file,
    sweep,
)
from partnerkreis.files.intake import take_in
from partnerkreis.files.models import Content, Rendition, StoredFile
from partnerkreis.files.queries import damaged_contents, orphans
from partnerkreis.journal.models import Entry
from tests.files.conftest import NOW, actor, attached, released
from tests.files.drawn import pdf, picture

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


def attach(
    body: str, who: str, record: Record | None = None, role: Role = Role.OFFICER
) -> StoredFile:
    return attach_file(
        taken=take_in("a.pdf", io.BytesIO(pdf())),
        record=record or Encounter.objects.get(key="2022-musik"),
        body=Body.objects.get(key=body),
        title=Translated(),
        token=uuid4(),
        actor=actor(who, role),
        now=NOW,
    )


def lying(folder: Path) -> set[str]:
    return {name for name, _written in store.stored()}


def test_a_file_is_shared_with_whom_the_record_concerns() -> None:
    file = attach("nordhausen", "nordhausen")

    assert (file.published_at, file.record_kind) == (None, "encounters.encounter")
    assert sorted(body.key for body in file.shared_with.all()) == ["gostyn"]


def test_the_journal_tells_of_it_without_the_names_of_people() -> None:
    file = attached(credit="Bild: Anna Muster")

    told = Entry.objects.filter(record_id__in=(file.pk, file.record), verb="file.add")
    assert {entry.record_kind for entry in told} == {"storedfile", "encounter"}
    assert file.personal_fields == {"rights_holder", "credit"}


def test_a_form_sent_twice_makes_one_file() -> None:
    who, token = actor("nordhausen"), uuid4()
    made = [
        attach_file(
            taken=take_in("a.pdf", io.BytesIO(pdf())),
            record=Encounter.objects.get(key="2022-musik"),
            body=Body.objects.get(key="nordhausen"),
            title=Translated(),
            token=token,
            actor=who,
            now=NOW,
        )
        for _turn in range(2)
    ]

    assert made[0] == made[1]
    assert StoredFile.objects.count() == 1


def test_the_form_of_somebody_else_is_used_up() -> None:
    file = attach("nordhausen", "nordhausen")

    with pytest.raises(CannotAttach):
        attach_file(
            taken=take_in("a.pdf", io.BytesIO(pdf())),
            record=Encounter.objects.get(key="2022-musik"),
            body=Body.objects.get(key="gostyn"),
            title=Translated(),
            token=file.pk,
            actor=actor("gostyn"),
            now=NOW,
        )


@pytest.mark.parametrize(
    ("body", "who", "role"),
    [
        ("gostyn", "nordhausen", Role.OFFICER),
        ("nordhausen", "nordhausen", Role.READER),
    ],
)
def test_nobody_attaches_for_others(body: str, who: str, role: Role) -> None:
    with pytest.raises(NotAllowed):
        attach(body, who, role=role)

    assert StoredFile.objects.count() == 0


def test_a_body_that_the_record_does_not_concern_owns_no_file_of_it() -> None:
    far = Body.objects.create(key="far-away", country="AT")
    record = Encounter.objects.get(key="2022-musik")

    with pytest.raises(CannotAttach):
        attach_file(
            taken=take_in("a.pdf", io.BytesIO(pdf())),
            record=record,
            body=far,
            title=Translated(),
            token=uuid4(),
            actor=OPERATOR,
            now=NOW,
        )


def test_what_is_common_to_all_may_have_files_of_anybody() -> None:
    file = attach("nordhausen", "nordhausen", Topic.objects.get(key="music"))

    assert list(file.shared_with.all()) == []


def test_a_deleted_file_is_gone_with_its_bytes(
    folder: Path, django_capture_on_commit_callbacks
) -> None:
    file = attached()
    assert len(lying(folder)) == 4

    with django_capture_on_commit_callbacks(execute=True):
        delete_file(file=file, actor=actor("nordhausen"), now=NOW)

    assert (StoredFile.objects.count(), Rendition.objects.count(), Content.objects.count()) == (
        0,
        0,
        0,
    )
    assert lying(folder) == set()
    assert Entry.objects.filter(record_id=file.pk, verb="file.delete").count() == 1


def test_bytes_that_another_file_has_too_stay(
    folder: Path, django_capture_on_commit_callbacks
) -> None:
    first, second = attached(pdf(), "a.pdf"), attached(pdf(), "b.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        delete_file(file=first, actor=actor("nordhausen"), now=NOW)

    assert lying(folder) == {second.content_id}


def test_only_those_delete_whose_file_it_is() -> None:
    file = attached()

    with pytest.raises(NotAllowed):
        delete_file(file=file, actor=actor("gostyn"), now=NOW)

    assert StoredFile.objects.count() == 1


def test_what_is_rolled_back_is_swept_up_a_day_later(folder: Path) -> None:
    with transaction.atomic():
        attached(picture(500, 300))
        transaction.set_rollback(True)
    assert (StoredFile.objects.count(), Content.objects.count()) == (0, 0)
    left = lying(folder)
    now = datetime.datetime.now(datetime.UTC)
    assert (len(left), orphans(now=now)) == (2, [])

    swept = sweep(actor=OPERATOR, now=now + datetime.timedelta(days=2))

    assert (swept, lying(folder)) == (2, set())


def test_sweeping_leaves_what_belongs_to_a_record(folder: Path) -> None:
    attached()
    left = lying(folder)

    swept = sweep(
        actor=OPERATOR, now=datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=9)
    )

    assert (swept, lying(folder)) == (0, left)


def test_what_is_half_written_is_swept_up_too(folder: Path) -> None:
    half = folder.parent / "incoming" / "tmp123"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    os.utime(half, (0, 0))

    sweep(actor=OPERATOR, now=NOW)

    assert not half.exists()


def test_sweeping_is_for_who_has_everything() -> None:
    with pytest.raises(NotAllowed):
        sweep(actor=actor("nordhausen"), now=NOW)


def test_damage_is_found_by_the_digest() -> None:
    file = released(pdf(), "a.pdf")
    path = store.path_of(file.content_id)
    assert damaged_contents() == []

    path.write_bytes(pdf() + b" ")
    assert damaged_contents() == [file.content_id]

    path.unlink()
    assert damaged_contents() == [file.content_id]
