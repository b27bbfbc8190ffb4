# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.ui.map.geometry import clip_area, clip_line, surrounds
from partnerkreis.ui.map.land import (
    EUROPE,
    FOLDER,
    MIDDLE,
    Layer,
    Outline,
    decode,
    encode,
    layer,
    layer_for,
)
from partnerkreis.ui.map.projection import Frame, frame, project


def crosses(source: Layer, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Tell whether a border lies between two places, given as latitude and longitude."""
    a, b = project(*start), project(*end)
    return any(meet(a, b, c, d) for line in source.borders for c, d in pairwise(line))


def meet(a, b, c, d):
    def turn(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0

    return turn(a, c, d) != turn(b, c, d) and turn(a, b, c) != turn(a, b, d)


def is_land(source: Layer, lat: float, lon: float) -> bool:
    return sum(surrounds(ring, project(lat, lon)) for ring in source.land) % 2 == 1


def test_encode_and_decode_round_to_the_unit():
    line = decode(encode([(1.1, 2.2), (3.3, -4.4)], 0.5), 0.5)

    assert list(line) == [(1.0, 2.0), (3.5, -4.5)]


def test_outline_is_a_sequence_of_points_that_knows_its_bounds():
    line = Outline([1.0, 3.0, 2.0], [5.0, 4.0, 7.0])

    assert (len(line), line[0], line[-1]) == (3, (1.0, 5.0), (2.0, 7.0))
    assert line[1:] == [(3.0, 4.0), (2.0, 7.0)]
    assert line.bounds == Frame(1.0, 4.0, 2.0, 3.0)


@given(
    name=st.sampled_from([MIDDLE, EUROPE]),
    left=st.integers(-3000, 3000),
    top=st.integers(-3000, 3000),
    size=st.sampled_from([50, 300, 2000]),
)
def test_what_is_passed_over_lies_elsewhere(name, left, top, size):
    view, source = Frame(left, top, size, size), layer(name)
    near, all_borders = source.land_in(view), source.borders

    assert [clip_area(ring, view) for ring in near if clip_area(ring, view)] == [
        ring for ring in (clip_area(ring, view) for ring in source.land) if ring
    ]
    assert [run for line in source.borders_in(view) for run in clip_line(line, view)] == [
        run for line in all_borders for run in clip_line(line, view)
    ]


@pytest.mark.parametrize("name", [MIDDLE, EUROPE])
@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (51.5, 10.79, True),
        (51.88, 17.01, True),
        (48.05, 10.49, True),
        (54.5, 5.0, False),
        (55.0, 15.8, False),
    ],
)
def test_land_and_sea_are_where_they_should_be(name, lat, lon, expected):
    assert is_land(layer(name), lat, lon) is expected


@pytest.mark.parametrize(
    ("lat", "lon"), [(38.7, -9.1), (64.1, -21.7), (50.4, 30.5), (39.9, 32.8), (45.0, 34.1)]
)
def test_europe_reaches_from_iceland_and_portugal_to_turkey_and_crimea(lat, lon):
    assert is_land(layer(EUROPE), lat, lon) or layer(EUROPE).frame.holds(*project(lat, lon))


def test_germany_and_poland_have_a_border():
    assert crosses(layer(MIDDLE), (52.4, 13.9), (52.4, 15.2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((45.3, 34.2), (46.6, 33.6), id="Crimea and Kherson"),
        pytest.param((42.66, 21.16), (43.3, 21.9), id="Kosovo and Serbia"),
        pytest.param((35.0, 33.4), (35.3, 33.4), id="the north and the south of Cyprus"),
        pytest.param((31.8, 35.2), (31.9, 34.8), id="Jerusalem and the coast"),
        pytest.param((33.0, 35.6), (33.0, 36.1), id="the Golan"),
    ],
)
def test_no_border_is_drawn_where_one_is_disputed(one, other):
    assert not crosses(layer(EUROPE), one, other)


def test_ukraine_and_russia_have_their_recognised_border():
    assert crosses(layer(EUROPE), (48.0, 37.8), (48.0, 41.0))


def test_a_frame_in_the_middle_of_europe_does_not_read_the_coarse_layer():
    near = frame([project(51.5, 10.79), project(51.88, 17.01)], 4 / 3)
    far = frame([project(51.5, 10.79), project(38.7, -9.1)], 4 / 3)
    assert layer_for(near) is layer(MIDDLE)
    assert layer_for(far) is layer(EUROPE)


def test_the_layer_of_most_maps_is_small():
    assert (FOLDER / MIDDLE).stat().st_size < 45_000
