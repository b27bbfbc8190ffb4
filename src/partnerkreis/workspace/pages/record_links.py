# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where work on a record goes on: files, mails, what is agreed, papers, visits, access."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.accord.rules.terms import Kind as Joint
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.shape import Kind
from partnerkreis.editing.queries import may
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import (
    addresses_accord,
    addresses_editing,
    addresses_files,
    addresses_papers,
    addresses_visits,
)
from partnerkreis.workspace.pages.access import address as access_address

_JOINT: Final = {
    "instrument": Joint.AGREEMENT,
    "encounter": Joint.FRAME,
    "standing": Joint.STANDING,
    "partnership": Joint.YEARLY,
}
#: What a council paper or a letter can be about.
_PAPERS: Final = ("encounter", "instrument", "partnership")


def record_links(kind: Kind, record: Record, actor: Actor, language: Language) -> list[Link]:
    """Return the links for ``actor``; who leads a single encounter has only its files."""
    if kind.is_internal:
        return []
    if not (actor.grants or actor.role != "public"):
        is_led = record.pk in actor.leads
        return [_files(kind.name, record, language)] if is_led else []
    return list(_links(kind.name, record, actor, language))


def _files(kind: str, record: Record, language: Language) -> Link:
    return Link(_("Files and pictures"), addresses_files.files(kind, record.key, language))


def _links(kind: str, record: Record, actor: Actor, language: Language) -> Iterator[Link]:
    if kind == "partnership":
        yield Link(_("Cockpit"), addresses_editing.cockpit(record.key, language))
    if kind == "encounter":
        yield Link(_("Prepare visits"), addresses_visits.visits(language))
    if kind == "instrument" and may(actor, Permission.EDIT_RECORD, record):
        href = addresses_editing.new_with("signing", language, instrument=record.key)
        yield Link(_("Record a signing"), href)
    if kind in _JOINT and may(actor, Permission.READ_ACCORD, record):
        href = addresses_accord.accord(_JOINT[kind], record.key, language)
        yield Link(_("What is agreed with the partners"), href)
    if kind in _PAPERS and may(actor, Permission.WRITE_PAPER, record):
        about = f"{kind}:{record.key}"
        href = addresses_papers.new(language, kind="council_paper", about=about)
        yield Link(_("Council paper"), href)
    if may(actor, Permission.READ_RECORD, record):
        yield _files(kind, record, language)
    if may(actor, Permission.READ_MAIL, record):
        yield Link(_("Mails"), addresses_files.mails(kind, record.key, language))
    if kind == "encounter" and may(actor, Permission.ENTRUST, record):
        href = access_address("access_encounter", language, key=record.key)
        yield Link(_("Entrust it to somebody"), href)
