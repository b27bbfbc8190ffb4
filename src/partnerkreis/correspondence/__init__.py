# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails filed to a record: taken in from a file or from a secret address, kept until a day."""
