# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.ui.map.geometry import area, clip_area, clip_line, simplify, surrounds
from partnerkreis.ui.map.projection import Frame

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
VIEW = Frame(0, 0, 10, 10)
points = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


def test_simplify_drops_what_lies_on_the_way():
    assert simplify([(0, 0), (5, 0.1), (10, 0)], 0.5) == [(0, 0), (10, 0)]


def test_simplify_keeps_a_corner():
    assert simplify([(0, 0), (5, 3), (10, 0)], 0.5) == [(0, 0), (5, 3), (10, 0)]


@given(st.lists(points, min_size=2, max_size=30))
def test_simplify_keeps_both_ends_and_adds_nothing(line):
    short = simplify(line, 2.0)
    assert (short[0], short[-1]) == (line[0], line[-1])
    assert set(short) <= set(line)


@given(st.lists(points, min_size=3, max_size=20))
def test_clip_area_stays_inside_the_frame(ring):
    assert all(
        -1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in clip_area(ring, VIEW)
    )


def test_clip_area_of_a_frame_around_everything_is_the_ring():
    assert clip_area(SQUARE, Frame(-5, -5, 20, 20)) == SQUARE


def test_clip_area_of_land_around_the_frame_is_the_frame():
    assert area(clip_area([(x * 9 - 40, y * 9 - 40) for x, y in SQUARE], VIEW)) == 100


def test_clip_line_keeps_the_runs_inside():
    line = [(-5, 5), (5, 5), (15, 5), (15, 8), (5, 8), (6, 8)]
    assert clip_line(line, VIEW) == [[(-5, 5), (5, 5), (15, 5)], [(15, 8), (5, 8), (6, 8)]]


def test_clip_line_outside_is_nothing():
    assert clip_line([(20, 20), (30, 30)], VIEW) == []


def test_surrounds_tells_inside_from_outside():
    assert surrounds(SQUARE, (5, 5))
    assert not surrounds(SQUARE, (15, 5))
