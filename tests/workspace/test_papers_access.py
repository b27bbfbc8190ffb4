# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for which page of papers, sheets and reports, and how."""

import pytest
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.workspace import addresses_papers as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_papers import paper

ADDRESSES = {
    "papers": addresses.papers("de"),
    "new": addresses.new("de"),
    "sheets": addresses.sheets("de"),
    "sheet": addresses.sheet("nordhausen", "invitation", "de", "de"),
    "draft": addresses.paper(f"p-{'0' * 31}1", "de"),
    "draft edit": addresses.edit(f"p-{'0' * 31}1", "de"),
    "draft document": addresses.document(f"p-{'0' * 31}1", "de", "de"),
    "final": addresses.paper(f"p-{'0' * 31}2", "de"),
    "final edit": addresses.edit(f"p-{'0' * 31}2", "de"),
    "final document": addresses.document(f"p-{'0' * 31}2", "de", "de"),
    "reports": addresses.reports("de"),
    "handover": addresses.handover("de", "nordhausen"),
    "handover document": addresses.handover_document("de", "nordhausen"),
    "council": addresses.council("de", "nordhausen", "2025"),
    "council document": addresses.council_document("de", "nordhausen", "2025"),
}
SAFE_ONLY = {
    "papers", "sheet", "draft document", "final document", "reports", "handover",
    "handover document", "council", "council document",
}  # fmt: skip
#: What each may ask for: by GET, then by POST.
OFFICER = dict.fromkeys(ADDRESSES, (200, 405)) | {
    "new": (200, 422),
    "sheets": (200, 404),
    "draft": (200, 302),
    "draft edit": (200, 422),
    "final": (200, 302),
    "final edit": (302, 422),
}
COLLEAGUE = OFFICER | {"sheets": (403, 403), "sheet": (403, 405)}
READER = COLLEAGUE | {
    "new": (403, 403),
    "draft": (404, 404),
    "draft edit": (404, 404),
    "draft document": (404, 405),
    "final": (200, 403),
    "final edit": (403, 403),
}
OTHERS = dict.fromkeys(ADDRESSES, (404, 405)) | {
    "papers": (200, 405),
    "new": (200, 422),
    "sheets": (200, 404),
    "draft": (404, 404),
    "draft edit": (404, 404),
    "final": (404, 404),
    "final edit": (404, 404),
    "reports": (200, 405),
}
NOBODY = {name: (302, 405 if name in SAFE_ONLY else 302) for name in ADDRESSES}
MATRIX = {
    ("nordhausen", Role.OFFICER): OFFICER,
    ("nordhausen", Role.COLLEAGUE): COLLEAGUE,
    ("nordhausen", Role.READER): READER,
    ("gostyn", Role.OFFICER): OTHERS,
    ("elsewhere", Role.OFFICER): OTHERS,
    ("", ""): NOBODY,
}


@pytest.mark.parametrize(("body", "role"), MATRIX, ids=lambda part: str(part) or "nobody")
def test_who_may_ask_for_what(reference_case, body, role):
    paper(number=1)
    paper(number=2, final=True)
    client = signed_in(user_of(body, role)) if body else Client()
    answered = {
        name: (client.get(address).status_code, client.post(address, {}).status_code)
        for name, address in ADDRESSES.items()
    }

    assert answered == MATRIX[body, role]


@pytest.mark.parametrize(
    ("body", "role", "status"),
    [
        ("nordhausen", Role.OFFICER, 302),
        ("nordhausen", Role.COLLEAGUE, 403),
        ("nordhausen", Role.READER, 404),
        ("gostyn", Role.OFFICER, 404),
    ],
)
def test_only_an_officer_makes_a_paper_final(reference_case, body, role, status):
    found = paper()
    client = signed_in(user_of(body, role))
    sent = {"action": "finish", "version": "1"}

    assert client.post(addresses.paper(found.key, "de"), sent).status_code == status
    found.refresh_from_db()
    assert found.is_final is (status == 302)


def test_an_administrator_reads_every_body(reference_case):
    paper("gostyn")
    user = user_of("elsewhere")
    User.objects.filter(pk=user.pk).update(role=Role.ADMINISTRATOR)
    page = signed_in(User.objects.get(pk=user.pk)).get(addresses.papers("de"))

    assert page.status_code == 200
    assert "Einladung" in page.content.decode()
