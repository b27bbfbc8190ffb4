# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a browser says of itself, in words."""

import pytest

from partnerkreis.accounts.devices import device_of

MOZILLA = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{MOZILLA}(Windows NT 10.0; Win64; x64; rv:140.0) Firefox/140.0", "Firefox, Windows"),
        (f"{MOZILLA}(Windows NT 10.0) {WEBKIT}Chrome/140 Safari/537.36 Edg/140", "Edge, Windows"),
        (f"{MOZILLA}(Linux; Android 15) {WEBKIT}Chrome/140 Mobile Safari/537", "Chrome, Android"),
        (f"{MOZILLA}(iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("x" * 200, "x" * 90),
        ("", ""),
    ],
)
def test_a_browser_is_named_in_words(line: str, told: str) -> None:
    assert device_of(line) == told
