# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a program can tell of a page: axe, the Nu HTML checker, and whether it fits a telephone."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Page, ViewportSize

CHECKER = Path(__file__).resolve().parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
NARROW = ViewportSize(width=320, height=640)


def lack(what: str) -> NoReturn:
    """Skip the test because something is missing on this machine, or fail where all is required."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(what)
    pytest.skip(what)  # the machine lacks it, and its owner did not ask for everything


def faults(page: Page, axe: str) -> list[str]:
    """Return what axe objects to; a contrast it cannot work out is a fault too."""
    page.evaluate(axe)
    result = page.evaluate("axe.run()")
    unclear = [entry for entry in result["incomplete"] if entry["id"] == "color-contrast"]
    return [
        f"{entry['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for entry in (*result["violations"], *unclear)
        for node in entry["nodes"]
    ]


def width_of(page: Page) -> int:
    """Return how wide the page is, in pixels; wider than its window, it scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def too_wide(page: Page, addresses: Mapping[str, str]) -> dict[str, int]:
    """Return the widths of those pages that do not fit the narrowest telephone, by name."""
    page.set_viewport_size(NARROW)
    widths = {}
    for name, address in addresses.items():
        page.goto(address)
        widths[name] = width_of(page)
    return {name: width for name, width in widths.items() if width > NARROW["width"]}


def html_faults(folder: Path, pages: Mapping[str, bytes]) -> list[str]:
    """Return what the Nu HTML checker objects to in pages by name, which it reads in ``folder``.

    Without the checker or Java the test is skipped, or fails where REQUIRE_BROWSER=1.
    """
    java = shutil.which("java")
    if java is None or not CHECKER.exists():
        lack("Java or the Nu HTML checker is missing (Debian: default-jre-headless, nodejs npm)")
    for name, html in pages.items():
        assert html, f"{name} is empty"
        (folder / f"{name.replace(' ', '-').replace('/', '-')}.html").write_bytes(html)
    checked = subprocess.run(
        [java, "-jar", CHECKER, "--format", "json", "--stdout", *sorted(folder.glob("*.html"))],
        capture_output=True,
        timeout=300,
    )
    return [
        f"{Path(message.get('url', '')).name}:{message.get('lastLine')} {message['message']}"
        for message in json.loads(checked.stdout)["messages"]
        if message["type"] != "info"
    ]
