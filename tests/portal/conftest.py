# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference case, taken in once for all tests of a module."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded_case(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Take the case in, and everything back when the module is done; tests run in savepoints."""
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
def queries_of() -> Callable[[str], int]:
    """Return a function that says how many queries a page asks, that of the memory left out."""

    def count(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert Client().get(address).status_code == 200
        return sum("core_contentversion" not in query["sql"] for query in captured)

    return count
