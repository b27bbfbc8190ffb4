# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails as they travel, written by hand."""

from email.message import EmailMessage
from typing import Any


def mail(
    text: str = "Guten Tag,\nwir kommen am 3. Juni.\n",
    *,
    to: str = "ewa@example.org",
    files: tuple[tuple[str, bytes], ...] = (),
    html: str = "",
    **headers: str,
) -> bytes:
    """Return a mail with attachments; further headers by name, with "_" for "-"."""
    message = EmailMessage()
    message["From"] = headers.pop("from_", "Jana Musterfeld <jana@example.org>")
    message["To"] = to
    message["Subject"] = headers.pop("subject", "Besuch in Gostyń")
    message["Date"] = headers.pop("date", "Tue, 02 Jun 2026 10:15:00 +0200")
    message["Message-ID"] = headers.pop("message_id", "<42@example.org>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def report(message_id: str, recipient: str, *, action: str = "failed", **parts: Any) -> bytes:
    """Return what a mail server reports about a mail (RFC 3464)."""
    original = parts.get("original", f"Message-ID: {message_id}\nSubject: x\n")
    kind = parts.get("kind", "text/rfc822-headers")
    return f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: partnerkreis@county.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Date: Tue, 02 Jun 2026 10:16:00 +0200
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="xyz"

--xyz
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--xyz
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{recipient}>: Recipient address rejected:
    User unknown
--xyz
Content-Type: {kind}

{original}
--xyz--
""".encode()
