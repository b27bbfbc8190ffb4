# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of partnerships, their standing and their schools."""

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
    NumberField,
    RecordField,
    RowsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import (
    DATE_EXAMPLES,
    NAMED,
    NOTE,
    PARTNERSHIP_OF_IT,
    SOURCES,
    rarely,
    sourced,
    title,
    when,
)
from partnerkreis.partnerships.models import (
    Partnership,
    Party,
    Plan,
    SchoolPartnership,
    Standing,
)


def _schools(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    kinds = (OrganisationKind.SCHOOL, OrganisationKind.VOCATIONAL_TRAINING_CENTRE)
    return found.filter(kind__in=kinds)


PARTNERSHIP = Kind(
    name="partnership",
    model=Partnership,
    title=_("Partnership"),
    public="partnership",
    groups=(
        *sourced(
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
                    TextField(
                        name="origin", label=_("How it came about, in a sentence"), is_long=True
                    ),
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
                    TextField(
                        name="circumstance_event",
                        label=_("Event of history it is told by"),
                        hint=_("For example: German reunification"),
                    ),
                    DateField(
                        name="circumstance_date",
                        label=_("When was that event?"),
                        hint=DATE_EXAMPLES,
                    ),
                    RecordField(
                        name="told_from",
                        label=_("Told from the side of"),
                        model=Body,
                        among=among.own_parties,
                    ),
                    FlagField(
                        name="needs_all_releases",
                        label=_("Public only once every party has released it"),
                        hint=_(
                            "For all that belongs to this partnership. Otherwise one is enough."
                        ),
                    ),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
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
        *sourced(
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
                        hint=_(
                            "For example: letter of the head of county, resolution of the council"
                        ),
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
            rarely(
                NumberField(
                    name="stated_years",
                    label=_("For how many years, as a source says it"),
                    hint=_("Only where a source says so. For example: 30"),
                ),
                FlagField(name="stated_years_are_approximate", label=_("The source says “about”")),
            ),
        ),
        NAMED,
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
        *sourced(
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
            rarely(
                RecordField(
                    name="fulfils",
                    label=_("Plan it fulfils"),
                    model=Plan,
                    among=among.of_the_partnership,
                ),
            ),
        ),
        NAMED,
    ),
    at_first=("title", "first_school", "second_school", "when"),
)
