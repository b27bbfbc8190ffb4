# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What concerns the bodies of an actor, in statements that are built once for everybody."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Model, Q, QuerySet, UUIDField

from partnerkreis.core.prepared import GivenAny

#: So many of each kind are looked at, the newest first, and shown.
LOOKED_AT: Final = 200
MOST: Final = 6
#: The bodies that an actor may read for, given when a statement runs.
BODIES: Final = GivenAny("bodies", UUIDField())


def own(model: type[Model]) -> QuerySet[Any]:
    """Return what concerns one of the bodies that are given: whoever works for it may read it."""
    either = Q()
    for path in getattr(model, "concerns", None) or ():
        either |= Q(**{f"{path}__in": BODIES})
    # Through keys: a record that concerns both partners would come twice.
    keys = model._base_manager.filter(either).values("pk")
    return model._default_manager.filter(pk__in=keys)
