# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was agreed still holds after a backup was brought back."""

from __future__ import annotations

from pathlib import Path

from partnerkreis.accord.actions import record_answer
from partnerkreis.accord.actions.recording import Told
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.backup.actions import backup, restore
from tests.accord.conftest import NOW, TODAY, build_world


def test_joint_records_hold_after_a_restore(
    transactional_db: None, uploaded: Path, tmp_path: Path
) -> None:
    world = build_world()
    revision = world.propose()
    told = Told(verb=Verb.AGREED, means=Means.LETTER, person="Jan", office="", given_on=TODAY)
    record_answer(
        revision=revision,
        party=world.gostyn,
        told=told,
        scan=b"%PDF-1.7 a letter",
        actor=world.actor("nordhausen"),
        now=NOW,
    )
    kept = tmp_path / "kept.zip"
    backup(kept, now=NOW)
    world.agree(revision, "unterallgaeu")

    restore(kept, now=NOW, replace=True)

    assert verify_accord() == (1, 2)
    world.agree(revision, "unterallgaeu")
    assert verify_accord() == (1, 3)
