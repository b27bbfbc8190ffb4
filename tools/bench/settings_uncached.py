# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of production, but no page is remembered: each is made anew."""

from partnerkreis.config.settings import *  # noqa: F403 - all but one line is that of production
from partnerkreis.config.settings import MIDDLEWARE as ALL_MIDDLEWARE

REMEMBERS = "partnerkreis.portal.middleware.RememberedPages"
MIDDLEWARE = [name for name in ALL_MIDDLEWARE if name != REMEMBERS]
if len(MIDDLEWARE) != len(ALL_MIDDLEWARE) - 1:
    raise RuntimeError(f"{REMEMBERS} is not in the settings: the benchmark would mislead")
