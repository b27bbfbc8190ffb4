# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open today for the bodies of an actor: a query for each kind of question."""

from partnerkreis.workspace.queries.today.found import TextOpen, Today
from partnerkreis.workspace.queries.today.reading import today_for

__all__ = ["TextOpen", "Today", "today_for"]
