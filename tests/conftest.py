# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all tests share. The database fixtures come from pytest-django."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import settings

NOW = datetime(2026, 11, 25, tzinfo=UTC)
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences"}


# A busy machine is no fault of a property: nothing here is a test of speed.
settings.register_profile("partnerkreis", deadline=None)
settings.load_profile("partnerkreis")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "database: uses the database; set by conftest.py, never by hand"
    )
    config.addinivalue_line(
        "markers", "live: its server has the database of the test; set by conftest.py"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that the rest runs first and only once, and how it does."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if "live_server" in fixtures:
            item.add_marker("live")


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Begin each test in English: a page asked for in a test before may have left its language."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def loaded_case(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Take the case in, and everything back when the module is done; tests run in savepoints."""
    # Models can be imported only when Django is set up.
    from partnerkreis.access.policy import OPERATOR
    from partnerkreis.cases.actions import import_case

    with django_db_blocker.unblock(), transaction.atomic():
        for name in ("site-texts.json", "reference-case.json"):
            import_case(
                files("partnerkreis.demo").joinpath(name).read_bytes(), actor=OPERATOR, now=NOW
            )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reference_case(loaded_case: None, db: None) -> None:
    """Return with the reference case in the database; what a test changes is undone after it."""


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Return where uploaded files lie in this test, and in no other."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    return Path(settings.MEDIA_ROOT)
