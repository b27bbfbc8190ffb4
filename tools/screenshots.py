# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Take pictures of the public pages: three widths, two themes, three languages.

python tools/screenshots.py [ADDRESS] [FOLDER]

ADDRESS is a running instance with the demonstration, http://127.0.0.1:8000 if not given.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (320, 768, 1280)
THEMES = ("light", "dark")
PAGES = {
    "home": {"de": "/de/", "pl": "/pl/", "en": "/en/"},
    "partnership": {
        "de": "/de/partnerschaften/nordhausen-gostyn/",
        "pl": "/pl/partnerstwa/nordhausen-gostyn/",
        "en": "/en/partnerships/nordhausen-gostyn/",
    },
    "partnership-2022": {
        "de": "/de/partnerschaften/unterallgaeu-nordhausen/2022/",
        "pl": "/pl/partnerstwa/unterallgaeu-nordhausen/2022/",
        "en": "/en/partnerships/unterallgaeu-nordhausen/2022/",
    },
    "encounter": {
        "de": "/de/begegnungen/2022-musik/",
        "pl": "/pl/spotkania/2022-musik/",
        "en": "/en/encounters/2022-musik/",
    },
    "encounters": {
        "de": "/de/begegnungen/?kind=council_visit",
        "pl": "/pl/spotkania/",
        "en": "/en/encounters/?kind=council_visit",
    },
    "calendar": {"de": "/de/kalender/", "pl": "/pl/kalendarz/", "en": "/en/calendar/"},
    "body": {
        "de": "/de/koerperschaften/nordhausen/",
        "pl": "/pl/samorzady/gostyn/",
        "en": "/en/bodies/unterallgaeu/",
    },
    "search": {"de": "/de/suche/?q=musik", "pl": "/pl/szukaj/?q=gostyn", "en": "/en/search/"},
}


def shots() -> Iterator[tuple[str, str, int, str]]:
    """Yield name, address, width and theme of every picture."""
    for (name, addresses), width, theme in product(PAGES.items(), WIDTHS, THEMES):
        for language, address in addresses.items():
            yield f"{name}-{language}-{width}-{theme}.png", address, width, theme


def take(browser: Browser, site: str, folder: Path) -> None:
    for name, address, width, theme in shots():
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
        )
        page = context.new_page()
        answer = page.goto(site + address)
        if answer is None or not answer.ok:
            sys.exit(f"{address} does not answer with a page: {answer and answer.status}")
        page.screenshot(path=folder / name, full_page=True)
        context.close()
        print(name)


def main(site: str = "http://127.0.0.1:8000", folder: str = "build/screenshots") -> None:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=root)
        take(browser, site, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
