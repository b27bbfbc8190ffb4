# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which tables can be taken in, and by which heads their columns are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """A column; besides its heading in each language it is known by ``also``, parted by commas."""

    name: str
    heading: Words
    also: str = ""
    hint: Words = ""
    is_required: bool = False

    def spellings(self) -> Iterator[str]:
        """Yield every head by which the column is known, folded."""
        for language in INTERFACE_LANGUAGES:
            with override(language):
                yield fold(str(self.heading))
        yield from filter(None, map(fold, self.also.split(",")))


@dataclass(frozen=True, slots=True)
class Import:
    """A kind of table. ``listing`` is the list in which its rows are found afterwards."""

    name: str
    listing: str
    title: Words
    lead: Words
    columns: tuple[Column, ...]

    def known(self) -> dict[str, str]:
        """Return the columns by each folded spelling of their heads."""
        return {spelling: c.name for c in reversed(self.columns) for spelling in c.spellings()}

    def heading(self, name: str) -> str:
        """Return what a column is called in the language of the page."""
        return next((str(c.heading) for c in self.columns if c.name == name), "")


_KEY = Column("key", pgettext_lazy("column of a table", "Key"), "schlüssel,klucz,id")
_NOTE = Column(
    "note", _("Internal note"), "notiz,bemerkung,bemerkungen,anmerkung,uwagi,notatka,remark"
)
_DATE_HINT = _("As you know it: 5.4.2019, June 2019, autumn 2022, around 1991, or an Excel date")
_BODY_ALSO = (
    "landkreis,kreis,gemeinde,stadt,gebietskörperschaft,kommune,powiat,gmina,miasto,jednostka,"
    "samorząd,county,municipality,body"
)
_SINCE_ALSO = "seit,ab,von,beginn,od,od kiedy,since,from"
_UNTIL_ALSO = "bis,ende,do,do kiedy,until,to"

ENCOUNTERS = Import(
    "encounters",
    "encounters",
    _("Past encounters"),
    _("The old list: what took place when, where and with whom."),
    (
        Column(
            "title",
            pgettext_lazy("field", "Title"),
            "bezeichnung,begegnung,thema,anlass,was,veranstaltung,name,maßnahme,nazwa,temat,"
            "spotkanie,wydarzenie,okazja,subject,event,encounter,what",
            _("Short, as in a programme: “Visit of the county councils”"),
            is_required=True,
        ),
        Column(
            "when",
            pgettext_lazy("column of a table", "When"),
            "wann,datum,zeit,zeitraum,termin,jahr,data,termin,kiedy,rok,okres,date,time,year,period",
            _DATE_HINT,
        ),
        Column("first_day", _("First day"), f"beginn am,{_SINCE_ALSO},datum von,start", _DATE_HINT),
        Column("last_day", _("Last day"), f"{_UNTIL_ALSO},datum bis,end", _DATE_HINT),
        Column("kind", pgettext_lazy("column of a table", "Kind"), "art,typ,kategorie,rodzaj,type"),
        Column("state", pgettext_lazy("column of a table", "State"), "stand,zustand,stan,status"),
        Column("place", pgettext_lazy("column of a table", "Where"), "ort,wo,miejsce,gdzie,place"),
        Column(
            "hosts",
            _("Hosts"),
            "gastgeber,gastgeberin,ausrichter,gospodarz,gospodarze,host",
            _("Counties or municipalities, several parted by semicolons"),
        ),
        Column(
            "guests",
            pgettext_lazy("sides of an encounter", "Guests"),
            "gäste,gast,besucher,gość,goście,guest",
            _("Counties or municipalities, several parted by semicolons"),
        ),
        Column("joint", _("Joint organisers"), "gemeinsam,współorganizatorzy,wspólnie,joint"),
        Column(
            "partnerships",
            _("Partnerships"),
            "partnerschaft,partnerstwo,partnerstwa,partnership,partner,partnerkreis,mit,mit wem,"
            "partnerlandkreis,partnerstadt,partnerregion,partnerzy,powiat partnerski,z kim,with",
            _("Its title, or the name of the partner"),
        ),
        Column(
            "people",
            pgettext_lazy("column of a table", "People"),
            "personen,anzahl,teilnehmer,teilnehmende,teilnehmerzahl,zahl,tn,pers,personenzahl,"
            "anzahl personen,anzahl der personen,anzahl teilnehmer,anzahl der teilnehmer,"
            "anzahl tn,teilnehmeranzahl,zahl der teilnehmer,osoby,liczba,liczba osób,ilość osób,"
            "uczestnicy,liczba uczestników,ilość uczestników,participants,number,how many",
            _("A number, also “about 80” or “more than 100”"),
        ),
        Column("accuracy", _("How the number is meant")),
        Column(
            "summary",
            _("Summary"),
            "beschreibung,inhalt,kurzbeschreibung,opis,streszczenie,description",
        ),
        _NOTE,
        _KEY,
    ),
)
CONTACTS = Import(
    "contacts",
    "people",
    _("Contacts"),
    _("People, the offices they hold or held, and how your county reaches them."),
    (
        Column(
            "name",
            pgettext_lazy("of a person", "Name"),
            "vor und nachname,vorname nachname,person,ansprechpartner,ansprechpartnerin,kontakt,"
            "imię i nazwisko,osoba,osoba kontaktowa,contact,full name",
            _("First name and family name"),
            is_required=True,
        ),
        Column("first_name", _("First name"), "vorname,imię,given name"),
        Column("family_name", _("Family name"), "nachname,familienname,nazwisko,surname,last name"),
        Column("form_of_address", _("Form of address"), "anrede,titel,tytuł,title,salutation"),
        Column(
            "office",
            _("Office"),
            "amt,funktion,position,stelle,rolle,stanowisko,urząd,funkcja,function,job title,role",
            is_required=True,
        ),
        Column("body", _("County or municipality"), _BODY_ALSO),
        Column(
            "organisation",
            _("Organisation"),
            "einrichtung,institution,firma,schule,dienststelle,behörde,instytucja,organizacja,"
            "szkoła,institution,company",
        ),
        Column("since", _("In office since"), _SINCE_ALSO, _DATE_HINT),
        Column("until", _("In office until"), _UNTIL_ALSO, _DATE_HINT),
        Column(
            "email",
            _("Mail address"),
            "e mail,email,mail,e mail adresse,mailadresse,adres e mail,poczta,email address",
            _("Only your county sees it."),
        ),
        Column(
            "telephone",
            _("Telephone"),
            "telefon,tel,telefonnummer,rufnummer,mobil,handy,mobiltelefon,durchwahl,nr telefonu,"
            "numer telefonu,komórka,phone,mobile,telephone number",
            _("Only your county sees it."),
        ),
        Column("purpose", _("Purpose"), "zweck,wofür,cel,what for"),
        Column(
            "kept_until",
            _("Kept until"),
            "gespeichert bis,löschen am,aufbewahren bis,przechowywać do,usunąć,delete after",
            _("Without a date: until the end of the year after next"),
        ),
        _NOTE,
        _KEY,
    ),
)
ORGANISATIONS = Import(
    "organisations",
    "organisations",
    _("Organisations"),
    _("Schools, associations, companies, museums and others that take part."),
    (
        Column(
            "name",
            _("Name"),
            "organisation,einrichtung,bezeichnung,titel,nazwa,instytucja,organizacja,institution",
            is_required=True,
        ),
        Column("kind", pgettext_lazy("column of a table", "Kind"), "art,typ,rodzaj,type"),
        Column("body", _("County or municipality"), _BODY_ALSO),
        Column("place", _("Place"), "ort,sitz,miejscowość,miejsce,town,city"),
        Column(
            "website",
            _("Address on the web"),
            "website,webseite,internet,homepage,url,www,strona,strona internetowa,web",
        ),
        Column("description", _("Description"), "beschreibung,opis,about"),
        _NOTE,
        _KEY,
    ),
)
IMPORTS: dict[str, Import] = {one.name: one for one in (ENCOUNTERS, CONTACTS, ORGANISATIONS)}
