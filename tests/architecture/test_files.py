# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every file of the repository promises."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import partnerkreis

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("src", "tests", "tools", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".sh", ".css", ".js", ".html", ".po", ""} and path.is_file()
    if not {"__pycache__", ".mypy_cache"} & set(path.parts)
    if not any(part.endswith(".egg-info") for part in path.parts)
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_source_file_names_its_licence():
    without = [
        name(path)
        for path in SOURCES
        if "vendor" not in path.parts
        and "migrations" not in path.parts
        and "SPDX-License-Identifier" not in path.read_text()[:2000]
    ]

    assert without == []


@pytest.mark.parametrize("lock", ["requirements", "package-lock.json"])
def test_lock_files_name_no_host(lock):
    path = ROOT / lock
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]

    assert files
    assert [name(file) for file in files if "://" in file.read_text()] == []


#: What signing in stands on; docs/decisions/0008-signing-in.md says why it is not our own.
SIGNING_IN = {
    *("django-allauth", "fido2", "cryptography", "cffi", "pycparser", "pyjwt", "oauthlib"),
    *("requests", "urllib3", "certifi", "charset-normalizer", "idna", "qrcode"),
    *("argon2-cffi", "argon2-cffi-bindings", "colorama"),
}

#: What reads and writes the files of other programs, loaded only where there is one: Word, Excel,
#: pictures and Outlook; docs/decisions/0001-stack.md says why these formats are not our own.
FILES = {"openpyxl", "et-xmlfile", "xlsxwriter", "python-docx", "lxml", "pillow", "olefile"}


def test_at_most_thirty_packages_besides_those_of_signing_in_and_of_files_all_with_hashes():
    locked = (ROOT / "requirements/base.txt").read_text()
    packages = set(re.findall(r"^([\w.\[\]-]+)==", locked, re.MULTILINE))

    assert 0 < len(packages - SIGNING_IN - FILES) <= 30
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\w)", locked))


def test_no_file_is_longer_than_400_lines():
    long = [
        name(path)
        for path in SOURCES
        if path.suffix in {".py", ".html", ".sh"} and "vendor" not in path.parts
        if len(path.read_text().splitlines()) > 400
    ]

    assert long == []


def test_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert partnerkreis.__version__ == project["version"]
    assert f"softwareVersion: {project['version']}" in (ROOT / "publiccode.yml").read_text()
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text()


def test_shell_scripts_are_well_formed():
    scripts = [path for path in SOURCES if path.suffix == ".sh" or path.parent.name == ".ci"]

    for script in scripts:
        assert subprocess.run(["bash", "-n", script]).returncode == 0, script
        assert script.stat().st_mode & 0o100, script
