# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that were compiled at an earlier start."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from partnerkreis.ui import compiled, jinja
from partnerkreis.ui.compiled import CompiledPages

PAGE = "page.html"
Counted = Callable[..., int]


@pytest.fixture
def compilations(monkeypatch) -> Counted:
    """Load a page by an environment as at a start; return how often something was compiled."""

    def count(folder: Path, source: str = "one", *, version: str = "1") -> int:
        sources: list[str] = []

        class Counting(Environment):
            def compile(self, source: str, *arguments, **options):
                sources.append(source)
                return super().compile(source, *arguments, **options)

        environment = Counting(
            loader=DictLoader({PAGE: source}), bytecode_cache=CompiledPages(folder, version)
        )
        assert environment.get_template(PAGE).render() == source
        return len(sources)

    return count


def test_page_is_compiled_once(compilations, tmp_path):
    assert [compilations(tmp_path / "pages") for _start in range(3)] == [1, 0, 0]


def test_changed_page_is_compiled_anew_and_takes_the_place_of_the_former(compilations, tmp_path):
    compilations(tmp_path)

    assert compilations(tmp_path, "two") == 1
    assert compilations(tmp_path, "two") == 0
    assert len(list(tmp_path.iterdir())) == 1


def test_what_another_version_has_compiled_is_not_run(compilations, tmp_path):
    compilations(tmp_path, version="1")

    assert compilations(tmp_path, version="2") == 1


@pytest.mark.parametrize("content", [b"", b"nonsense", bytes(1000)])
def test_damaged_file_is_made_anew(compilations, tmp_path, content):
    compilations(tmp_path)
    [file] = tmp_path.iterdir()
    file.write_bytes(content)

    assert compilations(tmp_path) == 1
    assert compilations(tmp_path) == 0


def test_file_that_was_cut_off_is_made_anew(compilations, tmp_path):
    compilations(tmp_path)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()

    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        assert compilations(tmp_path) == 1, length


def test_folder_that_cannot_be_made_stops_no_page(compilations, tmp_path):
    (tmp_path / "file").touch()

    assert compilations(tmp_path / "file" / "pages") == 1


def test_folder_is_ours_alone(compilations, tmp_path):
    compilations(tmp_path / "pages")

    assert (tmp_path / "pages").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o755])
def test_nothing_is_run_from_a_folder_that_is_open_to_others(compilations, tmp_path, mode):
    compilations(tmp_path / "pages")
    (tmp_path / "pages").chmod(mode)

    assert compilations(tmp_path / "pages") == 1


def test_nothing_is_run_from_the_folder_of_somebody_else(compilations, tmp_path, monkeypatch):
    compilations(tmp_path / "pages")
    somebody = os.getuid() + 1
    monkeypatch.setattr(compiled.os, "getuid", lambda: somebody)

    assert compilations(tmp_path / "pages") == 1
    assert len(list((tmp_path / "pages").iterdir())) == 1


def test_nothing_is_run_through_a_link(compilations, tmp_path):
    compilations(tmp_path / "pages")
    (tmp_path / "link").symlink_to(tmp_path / "pages")

    assert compilations(tmp_path / "link") == 1


def test_rules_of_the_environment_are_part_of_the_version(tmp_path):
    """Blocks that leave their line break are other code; where the pages lie is not."""
    loaders = [DictLoader({}), DictLoader({})]
    plain, same = (jinja.environment(compiled=tmp_path, loader=loader) for loader in loaders)
    trimmed = jinja.environment(compiled=tmp_path, loader=loaders[0], trim_blocks=True)

    def checksum(environment: Environment) -> str:
        assert environment.bytecode_cache is not None
        return environment.bytecode_cache.get_source_checksum("")

    assert checksum(plain) == checksum(same)
    assert checksum(plain) != checksum(trimmed)
