# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from threading import Event, Thread

import pytest

from partnerkreis.core.locking import one_at_a_time


def test_second_waits_until_the_first_has_left(tmp_path: Path) -> None:
    path, entered = tmp_path / "lock", Event()

    def enter() -> None:
        with one_at_a_time(path):
            entered.set()

    second = Thread(target=enter)
    with one_at_a_time(path):
        second.start()
        assert not entered.wait(0.2)
    second.join(timeout=10)

    assert entered.is_set()


def test_lock_is_given_back_by_who_fails_within(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), one_at_a_time(tmp_path / "lock"):
        raise RuntimeError

    with one_at_a_time(tmp_path / "lock"):
        pass
