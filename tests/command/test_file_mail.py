# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that the mail server runs, and the one that compares stored files."""

import re
from pathlib import Path

from tests.correspondence.letters import mail, report

REFUSED, TRY_AGAIN = 2, 75


def test_a_forged_address_is_one_sentence(run):
    result = run("file-mail", f"filing+{'0' * 24}@county.example", text=mail().decode())

    assert result.returncode == REFUSED
    assert result.stderr.splitlines() == [
        "Nobody files mails at this address. Please ask for the address once more: it may have"
        " ended."
    ]


def test_what_is_no_mail_is_one_sentence(run):
    result = run("file-mail", text="no mail")

    assert result.returncode == REFUSED
    assert len(result.stderr.splitlines()) == 1


def test_what_a_machine_wrote_is_passed_over(run):
    result = run("file-mail", text=mail(Auto_Submitted="auto-replied").decode())

    assert (result.returncode, result.stderr) == (0, "")
    assert "machine" in result.stdout


def test_a_report_about_nothing_of_ours_is_no_fault(run):
    result = run("file-mail", text=report("<x@county.example>", "a@example.org").decode())

    assert (result.returncode, result.stderr) == (0, "")


def test_a_mail_that_is_too_large_is_one_sentence(run):
    result = run("file-mail", text=mail("x" * 1_100_000).decode(), UPLOAD_MB="1")

    assert result.returncode == REFUSED
    assert result.stderr == "The mail is larger than 1 MB, and is not filed.\n"


def test_a_database_that_is_away_lets_the_mail_server_try_again(run):
    address = "postgresql://nobody@127.0.0.1:1/none"

    result = run("file-mail", text=mail().decode(), DATABASE_URL=address)

    assert result.returncode == TRY_AGAIN
    assert len(result.stderr.splitlines()) == 1


def test_a_report_marks_the_letter(run, environment):
    run("invite", "katrin@county.example", "--name", "Katrin")
    run("work", "--batch")
    [path] = (Path(environment["DATA"]) / "mail").glob("*.eml")
    [message_id] = re.findall(r"^Message-ID: (\S+)", path.read_text(), re.MULTILINE)

    result = run("file-mail", text=report(message_id, "katrin@county.example").decode())

    assert result.stdout == "The report was noted: a mail could not be delivered.\n"


def test_stored_files_are_compared_with_their_digests(run):
    result = run("verify")

    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "All 0 stored files are as they were."


def test_an_upload_limit_that_is_none_is_one_line(run):
    result = run("verify", UPLOAD_MB="much")

    assert result.returncode == REFUSED
    assert "UPLOAD_MB" in result.stderr
