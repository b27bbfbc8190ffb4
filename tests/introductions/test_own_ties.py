# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own ties: derived anew where something they come from was written, and nowhere else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.introductions.actions import bring_register_up_to_date
from partnerkreis.introductions.models import Tie, TieBasis, TieSource
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Resolution,
    Signing,
    Standing,
)

pytestmark = pytest.mark.django_db


def test_a_write_elsewhere_derives_nothing(reference):
    Encounter.objects.update(note="x")
    ContentVersion.advance()

    with CaptureQueriesContext(connection) as queries:
        bring_register_up_to_date()

    changing = ("INSERT", "UPDATE", "DELETE")
    written = [q["sql"] for q in queries if q["sql"].startswith(changing)]
    assert len(written) == 1
    assert written[0].startswith('UPDATE "introductions_tiesource"')
    with CaptureQueriesContext(connection) as queries:
        bring_register_up_to_date()
    assert len(queries) == 2


def changes():
    """Yield one change of each fact that a tie comes from, made past every action of ours."""
    partnership = Partnership.objects.get(key="unterallgaeu-gostyn")
    yield Partnership.objects.filter(pk=partnership.pk).update(contacts_since=parse("1960"))
    yield Party.objects.filter(partnership=partnership).update(left=parse("2030"))
    yield Instrument.objects.filter(partnership=partnership).update(latest="1999-01-01")
    signing = Signing.objects.filter(instrument__partnership=partnership).first()
    yield Signing.objects.filter(pk=signing.pk).delete()
    yield Resolution.objects.create(
        key="new", partnership=partnership, outcome="adopted", when=parse("1970"),
        body=Body.objects.get(key="gostyn"),
    )  # fmt: skip
    yield Standing.objects.create(
        key="over", partnership=partnership, kind="ended", since=parse("2010-05-01")
    )
    other = Partnership.objects.create(key="a-second", working_together_since=parse("1950"))
    for position, party in enumerate(partnership.parties.order_by("position")):
        Party.objects.create(partnership=other, body=party.body, position=position)
    yield other
    yield other.delete()


def register_of_ties():
    return sorted(
        Tie.objects.values_list(
            "community", "partner", "role", "counts_from", "counts_until", "since", "until",
            "partnership__key",
        ),
        key=str,
    )  # fmt: skip


def test_whatever_is_written_the_register_is_as_if_derived_from_nothing(reference):
    for number, _change in enumerate(changes()):
        ContentVersion.advance()
        bring_register_up_to_date()
        little_by_little = register_of_ties()
        TieBasis.objects.all().delete()
        Tie.objects.filter(partnership__isnull=False).delete()
        TieSource.objects.update(content_version=0)
        bring_register_up_to_date()

        assert little_by_little == register_of_ties(), number


def test_of_two_partnerships_alike_the_first_makes_the_tie_whichever_came_last(reference):
    first = Partnership.objects.get(key="unterallgaeu-gostyn")
    twin = Partnership.objects.create(key="a-twin", first_contact=parse("2001"))
    Partnership.objects.create(key="another", first_contact=parse("2001"))
    bodies = [Body.objects.create(key=key, country="DE") for key in ("x-aue", "x-bonn")]
    for partnership in Partnership.objects.filter(key__in=("a-twin", "another")):
        for position, body in enumerate(bodies):
            Party.objects.create(partnership=partnership, body=body, position=position)
    assert first.key > twin.key

    def made_by():
        ContentVersion.advance()
        bring_register_up_to_date()
        ties = Tie.objects.filter(community__body__key="x-aue")
        return list(ties.values_list("partnership__key", flat=True))

    assert made_by() == ["a-twin"]
    Partnership.objects.filter(key="a-twin").update(first_contact=parse("1999"))
    assert sorted(made_by()) == ["a-twin", "another"]
    Partnership.objects.filter(key="a-twin").update(first_contact=parse("2001"))
    assert made_by() == ["a-twin"]
    twin.delete()
    assert made_by() == ["another"]
