# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a wheel takes along: Python brings the modules, pyproject.toml names all other files."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "partnerkreis"


def test_wheel_has_every_file_and_the_compiled_catalogues() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    named = {
        file for glob in settings["package-data"]["partnerkreis"] for file in PACKAGE.glob(glob)
    }
    there = {file for file in PACKAGE.rglob("*") if file.is_file()}

    assert {file for file in there - named if file.suffix not in {".py", ".pyc"}} == set()
    assert "**/*.mo" in settings["package-data"]["partnerkreis"]
