# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command as an operator runs it: its own process, its own data directory."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
PROGRAM = "import sys; from partnerkreis.command import main; sys.exit(main())"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with an empty database, made once because that takes a second."""
    data = tmp_path_factory.mktemp("migrated") / "data"
    environment = {**os.environ, "DATA": str(data), "PYTHONPATH": str(SOURCE), "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", PROGRAM, "export"], env=environment, check=True)
    return data


@pytest.fixture
def environment(tmp_path: Path, migrated: Path) -> dict[str, str]:
    """An operator's environment: an empty HOME, an empty database, an English terminal."""
    shutil.copytree(migrated, tmp_path / "data")
    (tmp_path / "home").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(SOURCE),
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run the command with arguments; ``LANG=…`` and the like change the environment."""

    def call(*arguments: object, text: str | None = None, **variables: str) -> Run:
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, arguments)],
            env={**environment, **variables},
            input=text,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return call


@pytest.fixture
def small_case(tmp_path: Path) -> Path:
    from partnerkreis.demo.register import generate

    path = tmp_path / "case.json"
    path.write_bytes(generate(4))
    return path
