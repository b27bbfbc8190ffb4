# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from itertools import combinations

import pytest

from partnerkreis.ui.map.labels import WIDTHS, Scene, _Sheet, place

SCENE = Scene(1280, 960, ((500.0, 300.0), (900.0, 280.0), (480.0, 700.0)), ())
NAMES = [
    ((500.0, 300.0), "Nordhausen", "Thüringen"),
    ((900.0, 280.0), "Gostyń", "Großpolen"),
    ((480.0, 700.0), "Unterallgäu", "Bayern"),
]


def shown(labels, size):
    return [label for label in labels if not label.only or size in label.only]


@pytest.mark.parametrize("size", WIDTHS)
def test_labels_do_not_meet_and_stay_inside(size):
    sheet = _Sheet(SCENE, size)
    boxes = [sheet.box(label) for label in shown(place(SCENE, NAMES, []), size)]
    assert len(boxes) == 3
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= sheet.width for box in boxes)


def test_labels_keep_clear_of_dots():
    sheet = _Sheet(SCENE, "l")
    dots = [(x * sheet.scale, y * sheet.scale) for x, y in SCENE.dots]
    boxes = [sheet.box(label) for label in shown(place(SCENE, NAMES, []), "l")]
    assert not any(box.holds(dot) for box in boxes for dot in dots)


def test_a_second_line_that_does_not_fit_is_dropped_before_the_name():
    detail = "a very long description of a region, longer than the whole map is wide"
    labels = place(SCENE, [((900.0, 280.0), "Gostyń", detail)], [])
    assert [(label.name, label.detail) for label in shown(labels, "m")] == [("Gostyń", "")]


def test_a_name_that_fits_nowhere_is_left_out():
    assert place(SCENE, [((640.0, 480.0), "x" * 190, "")], []) == []


def test_many_labels_in_one_place_never_lie_upon_each_other():
    crowd = [((600.0 + 9 * n, 500.0 + 5 * n), f"Ort {n}", "") for n in range(20)]
    scene = Scene(1280, 960, tuple(point for point, _, _ in crowd), ())
    sheet = _Sheet(scene, "l")
    boxes = [sheet.box(label) for label in shown(place(scene, crowd, []), "l")]
    assert boxes
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))


def test_the_label_of_an_arc_stands_outside_it():
    arc = ((200.0, 600.0), (640.0, 200.0), (1080.0, 600.0))
    (label,) = place(Scene(1280, 960, (), (arc,)), [], [(arc, "seit 2019")])
    assert label.align == "middle"
    assert label.top < 0
