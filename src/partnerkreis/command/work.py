# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""work: the worker that does what was left for later."""

from argparse import Namespace

from django.core.management import call_command

from partnerkreis.command.database import bring_up_to_date
from partnerkreis.command.rounds import begin_rounds


def work(options: Namespace) -> None:
    """Run tasks as they come, or with ``--batch`` those there are."""
    bring_up_to_date()
    begin_rounds()
    call_command("db_worker", batch=options.batch, startup_delay=False, reload=False, verbosity=1)
