# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""German: a comma between day and time; the rest is Django's."""

SHORT_DATETIME_FORMAT = "d.m.Y, H:i"
