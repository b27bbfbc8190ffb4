# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing, answering, recording, withdrawing, giving notice; links, reminders, formalities."""

from partnerkreis.accord.actions.answering import answer, answer_by_link, give_notice, withdraw
from partnerkreis.accord.actions.errors import (
    CannotAnswer,
    CannotPropose,
    CannotRecord,
    LinkRefused,
)
from partnerkreis.accord.actions.formalities import CannotPlan, plan_formality, plan_signings
from partnerkreis.accord.actions.links import (
    open_link,
    send_link,
    share_link,
    stop_sharing,
    withdraw_links,
)
from partnerkreis.accord.actions.proposing import propose
from partnerkreis.accord.actions.recording import record_answer
from partnerkreis.accord.actions.settling import set_clearance, set_clearance_by_link
from partnerkreis.accord.actions.translating import add_translation, bind_languages, say_who_pays

__all__ = [
    "CannotAnswer",
    "CannotPlan",
    "CannotPropose",
    "CannotRecord",
    "LinkRefused",
    "add_translation",
    "answer",
    "answer_by_link",
    "bind_languages",
    "give_notice",
    "open_link",
    "plan_formality",
    "plan_signings",
    "propose",
    "record_answer",
    "say_who_pays",
    "send_link",
    "set_clearance",
    "set_clearance_by_link",
    "share_link",
    "stop_sharing",
    "withdraw",
    "withdraw_links",
]
