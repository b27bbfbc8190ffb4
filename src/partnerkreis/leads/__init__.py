# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Single encounters entrusted to people who hold no office: teachers, youth workers."""
