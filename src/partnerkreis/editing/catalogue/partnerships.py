# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of partnerships, their standing and plans."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partnerkreis.directory.models import Body, Organisation, OrganisationKind
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    DateField,
    FlagField,
    Group,
    Kind,
    RecordField,
    RowsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import (
    DATE_EXAMPLES,
    NOTE,
    PARTNERSHIP_OF_IT,
    SOURCES,
    rarely,
    title,
    when,
)
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Plan,
    SchoolPartnership,
    Standing,
)


def _schools(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    kinds = (OrganisationKind.SCHOOL, OrganisationKind.VOCATIONAL_TRAINING_CENTRE)
    return found.filter(kind__in=kinds)


PLAN = Kind(
    name="plan",
    model=Plan,
    title=_("Plan"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        Group(
            _("What is planned"),
            (
                title(is_required=False),
                ChoiceField(name="kind", label=_("Kind of plan"), is_required=True),
                TextField(name="text", label=_("In a whole sentence"), is_long=True),
                DateField(name="planned", label=_("Planned for when?"), hint=DATE_EXAMPLES),
                ChoiceField(
                    name="outcome",
                    label=_("What became of it?"),
                    hint=_("The plan stays. What fulfils it is a record of its own."),
                    is_required=True,
                ),
            ),
        ),
        SOURCES,
        Group(
            _("Rarely needed"),
            (
                DateField(
                    name="stated",
                    label=_("When was it stated?"),
                    hint=DATE_EXAMPLES,
                    bounds="stated_bounds",
                ),
                TextField(name="purpose", label=_("Purpose")),
                TextField(name="told", label=_("As the story tells it, while open"), is_long=True),
                RecordField(
                    name="instrument",
                    label=_("Agreement it is part of"),
                    model=Instrument,
                    among=among.of_the_partnership,
                ),
                ChoiceField(name="instrument_kind", label=_("Paper that is planned")),
                NOTE,
            ),
            is_folded=True,
        ),
    ),
    at_first=("kind", "title", "text", "planned", "outcome"),
)

PARTNERSHIP = Kind(
    name="partnership",
    model=Partnership,
    title=_("Partnership"),
    public="partnership",
    groups=(
        Group(
            _("How it came about"),
            (
                title(is_required=False),
                DateField(name="first_contact", label=_("First contact"), hint=DATE_EXAMPLES),
                DateField(
                    name="working_together_since",
                    label=_("Working together since"),
                    hint=DATE_EXAMPLES,
                ),
                TextField(name="origin", label=_("How it came about, in a sentence"), is_long=True),
                RecordField(name="introduced_by", label=_("Introduced by"), model=Body),
            ),
        ),
        Group(
            _("Parties"),
            (
                RowsField(
                    name="parties",
                    label=_("Who is a party, since when"),
                    is_required=True,
                    model=Party,
                    owner="partnership",
                    key="body",
                    columns=(
                        RecordField(name="body", label=_("County or municipality"), model=Body),
                        DateField(name="joined", label=_("Joined")),
                        DateField(name="left", label=_("Left")),
                        FlagField(name="reached_out", label=_("Took the first step")),
                    ),
                ),
            ),
            is_folded=True,
        ),
        SOURCES,
        Group(
            _("Rarely needed"),
            (
                TextField(name="goal", label=_("Goal"), is_long=True),
                DateField(name="contacts_since", label=_("Contacts since"), hint=DATE_EXAMPLES),
                FlagField(name="contacts_grow_steadily", label=_("Contacts grow steadily")),
                TextField(name="circumstance", label=_("Circumstance of the first contact")),
                RecordField(
                    name="told_from",
                    label=_("Told from the side of"),
                    model=Body,
                    among=among.own_parties,
                ),
                FlagField(
                    name="needs_all_releases",
                    label=_("Public only once every party has released it"),
                    hint=_("For all that belongs to this partnership. Otherwise one is enough."),
                ),
                NOTE,
            ),
            is_folded=True,
        ),
    ),
    at_first=("title", "first_contact", "parties"),
)

STANDING = Kind(
    name="standing",
    model=Standing,
    title=_("Standing of a partnership"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        Group(
            _("How it stands"),
            (
                ChoiceField(name="kind", label=_("Standing"), is_required=True),
                RecordField(
                    name="body",
                    label=_("For which side"),
                    model=Body,
                    among=among.parties,
                    hint=_("Leave it empty if it is so for the whole partnership."),
                ),
                DateField(name="since", label=_("Since when?"), hint=DATE_EXAMPLES),
                DateField(name="until", label=_("Until when?"), hint=DATE_EXAMPLES),
                TextField(
                    name="act",
                    label=_("Act by which it was declared"),
                    hint=_("For example: letter of the head of county, resolution of the council"),
                ),
                TextField(name="reason", label=_("Reason"), is_long=True),
                RecordField(
                    name="declared_by",
                    label=_("Who declared it"),
                    hint=_("Who records it is noted by itself."),
                    model=Body,
                    among=among.parties,
                ),
            ),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("kind", "body", "since", "act", "reason", "declared_by"),
)

SCHOOL_PARTNERSHIP = Kind(
    name="school-partnership",
    model=SchoolPartnership,
    title=_("School partnership"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        Group(
            _("The schools"),
            (
                title(is_required=False),
                RecordField(
                    name="first_school",
                    label=_("First school"),
                    model=Organisation,
                    among=_schools,
                    is_required=True,
                ),
                RecordField(
                    name="second_school",
                    label=_("Second school"),
                    model=Organisation,
                    among=_schools,
                    is_required=True,
                ),
                when(_("Partners since")),
            ),
        ),
        SOURCES,
        rarely(),
    ),
)
