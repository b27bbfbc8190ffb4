# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a record as its officer sees it: fields, release, and who changed what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.dates import parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.core.typography import typeset
from partnerkreis.editing.actions.changing import CHANGE, UNDO
from partnerkreis.editing.actions.creating import CREATE
from partnerkreis.editing.actions.merging import MERGEABLE
from partnerkreis.editing.actions.releasing import RELEASE, WITHDRAW
from partnerkreis.editing.catalogue.shape import Field, Group, Kind
from partnerkreis.editing.queries import history_of, may
from partnerkreis.editing.stored import restored, value_of
from partnerkreis.editing.titles import title_of
from partnerkreis.journal.models import MERGE, Entry
from partnerkreis.ui.shapes import Crumb, Fact, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_values import Worded

_MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Fields under a heading, and where they are edited."""

    id: str
    title: str
    facts: list[Fact]
    edit_href: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that was changed, before and after; both empty where the journal keeps no values."""

    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the journal in words; ``undo`` is its id where it can be taken back."""

    when: str
    who: str
    what: str
    changes: list[Changed]
    undo: str = ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    page: Page
    title: str
    kicker: str
    release: str
    action: str
    version: int
    edit_href: str
    merge_href: str
    public_href: str
    groups: list[FactGroup]
    history: list[Told]
    #: "release", "withdraw", or nothing where the actor may do neither.
    verb: str
    done: str
    refusal: str


def record_page(
    request: HttpRequest, kind: Kind, record: Record, actor: Actor, *, refusal: str = ""
) -> RecordPage:
    """Return the page of a record; ``refusal`` says why something was not done."""
    language = language_of(request)
    title = title_of(record, language)
    can_edit = may(actor, Permission.EDIT_RECORD, record)
    can_release = may(actor, Permission.RELEASE_RECORD, record)
    writer = _Writer(kind, record, language, can_edit=can_edit)
    release = "withdraw" if record.published_at else "release"
    return RecordPage(
        page=frame(
            request,
            title,
            lambda other: addresses.record(kind.name, record.key, other),
            crumbs=[Crumb(title)],
        ),
        title=title,
        kicker=str(kind.title),
        release=_release(record, language),
        action=request.path,
        version=record.version,
        edit_href=addresses.edit(kind.name, record.key, language) if can_edit else "",
        merge_href=_merge_href(kind, record, language) if can_edit else "",
        public_href=_public_href(kind, record, language),
        groups=list(writer.groups()),
        history=writer.history(),
        verb=release if can_release else "",
        done=_done(request.GET.get("done", "")),
        refusal=refusal,
    )


def _release(record: Record, language: Language) -> str:
    if record.published_at is None:
        return _("Not released. Only the partners see it.")
    released = parse(timezone.localdate(record.published_at).isoformat())
    sentence = _("Released {date}. The public reads every change at once.")
    return typeset(sentence.format(date=words.when(released, language)), language)


def _public_href(kind: Kind, record: Record, language: Language) -> str:
    shown = kind.shown_with(record) if kind.shown_with else record
    if not record.published_at or shown is None or not shown.published_at:
        return ""
    return addresses.public(kind.name, shown.key, language)


def _merge_href(kind: Kind, record: Record, language: Language) -> str:
    is_possible = isinstance(record, MERGEABLE)
    return addresses.merge(kind.name, record.key, language) if is_possible else ""


def _done(code: str) -> str:
    return {
        "changed": _("Saved."),
        "made": _("Recorded. It is not released yet."),
        "released": _("Released."),
        "withdrawn": _("The release was withdrawn."),
        "merged": _("The two are one record now."),
        "undone": _("The change was taken back."),
    }.get(code, "")


class _Writer:
    def __init__(self, kind: Kind, record: Record, language: Language, *, can_edit: bool) -> None:
        self.kind = kind
        self.record = record
        self.language = language
        self.can_edit = can_edit
        self.worded = Worded(type(record), language)

    def groups(self) -> Iterator[FactGroup]:
        if self.kind.given:
            facts = [self._fact(field) for field in self.kind.given]
            yield FactGroup("part-given", _("Belongs to"), facts, "")
        for number, group in enumerate(self.kind.groups, start=1):
            if facts := self._facts(group):
                yield FactGroup(f"part-{number}", str(group.title), facts, self._edit(group))

    def _facts(self, group: Group) -> list[Fact]:
        """Return the fields of a group; of one that is rarely needed only what is filled in."""
        fields = [f for f in group.fields if not group.is_folded or self._value(f)]
        return [self._fact(field) for field in fields]

    def _value(self, field: Field) -> Any:
        return value_of(self.record, field.name)

    def _fact(self, field: Field) -> Fact:
        return Fact(str(field.label), self.worded.sentences(field, self._value(field)))

    def _edit(self, group: Group) -> str:
        if not self.can_edit:
            return ""
        name = group.fields[0].name
        return addresses.edit(self.kind.name, self.record.key, self.language, name)

    def history(self) -> list[Told]:
        """Return the journal of the record; only the last change can be taken back."""
        entries = history_of(self.record, limit=_MOST_ENTRIES)
        changes = [entry for entry in entries if entry.verb in (CHANGE, UNDO)]
        last = changes[0] if changes and self.can_edit else None
        return [self._told(entry, is_last=entry is last) for entry in entries]

    def _told(self, entry: Entry, *, is_last: bool) -> Told:
        can_be_undone = is_last and entry.verb == CHANGE and None not in entry.changes.values()
        return Told(
            when=date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT"),
            who=entry.actor_name or _("somebody"),
            what=_verb(entry.verb),
            changes=list(self._changes(entry)),
            undo=str(entry.pk) if can_be_undone else "",
        )

    def _changes(self, entry: Entry) -> Iterator[Changed]:
        for field in (*self.kind.given, *self.kind.fields):
            if field.name not in entry.changes or entry.verb == CREATE:
                continue
            values = entry.changes[field.name]
            if values is None:
                yield Changed(str(field.label))
            else:
                yield Changed(str(field.label), *self._before_and_after(field, values))

    def _before_and_after(self, field: Field, kept: Sequence[Any]) -> tuple[str, str]:
        try:
            before, after = (restored(self.record, field.name, value) for value in kept)
        except ObjectDoesNotExist:
            gone = _("no longer there")
            return gone, gone
        if isinstance(before, Translated) and isinstance(after, Translated):
            before, after = _only_different(before, after), _only_different(after, before)
        return self.worded.line(field, before), self.worded.line(field, after)


def _only_different(text: Translated, other: Translated) -> Translated:
    return Translated({code: w for code, w in text.items() if other.get(code) != w})


def _verb(verb: str) -> str:
    return {
        CREATE: _("recorded it"),
        CHANGE: _("changed it"),
        UNDO: _("took the last change back"),
        RELEASE: _("released it"),
        WITHDRAW: _("withdrew the release"),
        MERGE: _("made one record of two"),
        "file.add": _("added a file"),
        "mail.file": _("filed a mail"),
        "mail.address": _("made an address for mails"),
        "mail.address_end": _("ended the address for mails"),
        "began": _("began it"),
        "school.describe": _("described the school"),
        "office.appoint": _("gave somebody the access of the office"),
        "office.end": _("ended somebody’s access of the office"),
        "encounter.entrust": _("entrusted the encounter to somebody"),
        "encounter.entrust_end": _("ended somebody’s access of the encounter"),
        "accord.propose": _("proposed to the parties"),
        "accord.answer": _("noted an answer"),
        "accord.link": _("sent a link to answer by"),
        "accord.links.withdraw": _("withdrew links to answer by"),
        "accord.formality": _("planned a step"),
        "accord.pays": _("said who pays what"),
    }.get(verb, verb)
