# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference case, and small graphs."""

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.introductions.actions import bring_register_up_to_date, import_ties
from partnerkreis.introductions.forms import read_ties

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
REFERENCE = files("partnerkreis.demo").joinpath("reference-case.json").read_bytes()
HEADER = (
    "a_id,a_name,a_country,a_wikidata,a_lat,a_lon,b_id,b_name,b_country,b_wikidata,b_lat,b_lon,"
    "since,until,sources\n"
)


@pytest.fixture
def reference(db: None) -> None:
    import_case(REFERENCE, actor=OPERATOR, now=NOW)
    bring_register_up_to_date()


def lines(*rows: str) -> bytes:
    """Return a CSV of ties, each row ``A-B`` or ``A-B,since`` or ``A-B,since,until``."""
    text = HEADER
    for row in rows:
        names, since, until = (*row.split(","), "", "")[:3]
        one, other = names.split("-")
        text += f"{one},{one},DE,,,,{other},{other},DE,,,,{since},{until},test\n"
    return text.encode()


def take(*rows: str) -> None:
    import_ties(file=read_ties(lines(*rows)), name="test.csv", actor=OPERATOR, now=NOW)
