# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maps drawn on the server: seats as points, partnerships as arcs, on a plain land.

Pure functions; no Django, no network. What the land shows and what not: decision 0005.
"""

from partnerkreis.ui.map.drawing import MapArc, MapDrawing, MapPoint, draw

__all__ = ["MapArc", "MapDrawing", "MapPoint", "draw"]
