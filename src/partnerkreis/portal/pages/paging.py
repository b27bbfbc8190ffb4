# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a list whose length nobody has counted."""

from collections.abc import Callable

from partnerkreis.ui.shapes import PageLink, Pagination

#: A gap in the row of numbers.
_GAP = PageLink(0)


def pagination(number: int, *, has_next: bool, href: Callable[[int], str]) -> Pagination:
    """Return links to the first page, to the pages around ``number``, and to the next.

    How many pages there are is not known and not needed: whoever looks for something old narrows
    the list down.
    """
    near = range(max(1, number - 2), number + 1 + has_next)
    pages = [PageLink(n, href(n), is_current=n == number) for n in near]
    if near.start > 2:
        pages.insert(0, _GAP)
    if near.start > 1:
        pages.insert(0, PageLink(1, href(1)))
    return Pagination(
        pages,
        href(number - 1) if number > 1 else "",
        href(number + 1) if has_next else "",
    )
