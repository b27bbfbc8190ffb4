# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which bodies a record concerns: the ground of every permission on it."""

from uuid import UUID

from partnerkreis.core.records import Record


def bodies_of(record: Record) -> tuple[UUID, ...]:
    """Return the bodies that ``record`` concerns, and the encounter it belongs to.

    A record that could concern bodies and concerns none is within reach only of who has
    everything: it is given a body that nobody has a role for. None for what is common to all.
    """
    if record.concerns is None:
        return ()
    row = type(record)._default_manager.filter(pk=record.pk)
    paths = (*record.concerns, *record.belongs_to)
    found = {pk for path in paths for pk in row.values_list(path, flat=True) if pk}
    return tuple(sorted(found)) or (record.pk,)
