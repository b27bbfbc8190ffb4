# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every part of the cockpit needs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Named
from partnerkreis.directory.models import Body
from partnerkreis.stories.values import named
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.queries.cockpit import Cockpit


@dataclass(frozen=True, slots=True)
class Scene:
    """The cockpit in one language."""

    found: Cockpit
    language: Language

    @property
    def key(self) -> str:
        return self.found.dossier.partnership.key

    @property
    def bodies(self) -> list[Body]:
        return [party.body for party in self.found.dossier.parties]

    @property
    def own(self) -> Body:
        """The party that the actor works for, or the first of all."""
        return next(body for body in self.bodies if body.pk in self.found.own)

    def name(self, body: UUID | None) -> str:
        """Return the short name of a body, "" for none."""
        if body is None or body not in self.found.dossier.bodies:
            return ""
        name: str = self.found.dossier.bodies[body].names.form(self.language, "short")
        return name

    def named(self, body: Body) -> Named:
        return named(body.names, self.language)

    def new(self, kind: str, title: str, /, **given: str) -> Link:
        """Return a link to the form of a new record, with what is known filled in."""
        return Link(title, addresses.new_with(kind, self.language, **given))

    def edit(self, kind: str, key: str, title: str, field: str = "") -> Link:
        return Link(title, addresses.edit(kind, key, self.language, field))
