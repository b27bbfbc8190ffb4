# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from math import hypot

import pytest

from partnerkreis.ui.map.projection import LEAST_KM, Frame, frame, project

BERLIN, WARSAW = (52.52, 13.405), (52.23, 21.012)


def test_project_keeps_the_centre_at_the_origin():
    assert project(51.5, 15.0) == pytest.approx((0, 0))


def test_project_puts_north_up_and_east_right():
    assert project(53.0, 15.0)[1] < 0
    assert project(51.5, 16.0)[0] > 0


def test_project_keeps_distances_in_the_middle_of_europe():
    (x1, y1), (x2, y2) = project(*BERLIN), project(*WARSAW)
    assert hypot(x2 - x1, y2 - y1) == pytest.approx(517, rel=0.01)


def test_frame_holds_its_points_with_room_around_them():
    points = [project(*BERLIN), project(*WARSAW)]
    view = frame(points, 4 / 3)
    assert all(view.left + 0.2 * view.width < x < view.right - 0.2 * view.width for x, _ in points)
    assert view.width / view.height == pytest.approx(4 / 3, rel=0.01)


@pytest.mark.parametrize("points", [[], [(3.0, 4.0)], [(3.0, 4.0), (3.0, 4.0)]])
def test_frame_is_never_smaller_than_the_least_extent(points):
    assert frame(points, 4 / 3).width == LEAST_KM


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Frame(5, 5, 1, 1), True),
        (Frame(-5, -5, 50, 50), True),
        (Frame(10, 10, 3, 3), True),
        (Frame(11, 0, 3, 3), False),
        (Frame(0, 11, 3, 3), False),
        (Frame(-4, 0, 3, 3), False),
        (Frame(0, -4, 3, 3), False),
    ],
)
def test_frames_meet_where_they_share_a_point(other, expected):
    one = Frame(0, 0, 10, 10)
    assert one.meets(other) is other.meets(one) is expected


def test_frame_contains_a_smaller_one_only():
    large, small = Frame(0, 0, 10, 10), Frame(2, 2, 8, 8)
    assert large.contains(small)
    assert not small.contains(large)
