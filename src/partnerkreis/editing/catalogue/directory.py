# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of organisations, persons, offices, places, topics and sources."""

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
from partnerkreis.editing.catalogue.shared_fields import (
    ALSO_NAMED,
    DATE_EXAMPLES,
    LATITUDE,
    LONGITUDE,
    NOTE,
    ORIGINAL_LANGUAGE,
    SOURCES,
    WEBSITE,
    languages,
    rarely,
    some_of,
    sourced,
)

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
    groups=sourced(
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
    groups=sourced(
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
            ),
            ALSO_NAMED,
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
    groups=sourced(
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
        rarely(
            ALSO_NAMED,
            ORIGINAL_LANGUAGE,
            some_of(
                "unofficial_names",
                _("Languages in which the name is ours, and not an official one"),
                languages,
            ),
        ),
    ),
    at_first=("names", "kind", "body", "place", "website"),
)


OFFICE = Kind(
    name="office",
    model=Office,
    title=_("Office"),
    public="office",
    given=(
        RecordField(name="body", label=_("County or municipality"), model=Body, is_required=True),
    ),
    groups=sourced(
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
    groups=sourced(
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
        rarely(LATITUDE, LONGITUDE),
    ),
    at_first=("names", "body"),
)

TOPIC = Kind(
    name="topic",
    model=Topic,
    called_by="label",
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
