# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The permission table: every role, for one's own records, the partner's and those of strangers."""

import pytest
from django.apps import apps

from partnerkreis.access.policy import (
    OF_A_BODY,
    PUBLIC,
    TABLE,
    Actor,
    Grant,
    NotAllowed,
    Permission,
    Reach,
    Role,
    authorise,
    can,
    visible_to,
    within_reach,
)
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Office
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Instrument, Partnership

pytestmark = pytest.mark.usefixtures("reference_case")

ADMINISTRATOR = Actor(Role.ADMINISTRATOR, "A")
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


def body(key):
    return Body.objects.get(key=key).pk


def of(key, role=Role.OFFICER):
    return Actor(Role.PUBLIC, "O", grants=(Grant(role, body(key)),))


def hide(model, **which):
    model.objects.filter(**which).update(published_at=None)


def keys(records):
    return set(records.values_list("key", flat=True))


def test_every_permission_has_a_row_and_roles_of_a_body_reach_no_further_than_it():
    assert set(TABLE) == set(Permission)
    for row in TABLE.values():
        assert all(row.get(role, Reach.NONE) in {Reach.NONE, Reach.OWN} for role in OF_A_BODY)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_record_says_whom_it_concerns(model):
    officer = of("nordhausen")
    assert visible_to(officer, model.objects.all()).count() == model.objects.count()
    if model.concerns is not None:
        hide(model)
        stranger = Actor(Role.PUBLIC, "S", grants=(Grant(Role.OFFICER, Office.objects.first().pk),))
        assert not visible_to(stranger, model.objects.all()).exists()


@pytest.mark.parametrize("role", OF_A_BODY)
@pytest.mark.parametrize("side", ["nordhausen", "gostyn"])
def test_what_partners_share_is_read_by_both(role, side):
    hide(Partnership)
    hide(Instrument)
    seen = keys(visible_to(of(side, role), Partnership.objects.all()))
    assert "nordhausen-gostyn" in seen
    instruments = visible_to(of(side, role), Instrument.objects.all())
    assert instruments.filter(partnership__key="nordhausen-gostyn").exists()


@pytest.mark.parametrize("role", OF_A_BODY)
def test_what_strangers_share_is_not_read_until_it_is_released(role):
    hide(Encounter, partnerships__key="unterallgaeu-gostyn")
    seen = visible_to(of("nordhausen", role), Encounter.objects.all())
    theirs = Encounter.objects.filter(published_at=None).exclude(sides__body__key="nordhausen")
    assert theirs.exists()
    assert keys(seen).isdisjoint(keys(theirs))
    assert keys(Encounter.objects.filter(published_at__isnull=False)) <= keys(seen)


def test_a_record_of_both_partners_comes_once():
    both = (Grant(Role.OFFICER, body("nordhausen")), Grant(Role.READER, body("gostyn")))
    seen = visible_to(Actor(Role.PUBLIC, "B", grants=both), Encounter.objects.all())
    assert seen.count() == len(keys(seen))


@pytest.mark.parametrize("permission", list(Permission))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_what_its_row_says(role, permission):
    own, strange = body("nordhausen"), body("unterallgaeu")
    actor = of("nordhausen", role) if role in OF_A_BODY else Actor(role)
    if role is Role.PROJECT_LEAD:
        # Held for encounters: this one has the same key as a body, which nothing else has.
        actor = Actor(Role.PUBLIC, leads=frozenset({own}))
    held = TABLE[permission].get(role, Reach.NONE)

    assert can(actor, permission, own) is (held in {Reach.OWN, Reach.ALL})
    assert can(actor, permission, strange) is (held is Reach.ALL)
    if held is Reach.NONE and permission is not Permission.READ_RECORD:
        with pytest.raises(NotAllowed):
            authorise(actor, permission)
    elif held in {Reach.OWN, Reach.ALL}:
        authorise(actor, permission, own)


def test_the_public_reads_what_is_released_and_edits_nothing():
    hide(Partnership, key="nordhausen-gostyn")
    assert "nordhausen-gostyn" not in keys(visible_to(PUBLIC, Partnership.objects.all()))
    assert not within_reach(PUBLIC, Permission.EDIT_RECORD, Partnership.objects.all()).exists()


def test_editing_reaches_only_ones_own_though_more_can_be_read():
    editable = within_reach(of("nordhausen"), Permission.EDIT_RECORD, Partnership.objects.all())
    assert keys(editable) == {"nordhausen-gostyn", "unterallgaeu-nordhausen"}


def test_an_administrator_reaches_everything():
    everything = within_reach(ADMINISTRATOR, Permission.EDIT_RECORD, Partnership.objects.all())
    assert everything.count() == 3
