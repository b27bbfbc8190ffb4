# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cockpit of a partnership: how far it is, who stands how, what is owed, what it costs."""

from partnerkreis.workspace.pages.cockpit.page import cockpit_page

__all__ = ["cockpit_page"]
