# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding what exists by what people call it, so that no twin is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Level
from partnerkreis.editing.titles import title_of
from partnerkreis.imports.queries.comparing import page_language
from partnerkreis.imports.queries.shape import Refused
from partnerkreis.imports.rules import Register, joined, of_level, says_own
from partnerkreis.partnerships.models import Partnership, Party
from partnerkreis.search.index import asked, matched, words_of

_MOST_CANDIDATES: Final = 200
_MOST_OFFERED: Final = 3
#: So many partnerships are named where none was found, and so many are looked at by their parties.
_MOST_LISTED: Final = 8
_MOST_PARTNERSHIPS: Final = 300
#: From 0 to 1: how alike a name must be to be offered.
_ALIKE: Final = 0.75
#: Whether a body of each level may be called a county, and a town.
_LEVELS: Final = {
    Level.COUNTY: (True, False),
    Level.CITY_COUNTY: (False, True),
    Level.MUNICIPALITY: (False, True),
}
_ANY: Final = (True, True)


class Finder:
    """Finds records by name among those the actor may read; each name is looked up once."""

    def __init__(self, actor: Actor, language: Language) -> None:
        self.actor, self.language = actor, language
        self._found: dict[tuple[type[Record], str], list[Any]] = {}
        self._near: set[Any] | None = None

    def all_called(self, model: type[Record], name: str) -> list[Any]:
        """Return the records of this name, in whatever language and spelling."""
        wanted = fold(name)
        if (model, wanted) not in self._found:
            some = self._candidates(model, name)
            self._found[model, wanted] = [one for one in some if wanted in _names(one)]
        return self._found[model, wanted]

    def by_key(self, model: type[Record], key: str) -> Any:
        """Return the record with this key, or None."""
        return visible_to(self.actor, model._default_manager.filter(key=key)).first()

    def body(self, name: str, column: str) -> Body:
        """Return the body of this name. Raises Refused."""
        found = self.all_called(Body, name) or self._near_called(name) or self._own(name)
        if len(found) > 1:
            found = [body for body in found if body.pk in self.near] or found
        if len(found) == 1:
            body: Body = found[0]
            return body
        if found:
            listed = self._listed(found)
            message = _("“{name}” may be: {bodies}. Please write the whole name.")
            raise Refused(column, message.format(name=name, bodies=listed))
        alike = self._candidates(Body, name)[:_MOST_OFFERED] or self._spelled_alike(name)
        if alike:
            message = _("No county or municipality is called “{name}”. Perhaps: {bodies}.")
            raise Refused(column, message.format(name=name, bodies=self._listed(alike)))
        message = _("No county or municipality is called “{name}”. Please check the spelling.")
        raise Refused(column, message.format(name=name))

    def _own(self, name: str) -> list[Body]:
        """Return the own body where ``name`` says "our county"; of several, two of them."""
        own = self.actor.bodies if says_own(name) else frozenset()
        return [self._near_bodies[key] for key in own if key in self._near_bodies][:2]

    def _near_called(self, name: str) -> list[Body]:
        """Return those of the own bodies and their partners that ``name`` means: "LK Gostyn"."""
        meant = self._register.meant(name)
        if meant is None or len(meant.each) != 1:
            return []
        return [self._near_bodies[key] for key in sorted(meant.each[0])]

    def _spelled_alike(self, name: str) -> list[Body]:
        """Return of the own bodies and their partners those whose names are a letter or two off."""
        called = {
            text: body for body in self._near_bodies.values() for text in sorted(_names(body))
        }
        close = get_close_matches(fold(name), called, n=_MOST_OFFERED, cutoff=_ALIKE)
        return list({called[text].pk: called[text] for text in close}.values())

    def partnerships(self, name: str, column: str) -> list[Partnership]:
        """Return the partnerships that are named in one cell, mostly one. Raises Refused.

        By title or key, by the names of its parties in any order, or by the partner's name alone.
        """
        key = self.by_key(Partnership, name)
        called = [key] if key else self.all_called(Partnership, name)
        fitting = called or self._between(name)
        if len(fitting) == 1:
            return fitting
        if fitting:
            message = _("“{name}” may be: {partnerships}. Please write which of them.")
            raise Refused(column, message.format(name=name, partnerships=self._listed(fitting)))
        each = [self._between(part) for part in joined(name)]
        if all(len(found) == 1 for found in each) and each:
            return [found[0] for found in each]
        raise Refused(column, self._no_partnership(name))

    def _no_partnership(self, name: str) -> str:
        own = [partnership for partnership, _parties in self._own_partnerships]
        if not 0 < len(own) <= _MOST_LISTED:
            message = _("No partnership is called “{name}”. Please check the spelling.")
            return message.format(name=name)
        message = _("No partnership is called “{name}”. Possible are: {partnerships}.")
        return message.format(name=name, partnerships=self._listed(own))

    def _between(self, name: str) -> list[Partnership]:
        """Return the own partnerships that ``name`` may mean: those with just these parties first.

        The own body need not be named.
        """
        meant = self._register.meant(name)
        if meant is None:
            return []
        fitting = [(one, parties) for one, parties in self._own_partnerships if meant.are(parties)]
        others = [pair for pair in fitting if meant.are(pair[1] - self.actor.bodies)]
        exact = [pair for pair in fitting if len(pair[1]) == len(meant.each)]
        alone = [pair for pair in others if len(pair[1]) == len(meant.each) + 1]
        return [one for one, _parties in exact or alone or fitting]

    @cached_property
    def _own_partnerships(self) -> list[tuple[Partnership, frozenset[UUID]]]:
        """The partnerships of the own bodies with their parties; for whom has none, all."""
        all_: QuerySet[Partnership] = visible_to(self.actor, Partnership.objects.all())
        if own := sorted(self.actor.bodies):
            shared = Party.objects.filter(body__in=own).values("partnership")
            all_ = all_.filter(pk__in=shared)
        found = list(all_.distinct().order_by("key")[:_MOST_PARTNERSHIPS])
        parties: dict[UUID, set[UUID]] = defaultdict(set)
        rows = Party.objects.filter(partnership__in=found).values_list("partnership", "body")
        for partnership, body in rows:
            parties[partnership].add(body)
        return [(one, frozenset(parties[one.pk])) for one in found]

    @cached_property
    def _near_bodies(self) -> dict[UUID, Body]:
        """The own bodies and their partners; for whom has none, every party of a partnership."""
        parties = {key for _one, keys in self._own_partnerships for key in keys}
        found = Body.objects.filter(pk__in={*parties, *self.actor.bodies})
        return {body.pk: body for body in visible_to(self.actor, found).distinct()}

    @cached_property
    def _register(self) -> Register[UUID]:
        bodies = self._near_bodies
        levels = {key: of_level(*_LEVELS.get(Level(b.level), _ANY)) for key, b in bodies.items()}
        return Register({key: _names(body) for key, body in bodies.items()}, levels)

    @property
    def near(self) -> set[Any]:
        """The own bodies and their partners."""
        if self._near is None:
            own = sorted(self.actor.bodies)
            shared = Party.objects.filter(body__in=own).values("partnership")
            partners = Party.objects.filter(partnership__in=shared)
            self._near = {*own, *partners.values_list("body", flat=True)}
        return self._near

    def _listed(self, records: Iterable[Any]) -> str:
        return ", ".join(title_of(one, page_language()) for one in records)

    def _candidates(self, model: type[Record], name: str) -> list[Any]:
        words, kind = words_of(name), model._meta.model_name or ""
        if not words:
            return []
        fitting = matched(asked(words, kinds=(kind,)))
        entries = SearchEntry.objects.filter(kind=kind, id__in=fitting).values("record")
        found: QuerySet[Any] = visible_to(self.actor, model._default_manager.all())
        return list(found.filter(pk__in=entries).order_by("key")[:_MOST_CANDIDATES])


def _names(record: Any) -> set[str]:
    names = [title_of(record, language) for language in INTERFACE_LANGUAGES]
    if hasattr(record, "names"):
        names += record.names.all_texts()
    return {fold(name) for name in (*names, *getattr(record, "also_named", ()))}
