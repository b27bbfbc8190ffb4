# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor does on a page, so that a test looks at the page that comes of it."""

from playwright.sync_api import Locator


def follow(target: Locator) -> None:
    """Click a link or a button that leads to another page, and wait until that page is there.

    A click alone returns while the answer is on its way: a test that then counts or reads
    sees the page it has just left.
    """
    with target.page.expect_navigation():
        target.click()
