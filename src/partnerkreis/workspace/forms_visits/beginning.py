# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form with which a visit begins."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import EncounterKind
from partnerkreis.visits.actions.beginning import Beginning
from partnerkreis.visits.models import Visit
from partnerkreis.visits.queries import VISIT_KINDS
from partnerkreis.workspace.forms_visits.reading import Unclear, read_field
from partnerkreis.workspace.forms_visits.shape import Field, Sort


@dataclass(slots=True)
class BeginForm:
    """What is asked, what was typed, and what is to be mended."""

    fields: Sequence[Field]
    typed: Mapping[str, str]
    language: Language
    bodies: Mapping[str, Body]
    sources: Mapping[str, Visit]
    faults: dict[str, str] = field(default_factory=dict)

    def read(self) -> Beginning | None:
        """Return what was asked for, or None where something is to be mended."""
        values = {one.name: self._value(one) for one in self.fields}
        if self.faults:
            return None
        host, guest, second = (values[name] for name in ("host", "guest", "second_guest"))
        first: datetime.date = values["first_day"]
        title = str(values["title"])
        return Beginning(
            kind=str(values["kind"]),
            host=host,
            guests=[body for body in (guest, second) if body is not None],
            first_day=first,
            last_day=values["last_day"] or first,
            title=Translated.of(**{self.language: title}) if title else self._named(values),
        )

    def like(self) -> Visit | None:
        """Return the visit whose preparation is taken over."""
        return self.sources.get(self.typed.get("like", ""))

    def _value(self, one: Field) -> Any:
        try:
            value = read_field(one, self.typed, None, (), self.language, self.bodies)
        except Unclear as unclear:
            self.faults[one.name] = str(unclear)
            return None
        if one.is_required and not value:
            self.faults[one.name] = _("Please fill in this field.")
        return value

    def _named(self, values: Mapping[str, Any]) -> Translated:
        """Return "Council visit: Gostyń – Nordhausen" in all languages."""
        texts = {}
        for code in INTERFACE_LANGUAGES:
            with override(code):
                kind = str(EncounterKind(values["kind"]).label)
                names = [
                    body.names.form(code, "short")
                    for body in (values["guest"], values["second_guest"], values["host"])
                    if isinstance(body, Body)
                ]
                texts[code] = f"{kind[:1].upper()}{kind[1:]}: {' – '.join(names)}"
        return Translated.of(**texts)


def begin_fields(
    bodies: Mapping[str, Body], own: str, sources: Mapping[str, Visit], language: Language
) -> list[Field]:
    """Return what is asked of a new visit; the body ``own`` is host unless another is chosen."""
    other = next((key for key in bodies if key != own), own)
    names = [(key, body.names.form(language)) for key, body in bodies.items()]
    kinds = [(str(kind), str(EncounterKind(kind).label)) for kind in VISIT_KINDS]
    nobody = ("", _("nobody"))
    earlier = [(key, visit.encounter.title.text(language)) for key, visit in sources.items()]
    fields = [
        Field("kind", _("What kind of visit is it?"), Sort.CHOICE, choices=kinds),
        Field("host", _("Who is host?"), Sort.BODY, choices=names, initial=own),
        Field("guest", _("Who comes?"), Sort.BODY, choices=names, initial=other),
        Field("second_guest", _("Who else comes?"), Sort.BODY, choices=[nobody, *names]),
        Field("first_day", _("First day"), Sort.DAY, _("For example 11.5.2027"), is_required=True),
        Field("last_day", _("Last day"), Sort.DAY, _("Left empty: it is one day")),
        Field("title", _("Title"), hint=_("Left empty: kind and counties make the title")),
    ]
    if earlier:
        hint = _(
            "Everything but the people: running order, protocol, interpreters, notes, who pays."
            " Gifts are not taken over, so that nobody gives the same twice."
        )
        none = ("", _("nothing, it is prepared anew"))
        fields.append(
            Field("like", _("Take over from"), Sort.CHOICE, hint, choices=[none, *earlier])
        )
    return fields
