# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of what the house knows: narrowed down, ordered, page by page, and as a table."""
