# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.access.policy import Actor
from partnerkreis.directory.queries import actor_of
from tests.editing.users import user_of
from tests.imports.tables import TODAY


@pytest.fixture
def officer(reference_case: None) -> Actor:
    """The officer of Nordhausen."""
    return actor_of(user_of("nordhausen"), today=TODAY)
