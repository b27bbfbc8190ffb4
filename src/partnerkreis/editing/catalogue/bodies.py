# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of counties, municipalities and other bodies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerkreis.directory.models import Body, Figure, Place, Source, Succession
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    DateField,
    FlagField,
    Group,
    Kind,
    LineField,
    MeasureField,
    NamesField,
    RecordField,
    RowsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import (
    ALSO_NAMED,
    DATE_EXAMPLES,
    LATITUDE,
    LONGITUDE,
    ORIGINAL_LANGUAGE,
    SOURCES,
    WEBSITE,
    languages,
    rarely,
    some_of,
    sourced,
)
from partnerkreis.editing.errors import CannotSave

FORMS = (
    *("full", "short", "the", "gen", "dat", "acc", "ins", "loc", "in", "to", "from", "adj"),
    *("brief", "briefgen"),
)

_NUMBERS = Group(
    _("Official numbers, and where it lies"),
    (
        LineField(name="ags", label=_("Official municipality key (AGS)"), hint="16062"),
        LineField(name="teryt", label=_("TERYT code"), hint="3004"),
        LineField(name="nuts3", label=_("NUTS 3 region"), hint="DEG07"),
        LineField(name="wikidata", label=_("Number at Wikidata"), hint="Q64"),
        LATITUDE,
        LONGITUDE,
    ),
    is_apart=True,
)

_FIGURES = Group(
    _("Figures"),
    (
        RowsField(
            name="figures",
            label=_("Inhabitants, area, municipalities"),
            model=Figure,
            owner="body",
            key="measure",
            is_once=False,
            columns=(
                ChoiceField(name="measure", label=_("What is counted")),
                MeasureField(
                    name="value",
                    label=_("How many (people, km², municipalities)"),
                    hint=_("For example 82,500 or 810.25"),
                    is_required=True,
                ),
                DateField(name="when", label=_("When was that?")),
                FlagField(name="rounded", label=_("Rounded")),
                RecordField(name="source", label=_("Source"), model=Source),
            ),
        ),
    ),
    is_apart=True,
)

_SUCCESSORS = Group(
    _("What came after it"),
    (
        RowsField(
            name="succeeded_by",
            label=_("Successors"),
            hint=_("A predecessor is recorded as a body of its own, and names its successor."),
            model=Succession,
            owner="predecessor",
            key="successor",
            columns=(
                RecordField(name="successor", label=_("County or municipality"), model=Body),
                DateField(name="when", label=_("When was that?")),
                FlagField(name="wholly", label=_("It took over all of it")),
            ),
        ),
    ),
    is_apart=True,
)

_MORE_NAMES = Group(
    _("More names"),
    (
        ALSO_NAMED,
        ORIGINAL_LANGUAGE,
        some_of(
            "translated_names",
            _("Languages in which the name is a translation, and not an official one"),
            languages,
        ),
    ),
    is_apart=True,
)

_NAMES_AROUND = Group(
    _("Names of its state, country, council and office"),
    (
        NamesField(name="region", label=_("State or voivodeship"), forms=("full", "gen", "in")),
        NamesField(name="country_name", label=_("Country, in words"), forms=("full", "gen", "in")),
        NamesField(
            name="council",
            label=_("Name of the council"),
            forms=("full", "the", "gen", "acc", "loc"),
        ),
        NamesField(
            name="office_building",
            label=_("Name of its office"),
            forms=("full", "the", "gen", "in", "from"),
        ),
    ),
    is_apart=True,
)


def _check_country(body: Body) -> None:
    if not (len(body.country) == 2 and body.country.isalpha() and body.country.isupper()):
        raise CannotSave(_("Please write two capital letters, such as DE or PL."), field="country")


BODY = Kind(
    name="body",
    model=Body,
    title=_("County or municipality"),
    public="body",
    groups=(
        *sourced(
            Group(
                _("What it is"),
                (
                    ChoiceField(name="level", label=_("What it is"), is_required=True),
                    LineField(
                        name="country",
                        label=_("Country, as a code such as DE or PL"),
                        is_required=True,
                    ),
                    RecordField(name="part_of", label=_("Lies in"), model=Body),
                ),
            ),
            Group(
                _("What is told of it"),
                (
                    TextField(name="description", label=_("Description"), is_long=True),
                    TextField(
                        name="whereabouts",
                        label=_("Where it lies"),
                        hint=_("To follow “lies in …”: “about 60 km south of Poznań”"),
                    ),
                    RecordField(name="seat", label=_("Seat"), model=Place, among=among.own_places),
                    LineField(name="address", label=_("Postal address")),
                    WEBSITE,
                ),
            ),
            Group(
                _("Names in sentences"),
                (
                    NamesField(
                        name="names",
                        label=_("Name"),
                        is_required=True,
                        forms=FORMS,
                        hint=_("The forms in which the name stands in sentences."),
                    ),
                ),
                is_folded=True,
            ),
            SOURCES,
            rarely(
                DateField(name="founded", label=_("Founded"), hint=DATE_EXAMPLES),
                TextField(name="founding_note", label=_("About its founding")),
                DateField(name="dissolved", label=_("Dissolved"), hint=DATE_EXAMPLES),
                TextField(name="not_to_be_confused_with", label=_("Not to be confused with")),
            ),
        ),
        _NUMBERS,
        _FIGURES,
        _SUCCESSORS,
        _MORE_NAMES,
        _NAMES_AROUND,
    ),
    check=_check_country,
    at_first=("level", "country", "names", "website"),
)
