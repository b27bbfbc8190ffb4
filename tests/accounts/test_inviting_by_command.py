# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""``partnerkreis invite``, as whoever sets an instance up runs it."""

import os
import subprocess
import sys
from pathlib import Path

from partnerkreis.command.arguments import parse

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from partnerkreis.command import main; sys.exit(main())"
KATRIN = ("invite", "katrin@example.com", "--name", "Katrin Muster", "--administrator")


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "LANG": "C.UTF-8",
        "DATA": str(folder),
        "SITE_URL": "https://partner.example.org",
    }
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**environment, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_first_account_comes_from_the_command_line(tmp_path):
    printed = run(tmp_path, *KATRIN)
    again = run(tmp_path, *KATRIN, EMAIL_URL="smtp://localhost")
    wrong = run(tmp_path, "invite", "nobody", "--name", "Nobody")

    assert printed.returncode == 0
    assert printed.stdout.splitlines()[0] == "Give this link to katrin@example.com:"
    assert printed.stdout.splitlines()[1].startswith("https://partner.example.org/de/")
    assert again.stdout == (
        "The invitation to katrin@example.com lies in the outbox: partnerkreis work sends it.\n"
    )
    assert (wrong.returncode, wrong.stderr) == (2, "This is not an e-mail address.\n")


def test_mail_server_with_a_wrong_address_is_one_line(tmp_path):
    result = run(tmp_path, *KATRIN, EMAIL_URL="mail.example.org")

    assert result.returncode == 2
    assert result.stderr == "EMAIL_URL must look like smtp+tls://user:password@host:587\n"


def test_language_is_german_where_none_is_given():
    options = parse(["invite", "a@example.com", "--name", "A"], "en")

    assert (options.language, options.administrator) == ("de", False)
