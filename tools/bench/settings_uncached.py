# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of production, but no page is remembered: each is made anew."""

from partnerkreis.config import settings
from partnerkreis.config.settings import *  # noqa: F403 - all but one line is that of production

if not settings.REMEMBERED_BYTES:
    raise RuntimeError("production remembers no pages: the benchmark would mislead")
REMEMBERED_BYTES = 0
