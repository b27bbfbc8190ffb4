# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every model is a term of the glossary, with a German and a Polish word."""

import re
from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).parents[2] / "docs/glossary.md"
ROW = re.compile(
    r"^\| (?P<term>[^|]+) \| (?P<de>[^|]+) \| (?P<pl>[^|]+) \| (?P<classes>[^|]+) \|$", re.M
)


def test_glossary_names_every_model() -> None:
    named = set(re.findall(r"`\w+\.(\w+)", GLOSSARY.read_text()))
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("partnerkreis.") and not model._meta.auto_created
    }

    assert models - named == set()


def test_glossary_has_both_languages_for_every_term() -> None:
    rows = [row for row in ROW.finditer(GLOSSARY.read_text()) if row["term"] not in {"Term"}]

    assert len(rows) > 50
    assert all(row["de"].strip() and row["pl"].strip() for row in rows)
