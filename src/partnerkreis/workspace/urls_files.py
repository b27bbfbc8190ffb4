# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of files, mails and the outbox; they come before those of records."""

from django.urls import path
from django.utils.translation import pgettext_lazy as address

# The converter for kinds of records is registered there.
from partnerkreis.workspace import urls_editing as urls_editing
from partnerkreis.workspace import views_files, views_mail, views_outbox

patterns = [
    path(address("address", "workspace/file/<slug:key>/"), views_files.file, name="file_work"),
    path(
        address("address", "workspace/file/<slug:key>/content/"),
        views_files.file_content,
        name="file_content",
    ),
    path(
        address("address", "workspace/file/<slug:key>/content/<int:width>/"),
        views_files.file_content,
        name="file_content_width",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/files/"),
        views_files.record_files,
        name="record_files",
    ),
    path(
        address("address", "workspace/<kind:kind>/<slug:key>/mails/"),
        views_mail.record_mails,
        name="record_mails",
    ),
    path(address("address", "workspace/mails/<slug:key>/"), views_mail.mail, name="mail"),
    path(
        address("address", "workspace/mails/<slug:key>/raw/"), views_mail.mail_raw, name="mail_raw"
    ),
    path(address("address", "workspace/outbox/"), views_outbox.outbox, name="outbox"),
    path(
        address("address", "workspace/outbox/<uuid:identity>/"),
        views_outbox.outgoing_mail,
        name="outgoing_mail",
    ),
    path(
        address("address", "workspace/outbox/<uuid:identity>/html/"),
        views_outbox.outgoing_mail_html,
        name="outgoing_mail_html",
    ),
]
