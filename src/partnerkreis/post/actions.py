# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other packages call to send a mail."""

from partnerkreis.post.letters import Letter, message


def send_letter(letter: Letter, *, to: str) -> None:
    """Put ``letter`` into the outbox for the address ``to``.

    It goes out when the surrounding transaction is committed and a worker runs, and is tried for
    three days. The letter is to be in the language of the one who reads it.
    """
    message(letter, to=to).send()
