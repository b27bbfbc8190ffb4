# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint records: what the parties agreed on, word for word, and how each of them answered."""
