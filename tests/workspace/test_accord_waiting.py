# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today and the cockpit tell what waits for us, what waits for them, and what differs."""

import pytest

from partnerkreis.accord.rules.terms import Kind
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_accord, addresses_editing
from tests.accord.conftest import World, build_world
from tests.editing.users import signed_in, user_of

HERE = addresses_accord.accord(Kind.AGREEMENT, "cooperation", "de")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def shown(body: str) -> list[str]:
    """Return Today and the cockpit as the officer of ``body`` sees them."""
    client = signed_in(user_of(body))
    pages = (links.page("today", "de"), addresses_editing.cockpit("three", "de"))
    return [client.get(page).content.decode() for page in pages]


def test_what_waits_is_told_to_each_side_in_its_own_words(world: World) -> None:
    world.propose(by="nordhausen")

    for page in shown("gostyn"):
        assert f'<a class="more" href="{HERE}">Antworten' in page
    for page in shown("nordhausen"):
        assert f'<a class="more" href="{HERE}">Ansehen' in page
        assert "Antworten<" not in page


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
