# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all tests share. The database fixtures come from pytest-django."""

from collections.abc import Iterator

import pytest
from django.utils import translation

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "database: uses the database; set by conftest.py, never by hand"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that the rest can run first and only once."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Begin each test in English: a page asked for in a test before may have left its language."""
    with translation.override("en"):
        yield
