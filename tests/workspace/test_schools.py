# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schools: described, proposed to each other with reasons, met or dismissed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import Role
from partnerkreis.directory.models import Organisation
from partnerkreis.partnerships.models import SchoolPartnership
from partnerkreis.portal import links
from partnerkreis.school_profiles.models import SchoolDismissal, SchoolProfile
from partnerkreis.workspace.pages.schools import pair_address, school_address

HERE = links.page("schools", "en")
ANSWERS = {
    "type": "vocational",
    "youngest": "16",
    "oldest": "20",
    "pupils": "about",
    "speaks": "de",
    "languages": ["en", "pl"],
    "music": ["orchestra"],
    "partners_wanted": "1",
    "waiting_since": "autumn 2023",
}


def school(body, position=0):
    kinds = ("school", "vocational_training_centre")
    found = Organisation.objects.filter(body__key=body, kind__in=kinds).order_by("key")
    return found[position]


def described(body, **values):
    profile = {"type": "vocational", "youngest": 15, "oldest": 19, "languages": ["en"], **values}
    return SchoolProfile.objects.create(organisation=school(body), **profile)


def both(speaks="pl"):
    described("nordhausen", speaks="de", languages=["en", "pl"], music=["orchestra"])
    described("gostyn", speaks=speaks, music=["orchestra"])
    return school("nordhausen"), school("gostyn")


def test_a_school_is_described_by_its_officer_dates_as_people_write_them(client_of):
    own = school("nordhausen")
    client, here = client_of("nordhausen"), school_address(own, "en")
    response = client.post(here, {**ANSWERS, "pupils": "1240"})

    assert response.status_code == 302
    profile = SchoolProfile.objects.get(organisation=own)
    assert (profile.youngest, profile.oldest, profile.pupils) == (16, 20, 1240)
    assert profile.languages == ["en", "pl"]
    assert str(profile.waiting_since) == "2023-09-01"
    assert 'value="1240"' in client.get(here).content.decode()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"pupils": "many"}, "Please write a whole number"),
        ({"pupils": "-3"}, "Please write a whole number"),
        ({"pupils": "9" * 30}, "Please write a whole number"),
        ({"youngest": "18", "oldest": "12"}, "The oldest cannot be younger"),
        ({"youngest": "99"}, "25"),
        ({"speaks": "xx"}, "Please choose from the list"),
        ({"music": ["bagpipe<script>"]}, "Please choose from the list"),
        ({"type": "castle"}, "castle"),
        ({"waiting_since": "some day"}, "This date was not understood"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(client_of, answer, told):
    own = school("nordhausen")
    sent = {**ANSWERS, "pupils": "7", **answer}
    response = client_of("nordhausen").post(school_address(own, "en"), sent)

    content = response.content.decode()
    assert response.status_code == 422
    assert told in content
    assert 'aria-invalid="true"' in content or "kern-error" in content
    assert "autumn 2023" in content or "some day" in content
    assert not SchoolProfile.objects.exists()


def test_pair_is_proposed_with_its_reasons_in_words(client_of):
    one, other = both()
    content = client_of("nordhausen").get(HERE).content.decode().replace("\u00a0", " ")
    assert f"{one.names.form('en')} – {other.names.form('en')}" in content
    assert "Both teach: English." in content
    assert "Music on both sides: orchestra." in content
    assert "Ages 15 to 19 overlap." in content


def test_contact_begins_and_the_pair_is_proposed_no_more(client_of):
    one, other = both()
    client = client_of("nordhausen")
    response = client.post(pair_address(one, other, "en"), {"decision": "begin"})

    assert response.status_code == 302
    begun = SchoolPartnership.objects.get(first_school=one, second_school=other)
    assert begun.partnership.key == "nordhausen-gostyn"
    assert begun.published_at is None
    assert "has a partner" in client.get(HERE).content.decode()
    again = client.post(pair_address(one, other, "en"), {"decision": "begin"})
    assert again.status_code == 422


def test_dismissed_with_a_reason_the_pair_comes_back_when_reconsidered(client_of):
    one, other = both()
    client, here = client_of("nordhausen"), pair_address(*both_schools(one, other), "en")
    assert client.post(here, {"decision": "dismiss", "reason": ""}).status_code == 422
    client.post(here, {"decision": "dismiss", "reason": "Building closed <b>"})

    content = client.get(HERE).content.decode()
    assert "Building closed &lt;b&gt;" in content
    assert "No pair can be proposed yet." in content
    client.post(HERE, {"reconsider": str(SchoolDismissal.objects.get().pk)})
    assert not SchoolDismissal.objects.exists()


def both_schools(one, other):
    return other, one


@pytest.mark.parametrize("identity", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_unknown_dismissal_is_not_found(client_of, identity):
    assert client_of("nordhausen").post(HERE, {"reconsider": identity}).status_code == 404


def test_strangers_and_readers(client_of):
    one, other = both()
    theirs = school_address(school("unterallgaeu"), "en")
    assert client_of("nordhausen").get(theirs).status_code == 200
    assert client_of("nordhausen").post(theirs, ANSWERS).status_code == 403
    reader = client_of("gostyn", Role.READER)
    assert reader.get(HERE).status_code == 200
    assert reader.post(school_address(other, "en"), ANSWERS).status_code == 403
    assert reader.post(pair_address(one, other, "en"), {"decision": "begin"}).status_code == 403


def test_queries_do_not_grow_with_schools(client_of):
    client = client_of("nordhausen")
    both()
    client.get(HERE)
    with CaptureQueriesContext(connection) as few:
        client.get(HERE)
    described("unterallgaeu")
    with CaptureQueriesContext(connection) as more:
        client.get(HERE)
    assert len(few) == len(more)


def test_themes_stand_where_one_looks_for_them(client_of):
    page = client_of("nordhausen").get(school_address(school("nordhausen"), "de")).content.decode()

    assert page.index("Öffentliche Aufmerksamkeit") < page.index("Parlament")
