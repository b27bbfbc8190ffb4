# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in: passwords, second steps, passkeys, codes by mail, a county's directory."""
