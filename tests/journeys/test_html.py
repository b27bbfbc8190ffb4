# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages are valid HTML."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.conftest import MODULES, Fetch
from tests.journeys.pages import ALL, address, status

pytestmark = pytest.mark.checker

CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_every_kind_of_page_is_valid_html(fetch: Fetch, tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None or not CHECKER.exists():
        pytest.skip("Java or the Nu HTML checker is missing")
    absent = []
    for name, language in ALL:
        found, html = fetch(address(name, language))
        if found != status(name):
            absent.append(f"{language} {name}: {found}")
        file = f"{language}-{name.replace('/', '-')}.html"
        (tmp_path / file).write_text(html, encoding="utf-8")

    checked = subprocess.run(
        [java, "-jar", CHECKER, "--format", "json", "--stdout", *sorted(tmp_path.glob("*.html"))],
        capture_output=True,
        timeout=300,
    )

    messages = json.loads(checked.stdout)["messages"]
    errors = [
        f"{Path(message.get('url', '')).name}:{message.get('lastLine')} {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]
    assert errors == []
    assert absent == []
