# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers an office writes: for its council, and letters. Each is written once and then stands."""
