# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands behind the question mark or in a form: an answer, and no fault of the server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace import addresses_lists
from tests.workspace.test_bad_people import every_address

SOURCE = Path(__file__).parents[2] / "src" / "partnerkreis"
ASKED = re.compile(r"""\.get(?:list)?\(\s*"([a-z][a-z_.-]{0,30})\"""")
NONSENSE = (
    *("\0", "x\0y", "9" * 400, "-1", "٣", "²", "0", "'\"%_\\*", "2019-99-99", "..", "\u202egpj"),
)


def names() -> list[str]:
    """Return what the code asks a request for, and more: every name that is asked of a mapping."""
    sources = [*SOURCE.glob("workspace/**/*.py"), *SOURCE.glob("portal/**/*.py"),
               *SOURCE.glob("accounts/**/*.py"), *SOURCE.glob("listings/**/*.py")]  # fmt: skip
    found = {name for source in sources for name in ASKED.findall(source.read_text())}
    return sorted(found | {"q", "page", "body", "year", "kind", "state", "sort", "rows", "as_of"})


def found_addresses() -> list[str]:
    """Return every address, and those of some records that are there."""
    partnership, encounter = "nordhausen-gostyn", "2022-musik"
    return [
        *every_address(),
        *(addresses_lists.listing(name, "de") for name in LISTINGS),
        *(addresses_lists.table(name, "xlsx", "de") for name in LISTINGS),
        addresses.cockpit(partnership, "de"),
        *(
            address(kind, key, "de")
            for kind, key in (("partnership", partnership), ("encounter", encounter))
            for address in (addresses.record, addresses.journal, addresses.edit)
        ),
        links.of("partnership", partnership, "de"),
        links.of("encounter", encounter, "de"),
        links.of("body", "gostyn", "de"),
    ]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_an_address_is_no_fault_of_the_server(
    value: str, administrator: Client
) -> None:
    given: dict[str, Any] = dict.fromkeys(names(), value)
    assert len(given) > 40
    for client in (Client(), administrator):
        for address in found_addresses():
            answer = client.get(address, given)
            assert answer.status_code < 500 or answer.status_code == 503, address


@pytest.mark.parametrize("value", ["\0", "9" * 400, "²"])
def test_nonsense_in_a_form_is_no_fault_of_the_server(value: str, administrator: Client) -> None:
    given: dict[str, Any] = dict.fromkeys(names(), value)
    for client in (Client(), administrator):
        for address in found_addresses():
            answer = client.post(address, given)
            assert answer.status_code < 500 or answer.status_code == 503, address


TOO_MANY = {f"f{number}": "x" for number in range(7_000)}


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "Das war nicht zu lesen"), ("pl", "Tego nie da się odczytać"), ("en", "could not be")],
)
def test_what_cannot_be_read_is_answered_in_the_language_of_the_page(
    language: Any, told: str, administrator: Client
) -> None:
    answer = administrator.post(links.page("imports", language), TOO_MANY)

    assert answer.status_code == 400
    assert told in answer.content.decode()


def test_a_form_of_250_people_is_read(administrator: Client) -> None:
    long = dict(list(TOO_MANY.items())[:5_000])

    assert administrator.post(links.page("imports", "de"), long).status_code == 422


def test_another_host_is_answered_without_its_name(db: None) -> None:
    answer = Client().get("/de/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()
