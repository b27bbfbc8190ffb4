# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the land of the maps from Natural Earth, and leave out the borders that are in dispute.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python tools/build_land.py package/countries-10m.json

Natural Earth draws who holds a place (Crimea as Russian). We draw land, and borders as thin lines,
only where no partner could take offence: docs/decisions/0005-map.md. Needs nothing but Python.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import accumulate
from pathlib import Path
from typing import Any

from partnerkreis.ui.map.geometry import Line, area, clip_area, clip_line, simplify, surrounds
from partnerkreis.ui.map.land import EUROPE, FOLDER, MIDDLE, encode
from partnerkreis.ui.map.projection import Frame, project

#: Every border of these is left out.
NO_BORDERS_OF = {
    "Israel", "Palestine",
    "Cyprus", "N. Cyprus", "Cyprus U.N. Buffer Zone", "Akrotiri", "Dhekelia",
    "W. Sahara", "Gibraltar",
}  # fmt: skip
#: These two have no border drawn between them.
NO_BORDER_BETWEEN = {
    frozenset({"Serbia", "Kosovo"}),
    frozenset({"Armenia", "Azerbaijan"}),
}
#: A place within Crimea, which Natural Earth gives to Russia: no line divides it from Ukraine.
CRIMEA = (34.1, 45.0)

#: Longitude and latitude of what each layer must hold, unit and tolerance and least island in km.
LAYERS = {
    MIDDLE: ((2.0, 45.5, 27.0, 56.5), 0.5, 0.55, 40.0),
    EUROPE: ((-25.0, 28.0, 52.0, 72.0), 1.0, 4.0, 600.0),
}
ABOUT = (
    "Land and borders after Natural Earth (public domain) by way of world-atlas 2.0.2 (ISC);"
    " written by tools/build_land.py, do not edit. Disputed borders are left out: decision 0005."
)


class Atlas:
    """A TopoJSON file of countries: arcs, and which countries share them."""

    def __init__(self, topology: dict[str, Any]) -> None:
        (self.sx, self.sy), (self.tx, self.ty) = (
            topology["transform"][key] for key in ("scale", "translate")
        )
        self.arcs = [self._decode(arc) for arc in topology["arcs"]]
        self.land = topology["objects"]["land"]["geometries"]
        self.countries = topology["objects"]["countries"]["geometries"]

    def _decode(self, arc: list[list[int]]) -> Line:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        return [(x * self.sx + self.tx, y * self.sy + self.ty) for x, y in zip(xs, ys, strict=True)]

    def ring(self, indices: list[int]) -> Line:
        points: list[tuple[float, float]] = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1 if points else 0 :]
        return points

    def borders(self) -> list[Line]:
        """Return the arcs that two countries share, without those in dispute."""
        owners: dict[int, set[str]] = defaultdict(set)
        hidden: set[int] = set()
        for country in self.countries:
            for polygon in polygons(country):
                indices = {index if index >= 0 else ~index for ring in polygon for index in ring}
                for index in indices:
                    owners[index].add(country["properties"]["name"])
                if surrounds(self.ring(polygon[0]), CRIMEA):
                    hidden |= indices
        return [
            self.arcs[index]
            for index, names in sorted(owners.items())
            if len(names) == 2 and index not in hidden and not is_disputed(names)
        ]


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "MultiPolygon":
        return list(geometry["arcs"])
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else []


def is_disputed(names: set[str]) -> bool:
    return bool(names & NO_BORDERS_OF) or frozenset(names) in NO_BORDER_BETWEEN


def flat(line: Line, box: tuple[float, float, float, float]) -> Line:
    """Project a line, held within reach of ``box`` so that the far side of the world stays sane."""
    west, south, east, north = box
    return [
        project(min(max(lat, south - 12), north + 8), min(max(lon, west - 40), east + 40))
        for lon, lat in line
    ]


def frame_of(box: tuple[float, float, float, float]) -> Frame:
    west, south, east, north = box
    corners = [project(lat, lon) for lat in (south, north) for lon in (west, 15.0, east)]
    xs, ys = zip(*corners, strict=True)
    return Frame(round(min(xs)), round(min(ys)), round(max(xs) - min(xs)), round(max(ys) - min(ys)))


def is_near(line: Line, box: tuple[float, float, float, float]) -> bool:
    """Return whether any of ``line`` may lie in ``box``, by longitude and latitude."""
    west, south, east, north = box
    lons, lats = zip(*line, strict=True)
    reach = 12.0
    return bool(
        min(lons) < east + reach
        and max(lons) > west - reach
        and min(lats) < north + reach
        and max(lats) > south - reach
    )


def build(atlas: Atlas, name: str) -> dict[str, Any]:
    box, unit, tolerance, least = LAYERS[name]
    frame = frame_of(box)
    outlines = [
        atlas.ring(ring)
        for geometry in atlas.land
        for polygon in polygons(geometry)
        for ring in polygon
    ]
    rings = [clip_area(flat(ring, box), frame) for ring in outlines if is_near(ring, box)]
    land = [simplify(ring, tolerance) for ring in rings if ring and area(ring) > least]
    borders = [flat(line, box) for line in atlas.borders() if is_near(line, box)]
    lines = [run for line in borders for run in clip_line(line, frame)]
    return {
        "about": ABOUT,
        "unit": unit,
        "frame": [frame.left, frame.top, frame.width, frame.height],
        "land": [encode(ring, unit) for ring in sorted(land, key=area, reverse=True)],
        "borders": [encode(simplify(line, tolerance), unit) for line in lines],
    }


def main() -> None:
    atlas = Atlas(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    for name in LAYERS:
        path = FOLDER / name
        path.write_text(json.dumps(build(atlas, name), separators=(",", ":")) + "\n", "utf-8")
        print(f"{name}: {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
