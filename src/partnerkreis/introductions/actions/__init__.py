# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling the register of ties; dismissing an introduction, and beginning with one."""

from partnerkreis.introductions.actions.contacts import (
    AlreadyAcquainted,
    NotACommonPartner,
    begin_first_contact,
)
from partnerkreis.introductions.actions.dismissals import (
    ReasonMissing,
    dismiss_introduction,
    reconsider_introduction,
)
from partnerkreis.introductions.actions.imports import TiesReport, import_ties
from partnerkreis.introductions.actions.own import bring_register_up_to_date

__all__ = [
    "AlreadyAcquainted",
    "NotACommonPartner",
    "ReasonMissing",
    "TiesReport",
    "begin_first_contact",
    "bring_register_up_to_date",
    "dismiss_introduction",
    "import_ties",
    "reconsider_introduction",
]
