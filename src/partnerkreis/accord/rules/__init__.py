# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is agreed upon, when it is agreed, what differs: decided from values, without Django."""
