# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference case as facts, read once for all tests of the stories."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction

from partnerkreis import demo
from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.records import Record
from partnerkreis.stories import PartnershipFacts
from partnerkreis.stories.reading import facts_of

CASE = Path(demo.__file__).parent / "reference-case.json"
PARTNERSHIPS = ("unterallgaeu-nordhausen", "nordhausen-gostyn", "unterallgaeu-gostyn")


@dataclass(frozen=True)
class ReferenceCase:
    facts: dict[str, PartnershipFacts]
    #: The key of each record by its identity.
    keys: dict[UUID, str]


def import_reference_case() -> None:
    now = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
    import_case(CASE.read_bytes(), actor=OPERATOR, now=now)


@pytest.fixture(scope="session")
def reference_case(django_db_setup: None, django_db_blocker: Any) -> ReferenceCase:
    """Facts are plain values, so the database forgets the records again."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_reference_case()
        facts = {key: facts_of(key) for key in PARTNERSHIPS}
        keys = {
            identity: key
            for model in apps.get_models()
            if issubclass(model, Record)
            for identity, key in model._default_manager.values_list("pk", "key")
        }
        transaction.set_rollback(True)
    return ReferenceCase(facts, keys)
