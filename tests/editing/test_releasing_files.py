# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file is released by each side for itself, as records are, and only when all is filled in."""

import pytest

from partnerkreis.access.policy import OPERATOR, NotAllowed, Role
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Topic
from partnerkreis.editing.actions import forget_file, release_record, withdraw_release
from partnerkreis.editing.errors import CannotSave, Overtaken
from partnerkreis.editing.releases import releases_of
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import shown_file
from partnerkreis.files.refusals import OBSTACLES
from partnerkreis.files.rules.grounds import Standing
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership, SideRelease
from tests.files.conftest import NOW, TODAY, actor, attached, released

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


def act(do, file: StoredFile, who: str) -> bool:
    """Let the officer of ``who`` press the button, and return whether the public sees the file."""
    file.refresh_from_db()
    do(record=file, version=file.version, actor=actor(who), now=NOW)
    return shown_file(file.key, today=TODAY) is not None


def ask_for_all() -> None:
    Partnership.objects.filter(key="nordhausen-gostyn").update(needs_all_releases=True)


@pytest.mark.parametrize(
    ("fields", "obstacle"),
    [
        ({"ground": ""}, Standing.NO_GROUND),
        ({"ground": "consent"}, Standing.UNDATED_CONSENT),
        ({"rights_holder": "", "credit": ""}, Standing.NO_RIGHTS),
        ({"alternative": Translated()}, Standing.NO_DESCRIPTION),
        ({"ground_until": "2026-05-31"}, Standing.EXPIRED),
        ({"withdrawn": "2026-05-31"}, Standing.WITHDRAWN),
        ({"is_internal": True}, Standing.INTERNAL),
    ],
)
def test_what_is_missing_is_named_before_release(
    fields: dict[str, object], obstacle: Standing
) -> None:
    file = attached(**fields)

    with pytest.raises(CannotSave) as refusal:
        release_record(record=file, version=1, actor=actor("nordhausen"), now=NOW)

    assert str(refusal.value) == str(OBSTACLES[obstacle])
    assert StoredFile.objects.get().published_at is None
    assert SideRelease.objects.count() == 0


def test_what_only_waits_can_be_released() -> None:
    file, before = attached(embargo="2027-01-01"), ContentVersion.current()

    assert not act(release_record, file, "gostyn")

    assert StoredFile.objects.get().published_at == NOW
    assert ContentVersion.current() > before


def test_releasing_needs_the_right_and_the_version() -> None:
    file = attached()

    with pytest.raises(NotAllowed):
        release_record(record=file, version=1, actor=actor("nordhausen", Role.COLLEAGUE), now=NOW)
    with pytest.raises(NotAllowed):
        release_record(record=file, version=1, actor=actor("unterallgaeu"), now=NOW)
    with pytest.raises(Overtaken):
        release_record(record=file, version=7, actor=actor("nordhausen"), now=NOW)


def test_one_side_is_enough_until_another_takes_its_release_back() -> None:
    file = attached()

    assert act(release_record, file, "nordhausen")
    assert not act(withdraw_release, file, "gostyn")
    assert not act(release_record, file, "nordhausen")
    assert act(release_record, file, "gostyn")
    verbs = Entry.objects.filter(record_id=file.pk).exclude(verb="file.add").order_by("at")
    # The second release of Nordhausen said nothing new.
    assert sorted(verbs.values_list("verb", flat=True)) == [
        "record.release",
        "record.release",
        "record.release",
        "record.withdraw",
    ]


def test_a_partnership_can_ask_for_the_release_of_all() -> None:
    ask_for_all()
    file = attached()

    assert not act(release_record, file, "nordhausen")
    assert [body.key for body in releases_of(file).bodies] == ["gostyn", "nordhausen"]
    with pytest.raises(CannotSave):
        release_record(record=file, version=file.version, actor=OPERATOR, now=NOW)
    assert act(release_record, file, "gostyn")
    assert not act(withdraw_release, file, "nordhausen")


def test_the_word_of_a_side_counts_when_the_file_is_no_longer_shared_with_it() -> None:
    file = attached()
    act(release_record, file, "nordhausen")
    act(withdraw_release, file, "gostyn")

    file.shared_with.clear()

    assert not act(release_record, file, "nordhausen")


def test_a_file_that_is_not_shared_waits_for_the_side_that_is_asked() -> None:
    ask_for_all()
    file = attached()
    file.shared_with.clear()

    assert not act(release_record, file, "nordhausen")
    assert releases_of(file).said.keys() < set(releases_of(file).sides)


def test_what_is_common_to_all_is_released_by_whose_the_file_is() -> None:
    file = attached(record=Topic.objects.get(key="music"))

    assert [body.key for body in releases_of(file).bodies] == ["nordhausen"]
    assert act(release_record, file, "nordhausen")


def test_what_was_released_before_sides_were_noted_can_be_taken_back_by_any() -> None:
    file = released()

    assert not act(withdraw_release, file, "gostyn")
    assert not act(release_record, file, "nordhausen")


def test_what_the_sides_said_goes_with_the_file() -> None:
    file = attached()
    act(release_record, file, "nordhausen")

    forget_file(file=file, actor=actor("nordhausen"), now=NOW)

    assert (StoredFile.objects.count(), SideRelease.objects.count()) == (0, 0)
