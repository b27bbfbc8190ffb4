# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.ui.map import MapArc, MapPoint, draw
from partnerkreis.ui.map.drawing import background, curve
from partnerkreis.ui.map.projection import frame, project

NORDHAUSEN = MapPoint("ndh", 51.5, 10.79, "Nordhausen", "Thüringen")
GOSTYN = MapPoint("gos", 51.88, 17.01, "Gostyń", "Großpolen")
MINDELHEIM = MapPoint("ua", 48.05, 10.49, "Unterallgäu", "Bayern")
LISBON = MapPoint("lis", 38.7, -9.1, "Lisboa")
BOSTON = MapPoint("bos", 42.4, -71.1, "Boston")
POINTS = [NORDHAUSEN, GOSTYN, MINDELHEIM]


def test_every_point_becomes_a_dot_inside_the_drawing():
    drawing = draw(POINTS)
    assert len(drawing.dots) == 3
    assert all(15 < dot.x < 85 and 15 < dot.y < 85 for dot in drawing.dots)


def test_an_arc_starts_at_the_western_point():
    one = draw(POINTS, [MapArc("ndh", "gos")]).arcs[0].path
    other = draw(POINTS, [MapArc("gos", "ndh")]).arcs[0].path
    assert one == other


def test_an_arc_to_an_unknown_point_is_left_out():
    assert draw(POINTS, [MapArc("ndh", "nowhere")]).arcs == ()


def test_a_point_outside_europe_is_named_and_not_drawn():
    drawing = draw([*POINTS, BOSTON], [MapArc("ndh", "bos")])
    assert drawing.outside == ("Boston",)
    assert (len(drawing.dots), drawing.arcs) == (3, ())


@pytest.mark.parametrize("points", [[], [NORDHAUSEN], [NORDHAUSEN, NORDHAUSEN], [BOSTON]])
def test_few_points_still_give_a_map(points):
    assert draw(points).land.startswith("M")


def test_a_far_partner_widens_the_map():
    assert draw([NORDHAUSEN, LISBON]).land != draw([NORDHAUSEN]).land


def test_two_points_alone_are_joined_by_an_arc_that_rises():
    start, (_, y), end = curve((0, 100), (100, 100), [(0, 100), (100, 100)])
    assert (start, end) == ((0, 100), (100, 100))
    assert y < 100


def test_arcs_of_a_triangle_bend_outwards():
    corners = [(0.0, 0.0), (100.0, 0.0), (50.0, 100.0)]
    _, (_, top), _ = curve(corners[0], corners[1], corners)
    _, (left, _), _ = curve(corners[0], corners[2], corners)
    assert top < 0
    assert left < 25


def test_the_ground_is_drawn_once_for_a_frame():
    view = frame([project(51.5, 10.79)], 4 / 3)
    assert background(view) is background(view)


def test_a_drawing_is_light():
    drawing = draw(POINTS, [MapArc("ndh", "gos")])
    assert len(drawing.land) + len(drawing.borders) < 15_000
