# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies as points on a map."""

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body
from partnerkreis.ui.map import MapPoint


def point(body: Body, language: Language) -> MapPoint | None:
    """Return the seat of a body on the map, or None where no coordinates are known."""
    if body.latitude is None or body.longitude is None:
        return None
    return MapPoint(
        body.key,
        float(body.latitude),
        float(body.longitude),
        body.names.form(language, "short"),
        body.region.form(language),
    )
