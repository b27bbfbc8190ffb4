# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works where and lives where: the best placement there is, proven, and explained.

Plain Python: an instance in, an answer out. ``docs/format/placement.md`` describes both.
"""

from partnerkreis.placements.answer import Answer, Figures, as_json
from partnerkreis.placements.explanation import Competitor, Explanation, Reason
from partnerkreis.placements.faults import Fault, InstanceRefused
from partnerkreis.placements.instance import Instance, Place, Rule
from partnerkreis.placements.placement import Placement, place
from partnerkreis.placements.readers import Reader, for_reader
from partnerkreis.placements.reading import read_instance
from partnerkreis.placements.scarcity import Scarce, What
from partnerkreis.placements.stage import Clock

__all__ = [
    "Answer",
    "Clock",
    "Competitor",
    "Explanation",
    "Fault",
    "Figures",
    "Instance",
    "InstanceRefused",
    "Place",
    "Placement",
    "Reader",
    "Reason",
    "Rule",
    "Scarce",
    "What",
    "as_json",
    "for_reader",
    "place",
    "read_instance",
]
