# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody may try to sign in by password; django-allauth counts, we look first."""

from __future__ import annotations

import time
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

_APP: Final = "allauth.account"


def are_used_up(request: HttpRequest) -> bool:
    """Return whether the account or the network that signs in has no attempt left (one query).

    django-allauth takes a lock for each of its limits before it knows that one is reached. What is
    refused here has written nothing: ten thousand attempts are neither ten thousand rows, nor ten
    thousand waits for the one who may write.
    """
    account = get_adapter(request)._get_login_attempts_cache_key(
        request, email=request.POST.get("login", "").strip()
    )
    rates = {
        ratelimit.get_cache_key(request, app=_APP, action=action, rate=rate, key=account): rate
        for action in ("login", "login_failed")
        for rate in ratelimit.get_rates(app=_APP, action=action)
    }
    now = time.time()
    return any(
        not ratelimit.apply_rate(tried, now, rates[key], dry_run=True)[0]
        for key, tried in cache.get_many(rates).items()
    )
