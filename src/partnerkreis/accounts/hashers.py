# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How passwords are kept: Argon2id, as hard as one small machine can afford."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """19 MiB for each password that is checked, as OWASP recommends.

    Django's 100 MiB, times eight threads that may be asked at once, is more than the whole
    software is allowed.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
