# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import re
from pathlib import Path

from partnerkreis.placements import as_json
from tests.placements.worlds import placed

PAGE = Path(__file__).parents[2] / "docs/format/placement.md"


def test_example_of_the_format_has_the_answer_that_is_shown():
    instance, answer = map(json.loads, re.findall(r"```json\n(.*?)```", PAGE.read_text(), re.S))

    assert as_json(placed(instance)) | {"seconds": 0} == answer | {"seconds": 0}
