# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every error that a person caused and a person can mend."""

from django.utils.functional import Promise


class DomainError(Exception):
    """An action could not be done; the message says what to do, in the reader's language.

    ``field`` names the form field or case field the message belongs to, or is empty.
    """

    def __init__(self, message: str | Promise, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)
