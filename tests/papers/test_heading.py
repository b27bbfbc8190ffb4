# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands above a paper."""

import pytest

from partnerkreis.papers.queries.heading import heading_of


@pytest.mark.parametrize(
    ("kind", "language", "heading"),
    [
        ("council_paper", "pl", "w sprawie wizyty"),
        ("council_paper", "de", "wizyty"),
        ("invitation", "pl", "wizyty"),
    ],
)
def test_a_polish_resolution_is_in_the_matter_of_its_subject(kind, language, heading):
    assert heading_of(kind, "wizyty", language) == heading


def test_what_has_no_subject_has_no_heading():
    assert heading_of("council_paper", "", "pl") == ""
