# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every role, at every address of the workspace, with every method, for own records and others'.

What is expected is said once, in ``PAGES``: the permission an address asks for. An address that
stands in no row fails a test: whoever adds a page says who may come in.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, Role, can, visible_to
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Appointment, Organisation
from partnerkreis.directory.queries import actor_of
from partnerkreis.editing.queries import bodies_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.models import Lead
from partnerkreis.workspace.urls import urlpatterns
from tests.editing.users import set_up_second_step, signed_in, user_of

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
READING = frozenset({"get", "head"})
WRITING = READING | {"post"}
#: What an address answers that lets somebody in: a page, a way on, something to be mended.
LET_IN = {200, 302, 409, 422}
TODAY = timezone.localdate()


@dataclass(frozen=True)
class Asked:
    """What an address asks for: a permission on its record, or at all where it has none."""

    permission: Permission
    methods: frozenset[str] = WRITING
    #: The kind of record in the address.
    record: str = ""
    #: Whether a role for a single encounter lets in.
    for_leads: bool = False
    more: Callable[[], dict[str, Any]] = dict


READ, EDIT = Permission.READ_RECORD, Permission.EDIT_RECORD
PAGES: dict[str, Asked] = {
    "today": Asked(READ, for_leads=True),
    "record_journal": Asked(READ, READING, record="encounter", more=lambda: {"kind": "encounter"}),
    "site_texts": Asked(Permission.EDIT_SITE, READING),
    "access": Asked(Permission.APPOINT, READING),
    "access_invite": Asked(Permission.APPOINT),
    "access_encounter": Asked(Permission.ENTRUST, record="encounter"),
    "introductions": Asked(READ),
    "schools": Asked(READ),
    "workspace_search": Asked(READ, READING),
    "lists": Asked(READ, READING),
    "listing": Asked(READ, READING, more=lambda: {"name": "encounters"}),
    "listing_xlsx": Asked(READ, READING, more=lambda: {"name": "encounters"}),
    "listing_csv": Asked(READ, READING, more=lambda: {"name": "encounters"}),
    "imports": Asked(EDIT),
    "import_template": Asked(EDIT, READING, more=lambda: {"name": "encounters"}),
    "record_new": Asked(EDIT, more=lambda: {"kind": "encounter"}),
    "record_edit": Asked(
        EDIT, record="encounter", for_leads=True, more=lambda: {"kind": "encounter"}
    ),
    "record_merge": Asked(EDIT, record="organisation", more=lambda: {"kind": "organisation"}),
    "record": Asked(READ, record="encounter", for_leads=True, more=lambda: {"kind": "encounter"}),
}
#: Their addresses have no record that is somebody's; they have a matrix in a test of their own.
ELSEWHERE = {
    *("access_office", "introduction", "school", "school_pair"),
    *("import_preview", "import_refused"),
    # tests/workspace/test_papers.py and test_reports.py
    *("papers", "paper_new", "paper_sheets", "paper_sheet", "paper", "paper_edit"),
    *("paper_document", "reports", "report_handover", "report_handover_document"),
    *("report_council", "report_council_document"),
    # tests/workspace/test_files.py, test_file_content.py, test_mails.py and test_outbox.py
    *("file_work", "file_content", "file_content_width", "record_files", "record_mails"),
    *("mail", "mail_raw", "outbox", "outgoing_mail", "outgoing_mail_html"),
    # tests/workspace/test_accord_security.py and test_answering.py
    *("accords", "accord_scan", "accord", "accord_propose", "accord_version", "accord_record"),
    *("accord_file", "accord_link"),
    # tests/workspace/test_cockpit.py
    *("cockpit",),
    # tests/workspace/visits
    *("visits", "visit_new", "visit", "visit_sheet", "visit_part", "visit_part_of"),
}

PEOPLE: dict[str, Callable[[], User | None]] = {
    "anonymous": lambda: None,
    "without an office": lambda: User.objects.create_user("n@nowhere.example", name="N"),
    "lead of the own": lambda: _lead("2022-musik"),
    "reader": lambda: user_of("nordhausen", Role.READER),
    "colleague": lambda: user_of("nordhausen", Role.COLLEAGUE),
    "officer": lambda: user_of("nordhausen"),
    "officer of the partner": lambda: user_of("gostyn"),
    "officer of strangers": lambda: user_of("elsewhere"),
    "administrator": lambda: _administrator(),
}


def _lead(encounter: str) -> User:
    user = User.objects.create_user("teacher@school.example", name="T")
    led = Encounter.objects.get(key=encounter)
    year = datetime.timedelta(days=365)
    Lead.objects.create(encounter=led, user=user, since=TODAY - year, until=TODAY + year)
    return user


def _administrator() -> User:
    user = User.objects.create_user("a@county.example", name="A", role=Role.ADMINISTRATOR)
    set_up_second_step(user)
    return user


def acting(user: User) -> Actor:
    leads = Lead.objects.filter(user=user).values_list("encounter", flat=True)
    held = actor_of(user, today=TODAY)
    return Actor(held.role, held.name, held.user_id, held.grants, frozenset(leads))


@pytest.fixture
def records(reference_case: None) -> dict[str, dict[str, Record]]:
    """Return records of Nordhausen and of others, released and not, by kind."""
    theirs = Encounter.objects.exclude(sides__body__key="nordhausen").order_by("key")
    hidden, shown = theirs[0], theirs[1]
    Encounter.objects.filter(pk=hidden.pk).update(published_at=None)
    own = Encounter.objects.get(key="2022-musik")
    Encounter.objects.filter(pk=own.pk).update(published_at=None)
    schools = {key: Organisation.objects.filter(body__key=key).first() for key in ("nordhausen",)}
    strange = Organisation.objects.create(
        key="strange", kind="other", body=user_of("elsewhere").appointments.get().office.body
    )
    return {
        "encounter": {"own": own, "hidden": hidden, "shown": shown},
        "organisation": {"own": schools["nordhausen"], "hidden": strange},  # type: ignore[dict-item]
    }


def names() -> Iterator[str]:
    for pattern in urlpatterns:
        for one in getattr(pattern, "url_patterns", [pattern]):
            assert isinstance(one, URLPattern)
            yield str(one.name)


def test_every_address_says_who_may_come_in() -> None:
    assert set(names()) - set(PAGES) - ELSEWHERE == set()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("page", PAGES)
def test_each_is_let_in_as_far_as_the_table_says(
    page: str, who: str, records: dict[str, dict[str, Record]]
) -> None:
    user, asked = PEOPLE[who](), PAGES[page]
    client = signed_in(user) if user else Client()
    for record in records[asked.record].values() if asked.record else (None,):
        arguments = asked.more() | ({"key": record.key} if record else {})
        address = reverse(page, kwargs=arguments)
        for method in METHODS:
            status = getattr(client, method)(address).status_code
            wanted = expected(asked, user, record, method)
            assert status in wanted, (method, address, status, wanted)


def expected(asked: Asked, user: User | None, record: Record | None, method: str) -> set[int]:
    if method not in asked.methods:
        return {405}
    if user is None:
        return {302}
    actor = acting(user)
    if actor.role is Role.PUBLIC and not (actor.grants or actor.leads):
        return {403}
    if actor.leads and not asked.for_leads:
        return {403}
    if record is None:
        is_in = actor.leads or can(actor, asked.permission)
        # A form that names nothing has nothing to be found.
        return (LET_IN | {404} if method == "post" else LET_IN) if is_in else {403}
    if not visible_to(actor, type(record)._default_manager.filter(pk=record.pk)).exists():
        return {404}
    # Inside, what is released of others is not more to be seen than outside.
    return LET_IN if can(actor, asked.permission, *bodies_of(record)) else {403}


def test_nobody_changed_anything(records: dict[str, dict[str, Record]]) -> None:
    """A form without its hidden parts changes nothing, whoever sends it."""
    before = list(Encounter.objects.values_list("pk", "version", "published_at"))
    for who in PEOPLE.values():
        user = who()
        client = signed_in(user) if user else Client()
        for page, asked in PAGES.items():
            if asked.record != "encounter":
                continue
            for record in records["encounter"].values():
                client.post(reverse(page, kwargs=asked.more() | {"key": record.key}))
    assert list(Encounter.objects.values_list("pk", "version", "published_at")) == before
    assert Appointment.objects.count() == 6
