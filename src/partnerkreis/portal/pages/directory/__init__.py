# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of bodies, organisations, offices, persons, topics and places: one shape for all."""

from partnerkreis.portal.pages.directory.pages import (
    body_page,
    office_page,
    organisation_page,
    person_page,
    place_page,
    topic_page,
)

__all__ = [
    "body_page",
    "office_page",
    "organisation_page",
    "person_page",
    "place_page",
    "topic_page",
]
