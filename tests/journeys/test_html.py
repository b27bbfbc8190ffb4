# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages are valid HTML."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Fetch
from tests.journeys.looking import html_faults
from tests.journeys.pages import ALL, address, status

pytestmark = pytest.mark.checker


def test_every_kind_of_page_is_valid_html(fetch: Fetch, tmp_path: Path) -> None:
    absent, pages = [], {}
    for name, language in ALL:
        found, html = fetch(address(name, language))
        if found != status(name):
            absent.append(f"{language} {name}: {found}")
        pages[f"{language}-{name}"] = html.encode()

    assert html_faults(tmp_path, pages) == []
    assert absent == []
