# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done about joint records, each with what has to be there before."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.apps import apps
from django.db import OperationalError, connection, models

from partnerkreis.accord import actions
from partnerkreis.accord.actions.links import make_link
from partnerkreis.accord.actions.recording import Told
from partnerkreis.accord.actions.reminding import send_reminder
from partnerkreis.accord.models import Formality, Revision
from partnerkreis.accord.queries.histories import accord_of
from partnerkreis.accord.queries.subjects import visible_subject
from partnerkreis.accord.rules.positions import Means, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.translated import Translated
from tests.accord.conftest import NOW, TODAY, World, later

Act = Callable[[], object]
PDF: Final = b"%PDF-1.7 a letter"
#: The day on which the first reminder is due.
REMINDED: Final = datetime.datetime(2026, 3, 12, 9, 0, tzinfo=datetime.UTC)
TOLD: Final = Told(
    verb=Verb.AGREED,
    means=Means.LETTER,
    person="Alex Eder",
    office="Landrat",
    given_on=TODAY,
)


@dataclass(frozen=True, slots=True)
class Done:
    """Something done: what it adds to the tables, and what doing it once more adds."""

    prepare: Callable[[World], Act]
    #: Whether a second time is another thing: another link, another mail.
    is_repeatable: bool = False


def token(world: World, key: str, revision: Revision) -> str:
    """Return the secret part of a new link of a party, without a mail."""
    return make_link(revision, world.bodies[key], now=NOW)[1]


def answering(world: World, verb: Verb = Verb.AGREED, reason: str = "", key: str = "gostyn") -> Act:
    revision = Revision.objects.order_by("number").last()
    assert revision is not None
    return partial(
        actions.answer,
        revision=revision,
        party=world.bodies[key],
        verb=verb,
        reason=reason,
        actor=world.actor(key),
        now=later(hours=1),
    )


def propose(world: World) -> Act:
    return partial(world.propose, promises_money=True)


def propose_the_frame(world: World) -> Act:
    return partial(world.propose, kind=Kind.FRAME)


def agree(world: World) -> Act:
    world.propose()
    return answering(world)


def agree_as_the_last(world: World) -> Act:
    world.agree(world.propose(), "unterallgaeu")
    return answering(world)


def object_to_it(world: World) -> Act:
    world.propose()
    return answering(world, Verb.OBJECTED, "Zu früh.")


def withdraw(world: World) -> Act:
    revision, actor = world.propose(), world.actor("nordhausen")
    return partial(
        actions.withdraw, revision=revision, reason="Irrtum", actor=actor, now=later(hours=1)
    )


def amend_ones_own_proposal(world: World) -> Act:
    world.propose()
    answering(world, Verb.OBJECTED, "Zu früh.")()
    world.reword("Wir arbeiten später zusammen.")
    return partial(world.propose, now=later(days=1))


def amend_what_was_agreed(world: World) -> Act:
    world.agreed()
    world.reword("Wir arbeiten enger zusammen.")
    return partial(world.propose, "gostyn", now=later(days=1))


def propose_the_same_base(world: World) -> Act:
    world.propose()
    world.reword("Anders.")
    return partial(world.propose, "gostyn", now=later(days=1))


def answer_by_letter(world: World) -> Act:
    revision = world.propose()
    return partial(
        actions.record_answer,
        revision=revision,
        party=world.unterallgaeu,
        told=TOLD,
        scan=PDF,
        actor=world.actor("nordhausen"),
        now=later(hours=1),
    )


def dispute_a_letter(world: World) -> Act:
    answer_by_letter(world)()
    return answering(world, Verb.DISPUTED, "Das haben wir nie geschrieben.", "unterallgaeu")


def answer_by_link(world: World) -> Act:
    secret = token(world, "gostyn", world.propose())
    return partial(
        actions.answer_by_link,
        token=secret,
        verb=Verb.AGREED,
        reason="",
        person="Jan Kowalski",
        office="Sekretarz",
        now=later(hours=1),
    )


def settle(world: World) -> Act:
    revision = world.propose()
    return partial(
        actions.set_clearance,
        revision=revision,
        party=world.gostyn,
        until=TODAY + datetime.timedelta(days=30),
        actor=world.actor("gostyn"),
        now=later(hours=1),
    )


def settle_by_link(world: World) -> Act:
    secret = token(world, "gostyn", world.propose())
    until = TODAY + datetime.timedelta(days=30)
    return partial(
        actions.set_clearance_by_link, token=secret, until=until, person="Jan", now=later(hours=1)
    )


def remind(world: World) -> Act:
    revision = world.propose()
    return partial(send_reminder, revision=revision.pk, party=world.gostyn.pk, now=REMINDED)


def send_a_link(world: World) -> Act:
    revision, actor = world.propose(), world.actor("nordhausen")
    return partial(
        actions.send_link, revision=revision, party=world.gostyn, actor=actor, now=later(hours=1)
    )


def open_a_link(world: World) -> Act:
    return partial(actions.open_link, token=token(world, "gostyn", world.propose()), now=NOW)


def forward_a_link(world: World) -> Act:
    return partial(actions.share_link, token=token(world, "gostyn", world.propose()), now=NOW)


def close_what_was_forwarded(world: World) -> Act:
    secret = token(world, "gostyn", world.propose())
    actions.share_link(token=secret, now=NOW)
    return partial(actions.stop_sharing, token=secret, now=NOW)


def withdraw_links(world: World) -> Act:
    revision, actor = world.propose(), world.actor("nordhausen")
    return partial(
        actions.withdraw_links, revision=revision, party=world.gostyn, actor=actor, now=NOW
    )


def give_notice(world: World) -> Act:
    return partial(
        actions.give_notice,
        revision=world.agreed(),
        party=world.gostyn,
        months=6,
        reason="Neue Aufgaben",
        actor=world.actor("gostyn"),
        now=later(days=1),
    )


def agree_on_the_end(world: World) -> Act:
    world.agreed()
    ending = world.propose(until=TODAY + datetime.timedelta(days=90), now=later(days=1))
    world.agree(ending, "gostyn")
    return answering(world, key="unterallgaeu")


def plan_a_resolution(world: World) -> Act:
    world.propose()
    step = Formality.objects.get(body=world.nordhausen, step="resolve")
    return partial(
        actions.plan_formality,
        formality=step,
        planned_date=TODAY + datetime.timedelta(days=40),
        paper_number="0123/26",
        is_needed=True,
        actor=world.actor("nordhausen"),
        now=NOW,
    )


def plan_the_signings(world: World) -> Act:
    world.propose()
    return partial(
        actions.plan_signings,
        instrument=world.instrument,
        times=2,
        actor=world.actor("nordhausen"),
        now=NOW,
    )


def bind_languages(world: World) -> Act:
    return partial(
        actions.bind_languages,
        instrument=world.instrument,
        languages=["de"],
        actor=world.actor("nordhausen"),
        now=NOW,
    )


def add_a_translation(world: World) -> Act:
    world.agreed()
    return partial(
        actions.add_translation,
        instrument=world.instrument,
        language="en",
        text="We work together.",
        actor=world.actor("nordhausen"),
        now=NOW,
    )


def say_who_pays(world: World) -> Act:
    return partial(
        actions.say_who_pays,
        encounter=world.encounter,
        pays={"gostyn": Translated.of(de="Bus", pl="Autokar")},
        actor=world.actor("nordhausen"),
        now=NOW,
    )


EVERYTHING: Final = {
    done.prepare.__name__: done
    for done in (
        Done(propose),
        Done(propose_the_frame),
        Done(agree),
        Done(agree_as_the_last),
        Done(object_to_it),
        Done(withdraw),
        Done(amend_ones_own_proposal),
        Done(amend_what_was_agreed),
        Done(propose_the_same_base),
        Done(answer_by_letter),
        Done(dispute_a_letter),
        Done(answer_by_link),
        Done(settle),
        Done(settle_by_link),
        Done(remind, is_repeatable=True),
        Done(send_a_link, is_repeatable=True),
        Done(open_a_link),
        Done(forward_a_link, is_repeatable=True),
        Done(close_what_was_forwarded),
        Done(withdraw_links),
        Done(give_notice),
        Done(agree_on_the_end),
        Done(plan_a_resolution),
        Done(plan_the_signings),
        Done(bind_languages),
        Done(add_a_translation),
        Done(say_who_pays),
    )
}

#: What an action of this package writes besides its own tables.
TABLES: Final = (
    "journal.entry",
    "post.outgoingmail",
    "django_tasks_database.dbtaskresult",
    "partnerships.instrument",
    "encounters.encounter",
    "encounters.encounterside",
    "core.contentversion",
)


class PowerIsGone(OperationalError):
    """What happens at a statement."""


class FailingAt:
    """Lets the statement with this number fail, the first being 1; counts those before.

    What takes something back does not fail: a database whose power goes off then takes back all
    there is, the transaction of the test too, in which the world before it was built.
    """

    def __init__(self, number: int) -> None:
        self.number, self.count = number, 0
        self.is_taking_back = False

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.is_taking_back = sql.startswith("ROLLBACK TO") or (
            self.is_taking_back and sql.startswith("RELEASE")
        )
        if not self.is_taking_back:
            self.count += 1
            if self.count == self.number:
                raise PowerIsGone
        return execute(sql, params, many, context)


def stored() -> dict[str, list[Any]]:
    """Return every row that an action of this package could have written."""
    return {model._meta.label_lower: _rows(model) for model in _models()}


def _models() -> list[type[models.Model]]:
    named = [model for model in apps.get_models() if model._meta.label_lower in TABLES]
    return [*apps.get_app_config("accord").get_models(), *named]


def _rows(model: type[models.Model]) -> list[Any]:
    return sorted(model._default_manager.values_list(), key=repr)


def counted() -> tuple[int, ...]:
    """Return how many rows there are in each of the same tables (one query)."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in _models()]
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return tuple(cursor.fetchone())


def seen_by_each(
    world: World, on: datetime.date, kinds: tuple[Kind, ...] = (Kind.AGREEMENT, Kind.FRAME)
) -> list[Any]:
    """Return for each party what it is shown as agreed, proposed and answered."""
    return [_seen(world, key, on, kinds) for key in world.bodies]


def _seen(world: World, key: str, on: datetime.date, kinds: tuple[Kind, ...]) -> list[Any]:
    shown = []
    for kind in kinds:
        record = world.instrument if kind is Kind.AGREEMENT else world.encounter
        subject = visible_subject(world.actor(key), kind, record.key, today=on)
        assert subject is not None
        accord = accord_of(subject)
        position = accord.position
        shown.append(
            (
                accord.agreed and accord.agreed.digest,
                position.condition,
                position.ends_on,
                position.states,
                [(one.number, one.digest) for one in accord.revisions],
                [one.digest for revision in accord.revisions for one in revision.answers.all()],
            )
        )
    return shown
