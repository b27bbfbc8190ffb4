# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of an encounter in forms of their own: each is needed now and then."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import Body, Place, Tenure
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Choices,
    DayField,
    FlagField,
    Group,
    NumberField,
    OneOfField,
    RecordField,
    RowsField,
    TextField,
    TimeField,
)
from partnerkreis.editing.catalogue.shared_fields import some_of
from partnerkreis.encounters.models import (
    Encounter,
    EncounterSide,
    Gift,
    Headcount,
    ProgrammeItem,
)
from partnerkreis.partnerships.models import Instrument

PROGRAMME = Group(
    _("Programme"),
    (
        RowsField(
            name="programme",
            label=_("What happens when"),
            hint=_(
                "What everybody may read of it. Where a visit is being prepared, its running "
                "order says this instead."
            ),
            model=ProgrammeItem,
            owner="encounter",
            key="text",
            is_once=False,
            columns=(
                DayField(name="day", label=_("Day"), hint=_("For example 5.4.2027")),
                TimeField(name="starts", label=_("From"), hint=_("For example 9:30")),
                TimeField(name="ends", label=pgettext_lazy("time of day", "To")),
                TextField(name="text", label=_("What")),
                RecordField(name="place", label=_("Place"), model=Place),
            ),
        ),
    ),
    is_apart=True,
)

GIFTS = Group(
    _("Gifts and goods handed over"),
    (
        RowsField(
            name="gifts",
            label=_("What was handed over"),
            hint=_("Gifts of a visit that is being prepared come here by themselves."),
            model=Gift,
            owner="encounter",
            key="what",
            is_once=False,
            columns=(
                TextField(name="what", label=_("What"), hint=_("For example: duvets and pillows")),
                RecordField(name="giver", label=_("From whom"), model=Body),
                RecordField(name="taker", label=_("For whom"), model=Body),
            ),
        ),
    ),
    is_apart=True,
)

SIDES_IN_FULL = Group(
    _("Who led it, who paid"),
    (
        RowsField(
            name="side_details",
            label=_("Sides, with money and who led it"),
            is_required=True,
            model=EncounterSide,
            owner="encounter",
            key="body",
            columns=(
                RecordField(name="body", label=_("County or municipality"), model=Body),
                ChoiceField(
                    name="role", label=pgettext_lazy("of a side", "Role"), is_required=True
                ),
                FlagField(name="funds", label=_("Contributes money")),
                RecordField(
                    name="led_by",
                    label=_("Led by"),
                    model=Tenure,
                    among=among.held_by_sides,
                ),
            ),
        ),
    ),
    is_apart=True,
)

HEADCOUNTS_IN_FULL = Group(
    _("Ages, and groups that nobody counted"),
    (
        RowsField(
            name="headcount_details",
            label=_("Groups, with ages"),
            hint=_("Where a source gives no number: “several” or “many”."),
            model=Headcount,
            owner="encounter",
            key="group",
            is_once=False,
            columns=(
                ChoiceField(name="group", label=_("Group")),
                NumberField(name="count", label=_("Number")),
                ChoiceField(name="accuracy", label=_("How the number is meant"), is_required=True),
                ChoiceField(name="amount", label=_("Instead of a number")),
                NumberField(name="youngest", label=_("Age of the youngest")),
                NumberField(name="oldest", label=_("Age of the oldest")),
                RecordField(name="body", label=_("From where"), model=Body),
            ),
        ),
    ),
    is_apart=True,
)


def _lodgings() -> Choices:
    return [
        ("host_families", _("host families")),
        ("hotel", _("hotel or guest house")),
        ("youth_education_house", _("youth hostel and education centre")),
        ("monastery", _("monastery")),
    ]


def _rhythms(_record: object) -> Choices:
    return [
        ("regular", _("regularly")),
        ("yearly", _("every year")),
        ("yearly_alternating", _("every year, alternating sides")),
    ]


FURTHER = Group(
    _("Repeated, postponed, lodging"),
    (
        TextField(
            name="recurrence",
            label=_("How often it takes place, in words"),
            hint=_("For example: every year, alternating sides"),
        ),
        OneOfField(name="recurs", label=_("How often it takes place"), choices=_rhythms),
        RecordField(
            name="postponed_to", label=_("The encounter it was postponed to"), model=Encounter
        ),
        RecordField(
            name="instrument",
            label=_("Agreement it is about"),
            model=Instrument,
            among=among.of_its_partnerships,
        ),
        some_of("accommodation", _("Where the guests stayed"), _lodgings),
        FlagField(name="is_multilateral", label=_("Others than the partners took part as well")),
    ),
    is_apart=True,
)

APART = (PROGRAMME, GIFTS, SIDES_IN_FULL, HEADCOUNTS_IN_FULL, FURTHER)
