# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading code: a tenth of it would be spent on looking for garbage where there is none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage() -> Iterator[None]:
    """Look for no garbage within the ``with`` block; what is loaded stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
