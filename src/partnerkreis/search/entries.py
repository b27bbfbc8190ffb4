# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What search knows of each kind of record that has a page, or a line in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Organisation, Person, Place, Topic
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.partnerships.models import Instrument, Partnership
from partnerkreis.texts.models import SiteText


@dataclass(frozen=True, slots=True)
class Found:
    """A record as search sees it: its kind, its title by language, and other words it goes by."""

    kind: str
    titled: Names | Translated | str
    excerpt: Translated
    also: tuple[str, ...] = ()
    #: Whether it has a public page; the public finds nothing else, released or not.
    is_public: bool = True

    def title(self, language: Language) -> str:
        match self.titled:
            case Names():
                return self.titled.form(language)
            case Translated():
                return self.titled.text(language)
        return self.titled


_NO_TEXT = Translated()


def _all_languages(*texts: Translated) -> tuple[str, ...]:
    return tuple(wording.text for text in texts for wording in text.values())


def _body(record: Body) -> Found:
    also = (*record.names.all_texts(), *record.also_named, *record.region.all_texts())
    return Found("body", record.names, record.description, also)


def _organisation(record: Organisation) -> Found:
    also = (*record.names.all_texts(), *record.also_named)
    return Found("organisation", record.names, record.description, also)


def _person(record: Person) -> Found:
    return Found("person", record.name, _NO_TEXT, tuple(record.also_named))


def _place(record: Place) -> Found:
    return Found("place", record.names, _NO_TEXT, tuple(record.names.all_texts()))


def _topic(record: Topic) -> Found:
    return Found("topic", record.label, _NO_TEXT, _all_languages(record.label))


def _partnership(record: Partnership) -> Found:
    return Found("partnership", record.title, record.origin, _all_languages(record.title))


def _encounter(record: Encounter) -> Found:
    also = _all_languages(record.title, record.place_label)
    return Found("encounter", record.title, record.summary, also)


def _instrument(record: Instrument) -> Found:
    also = _all_languages(record.title, record.also_called)
    return Found("instrument", record.title, record.summary, also, is_public=False)


def _follow_up(record: FollowUp) -> Found:
    return Found("followup", record.what, _NO_TEXT, _all_languages(record.what), is_public=False)


def _site_text(record: SiteText) -> Found:
    return Found("site_text", record.title, record.body)


READERS: dict[type[models.Model], Callable[[Any], Found]] = {
    Body: _body,
    Organisation: _organisation,
    Person: _person,
    Place: _place,
    Topic: _topic,
    Partnership: _partnership,
    Encounter: _encounter,
    Instrument: _instrument,
    FollowUp: _follow_up,
    SiteText: _site_text,
}

#: The kinds by their names in the search table, those first of which there are most.
KINDS: dict[str, type[models.Model]] = {
    "encounter": Encounter,
    "followup": FollowUp,
    "body": Body,
    "partnership": Partnership,
    "instrument": Instrument,
    "organisation": Organisation,
    "person": Person,
    "place": Place,
    "topic": Topic,
    "site_text": SiteText,
}
