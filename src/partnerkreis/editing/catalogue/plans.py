# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of plans and their steps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerkreis.directory.models import Place
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Choices,
    DateField,
    FlagField,
    Group,
    Kind,
    OneOfField,
    RecordField,
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
    sourced,
    title,
)
from partnerkreis.encounters.models import Amount, Encounter, Fulfilment
from partnerkreis.partnerships.models import Instrument, Plan, PlanParty, PlanStep


def _amounts(_record: object) -> Choices:
    return Amount.choices


PLAN = Kind(
    name="plan",
    model=Plan,
    title=_("Plan"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        *sourced(
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
                    TextField(
                        name="told", label=_("As the story tells it, while open"), is_long=True
                    ),
                    RecordField(
                        name="instrument",
                        label=_("Agreement it is part of"),
                        model=Instrument,
                        among=among.of_the_partnership,
                    ),
                    ChoiceField(name="instrument_kind", label=_("Paper that is planned")),
                    OneOfField(name="amount", label=_("Instead of a number"), choices=_amounts),
                    RowsField(
                        name="parties",
                        label=_("Whom it concerns"),
                        model=PlanParty,
                        owner="plan",
                        key="body",
                        columns=(
                            PARTY,
                            FlagField(name="plans", label=_("It is the one that plans")),
                        ),
                    ),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        Group(
            _("What fulfils it"),
            (
                RowsField(
                    name="fulfilments",
                    label=_("Encounters by which it was fulfilled"),
                    hint=_("Of a plan with steps: each step by an encounter of its own."),
                    model=Fulfilment,
                    owner="plan",
                    key="encounter",
                    once_with=("step",),
                    columns=(
                        RecordField(
                            name="encounter",
                            label=_("Encounter"),
                            model=Encounter,
                            among=among.encounters_of_the_partnership,
                        ),
                        RecordField(
                            name="step",
                            label=_("Step of the plan"),
                            model=PlanStep,
                            among=among.steps_of_the_plan,
                        ),
                        FlagField(name="is_proven", label=_("A source says so")),
                    ),
                ),
            ),
            is_apart=True,
        ),
        NAMED,
    ),
    at_first=("kind", "title", "text", "planned", "outcome"),
)

PLAN_STEP = Kind(
    name="plan-step",
    model=PlanStep,
    title=_("Step of a plan"),
    public="partnership",
    shown_with=among.partnership_of_step,
    given=(RecordField(name="plan", label=_("Plan"), model=Plan, is_required=True),),
    groups=sourced(
        Group(
            _("The step"),
            (
                TextField(
                    name="text",
                    label=_("What is to happen"),
                    hint=_("For example: signing in Nordhausen"),
                    is_required=True,
                ),
                RecordField(name="place", label=_("Place"), model=Place),
                DateField(name="planned", label=_("Planned for when?"), hint=DATE_EXAMPLES),
            ),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("text", "place", "planned"),
)
