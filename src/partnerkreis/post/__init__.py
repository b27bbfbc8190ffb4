# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail: put into the outbox with what it tells of, and sent by the worker until it is gone."""
