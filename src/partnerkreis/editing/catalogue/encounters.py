# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of encounters and of what is told of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import Body, Tenure
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.encounter_parts import APART
from partnerkreis.editing.catalogue.shape import (
    Beginning,
    ChoiceField,
    Choices,
    DateField,
    FlagField,
    Group,
    Kind,
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
    SOURCES,
    some_of,
    sourced,
    title,
    when,
)
from partnerkreis.encounters.models import (
    Encounter,
    EncounterSide,
    FollowUp,
    Headcount,
    Lesson,
    Series,
    Statement,
)
from partnerkreis.partnerships.models import Instrument, Partnership, Signing

SIDES = RowsField(
    name="sides",
    label=_("Sides"),
    hint=_("Each county once: who was host, who came, or who organised it together."),
    is_required=True,
    model=EncounterSide,
    owner="encounter",
    key="body",
    columns=(
        RecordField(name="body", label=_("County or municipality"), model=Body),
        ChoiceField(name="role", label=pgettext_lazy("of a side", "Role"), is_required=True),
    ),
)
HEADCOUNTS = RowsField(
    name="headcounts",
    label=_("How many of which group"),
    hint=_("Only what a source counts. A row without a group is left out."),
    model=Headcount,
    owner="encounter",
    key="group",
    is_once=False,
    columns=(
        ChoiceField(name="group", label=_("Group")),
        NumberField(name="count", label=_("Number")),
        ChoiceField(name="accuracy", label=_("How the number is meant"), is_required=True),
        RecordField(name="body", label=_("From where"), model=Body),
    ),
)

ENCOUNTER = Kind(
    name="encounter",
    model=Encounter,
    title=_("Encounter"),
    public="encounter",
    groups=(
        *sourced(
            Group(
                _("What and when"),
                (
                    title(_("Short, as in a programme: “Visit of the county councils”")),
                    ChoiceField(name="kind", label=_("Kind of encounter"), is_required=True),
                    ChoiceField(
                        name="state",
                        label=_("What do you know about it?"),
                        hint=_("Announced is not yet done: only a source says that it took place."),
                        is_required=True,
                    ),
                    when(_("When was it, or when will it be?")),
                    TextField(name="place_label", label=_("Where")),
                ),
            ),
            Group(
                _("Who"),
                (
                    SIDES,
                    RecordsField(
                        name="partnerships",
                        label=_("Partnerships it belongs to"),
                        model=Partnership,
                    ),
                    NumberField(name="people", label=_("How many people in all")),
                    ChoiceField(
                        name="people_accuracy", label=_("How the number is meant"), is_required=True
                    ),
                    HEADCOUNTS,
                ),
            ),
            Group(
                _("What is told of it"),
                (
                    TextField(
                        name="summary",
                        label=_("Summary"),
                        hint=_("One to three sentences for the public page."),
                        is_long=True,
                    ),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    ChoiceField(name="mode", label=_("In person or online"), is_required=True),
                    ChoiceField(name="also_kind", label=_("Also of this kind")),
                    NumberField(name="days", label=_("Number of days")),
                    TextField(name="reason", label=_("Why it was postponed or cancelled")),
                    RecordField(
                        name="return_visit_of", label=_("Return visit of"), model=Encounter
                    ),
                    RecordField(
                        name="signing",
                        label=_("Signing that took place there"),
                        model=Signing,
                        among=among.signings_of_its_partnerships,
                    ),
                    RecordField(
                        name="series",
                        label=_("Series it belongs to"),
                        hint=_("A series that is not there yet is begun by writing its title."),
                        model=Series,
                        among=among.of_its_partnerships,
                        beginning=Beginning("partnership", among.own_partnerships),
                    ),
                    NumberField(name="series_number", label=_("Number within the series")),
                    TextField(
                        name="told",
                        label=_("A sentence of its own in the story"),
                        hint=_("Only where the encounter deserves one."),
                        is_long=True,
                    ),
                    FlagField(name="was_streamed", label=_("It could be watched on the internet")),
                    FlagField(name="gave_certificates", label=_("Certificates were given")),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
        *APART,
    ),
    at_first=("title", "kind", "state", "when", "place_label", "sides", "partnerships"),
)

LESSON = Kind(
    name="lesson",
    model=Lesson,
    title=_("Lesson"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        *sourced(
            Group(
                _("What was taken over"),
                (
                    TextField(
                        name="text", label=_("In a whole sentence"), is_required=True, is_long=True
                    ),
                    ChoiceField(name="kind", label=_("Kind of lesson"), is_required=True),
                    RecordField(
                        name="giver",
                        label=_("Who gave it"),
                        model=Body,
                        among=among.parties,
                        is_required=True,
                    ),
                    RecordField(
                        name="taker",
                        label=_("Who took it over"),
                        model=Body,
                        among=among.parties,
                        is_required=True,
                    ),
                    when(_("When was that?")),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    TextField(name="phrase", label=_("As a phrase inside a sentence")),
                    RecordField(
                        name="attributed_to",
                        label=_("Who told of it"),
                        model=Tenure,
                        among=among.held_by_parties,
                    ),
                    RecordField(
                        name="statement",
                        label=_("In which statement"),
                        model=Statement,
                        among=among.of_the_partnership,
                    ),
                    RecordsField(
                        name="encounters",
                        label=_("At which encounters"),
                        model=Encounter,
                        among=among.encounters_of_the_partnership,
                    ),
                    ChoiceField(name="amount", label=_("How many such there were")),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
    ),
    at_first=("text", "kind", "giver", "taker", "when"),
)


def _themes() -> Choices:
    return [
        ("lessons_received", _("what was learnt from the partner")),
        ("equal_footing", _("meeting on an equal footing")),
        ("mutual_benefit", _("benefit for both sides")),
    ]


STATEMENT = Kind(
    name="statement",
    model=Statement,
    title=_("Statement"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        *sourced(
            Group(
                _("What was said"),
                (
                    TextField(
                        name="text",
                        label=_("In our own words, a whole sentence"),
                        is_required=True,
                        is_long=True,
                    ),
                    ChoiceField(name="form", label=_("Form"), is_required=True),
                    RecordsField(
                        name="speakers",
                        label=_("Who said it"),
                        model=Tenure,
                        among=among.held_by_parties,
                    ),
                    when(_("When was that?")),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    TextField(name="told", label=_("As the story tells it"), is_long=True),
                    RecordField(
                        name="encounter",
                        label=_("At which encounter"),
                        model=Encounter,
                        among=among.encounters_of_the_partnership,
                    ),
                    RecordField(
                        name="instrument",
                        label=_("About which agreement"),
                        model=Instrument,
                        among=among.of_the_partnership,
                    ),
                    some_of("themes", _("What it is about"), _themes),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
    ),
    at_first=("text", "form", "when"),
)

FOLLOW_UP = Kind(
    name="follow-up",
    model=FollowUp,
    title=_("Follow-up"),
    is_internal=True,
    given=(
        RecordField(
            name="encounter", label=_("At which encounter"), model=Encounter, is_required=True
        ),
    ),
    groups=(
        Group(
            _("What is to be done"),
            (
                TextField(
                    name="what",
                    label=_("What"),
                    hint=_("For example: send the photographs of the concert"),
                    is_required=True,
                ),
                RecordField(
                    name="owed_by",
                    label=_("Who does it"),
                    model=Body,
                    among=among.sides_of_the_encounter,
                    is_required=True,
                ),
                RecordField(
                    name="owed_to",
                    label=_("For whom"),
                    model=Body,
                    among=among.sides_of_the_encounter,
                    is_required=True,
                ),
                DateField(name="due", label=_("By when?"), hint=DATE_EXAMPLES),
                DateField(name="done", label=_("Done when?"), hint=DATE_EXAMPLES),
            ),
        ),
        SOURCES,
        Group(_("Rarely needed"), (NOTE,), is_folded=True),
    ),
    at_first=("what", "owed_by", "owed_to", "due"),
)
