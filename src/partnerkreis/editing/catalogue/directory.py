# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of bodies, organisations, persons, offices, places and topics."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import (
    Body,
    Office,
    Organisation,
    Person,
    Place,
    Source,
    Tenure,
    Topic,
)
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Companion,
    DateField,
    FlagField,
    Group,
    Kind,
    LineField,
    NamesField,
    RecordField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import DATE_EXAMPLES, NOTE, SOURCES, rarely
from partnerkreis.editing.errors import CannotSave

FORMS = ("full", "short", "the", "gen", "dat", "acc", "ins", "loc", "in", "to", "from", "adj")
WEBSITE = LineField(name="website", label=_("Address on the web"))
OFFICE_HELD = RecordField(name="office", label=_("Office"), model=Office, is_required=True)
SINCE = DateField(name="since", label=_("In office since"), hint=DATE_EXAMPLES)
TITLE_FORM = ChoiceField(
    name="title_form",
    label=_("Form of the title"),
    hint=_("Landrat or Landrätin"),
    is_required=True,
)


TENURE = Kind(
    name="tenure",
    model=Tenure,
    title=_("Tenure"),
    public="person",
    shown_with=among.person_of,
    given=(
        RecordField(name="person", label=_("Person"), model=Person, is_required=True),
        OFFICE_HELD,
    ),
    groups=(
        Group(
            _("Who held which office when"),
            (
                SINCE,
                DateField(name="until", label=_("In office until"), hint=DATE_EXAMPLES),
                TITLE_FORM,
            ),
        ),
        SOURCES,
        Group(
            _("Rarely needed"),
            (
                DateField(
                    name="seen",
                    label=_("Named in office by sources"),
                    hint=_("From the first to the last time, for example 1999–2012"),
                ),
                FlagField(name="has_ended", label=_("The tenure is over")),
                FlagField(name="first_of_office", label=_("The first to hold this office")),
                NOTE,
            ),
            is_folded=True,
        ),
    ),
    at_first=("since", "until", "title_form"),
)

PERSON = Kind(
    name="person",
    model=Person,
    title=_("Person"),
    public="person",
    groups=(
        Group(
            _("The person"),
            (
                LineField(name="name", label=_("First name and family name"), is_required=True),
                LineField(
                    name="form_of_address",
                    label=_("Form of address"),
                    hint=_("For example Frau, Herr, Pan, Pani, Dr."),
                ),
                LineField(
                    name="pronunciation",
                    label=_("How to say the name"),
                    hint=_("For example “Gos-tinj, stress on the first syllable”"),
                ),
            ),
        ),
        SOURCES,
        rarely(
            LineField(
                name="sort_name",
                label=_("Name for lists"),
                hint=_("Family name first: “Nowak, Anna”"),
            )
        ),
    ),
    at_first=("name", "form_of_address"),
    companion=Companion(Tenure, "person", (OFFICE_HELD, SINCE, TITLE_FORM)),
)

ORGANISATION = Kind(
    name="organisation",
    model=Organisation,
    title=_("Organisation"),
    public="organisation",
    groups=(
        Group(
            _("What it is"),
            (
                NamesField(
                    name="names",
                    label=_("Name"),
                    hint=_("The official name; in other languages only if it has one there."),
                    is_required=True,
                ),
                ChoiceField(name="kind", label=_("Kind of organisation"), is_required=True),
                RecordField(name="body", label=_("County or municipality"), model=Body),
                RecordField(name="place", label=_("Place"), model=Place),
                WEBSITE,
            ),
        ),
        Group(
            _("What is told of it"),
            (TextField(name="description", label=_("Description"), is_long=True),),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("names", "kind", "body", "place", "website"),
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
        Group(
            _("What it is"),
            (
                ChoiceField(name="level", label=_("What it is"), is_required=True),
                LineField(
                    name="country",
                    label=_("Country, as a code such as DE or PL"),
                    is_required=True,
                ),
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
            TextField(name="not_to_be_confused_with", label=_("Not to be confused with")),
        ),
    ),
    check=_check_country,
    at_first=("level", "country", "names", "website"),
)

OFFICE = Kind(
    name="office",
    model=Office,
    title=_("Office"),
    public="office",
    given=(
        RecordField(name="body", label=_("County or municipality"), model=Body, is_required=True),
    ),
    groups=(
        Group(
            _("The office"),
            (
                ChoiceField(name="kind", label=_("Kind of office"), is_required=True),
                LineField(
                    name="email",
                    label=_("Mail address of the office"),
                    hint=_("Not of a person: whoever holds the office reads it."),
                ),
                TextField(
                    name="title",
                    label=pgettext_lazy("of an office", "Title"),
                    hint=_("Only where the kind says too little."),
                ),
            ),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("kind", "title"),
)

PLACE = Kind(
    name="place",
    model=Place,
    title=_("Place"),
    public="place",
    groups=(
        Group(
            _("The place"),
            (
                NamesField(
                    name="names",
                    label=_("Name"),
                    is_required=True,
                    forms=("full", "in"),
                    hint=_("The name, and how one says that something is there."),
                ),
                RecordField(name="body", label=_("County or municipality"), model=Body),
            ),
        ),
        SOURCES,
        rarely(),
    ),
    at_first=("names", "body"),
)

TOPIC = Kind(
    name="topic",
    model=Topic,
    title=_("Topic"),
    public="topic",
    groups=(
        Group(
            _("The topic"),
            (
                TextField(
                    name="label", label=pgettext_lazy("of a topic", "Name"), is_required=True
                ),
                TextField(name="running", label=_("Inside a sentence")),
            ),
        ),
        rarely(),
    ),
    at_first=("label",),
)

SOURCE = Kind(
    name="source",
    model=Source,
    title=_("Source"),
    groups=(
        Group(
            _("What it is"),
            (
                LineField(
                    name="title",
                    label=_("What it is called"),
                    hint=_("A newspaper article, a paper of the council, “told by Anna Nowak”"),
                    is_required=True,
                ),
                LineField(name="url", label=_("Address on the web")),
            ),
        ),
        rarely(
            LineField(name="language", label=_("Language, as a code such as de or pl")),
            LineField(name="kept_as", label=_("Number of the file in the archive")),
        ),
    ),
    at_first=("title", "url"),
)
