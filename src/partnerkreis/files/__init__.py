# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files and pictures: whose they are, why they may be shown, and where their bytes lie."""
