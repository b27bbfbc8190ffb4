# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding what exists by what people call it, so that no twin is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.editing.titles import title_of
from partnerkreis.imports.queries.shape import Refused
from partnerkreis.partnerships.models import Party
from partnerkreis.search.index import asked, matched, words_of

_MOST_CANDIDATES = 200
_MOST_OFFERED = 3


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
        found = self.all_called(Body, name)
        if len(found) > 1:
            found = [body for body in found if body.pk in self.near] or found
        if len(found) == 1:
            body: Body = found[0]
            return body
        if found:
            listed = self._listed(found)
            message = _("“{name}” may be: {bodies}. Please write the whole name.")
            raise Refused(column, message.format(name=name, bodies=listed))
        alike = self._candidates(Body, name)[:_MOST_OFFERED]
        if alike:
            message = _("No county or municipality is called “{name}”. Perhaps: {bodies}.")
            raise Refused(column, message.format(name=name, bodies=self._listed(alike)))
        message = _("No county or municipality is called “{name}”. Please check the spelling.")
        raise Refused(column, message.format(name=name))

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
        return ", ".join(title_of(one, self.language) for one in records)

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
