# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Render every component with sample data, to look at: a style guide for developers.

    python tools/preview.py CASE.json [/tmp/preview] [LOCALE_DIR]
    python -m http.server -d /tmp/preview 8001

CASE.json is a case in the shape of the reference case; it is read, never kept.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation import override
from jinja2 import FileSystemLoader

from partnerkreis.ui.shapes import Crumb, LanguageLink, NavItem, Page
from preview_sample import Sample

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "src/partnerkreis/ui"


def frame(name: str, title: str, language: str = "de") -> Page:
    names = {
        "home": "Der Kreis",
        "partnerschaft": "Partnerschaften",
        "begegnung": "Begegnungen",
        "liste": "Kalender",
        "bausteine": "Suche",
    }
    navigation = [NavItem(text, f"{key}.html", key == name) for key, text in names.items()]
    languages = [
        LanguageLink(code, own, f"#{code}", "", code == language)
        for code, own in (("de", "Deutsch"), ("pl", "Polski"), ("en", "English"))
    ]
    crumbs = [] if name == "home" else [Crumb("Der Kreis", "home.html"), Crumb(title)]
    footer = [NavItem(t, f"#{t}") for t in ("Impressum", "Datenschutz", "Barrierefreiheit")]
    publisher = "Herausgegeben von den Landkreisen. Jede Seite gibt frei, was sie betrifft."
    return Page(
        language, title, "Partnerkreis", "home.html", "", "", navigation, languages, crumbs, footer,
        publisher,
    )  # fmt: skip


PAGES = {
    "home": "Landkreise, die einander kennen",
    "partnerschaft": "Zwei Landkreise",
    "begegnung": "Eine Begegnung von vielen",
    "liste": "Alle Begegnungen",
    "bausteine": "Bausteine",
    "404": "Diese Seite gibt es nicht",
    "500": "Fehler",
}


def main() -> None:
    case = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    target = Path(sys.argv[2] if len(sys.argv) > 2 else "/tmp/preview")  # noqa: S108 - only looked at
    settings.configure(
        STATIC_URL="static/",
        INSTALLED_APPS=[],
        USE_I18N=True,
        LOCALE_PATHS=[*sys.argv[3:], UI.parent / "locale"],
    )
    django.setup()
    from partnerkreis.ui.jinja import environment

    shutil.copytree(UI / "static", target / "static", dirs_exist_ok=True)
    loader = FileSystemLoader([UI / "jinja2", ROOT / "tools/preview"])
    env = environment(loader=loader, trim_blocks=True, lstrip_blocks=True)
    context = Sample(case).context()
    with override("de"):
        for name, title in PAGES.items():
            html = env.get_template(f"{name}.html").render(page=frame(name, title), **context)
            (target / f"{name}.html").write_text(html, "utf-8")
            print(f"{name}.html: {len(html.encode()) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
