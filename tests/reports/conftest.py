# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Officers and bodies, as for papers."""

from tests.papers.conftest import (  # noqa: F401 - fixtures
    gostyn,
    nordhausen,
    officer,
    partner,
    reader,
    visit,
)
