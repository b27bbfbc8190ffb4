# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of mail servers."""

import pytest

from partnerkreis.post.servers import MailServer, mail_server


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", None),
        ("smtp://localhost", MailServer("localhost", 25, "", "", "none")),
        (
            "smtp+tls://a:b%40c@mx.example.org",
            MailServer("mx.example.org", 587, "a", "b@c", "starttls"),
        ),
        ("smtps://mx.example.org:4650", MailServer("mx.example.org", 4650, "", "", "tls")),
    ],
)
def test_server_of_an_address(url, expected):
    assert mail_server(url) == expected


@pytest.mark.parametrize("url", ["mx.example.org", "http://mx.example.org", "smtp://"])
def test_wrong_address_is_named(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        mail_server(url)
