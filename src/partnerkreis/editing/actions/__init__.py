# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every change of a record: authorised, checked, journalled, seen by search and public pages."""

from partnerkreis.editing.actions.changing import change_record, undo_last_change
from partnerkreis.editing.actions.creating import create_record
from partnerkreis.editing.actions.forgetting import (
    forget_contact,
    forget_file,
    forget_past_contacts,
)
from partnerkreis.editing.actions.merging import merge_records
from partnerkreis.editing.actions.releasing import release_record, withdraw_release

__all__ = [
    "change_record",
    "create_record",
    "forget_contact",
    "forget_file",
    "forget_past_contacts",
    "merge_records",
    "release_record",
    "undo_last_change",
    "withdraw_release",
]
