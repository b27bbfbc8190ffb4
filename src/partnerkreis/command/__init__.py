# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The installed command ``partnerkreis``. Exit status 0, or 2 with one line per fault."""

import os
import sys
from collections.abc import Iterator, Sequence

from partnerkreis.command.arguments import parse
from partnerkreis.command.language import reader_language
from partnerkreis.command.loading import no_garbage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments``, by default those of the process."""
    language = reader_language(os.environ)
    options = parse(arguments, language)
    try:
        _start_django(language)
        options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; the flush at exit must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # what is no fault of the caller is raised again below
        lines = list(_faults(error))
        if not lines:
            raise
        print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - what a command has to say
        return 2
    return 0


def _start_django(language: str) -> None:
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerkreis.config.settings")
    with no_garbage():
        django.setup()
    translation.activate(language)


def _faults(error: Exception) -> Iterator[str]:
    """Yield one line for each fault that a person can mend; nothing if the fault is ours."""
    from django.db.utils import OperationalError

    from partnerkreis.core.errors import DomainError

    if isinstance(error, DomainError):
        yield from (str(fault) for fault in getattr(error, "faults", None) or [error])
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        yield f"{where}{error.strerror or error}"
    elif isinstance(error, OperationalError):
        yield " ".join(str(error).split())
    elif isinstance(error, ValueError) and "partnerkreis.config.settings" not in sys.modules:
        # The settings could not be read: an environment variable is wrong.
        yield str(error)
