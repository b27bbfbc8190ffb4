# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The buttons of the page of a joint record: each calls one action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from partnerkreis.access.policy import Actor
from partnerkreis.accord.actions import (
    add_translation,
    answer,
    give_notice,
    plan_formality,
    plan_signings,
    send_link,
    set_clearance,
    withdraw,
    withdraw_links,
)
from partnerkreis.accord.models import Formality, Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body
from partnerkreis.workspace.forms_accord import (
    day_or_none,
    day_typed,
    months_typed,
    text_typed,
    verb_typed,
    whole_number_typed,
)
from partnerkreis.workspace.frame import language_of


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: about which joint record, by whom."""

    accord: Accord
    actor: Actor
    given: QueryDict
    language: Language

    @property
    def revision(self) -> Revision:
        text = self.given.get("revision", "")
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
        found = self.accord.revision(number)
        if found is None:
            raise Http404
        return found

    @property
    def party(self) -> Body:
        key = self.given.get("party", "")
        for one in self.revision.parties.all():
            if one.body.key == key:
                party: Body = one.body
                return party
        raise Http404

    def name(self, field: str) -> str:
        """Return the name of an input: several proposals may stand on one page."""
        return f"{field}-{self.given.get('revision', '')}"

    def text(self, field: str) -> str:
        return text_typed(self.given, self.name(field))


def act(request: HttpRequest, accord: Accord, actor: Actor) -> str:
    """Do what a button asks for, and return what was done. Raises what the action raises."""
    action = request.POST.get("action", "")
    if action not in _ACTIONS:
        raise Http404
    _ACTIONS[action](Sent(accord, actor, request.POST, language_of(request)))
    return action


def _answer(sent: Sent) -> None:
    answer(
        revision=sent.revision,
        party=sent.party,
        verb=verb_typed(sent.given, sent.name("verb")),
        reason=sent.text("reason"),
        actor=sent.actor,
        now=timezone.now(),
    )


def _withdraw(sent: Sent) -> None:
    withdraw(revision=sent.revision, reason=sent.text("why"), actor=sent.actor, now=timezone.now())


def _settle(sent: Sent) -> None:
    set_clearance(
        revision=sent.revision,
        party=sent.party,
        until=day_typed(sent.given, sent.name("until"), sent.language),
        actor=sent.actor,
        now=timezone.now(),
    )


def _notice(sent: Sent) -> None:
    give_notice(
        revision=sent.revision,
        party=sent.party,
        months=months_typed(sent.given),
        reason=text_typed(sent.given, "notice_reason"),
        actor=sent.actor,
        now=timezone.now(),
    )


def _send(sent: Sent) -> None:
    send_link(revision=sent.revision, party=sent.party, actor=sent.actor, now=timezone.now())


def _close(sent: Sent) -> None:
    withdraw_links(revision=sent.revision, party=sent.party, actor=sent.actor, now=timezone.now())


def _translate(sent: Sent) -> None:
    add_translation(
        instrument=sent.accord.subject.record,
        language=sent.given.get("translation_language", ""),
        text=text_typed(sent.given, "translation", 100_000),
        actor=sent.actor,
        now=timezone.now(),
    )


def _plan(sent: Sent) -> None:
    key = sent.given.get("formality", "")
    rows = Formality.objects.filter(instrument=sent.accord.subject.record.pk)
    found = next((one for one in rows if str(one.pk) == key), None)
    if found is None:
        raise Http404
    plan_formality(
        formality=found,
        planned_date=day_or_none(sent.given, f"planned-{key}", sent.language),
        paper_number=text_typed(sent.given, f"paper-{key}", 40),
        is_needed=bool(sent.given.get(f"needed-{key}")),
        actor=sent.actor,
        now=timezone.now(),
    )


def _plan_signings(sent: Sent) -> None:
    plan_signings(
        instrument=sent.accord.subject.record,
        times=whole_number_typed(sent.given, "times"),
        actor=sent.actor,
        now=timezone.now(),
    )


_ACTIONS: Final[dict[str, Callable[[Sent], None]]] = {
    "answer": _answer,
    "withdraw": _withdraw,
    "settle": _settle,
    "notice": _notice,
    "send_link": _send,
    "close_links": _close,
    "translate": _translate,
    "plan_signings": _plan_signings,
    "plan": _plan,
}
