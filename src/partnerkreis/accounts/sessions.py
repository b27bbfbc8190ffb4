# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sessions, kept in the database so that they can be listed and ended there.

They are those of Django, found by a query that is built once: every page within asks for one.
"""

from __future__ import annotations

from typing import Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, QuerySet
from django.utils import timezone

from partnerkreis.core.prepared import Given, Prepared


def _lasting() -> QuerySet[Session]:
    return Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    )


_LASTING: Final[Prepared[Session]] = Prepared(_lasting)


class SessionStore(db.SessionStore):
    """The session of a browser, as the settings name it to Django."""

    def _get_session_from_db(self) -> Session | None:
        found = _LASTING(key=self.session_key, now=timezone.now())
        if not found:
            # What is stored next gets a key of its own, and none that a browser came with.
            self._session_key = None
        return next(iter(found), None)
