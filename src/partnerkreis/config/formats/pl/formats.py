# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Polish as offices write it: "05.11.2026", and "5 listopada 2026 r."; the rest is Django's."""

DATE_FORMAT = "j E Y\u00a0\\r."
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y, H:i"
