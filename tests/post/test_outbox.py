# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the outbox to the mail server, and what happens when there is none."""

from datetime import timedelta

import pytest
from django.core.mail import BadHeaderError, EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerkreis.post.actions import send_letter
from partnerkreis.post.letters import Button, Letter
from partnerkreis.post.tasks import WAITING, deliver, tidy
from tests.post.conftest import work

LETTER = Letter(
    language="pl",
    subject="Zażółć gęślą jaźń",
    paragraphs=("Dzień dobry,", "oto wiadomość o spotkaniu w Gostyniu. " * 4),
    code="ABCD-EFGH",
    button=Button("Otwórz", "https://example.org/pl/?a=1&b=2"),
    closing=("Do widzenia <b>",),
)
ADDRESS = "ewa@example.com"


def statuses() -> list[str]:
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def make_due() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


@pytest.mark.django_db(transaction=True)
class TestOutbox:
    def test_letter_arrives_as_text_and_as_html(self, mail_server):
        send_letter(LETTER, to=ADDRESS)
        assert mail_server.mails == []

        work()

        [(sender, recipient, mail)] = mail_server.mails
        text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
        assert (sender, recipient) == ("partnerkreis@localhost", ADDRESS)
        assert mail["Subject"] == "Zażółć gęślą jaźń"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert "https://example.org/pl/?a=1&b=2" in text
        assert all(len(line) <= 72 for line in text.splitlines())
        assert "Do widzenia &lt;b&gt;" in html
        assert '<html lang="pl">' in html
        assert statuses() == ["SUCCESSFUL"]

    def test_what_is_rolled_back_was_never_sent(self, mail_server):
        with transaction.atomic():
            send_letter(LETTER, to=ADDRESS)
            transaction.set_rollback(True)

        work()

        assert mail_server.mails == []

    def test_server_that_is_down_loses_nothing(self, mail_server, settings):
        up = settings.MAIL_SERVER
        settings.MAIL_SERVER = type(up)("127.0.0.1", 1, "", "", "none")
        send_letter(LETTER, to=ADDRESS)
        work()
        assert statuses() == ["READY", "SUCCESSFUL"]
        settings.MAIL_SERVER = up
        make_due()

        work()

        assert [recipient for _sender, recipient, _mail in mail_server.mails] == [ADDRESS]

    def test_each_attempt_has_the_same_message_id(self, mail_server):
        mail_server.refusals = ["451 Later"]
        send_letter(LETTER, to=ADDRESS)
        [first] = DBTaskResult.objects.all()
        work()
        make_due()
        work()

        [(_sender, _recipient, mail)] = mail_server.mails
        assert mail["Message-ID"] == first.args_kwargs["kwargs"]["mail"]["message_id"]

    def test_address_that_does_not_exist_is_given_up(self, mail_server):
        mail_server.refusals = ["550 Nobody here"]
        send_letter(LETTER, to=ADDRESS)

        work()

        assert statuses() == ["FAILED"]

    def test_after_three_days_it_is_given_up(self, mail_server):
        assert timedelta(days=2.5) < sum(WAITING, timedelta()) < timedelta(days=3.5)
        mail_server.refusals = ["451 Later"]
        send_letter(LETTER, to=ADDRESS)
        [task] = DBTaskResult.objects.all()
        task.args_kwargs["kwargs"]["attempt"] = len(WAITING)
        task.save()

        work()

        assert statuses() == ["FAILED"]

    def test_mail_that_a_worker_died_over_is_taken_up_again(self, mail_server):
        send_letter(LETTER, to=ADDRESS)
        now = timezone.now()
        DBTaskResult.objects.update(status="RUNNING", started_at=now - timedelta(hours=1))

        tidy(now=now)
        work()

        assert len(mail_server.mails) == 1

    def test_what_was_sent_yesterday_is_forgotten(self, mail_server):
        send_letter(LETTER, to=ADDRESS)
        work()

        tidy(now=timezone.now() + timedelta(days=2))

        assert statuses() == []

    def test_each_recipient_gets_a_mail_of_their_own(self, mail_server):
        EmailMessage("s", "b", to=["a@example.com"], bcc=["b@example.com"]).send()

        work()

        assert {recipient for _s, recipient, _m in mail_server.mails} == {
            "a@example.com",
            "b@example.com",
        }
        assert all("b@example.com" not in str(mail) for _s, _r, mail in mail_server.mails)

    def test_without_a_server_mails_are_files(self, outbox, tmp_path, capsys):
        send_letter(LETTER, to=ADDRESS)

        work()

        [path] = (tmp_path / "mail").iterdir()
        assert b"Subject: =?utf-8?" in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        assert str(path) in capsys.readouterr().out


@pytest.mark.parametrize("field", ["subject", "from_email", "to"])
def test_line_break_makes_no_header(db, outbox, field):
    given = {"subject": "s", "from_email": "a@example.com", "to": ["b@example.com"]}
    evil = "x@example.com\nBcc: c@example.com"

    with pytest.raises((BadHeaderError, ValueError)):
        EmailMessage(body="b", **{**given, field: [evil] if field == "to" else evil}).send()

    assert not DBTaskResult.objects.exists()


def test_line_break_in_the_subject_of_a_letter_is_a_space(db, outbox):
    letter = Letter(language="de", subject="Eine\r\nBcc: c@example.com", paragraphs=("x",))

    send_letter(letter, to=ADDRESS)

    [task] = DBTaskResult.objects.all()
    header, _, _body = task.args_kwargs["kwargs"]["mail"]["content"].partition("\r\n\r\n")
    assert "Subject: Eine Bcc: c@example.com" in header


def test_task_is_known_by_its_path():
    assert deliver.module_path == "partnerkreis.post.tasks.deliver"
