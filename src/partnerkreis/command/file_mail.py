# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""file-mail: what the mail server runs for each mail to a filing address."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from django.conf import settings
from django.db.utils import OperationalError
from django.utils import timezone

from partnerkreis.command.database import bring_up_to_date
from partnerkreis.correspondence.actions import receive_mail
from partnerkreis.correspondence.refusals import too_large

#: By this the mail server knows that it is to try again later (sysexits.h).
TRY_AGAIN = 75
#: Where mail servers say for whom it was, if they do not say it as an argument.
_VARIABLES = ("ORIGINAL_RECIPIENT", "RECIPIENT")


def take_in(options: Namespace) -> None:
    """Deal with the mail on standard input, and say in a sentence what was done."""
    most = settings.UPLOAD_MEGABYTES * 1_000_000
    raw = sys.stdin.buffer.read(most + 1)
    if len(raw) > most:
        raise too_large(settings.UPLOAD_MEGABYTES)
    named = [os.environ[name] for name in _VARIABLES if name in os.environ]
    try:
        bring_up_to_date()
        done = receive_mail(raw=raw, recipients=[*options.recipients, *named], now=timezone.now())
    except (OperationalError, OSError) as fault:
        # Nothing is lost: the mail server keeps the mail.
        print(" ".join(str(fault).split()), file=sys.stderr)  # noqa: T201 - what a command has to say
        sys.exit(TRY_AGAIN)
    print(done)  # noqa: T201 - what a command has to say
