# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be typed after ``partnerkreis``. Nothing heavy is imported before it is needed."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from partnerkreis import __version__
from partnerkreis.command.language import catalogue
from partnerkreis.config.environment import Environment
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language

#: The values of directory.models.Level, which would need Django to be read.
_KINDS = ["county", "city_county", "municipality", "association", "region", "other"]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong."""
        self.exit(2, f"{self.prog}: {message}\n")


def parse(arguments: Sequence[str] | None, language: Language) -> argparse.Namespace:
    """Return the options; ``run`` is the function to call with them."""
    return _build(language).parse_args(sys.argv[1:] if arguments is None else arguments)


def _build(language: Language) -> _Parser:
    _ = catalogue(language).gettext
    parser = _Parser(
        prog="partnerkreis",
        description=_("The software with which counties run their partnerships together."),
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, runs: str, text: str) -> _Parser:
        added: _Parser = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=_later(runs))
        return added

    serve = command("serve", "serve:serve", _("Run the web application."))
    serve.add_argument("--port", type=_port, default=Environment.read().port)
    serve.add_argument("--workers", type=_positive, default=2, metavar="N")
    serve.add_argument(
        "--demo", action="store_true", help=_("load the demonstration into an empty database")
    )
    serve.add_argument(
        "--no-worker",
        action="store_true",
        help=_("start no worker beside: one of its own runs as “partnerkreis work”"),
    )
    work = command("work", "work:work", _("Do what was left for later: mail, documents, deletion."))
    work.add_argument("--batch", action="store_true", help=_("stop when nothing is left to do"))
    command("forget", "forgetting:forget", _("Delete what is due to be deleted."))
    _add_invite_command(command, _)
    _add_mail_command(command, _)
    _add_case_commands(command, _)
    _add_backup_commands(command, _)
    _add_introduction_commands(command, _)
    _add_placement_command(command, _)
    return parser


def _add_invite_command(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    invite = command("invite", "invite:invite", _("Give somebody an account, by invitation."))
    invite.add_argument("email", metavar="EMAIL")
    asked = invite.add_mutually_exclusive_group(required=True)
    asked.add_argument("--name", help=_("what the person is called"))
    asked.add_argument(
        "--anew",
        action="store_true",
        help=_("for somebody who lost the password or the second step: take both away"),
    )
    invite.add_argument("--language", choices=INTERFACE_LANGUAGES, default="de")
    invite.add_argument(
        "--administrator", action="store_true", help=_("let the person run this instance")
    )


def _add_mail_command(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    mail = command("file-mail", "file_mail:take_in", _("File the mail on standard input."))
    mail.add_argument(
        "recipients", nargs="*", metavar="ADDRESS", help=_("to whom it was delivered")
    )


def _add_case_commands(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    taking_in = command("import", "cases:take_in", _("Take in a case file, all of it or nothing."))
    taking_in.add_argument("file", help=_("the case file, or - for standard input"))
    export = command("export", "cases:export", _("Write everything as one case file."))
    export.add_argument("--output", type=Path, metavar="FILE")
    demo = command("demo", "cases:demonstrate", _("Load the demonstration into an empty database."))
    demo.add_argument(
        "--size", type=_positive, metavar="N", help=_("instead, an invented register of N bodies")
    )


def _add_backup_commands(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    backup = command("backup", "backups:make", _("Back up database and files into one file."))
    backup.add_argument("file", type=Path)
    restore = command("restore", "backups:bring_back", _("Bring a backup back, all or nothing."))
    restore.add_argument("file", type=Path)
    restore.add_argument(
        "--replace", action="store_true", help=_("throw away what the database holds now")
    )
    verify = command(
        "verify",
        "verify:verify",
        _("Say whether a backup, the file of a revision, or what is stored can be relied on."),
    )
    verify.add_argument(
        "file",
        type=Path,
        nargs="?",
        help=_("a backup, or the file of a revision; without it, joint records and uploaded files"),
    )


def _add_introduction_commands(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    introduce = command(
        "introduce", "introduce:introduce", _("Say to whom a body could be introduced.")
    )
    introduce.add_argument("--body", required=True, metavar="KEY")
    introduce.add_argument(
        "--as-of", type=_year, metavar="YEAR", help=_("as of the end of a year, not of today")
    )
    introduce.add_argument(
        "--graph", metavar="FILE", help=_("look into a file of ties, and not into the register")
    )
    introduce.add_argument("--country", type=_country, action="append", default=[], metavar="DE")
    introduce.add_argument("--kind", choices=_KINDS, action="append", default=[])
    introduce.add_argument("--within", type=_positive, metavar="KM")
    introduce.add_argument("--topic", default="", metavar="KEY")
    introduce.add_argument("--limit", type=_positive, default=20, metavar="N")
    introduce.add_argument("--json", action="store_true")
    ties = command("ties", "introduce:take_in_ties", _("Add the ties of a file to the register."))
    ties.add_argument("file", help=_("CSV, or the answer of Wikidata; - for standard input"))
    ties.add_argument("--json", action="store_true")
    schools = command("schools", "schools:schools", _("Propose pairs of schools."))
    schools.add_argument("file", help=_("the file of schools, or - for standard input"))
    schools.add_argument("--school", metavar="ID", help=_("only the ten that suit one school"))
    schools.add_argument("--json", action="store_true")


def _add_placement_command(command: Callable[..., _Parser], _: Callable[[str], str]) -> None:
    place = command("place", "place:place", _("Find the best placement, and prove it."))
    place.add_argument("file", help=_("the instance, or - for standard input"))
    place.add_argument(
        "--time-limit", type=_seconds, metavar="S", help=_("answer after so many seconds at most")
    )
    place.add_argument("--json", action="store_true")


def _later(runs: str) -> Callable[[argparse.Namespace], None]:
    module, function = runs.split(":")

    def run(options: argparse.Namespace) -> None:
        getattr(importlib.import_module(f"partnerkreis.command.{module}"), function)(options)

    return run


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"not a port: {text}")
    return int(text)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text)):
        raise argparse.ArgumentTypeError(f"not a year of four digits: {text}")
    return int(text)


def _country(text: str) -> str:
    if not (text.isascii() and text.isalpha() and text.isupper() and len(text) == 2):
        raise argparse.ArgumentTypeError(f"not a country code such as DE: {text}")
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"not a number of seconds above 0: {text}")
    return seconds


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number above 0: {text}")
    return int(text)
