# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching mails from a mailbox: a server on this machine that speaks as much IMAP as is asked."""

import re
import socketserver
import threading
from collections.abc import Iterator

import pytest

from partnerkreis.correspondence.actions import make_address
from partnerkreis.correspondence.fetching import fetch_mails
from partnerkreis.correspondence.models import FiledMail
from partnerkreis.correspondence.queries import written_out
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from tests.correspondence.letters import mail
from tests.files.conftest import NOW, actor

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


class Mailbox(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.mails: dict[str, bytes] = {}
        self.flags: dict[str, str] = {}


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, command, *rest = line.decode().split(" ", 2)
            self._answer(command.strip().upper(), "".join(rest).strip())
            self.wfile.write(f"{tag} OK done\r\n".encode())
            if command.strip().upper() == "LOGOUT":
                return

    def _answer(self, command: str, rest: str) -> None:
        box: Mailbox = self.server  # type: ignore[assignment] # it is ours
        if command == "CAPABILITY":
            self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
        elif command == "SELECT":
            self.wfile.write(b"* 1 EXISTS\r\n")
        elif rest.startswith("SEARCH"):
            unseen = " ".join(uid for uid in box.mails if uid not in box.flags)
            self.wfile.write(f"* SEARCH {unseen}\r\n".encode())
        elif found := re.match(r"FETCH (\d+) \((.*)\)", rest):
            raw = box.mails[found[1]]
            if "SIZE" in found[2]:
                self.wfile.write(f"* 1 FETCH (UID {found[1]} RFC822.SIZE {len(raw)})\r\n".encode())
            else:
                head = f"* 1 FETCH (UID {found[1]} BODY[] {{{len(raw)}}}\r\n".encode()
                self.wfile.write(head + raw + b")\r\n")
        elif found := re.match(r"STORE (\d+) \+FLAGS \((.*)\)", rest):
            box.flags[found[1]] = found[2]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        thread = threading.Thread(target=box.serve_forever, daemon=True)
        thread.start()
        yield box
        box.shutdown()


def test_mails_are_fetched_filed_and_deleted_and_the_refused_stay(mailbox, settings):
    settings.FILING_ADDRESS, settings.UPLOAD_MEGABYTES = "filing@county.example", 1
    made = make_address(
        record=Encounter.objects.get(key="2022-musik"),
        body=Body.objects.get(key="nordhausen"),
        actor=actor("nordhausen"),
        now=NOW,
    )
    mailbox.mails = {
        "1": mail(to=written_out(made)),
        "2": mail(to="filing+forged@county.example"),
        "3": mail("x" * 1_100_000, to=written_out(made)),
    }
    url = f"imap://county:secret@127.0.0.1:{mailbox.server_address[1]}/INBOX"

    fetched = fetch_mails(url=url, now=NOW)

    assert (fetched.done, len(fetched.refused)) == (1, 2)
    assert FiledMail.objects.count() == 1
    assert mailbox.flags == {"1": "\\Seen \\Deleted", "2": "\\Seen", "3": "\\Seen"}


def test_a_mailbox_that_is_away_is_a_fault_of_the_line():
    with pytest.raises(OSError, match="refused"):
        fetch_mails(url="imap://a:b@127.0.0.1:1/INBOX", now=NOW)
