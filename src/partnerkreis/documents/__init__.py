# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents for other programs: DOCX from sheets with placeholders, and how people are addressed.

Knows nothing of records: it is given values and returns bytes.
"""
