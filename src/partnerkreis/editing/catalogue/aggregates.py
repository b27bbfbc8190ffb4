# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of what is told in sum, and of series."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import OrganisationKind
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Choices,
    DateField,
    DatesField,
    FlagField,
    Group,
    Kind,
    MaybeField,
    NumberField,
    RecordField,
    RecordsField,
    RowsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import (
    DATE_EXAMPLES,
    NAMED,
    NOTE,
    PARTNERSHIP_OF_IT,
    PARTY,
    SOURCES,
    rarely,
    some_of,
    sourced,
    title,
)
from partnerkreis.editing.errors import CannotSave
from partnerkreis.encounters.models import (
    Aggregate,
    AggregateSide,
    Encounter,
    Series,
)
from partnerkreis.encounters.models import Group as People

#: So many steps upwards are followed; nobody nests deeper.
_DEEPEST = 20


def _groups() -> Choices:
    return People.choices


def _organisation_kinds() -> Choices:
    return OrganisationKind.choices


def _check_whole(aggregate: Aggregate) -> None:
    """Refuse what would be a part, or an example, of itself."""
    for name in ("part_of", "example_of"):
        above = getattr(aggregate, name)
        for _step in range(_DEEPEST):
            if above is None:
                break
            if above.pk == aggregate.pk:
                raise CannotSave(_("Nothing can be a part of itself."), field=name)
            above = getattr(above, name)


SERIES = Kind(
    name="series",
    model=Series,
    called_by="title",
    title=_("Series of encounters"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=sourced(
        Group(
            _("The series"),
            (title(_("What all of them are called: “Polish-German music project”")),),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("title",),
)

AGGREGATE = Kind(
    name="aggregate",
    model=Aggregate,
    title=_("What sources tell in sum"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    check=_check_whole,
    groups=(
        *sourced(
            Group(
                _("What is told"),
                (
                    TextField(
                        name="text",
                        label=_("In words"),
                        hint=_("For example: about 35 encounters since 1991"),
                        is_required=True,
                        is_long=True,
                    ),
                    ChoiceField(name="kind", label=_("What it counts or tells"), is_required=True),
                    NumberField(name="value", label=_("Number, where a source gives one")),
                    ChoiceField(
                        name="accuracy", label=_("How the number is meant"), is_required=True
                    ),
                    ChoiceField(name="amount", label=_("Instead of a number")),
                    DateField(
                        name="when",
                        label=_("Which time does it cover?"),
                        hint=_("For example 1991–2019, since 2019, 2025"),
                        bounds="bounds",
                    ),
                    DateField(
                        name="as_of",
                        label=_("When did the source say so?"),
                        hint=DATE_EXAMPLES,
                    ),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    FlagField(name="is_ongoing", label=_("It goes on")),
                    FlagField(name="is_lively", label=_("It is lively")),
                    MaybeField(name="both_directions", label=_("In both directions")),
                    DatesField(
                        name="dates",
                        label=_("Single dates that are meant"),
                        hint=_("One a line, for example 2020"),
                    ),
                    RecordField(
                        name="part_of",
                        label=_("Part of"),
                        model=Aggregate,
                        among=among.of_the_partnership,
                    ),
                    RecordField(
                        name="example_of",
                        label=_("Example of"),
                        model=Aggregate,
                        among=among.of_the_partnership,
                    ),
                    TextField(name="told", label=_("As the story tells it"), is_long=True),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        Group(
            _("Who and which encounters are meant"),
            (
                RowsField(
                    name="sides",
                    label=_("Sides"),
                    model=AggregateSide,
                    owner="aggregate",
                    key="body",
                    columns=(
                        PARTY,
                        ChoiceField(
                            name="role", label=pgettext_lazy("of a side", "Role"), is_required=True
                        ),
                    ),
                ),
                some_of("groups", _("Groups of people"), _groups),
                some_of("organisation_kinds", _("Kinds of organisations"), _organisation_kinds),
                RecordsField(
                    name="encounters",
                    label=_("Encounters that are recorded"),
                    model=Encounter,
                    among=among.encounters_of_the_partnership,
                ),
            ),
            is_apart=True,
        ),
        NAMED,
    ),
    at_first=("text", "kind", "value", "accuracy", "amount", "when", "as_of"),
)
