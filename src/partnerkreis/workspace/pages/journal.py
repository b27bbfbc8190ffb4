# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal in words: who did what to a record, with before and after, never personal values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from partnerkreis.accord.models import AnswerMeans, AnswerVerb
from partnerkreis.core.dates import DateError, parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import typeset
from partnerkreis.directory.models import Body
from partnerkreis.editing.actions.changing import CHANGE, UNDO
from partnerkreis.editing.actions.creating import CREATE
from partnerkreis.editing.actions.releasing import RELEASE, WITHDRAW
from partnerkreis.editing.catalogue.shape import Field, Kind
from partnerkreis.editing.queries import history_of
from partnerkreis.editing.stored import restored
from partnerkreis.editing.titles import title_of
from partnerkreis.journal.models import MERGE, Entry
from partnerkreis.portal.pages.paging import pagination
from partnerkreis.ui.shapes import Crumb, Page, Pagination
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_values import Worded

#: How a date begins, alone or as the bounds of one that was inferred.
_DATE: Final = re.compile(r"\[?(\.\.)?\d{4}")
#: So many entries stand on a page of the journal.
PER_PAGE: Final = 20
#: What the journal names besides the fields of the forms.
_OTHER_FIELDS: Final[dict[str, Promise]] = {
    "published_at": gettext_lazy("Released"),
    "merged": gettext_lazy("The other record"),
    "bounds": gettext_lazy("Time that was inferred"),
    "stated_bounds": gettext_lazy("Time that was inferred"),
    "when_is_inferred": gettext_lazy("The date was inferred"),
    "holder": gettext_lazy("Who has the access"),
    "since": pgettext_lazy("first day of an access", "From"),
    "until": gettext_lazy("Until"),
    "name": gettext_lazy("Name of the file"),
    "key": gettext_lazy("Name in addresses"),
    "type": gettext_lazy("Kind of school"),
    "youngest": gettext_lazy("Age of the youngest pupils"),
    "oldest": gettext_lazy("Age of the oldest pupils"),
    "pupils": gettext_lazy("Number of pupils"),
    "speaks": gettext_lazy("Language of the school"),
    "languages": gettext_lazy("Languages taught"),
    "themes": gettext_lazy("Themes"),
    "music": gettext_lazy("Music"),
    "sport": gettext_lazy("Sport"),
    "partners_wanted": gettext_lazy("Partners wanted"),
    "waiting_since": gettext_lazy("Waiting for a partner since"),
    "first_school": gettext_lazy("First school"),
    "second_school": gettext_lazy("Second school"),
    "revision": gettext_lazy("Version"),
    "party": gettext_lazy("Party"),
    "verb": gettext_lazy("Answer"),
    "means": gettext_lazy("How the answer came"),
    "digest": gettext_lazy("Digest"),
}
#: What the journal keeps as a word of ours.
_CHOICES: Final[dict[str, dict[str, Any]]] = {
    "verb": {one.value: one.label for one in AnswerVerb},
    "means": {one.value: one.label for one in AnswerMeans},
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that was changed, in a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the journal in words; ``undo`` is its id where it can be taken back."""

    when: str
    who: str
    what: str
    changes: list[Changed]
    undo: str = ""


@dataclass(frozen=True, slots=True)
class JournalPage:
    page: Page
    title: str
    kicker: str
    record_href: str
    history: list[Told]
    pagination: Pagination


def journal_page(request: HttpRequest, kind: Kind, record: Record, number: int) -> JournalPage:
    """Return a page of the journal of a record. Raises Http404 where it has no such page."""
    language, title = language_of(request), title_of(record, language_of(request))
    entries = history_of(record, limit=PER_PAGE + 1, after=PER_PAGE * (number - 1))
    if number > 1 and not entries:
        raise Http404
    writer = _Writer(record, kind, language)

    def address(other: Language, page: int = number) -> str:
        return addresses.journal(kind.name, record.key, other, page)

    here = addresses.record(kind.name, record.key, language)
    return JournalPage(
        page=frame(
            request,
            _("Who changed what, and when"),
            address,
            crumbs=[Crumb(title, here), Crumb(_("Journal"))],
        ),
        title=_("Who changed what, and when"),
        kicker=title,
        record_href=here,
        history=[writer.told(entry) for entry in entries[:PER_PAGE]],
        pagination=pagination(
            number,
            has_next=len(entries) > PER_PAGE,
            href=lambda page: address(language, page),
        ),
    )


def journal_of(
    record: Record, kind: Kind, language: Language, *, can_undo: bool, most: int
) -> list[Told]:
    """Return the latest of the journal of a record; only the last change can be taken back."""
    entries, writer = history_of(record, limit=most), _Writer(record, kind, language)
    changes = [entry for entry in entries if entry.verb in (CHANGE, UNDO)]
    last = changes[0] if changes and can_undo else None
    return [writer.told(entry, is_last=entry is last) for entry in entries]


class _Writer:
    def __init__(self, record: Record, kind: Kind, language: Language) -> None:
        self.record = record
        self.kind = kind
        self.language = language
        self.worded = Worded(record, language)
        self.parties: dict[str, str] = {}

    def told(self, entry: Entry, *, is_last: bool = False) -> Told:
        can_be_undone = is_last and entry.verb == CHANGE and None not in entry.changes.values()
        return Told(
            when=moment(entry),
            who=entry.actor_name or _("somebody"),
            what=verb(entry.verb),
            changes=[Changed(text) for text in self._changes(entry)],
            undo=str(entry.pk) if can_be_undone else "",
        )

    def _changes(self, entry: Entry) -> Iterator[str]:
        """Yield a sentence for each field, in the order of the form, then for all others."""
        known = {field.name: field for field in (*self.kind.given, *self.kind.fields)}
        # Releasing and its contrary say all there is to say by their name.
        told = {} if entry.verb in (RELEASE, WITHDRAW) else _in_words(entry.changes)
        for name in sorted(told, key=lambda name: [*known, name].index(name)):
            label = str(known[name].label) if name in known else self._label(name)
            if told[name] is None:
                pattern = _("{field}: changed. The journal keeps no personal data.")
                yield pattern.format(field=label)
            elif sentence := self._sentence(label, known.get(name), name, told[name]):
                yield typeset(sentence, self.language)

    def _sentence(self, label: str, field: Field | None, name: str, kept: Sequence[Any]) -> str:
        is_new = kept[0] in (None, "", [], {})
        if is_new and kept[1] in (None, "", [], {}, False):
            return ""
        before, after = self._before_and_after(field, name, kept)
        pattern = _("{field}: {after}") if is_new else _("{field}: {before} → {after}")
        return pattern.format(field=label.rstrip("?"), before=before, after=after)

    def _label(self, name: str) -> str:
        if name in _OTHER_FIELDS:
            return str(_OTHER_FIELDS[name])
        try:
            return str(getattr(self.record._meta.get_field(name), "verbose_name", name))
        except FieldDoesNotExist:
            return name

    def _before_and_after(
        self, field: Field | None, name: str, kept: Sequence[Any]
    ) -> tuple[str, str]:
        if field is None:
            return self._stored(name, kept[0]), self._stored(name, kept[1])
        try:
            before, after = (restored(self.record, name, value) for value in kept)
        except ObjectDoesNotExist:
            gone = _("no longer there")
            return gone, gone
        if isinstance(before, Translated) and isinstance(after, Translated):
            before, after = _only_different(before, after), _only_different(after, before)
        return self.worded.line(field, before), self.worded.line(field, after)

    def _stored(self, name: str, value: Any) -> str:
        if name == "party" and value:
            return self._party(str(value))
        label = _CHOICES.get(name, {}).get(value) if isinstance(value, str) else None
        return str(label) if label else self._plain(value)

    def _party(self, key: str) -> str:
        """Return the name of a party; of each it is read once."""
        if key not in self.parties:
            body = Body.objects.filter(key=key).first()
            self.parties[key] = title_of(body, self.language) if body else key
        return self.parties[key]

    def _plain(self, value: Any) -> str:
        """Return a value of which only the stored form is known."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, Mapping):
            return ", ".join(map(self._plain, value.values()))
        if isinstance(value, list):
            return ", ".join(map(self._plain, value))
        if isinstance(value, str) and _DATE.match(value):
            return _dated(value, self.language)
        return _("nothing") if value in (None, "") else str(value)


def _in_words(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be told in words: a key says nothing, and the page names the record."""
    return {name: kept for name, kept in changes.items() if name != "record"}


def _dated(text: str, language: Language) -> str:
    try:
        return words.label(parse(text[:10] if "T" in text else text), language)
    except DateError:
        return text


def _only_different(text: Translated, other: Translated) -> Translated:
    return Translated({code: w for code, w in text.items() if other.get(code) != w})


def moment(entry: Entry) -> str:
    """Return when an entry was made, in the reader's language."""
    return date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")


def verb(name: str) -> str:
    """Return what was done, in words."""
    return {
        CREATE: _("recorded it"),
        CHANGE: _("changed it"),
        UNDO: _("took the last change back"),
        RELEASE: _("released it"),
        WITHDRAW: _("withdrew the release"),
        MERGE: _("made one record of two"),
        "began": _("began it"),
        "imported": _("took it in from a file"),
        "record.still-true": _("said that it is still true"),
        "school.describe": _("described the school"),
        "office.appoint": _("gave somebody the access of the office"),
        "office.end": _("ended somebody’s access of the office"),
        "encounter.entrust": _("entrusted the encounter to somebody"),
        "encounter.entrust_end": _("ended somebody’s access of the encounter"),
        "file.add": _("added a file"),
        "mail.file": _("filed a mail"),
        "mail.address": _("made an address for mails"),
        "mail.address_end": _("ended the address for mails"),
        "accord.propose": _("proposed to the parties"),
        "accord.answer": _("noted an answer"),
        "accord.link": _("sent a link to answer by"),
        "accord.links.withdraw": _("withdrew links to answer by"),
        "accord.formality": _("planned a step"),
        "accord.signings": _("said how often it is signed"),
        "accord.pays": _("said who pays what"),
    }.get(name, name)
