# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing a visit: what all sides share of it, and what each keeps for itself."""
