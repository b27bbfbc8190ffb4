# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's SQLite backend, with a queue before the writer's lock.

SQLite lets one connection write at a time and makes the others poll; sixteen that poll starve one
another until some time out. Here each writer first takes a lock of the operating system, which is
cheap to wait for and is released by the system when its holder dies. Readers never take it.
"""
