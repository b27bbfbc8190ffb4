# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from partnerkreis.ui.static_files import CollectedFiles


def test_files_go_by_their_plain_names_where_nothing_was_collected(tmp_path: Path) -> None:
    files = CollectedFiles(location=tmp_path, base_url="/static/")

    assert files.url("css/site.css") == "/static/css/site.css"


def test_collected_files_go_by_the_names_in_the_manifest(tmp_path: Path) -> None:
    manifest = '{"version": "1.1", "paths": {"css/site.css": "css/site.0a1b.css"}}'
    (tmp_path / "staticfiles.json").write_text(manifest)
    files = CollectedFiles(location=tmp_path, base_url="/static/")

    assert files.url("css/site.css") == "/static/css/site.0a1b.css"
    with pytest.raises(ValueError, match="Missing"):
        files.url("css/missing.css")
