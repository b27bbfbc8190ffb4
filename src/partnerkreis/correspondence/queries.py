# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails of a record, and the address by which more of them come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from partnerkreis.access.policy import Actor, Permission, within_reach
from partnerkreis.core.records import Record
from partnerkreis.correspondence.models import FiledMail, FilingAddress
from partnerkreis.files.models import StoredFile

_TOKEN = re.compile(r"[a-z0-9]{24}")


def readable_mails(actor: Actor) -> QuerySet[FiledMail]:
    """Return the mails that ``actor`` may read: those that the own side has filed."""
    found: QuerySet[FiledMail] = within_reach(
        actor, Permission.READ_MAIL, FiledMail.objects.select_related("body")
    )
    return found


def mails_of(record: Record, actor: Actor) -> QuerySet[FiledMail]:
    """Return the mails that were filed to ``record`` by the side of ``actor``."""
    return readable_mails(actor).filter(record=record.pk)


def attachments_of(mail: FiledMail) -> list[StoredFile]:
    """Return the files that came with ``mail``."""
    return list(StoredFile.objects.filter(record=mail.pk).prefetch_related("renditions"))


def record_of(kept: FiledMail | FilingAddress) -> Record | None:
    """Return the record that a mail or an address belongs to, or None where it is gone."""
    model: Any = apps.get_model(kept.record_kind)
    record: Record | None = model._default_manager.filter(pk=kept.record).first()
    return record


def address_of(record: Record, bodies: Iterable[UUID]) -> FilingAddress | None:
    """Return the address of ``record`` that holds today for one of ``bodies``."""
    found = FilingAddress.objects.filter(
        record=record.pk, body__in=list(bodies), ended_at__isnull=True
    )
    return found.select_related("body").first()


def written_out(address: FilingAddress) -> str:
    """Return the address as it is typed, or "" where no mail comes in."""
    name, _at, domain = settings.FILING_ADDRESS.partition("@")
    return f"{name}+{address.token}@{domain}" if domain else ""


def address_named(addresses: Iterable[str]) -> FilingAddress | None:
    """Return the address that holds and that one of ``addresses`` names, or None."""
    name, _at, domain = settings.FILING_ADDRESS.partition("@")
    tokens = []
    for address in addresses:
        local, _at, host = address.lower().partition("@")
        base, _plus, token = local.partition("+")
        is_ours = not domain or (base, host) == (name, domain)
        if is_ours and _TOKEN.fullmatch(token):
            tokens.append(token)
    found = FilingAddress.objects.filter(token__in=tokens, ended_at__isnull=True)
    return found.select_related("body").first()


def past(*, today: datetime.date) -> QuerySet[FiledMail]:
    """Return the mails whose last day is over."""
    return FiledMail.objects.filter(kept_until__lt=today)
