# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""No page of the workspace asks the database more often because there are more encounters.

Every address has a row in ``PAGES``, or says in ``NO_PAGES`` why it needs none: whoever adds a page
has it counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.correspondence.models import FiledMail
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterSide, FollowUp, Headcount
from partnerkreis.introductions.models import Community
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.partnerships.models import Partnership
from partnerkreis.search.actions import index_records
from partnerkreis.visits.rules.values import INTERNAL, JOINT, OF_A_SIDE
from partnerkreis.workspace.addresses_visits import Sheet
from tests.conftest import NOW
from tests.correspondence.letters import mail
from tests.editing.users import signed_in, user_of
from tests.files.conftest import attached
from tests.visits.conftest import acting_for, begun
from tests.workspace.conftest import add_fourth_body
from tests.workspace.test_outbox import letter
from tests.workspace.test_papers import paper
from tests.workspace.test_permission_matrix import names

#: So many more: more than a form lists, than a page of a list has and than a search shows.
MORE: Final = 520
ENCOUNTER = {"kind": "encounter", "key": "2022-musik"}
AGREEMENT = {"kind": Kind.AGREEMENT, "key": "nordhausen-gostyn-2023"}

SCHOOL, BODY, PARTNERSHIP = "bbz", "nordhausen", "nordhausen-gostyn"
FORMS = (
    *("encounter", "follow-up", "person", "organisation", "resolution", "standing"),
    *("aggregate", "plan-step", "series", "school-partnership"),
)
QUESTIONS = ("gostyn", "treffen", "treffen 7", "g")


@dataclass(frozen=True)
class Scene:
    """What addresses name, and who asks for them."""

    client: Client
    file: str
    mail: str
    paper: str
    visit: str
    community: int
    office: UUID
    upload: str


@pytest.fixture
def scene(reference_case: None, folder: Path) -> Scene:
    user = user_of("nordhausen")
    client = signed_in(user)
    client.post(reverse("record_mails", kwargs=ENCOUNTER), {"file": _sent("a.eml", mail())})
    table = {
        "kind": "encounters",
        "language": "de",
        "file": _sent("a.csv", b"Titel;Wann\nA;2001\n"),
    }
    upload = client.post(reverse("imports"), table)["Location"]
    letter(user.pk)
    fourth = add_fourth_body()
    client.get(reverse("introductions"))
    return Scene(
        client=client,
        file=attached().key,
        mail=FiledMail.objects.get().key,
        paper=paper().key,
        visit=begun(acting_for("nordhausen")).key,
        community=Community.objects.get(body=fourth).pk,
        office=user.appointments.get().pk,
        upload=upload.rstrip("/").rpartition("/")[2],
    )


def _sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


#: By the name of the address, what it is asked with: one page, or several.
PAGES: dict[str, Callable[[Scene], Sequence[dict[str, Any]]]] = {
    **dict.fromkeys(
        (
            *(
                "today",
                "introductions",
                "schools",
                "access",
                "access_invite",
                "lists",
            ),
            *("imports", "papers", "paper_new", "paper_sheets", "reports", "report_handover"),
            *("report_council", "report_handover_document", "report_council_document", "visits"),
            *("visit_new", "outbox", "accords"),
        ),
        lambda _scene: [{}],
    ),
    "cockpit": lambda _scene: [{"key": PARTNERSHIP}],
    "record": lambda _scene: [ENCOUNTER, *OTHERS],
    "record_edit": lambda _scene: [ENCOUNTER, *OTHERS],
    "record_new": lambda _scene: [{"kind": kind} for kind in FORMS],
    "record_merge": lambda _scene: [{"kind": "organisation", "key": SCHOOL}],
    **dict.fromkeys(("record_journal", "record_files", "record_mails"), lambda _scene: [ENCOUNTER]),
    "workspace_search": lambda _scene: [{"q": question} for question in QUESTIONS],
    "listing": lambda _scene: [{"name": name} for name in LISTINGS],
    "import_template": lambda _scene: [{"name": "encounters"}],
    "import_preview": lambda scene: [{"identity": scene.upload}],
    "access_office": lambda scene: [{"number": scene.office}],
    "access_encounter": lambda _scene: [{"key": ENCOUNTER["key"]}],
    "introduction": lambda scene: [{"number": scene.community}],
    "school": lambda _scene: [{"key": SCHOOL}],
    "file_work": lambda scene: [{"key": scene.file}],
    "mail": lambda scene: [{"key": scene.mail}],
    **dict.fromkeys(("paper", "paper_edit"), lambda scene: [{"key": scene.paper}]),
    "paper_document": lambda scene: [{"key": scene.paper, "tongue": "de"}],
    **dict.fromkeys(("accord", "accord_propose"), lambda _scene: [AGREEMENT]),
    "visit": lambda scene: [{"key": scene.visit, "side": BODY}],
    "visit_part": lambda scene: [
        {"key": scene.visit, "side": BODY, "part": part} for part in (*JOINT, *INTERNAL)
    ],
    "visit_part_of": lambda scene: [
        {"key": scene.visit, "side": BODY, "part": part, "of": BODY} for part in OF_A_SIDE
    ],
    "visit_sheet": lambda scene: [
        {"key": scene.visit, "side": BODY, "sheet": sheet} for sheet in Sheet
    ],
}
OTHERS = (
    {"kind": "partnership", "key": PARTNERSHIP},
    {"kind": "body", "key": BODY},
    {"kind": "organisation", "key": SCHOOL},
    {"kind": "plan", "key": "plan-1"},
    {"kind": "plan-step", "key": "plan-1-gostyn"},
    {"kind": "aggregate", "key": "aggregate-4"},
    {"kind": "series", "key": "music-project"},
)
#: Bytes that are handed over as they lie there, what needs two schools, a link or an answer to be
#: there at all, and the texts of the site, which are for whoever runs the instance.
NO_PAGES = {
    "site_texts",
    # Read five hundred rows at a time.
    *("listing_xlsx", "listing_csv"),
    *(
        "file_content",
        "file_content_width",
        "mail_raw",
        "outgoing_mail",
        "outgoing_mail_html",
        "paper_sheet",
    ),
    *("import_refused", "school_pair", "accord_scan", "accord_file", "accord_link"),
    *("accord_version", "accord_record"),
}


def test_every_address_is_counted() -> None:
    assert set(names()) == PAGES.keys() | NO_PAGES


def test_no_page_asks_more_often_because_there_are_more_encounters(scene: Scene) -> None:
    add_encounters(0, 3)
    few = counted(scene)

    add_encounters(3, MORE)

    many = counted(scene)
    assert {page: (few[page], n) for page, n in many.items() if n > few[page]} == {}


def test_search_asks_as_often_among_many_as_among_more(scene: Scene) -> None:
    add_encounters(0, MORE)
    many = counted(scene, "workspace_search")

    add_encounters(MORE, MORE)

    assert counted(scene, "workspace_search") == many
    assert max(many.values()) <= 11


def add_encounters(start: int, number: int) -> None:
    """Add encounters of Nordhausen and Gostyń, each with a promise, released or not, and not."""
    tie, bodies = Partnership.objects.get(key=PARTNERSHIP), list(_bodies())
    made = [
        Encounter(
            key=f"more-{at}",
            kind="council_visit" if at % 3 else "other",
            state="planned" if at % 2 else "took_place",
            title=Translated.of(de=f"Treffen {at} in Gostyń"),
            when=parse(f"{2000 + at % 30}-05-04"),
            published_at=NOW if at % 5 else None,
        )
        for at in range(start, start + number)
    ]
    Encounter.objects.bulk_create(made)
    tie.encounters.add(*made)
    EncounterSide.objects.bulk_create(
        EncounterSide(encounter=one, body=body, position=at, role=("host", "guest")[at])
        for one in made
        for at, body in enumerate(bodies)
    )
    Headcount.objects.bulk_create(
        Headcount(encounter=one, position=0, body=bodies[1], group="pupils", count=9)
        for one in made
    )
    promises = [
        FollowUp(key=f"{one.key}-promise", encounter=one, owed_by=bodies[0], owed_to=bodies[1])
        for one in made
    ]
    FollowUp.objects.bulk_create(promises)
    index_records(Encounter, [(one.pk, one) for one in made])
    index_records(FollowUp, [(one.pk, one) for one in promises])


def _bodies() -> Iterator[Body]:
    yield from (Body.objects.get(key=key) for key in ("nordhausen", "gostyn"))


def counted(scene: Scene, *chosen: str) -> dict[str, int]:
    """Return how often pages ask the database, once what is kept has been warmed up.

    All pages but the search, which looks further where too much fits; or those that are chosen.
    """
    found = {}
    for name in chosen or PAGES.keys() - {"workspace_search"}:
        for arguments in PAGES[name](scene):
            question = {"q": arguments["q"]} if "q" in arguments else {}
            address = reverse(name, kwargs=None if question else arguments)
            for _turn in range(2):
                with CaptureQueriesContext(connection) as queries:
                    answer = scene.client.get(address, question)
            assert answer.status_code == 200, address
            found[f"{address} {question}"] = len(queries)
    return found
