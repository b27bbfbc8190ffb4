# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who could be introduced to whom: pure decisions on places, ties and days."""
