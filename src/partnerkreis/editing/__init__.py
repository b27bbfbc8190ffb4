# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing what the house knows: what can be edited, how it is typed, and the actions."""
