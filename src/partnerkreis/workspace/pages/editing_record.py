# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a record as its officer sees it: fields, release, and who changed what when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.dates import parse, words
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.typography import typeset
from partnerkreis.directory.models import Contact
from partnerkreis.editing.actions.merging import MERGEABLE
from partnerkreis.editing.catalogue import has_kind, kind_of
from partnerkreis.editing.catalogue.shape import Field, Group, Kind, RowsField
from partnerkreis.editing.queries import may
from partnerkreis.editing.releases import releases_of
from partnerkreis.editing.stored import value_of
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import FollowUp
from partnerkreis.ui.shapes import Crumb, Fact, Fault, Link, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_values import Worded
from partnerkreis.workspace.pages.journal import Told, journal_of
from partnerkreis.workspace.pages.record_contacts import Contacts, contacts_of
from partnerkreis.workspace.pages.record_dates import dates_just_saved
from partnerkreis.workspace.pages.record_links import record_links
from partnerkreis.workspace.pages.record_parts import Part, parts_of
from partnerkreis.workspace.pages.record_releases import release_verb, told_releases

#: What rows have that stand, in short, in another part as well.
_OF_ITS_OWN: Final[dict[str, tuple[str, ...]]] = {
    "side_details": ("funds", "led_by"),
    "headcount_details": ("amount", "youngest", "oldest"),
}
#: So many entries of the journal stand on the page of a record.
_LATEST = 5


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Fields under a heading, and where they are edited."""

    id: str
    title: str
    facts: list[Fact]
    edit_href: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    page: Page
    title: str
    kicker: str
    release: str
    #: What each side says of the release.
    sides: list[str]
    action: str
    version: int
    edit_href: str
    merge_href: str
    public_href: str
    groups: list[FactGroup]
    #: Parts with a form of their own in which nothing stands yet.
    more_to_record: list[Link]
    #: Records that belong to it: the steps of a plan.
    parts: list[Part]
    #: The latest of the journal, and where all of it is.
    history: list[Told]
    journal_href: str
    links: list[Link]
    #: How people are reached; None where that is not kept of such a record, or not for the reader.
    contacts: Contacts | None
    #: Whether a button deletes the record at once.
    can_be_deleted: bool
    #: "release", "withdraw", or nothing where the actor may do neither.
    verb: str
    done: str
    #: The dates that were saved, as they were read; each leads to where it stands.
    dates: list[Fault]
    refusal: str


def record_page(
    request: HttpRequest, kind: Kind, record: Record, actor: Actor, *, refusal: str = ""
) -> RecordPage:
    """Return the page of a record; ``refusal`` says why something was not done."""
    language = language_of(request)
    title = title_of(record, language)
    can_edit = may(actor, Permission.EDIT_RECORD, record)
    can_release = not kind.is_internal and may(actor, Permission.RELEASE_RECORD, record)
    writer = _Writer(kind, record, language, can_edit=can_edit)
    groups = list(writer.groups())
    done = request.GET.get("done", "")
    dates = dates_just_saved(record, kind, actor, language, done=done)
    releases = releases_of(record)
    release = release_verb(record, releases, actor)
    return RecordPage(
        page=frame(
            request,
            title,
            lambda other: addresses.record(kind.name, record.key, other),
            crumbs=[Crumb(title)],
        ),
        title=title,
        kicker=str(kind.title),
        release=_internal(record) if kind.is_internal else _release(record, language),
        sides=[] if kind.is_internal else told_releases(releases, language),
        action=request.path,
        version=record.version,
        edit_href=addresses.edit(kind.name, record.key, language) if can_edit else "",
        merge_href=_merge_href(kind, record, language) if can_edit else "",
        public_href=public_href(kind, record, language),
        groups=groups,
        more_to_record=writer.more_to_record,
        parts=parts_of(record, actor, language, can_edit=can_edit),
        history=journal_of(record, kind, language, can_undo=can_edit, most=_LATEST),
        journal_href=addresses.journal(kind.name, record.key, language),
        links=record_links(kind, record, actor, language),
        contacts=contacts_of(record, actor, language),
        can_be_deleted=can_edit and isinstance(record, Contact),
        verb=release if can_release else "",
        done=_done(done, has_dates=bool(dates)),
        dates=dates,
        refusal=refusal,
    )


def _internal(record: Record) -> str:
    if isinstance(record, FollowUp):
        return _("Internal. Only the two sides see it.")
    if isinstance(record, Contact):
        return _("Internal. Only those who work on the partnerships of your county see it.")
    return _("Internal. Only your county sees it.")


def _release(record: Record, language: Language) -> str:
    if record.published_at is None:
        return _("Not released. Only the partners see it.")
    released = parse(timezone.localdate(record.published_at).isoformat())
    sentence = _("Released {date}. The public reads every change at once.")
    return typeset(sentence.format(date=words.when(released, language)), language)


def public_href(kind: Kind, record: Record, language: Language) -> str:
    """Return the address where everybody reads the record, "" where there is none."""
    shown = kind.shown_with(record) if kind.shown_with else record
    if not record.published_at or shown is None or not shown.published_at:
        return ""
    return addresses.public(kind.name, shown.key, language)


def _merge_href(kind: Kind, record: Record, language: Language) -> str:
    is_possible = isinstance(record, MERGEABLE)
    return addresses.merge(kind.name, record.key, language) if is_possible else ""


def _done(code: str, *, has_dates: bool) -> str:
    told = {
        "changed": _("Saved. The dates were read like this:") if has_dates else _("Saved."),
        "made": _("Recorded. It is not released yet. The dates were read like this:")
        if has_dates
        else _("Recorded. It is not released yet."),
        "released": _("Released."),
        "released_here": _("Your side has released it. The public sees it once the others have."),
        "withdrawn": _("The release was withdrawn."),
        "merged": _("The two are one record now."),
        "undone": _("The change was taken back."),
        "forgotten": _("The contact was deleted."),
    }
    return told.get(code, "")


class _Writer:
    def __init__(self, kind: Kind, record: Record, language: Language, *, can_edit: bool) -> None:
        self.kind = kind
        self.record = record
        self.language = language
        self.can_edit = can_edit
        self.worded = Worded(record, language)
        self.more_to_record: list[Link] = []

    def groups(self) -> Iterator[FactGroup]:
        if self.kind.given:
            given = self.kind.given
            facts = [self._fact(field, value_of(self.record, field.name)) for field in given]
            yield FactGroup("part-given", _("Belongs to"), facts, "")
        for number, group in enumerate(self.kind.groups, start=1):
            if facts := self._facts(group):
                yield FactGroup(f"part-{number}", str(group.title), facts, self._edit(group))
            elif group.is_apart and self.can_edit:
                self.more_to_record.append(Link(str(group.title), self._edit(group)))

    def _facts(self, group: Group) -> list[Fact]:
        """Return the fields of a group; of one that is rarely needed only what is filled in."""
        values = [(field, value_of(self.record, field.name)) for field in group.fields]
        if group.is_apart and self._is_bare(values):
            return []
        is_short = group.is_folded or group.is_apart
        return [self._fact(field, value) for field, value in values if value or not is_short]

    def _is_bare(self, values: list[tuple[Field, Any]]) -> bool:
        """Return whether nothing stands there but what every such record has."""
        blank = type(self.record)()
        for field, value in values:
            if isinstance(field, RowsField):
                own = _OF_ITS_OWN.get(field.name)
                if any(own is None or any(row[name] for name in own) for row in value):
                    return False
            elif value and value != getattr(blank, field.name):
                return False
        return True

    def _fact(self, field: Field, value: Any) -> Fact:
        if isinstance(value, Record) and has_kind(type(value)):
            there = addresses.record(kind_of(value).name, value.key, self.language)
            return Fact(str(field.label), (), [Link(title_of(value, self.language), there)])
        return Fact(str(field.label), self.worded.sentences(field, value))

    def _edit(self, group: Group) -> str:
        if not self.can_edit:
            return ""
        name = group.fields[0].name
        return addresses.edit(self.kind.name, self.record.key, self.language, name)
