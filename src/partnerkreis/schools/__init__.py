# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which schools of partner counties suit each other: plain Python, data in and data out."""
