# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of what was agreed, resolved and signed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import Body, Organisation, Place, Tenure
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Choices,
    FlagField,
    Group,
    Kind,
    LineField,
    NumberField,
    OneOfField,
    RecordField,
    RowsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import (
    NAMED,
    NAMED_FIELDS,
    NOTE,
    PARTNERSHIP_OF_IT,
    SOURCES,
    some_of,
    sourced,
    title,
    when,
)
from partnerkreis.editing.errors import CannotSave
from partnerkreis.encounters.models import Group as People
from partnerkreis.partnerships.models import (
    Aim,
    AimKind,
    Institution,
    Instrument,
    Plan,
    Resolution,
    Signatory,
    Signing,
)

SIGNING = Kind(
    name="signing",
    model=Signing,
    title=_("Signing"),
    public="partnership",
    shown_with=among.partnership_of_signing,
    given=(
        RecordField(
            name="instrument", label=_("What was signed"), model=Instrument, is_required=True
        ),
    ),
    groups=(
        *sourced(
            Group(
                _("When and where"),
                (
                    when(_("When was it signed?")),
                    RecordField(name="place", label=_("Place"), model=Place),
                    TextField(
                        name="place_label",
                        label=_("The place in words"),
                        hint=_("For example “Gostyń, county office”"),
                    ),
                ),
            ),
            Group(
                _("Who signed"),
                (
                    RowsField(
                        name="signatories",
                        label=_("Signatories"),
                        hint=_("In the order in which their names stand on the sheet."),
                        model=Signatory,
                        owner="signing",
                        key="tenure",
                        columns=(
                            RecordField(
                                name="tenure",
                                label=_("Person and office"),
                                model=Tenure,
                                among=among.signers,
                            ),
                            FlagField(name="spoke", label=_("Gave a speech")),
                        ),
                    ),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    TextField(name="occasion", label=_("Occasion")),
                    TextField(name="occasion_phrase", label=_("The occasion inside a sentence")),
                    TextField(name="place_phrase", label=_("The place inside a sentence")),
                    RecordField(name="venue", label=_("Venue"), model=Organisation),
                    FlagField(name="is_festive", label=_("It was a ceremony")),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
    ),
    at_first=("when", "place", "place_label", "signatories"),
)


def _check_organ(resolution: Resolution) -> None:
    if not (resolution.is_council or resolution.organ):
        raise CannotSave(
            _("Please write which committee or board resolved, or tick the council."), field="organ"
        )


RESOLUTION = Kind(
    name="resolution",
    model=Resolution,
    title=_("Resolution"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(
        PARTNERSHIP_OF_IT,
        RecordField(
            name="body",
            label=_("County or municipality that resolved"),
            model=Body,
            among=among.parties,
            is_required=True,
        ),
    ),
    check=_check_organ,
    groups=(
        *sourced(
            Group(
                _("Who resolved"),
                (
                    FlagField(
                        name="is_council",
                        label=_("The council itself resolved"),
                        hint=_(
                            "Take the tick away where it was a committee, the board or the head."
                        ),
                    ),
                    TextField(
                        name="organ",
                        label=_("Which committee or board?"),
                        hint=_(
                            "Only where it was not the council. For example: committee for culture"
                        ),
                    ),
                ),
            ),
            Group(
                _("What was resolved"),
                (
                    TextField(name="subject", label=_("Subject"), is_required=True),
                    ChoiceField(
                        name="outcome",
                        label=pgettext_lazy("of a resolution", "Outcome"),
                        is_required=True,
                    ),
                    when(_("On which day?")),
                    LineField(name="paper_number", label=_("Number of the paper")),
                    LineField(name="url", label=_("Address of the paper on the web")),
                ),
            ),
            Group(
                _("The vote"),
                (
                    NumberField(name="votes_for", label=_("Votes in favour")),
                    NumberField(name="votes_against", label=_("Votes against")),
                    NumberField(name="abstentions", label=_("Abstentions")),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    TextField(name="purpose", label=_("Purpose")),
                    RecordField(
                        name="instrument",
                        label=_("Agreement it is about"),
                        model=Instrument,
                        among=among.of_the_partnership,
                    ),
                    RecordField(
                        name="plan",
                        label=_("Plan it is about"),
                        model=Plan,
                        among=among.of_the_partnership,
                    ),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        NAMED,
    ),
    at_first=(
        "is_council",
        "organ",
        "subject",
        "outcome",
        "when",
        "paper_number",
        "instrument",
    ),
)


def _aim_kinds(_record: object) -> Choices:
    return AimKind.choices


def _institutions() -> Choices:
    return Institution.choices


def _target_groups() -> Choices:
    return People.choices


AIMS = Group(
    _("Aims"),
    (
        RowsField(
            name="aims",
            label=_("Aims of the agreement"),
            hint=_("One sentence each, in the order of the paper."),
            model=Aim,
            owner="instrument",
            key="text",
            is_once=False,
            columns=(
                TextField(
                    name="text",
                    label=pgettext_lazy("of an agreement", "Aim"),
                    hint=_("For example: to link schools in both counties"),
                    is_long=True,
                ),
                OneOfField(name="kind", label=_("Kind of aim"), choices=_aim_kinds),
                some_of("institutions", _("Which institutions"), _institutions),
                some_of("target_groups", _("For whom"), _target_groups),
            ),
        ),
    ),
    is_apart=True,
)

INSTRUMENT = Kind(
    name="instrument",
    model=Instrument,
    title=_("Agreement or charter"),
    public="partnership",
    shown_with=among.partnership_of,
    given=(PARTNERSHIP_OF_IT,),
    groups=(
        *sourced(
            Group(
                _("What it is"),
                (
                    title(),
                    ChoiceField(name="kind", label=_("Kind of agreement"), is_required=True),
                    when(_("When was it agreed?")),
                    TextField(name="summary", label=_("Summary"), is_long=True),
                ),
            ),
            SOURCES,
            Group(
                _("Rarely needed"),
                (
                    TextField(name="also_called", label=_("Also called")),
                    TextField(name="text", label=_("Wording"), is_long=True),
                    TextField(name="told", label=_("What was agreed, for the story"), is_long=True),
                    TextField(
                        name="told_later", label=_("The same, told after a charter"), is_long=True
                    ),
                    NOTE,
                ),
                is_folded=True,
            ),
        ),
        AIMS,
        Group(
            NAMED.title,
            (
                *NAMED_FIELDS,
                FlagField(
                    name="topics_are_complete",
                    label=_("These are all topics that it names"),
                ),
                FlagField(
                    name="organisations_are_complete",
                    label=_("These are all organisations that it names"),
                ),
            ),
            is_apart=True,
        ),
    ),
    at_first=("title", "kind", "when"),
)
