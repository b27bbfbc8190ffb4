# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today and the cockpit tell what waits for us, what waits for them, and what differs."""

import pytest

from partnerkreis.access.policy import Role
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.partnerships.models import Party
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_accord, addresses_editing
from tests.accord.conftest import World, build_world
from tests.editing.users import signed_in, user_of

HERE = addresses_accord.accord(Kind.AGREEMENT, "cooperation", "de")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def shown(body: str, role: Role = Role.OFFICER) -> list[str]:
    """Return Today and the cockpit as somebody of ``body`` sees them."""
    client = signed_in(user_of(body, role))
    pages = (links.page("today", "de"), addresses_editing.cockpit("three", "de"))
    return [client.get(page).content.decode() for page in pages]


def test_what_waits_is_told_to_each_side_in_its_own_words(world: World) -> None:
    world.propose(by="nordhausen")

    for page in shown("gostyn"):
        assert f'<a class="more" href="{HERE}">Antworten' in page
    for page in shown("nordhausen"):
        assert f'<a class="more" href="{HERE}">Ansehen' in page
        assert "Antworten<" not in page


@pytest.mark.parametrize("role", [Role.COLLEAGUE, Role.READER])
def test_who_may_not_answer_is_led_to_what_waits_to_look_at_it(world: World, role: Role) -> None:
    world.propose(by="nordhausen")
    for page in shown("gostyn", role):
        assert f'<a class="more" href="{HERE}">Ansehen' in page
        assert f'<a class="more" href="{HERE}">Antworten' not in page


def test_what_differs_is_told_to_all(world: World) -> None:
    world.agreed()
    for body in world.bodies:
        assert not any(f'class="more" href="{HERE}"' in page for page in shown(body))

    world.reword("Wir arbeiten enger zusammen.")

    for body in world.bodies:
        assert all(f'class="more" href="{HERE}"' in page for page in shown(body)), body


def test_strangers_are_told_nothing(world: World) -> None:
    world.propose()
    today = signed_in(user_of("elsewhere")).get(links.page("today", "de"))
    assert HERE not in today.content.decode()


def test_what_is_due_once_a_year_is_told_until_it_is_proposed(world: World) -> None:
    here = addresses_accord.propose(Kind.YEARLY, "three", "de")
    for body in world.bodies:
        for page in shown(body):
            assert f'<a class="more" href="{here}">Gemeinsam bestätigen' in page
            assert "Fällig seit 1.\u00a0Januar" in page

    world.propose(kind=Kind.YEARLY)

    for body in world.bodies:
        assert not any(here in page for page in shown(body))


def test_who_only_reads_is_led_to_where_it_can_be_read(world: World) -> None:
    client = signed_in(user_of("gostyn", Role.READER))
    page = client.get(links.page("today", "de")).content.decode()
    here = addresses_accord.accord(Kind.YEARLY, "three", "de")
    assert f'<a class="more" href="{here}">Ansehen' in page
    assert client.get(here).status_code == 200


def test_the_list_of_joint_records_tells_what_is_due_once_a_year(world: World) -> None:
    client = signed_in(user_of("gostyn"))
    page = client.get(addresses_accord.listing("de")).content.decode()
    assert addresses_accord.propose(Kind.YEARLY, "three", "de") in page
    assert "Einmal im Jahr" in page


def test_where_a_party_has_left_each_side_is_told(world: World) -> None:
    world.propose()
    Party.objects.filter(body=world.unterallgaeu).update(left="2026-01-01")
    for body in ("nordhausen", "gostyn"):
        assert all("ein Partner ausgeschieden" in page for page in shown(body)), body
