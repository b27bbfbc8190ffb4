# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a body has, binds and spends for its partnerships, and what passes between the sides."""
