# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import time
from uuid import RFC_4122

import pytest

from partnerkreis.core import ids
from partnerkreis.core.ids import id_in_order


def test_id_says_which_kind_it_is():
    made = id_in_order()

    assert (made.version, made.variant) == (7, RFC_4122)


def test_id_begins_with_the_milliseconds():
    before = time.time_ns() // 1_000_000
    made = id_in_order()

    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


@pytest.mark.parametrize("step", [250, 1_000, 1_000_000, 10**12])
def test_later_ids_are_greater(monkeypatch, step):
    """From 244 nanoseconds on, the 4096th part of a millisecond."""
    moments = iter(range(10**18, 10**18 + 100 * step, step))
    monkeypatch.setattr(ids.time, "time_ns", lambda: next(moments))

    made = [id_in_order() for _ in range(100)]

    assert made == sorted(made)


def test_ids_of_one_moment_differ(monkeypatch):
    monkeypatch.setattr(ids.time, "time_ns", lambda: 10**18)

    assert len({id_in_order() for _ in range(1000)}) == 1000
