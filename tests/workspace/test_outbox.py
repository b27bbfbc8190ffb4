# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own mails on the pages of the workspace: what became of them, and who may read them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.portal import links
from partnerkreis.post.delivery import hand_over
from partnerkreis.post.letters import Letter, message
from partnerkreis.post.models import MailState, OutgoingMail
from partnerkreis.workspace import addresses_files as addresses
from tests.editing.users import signed_in, user_of

pytestmark = pytest.mark.usefixtures("reference_case")
LETTER = Letter(language="de", subject="Einladung", paragraphs=("Guten Tag <b>,",))


def letter(caused_by: Any = None, **fields: Any) -> OutgoingMail:
    now = timezone.now()
    usual = {"message_id": "<7@county.example>", "recipient": "ewa@example.org",
             "subject": "Einladung", "written_at": now, "changed_at": now}  # fmt: skip
    return OutgoingMail.objects.create(**(usual | fields), caused_by=caused_by)


def outbox(client: Client) -> str:
    return client.get(links.page("outbox", "en")).content.decode()


def administrator() -> Client:
    user = user_of("nordhausen", Role.READER)
    User.objects.filter(pk=user.pk).update(role=Role.ADMINISTRATOR)
    return signed_in(user)


def test_an_officer_sees_what_did_not_arrive_of_the_own_letters() -> None:
    user = user_of("nordhausen")
    letter(user.pk, state=MailState.UNDELIVERABLE, reason="5.1.1 User unknown")
    letter(None, subject="Somebody else’s")

    page = outbox(signed_in(user))

    assert "Did not arrive" in page
    assert "5.1.1 User unknown" in page
    assert "Somebody else’s" not in page


@pytest.mark.parametrize(
    ("body", "role", "status"),
    [("nordhausen", Role.COLLEAGUE, 200), ("nordhausen", Role.READER, 403)],
)
def test_who_sees_an_outbox(body: str, role: Role, status: int) -> None:
    client = signed_in(user_of(body, role))
    address = links.page("outbox", "en")

    assert client.get(address).status_code == status
    assert client.post(address).status_code == 405
    assert Client().get(address).status_code == 302


def test_the_administrator_sees_all(reference_case: None) -> None:
    letter(user_of("nordhausen").pk, subject="Einladung nach Nordhausen")

    assert "Einladung nach Nordhausen" in outbox(administrator())


@pytest.fixture
def written_down(settings: Any, tmp_path: Path, reference_case: None) -> OutgoingMail:
    """A letter that was written into the directory, as where there is no mail server."""
    settings.DATA, settings.MAIL_SERVER = tmp_path, None
    kept = letter(state=MailState.SENT)
    content = message(LETTER, to=kept.recipient).message().as_bytes()
    hand_over(
        content=content,
        sender="partnerkreis@county.example",
        recipient=kept.recipient,
        message_id=kept.message_id,
        server=None,
        folder=tmp_path / "mail",
    )
    return kept


def test_a_mail_can_be_read_as_text_and_as_html(written_down: OutgoingMail) -> None:
    client = administrator()

    text = client.get(addresses.outgoing(written_down.pk, "en")).content.decode()
    html = client.get(addresses.outgoing_html(written_down.pk, "en"))

    assert "Guten Tag &lt;b&gt;," in text
    assert "Guten Tag &lt;b&gt;," in html.content.decode()
    policy = html["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_with_a_mail_server_nobody_reads_it(written_down: OutgoingMail, settings: Any) -> None:
    settings.MAIL_SERVER = object()
    client = administrator()

    told = client.get(addresses.outgoing(written_down.pk, "en"))
    assert told.status_code == 200
    assert "Guten Tag" not in told.content.decode()
    assert client.get(addresses.outgoing_html(written_down.pk, "en")).status_code == 404


def test_what_did_not_arrive_has_a_page_that_says_why(settings: Any) -> None:
    settings.MAIL_SERVER = object()
    user = user_of("nordhausen")
    lost = letter(user.pk, state=MailState.UNDELIVERABLE, reason="5.1.1 User unknown")
    client, here = signed_in(user), addresses.outgoing(lost.pk, "en")
    assert here in client.get(links.page("today", "en")).content.decode()
    assert here in outbox(client)
    page = client.get(here).content.decode()
    for told in ("5.1.1 User unknown", "could not be delivered", "Please ask for the right"):
        assert told in page
    assert signed_in(user_of("gostyn")).get(here).status_code == 404


def test_the_outbox_has_pages(settings: Any) -> None:
    user = user_of("nordhausen")
    for number in range(26):
        letter(user.pk, state=MailState.SENT, subject=f"Brief {number:02}.")
    letter(user.pk, state=MailState.GIVEN_UP, subject="Verloren.")
    client, here = signed_in(user), links.page("outbox", "en")
    pages = [client.get(f"{here}?page={number}").content.decode() for number in (1, 2)]
    told = [page.count("Brief ") for page in pages]
    assert told == [25, 1]
    assert ["Verloren." in page for page in pages] == [True, False]
    assert f'href="{here}?page=2"' in pages[0]
    assert client.get(f"{here}?page=3").status_code == 404


def test_others_do_not_find_it(written_down: OutgoingMail) -> None:
    client = signed_in(user_of("gostyn"))

    assert client.get(addresses.outgoing(written_down.pk, "en")).status_code == 404
    assert client.get(addresses.outgoing_html(written_down.pk, "en")).status_code == 404
