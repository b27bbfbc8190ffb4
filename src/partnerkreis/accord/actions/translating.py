# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wording that goes with terms: which languages bind, a translation, who pays what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.accord.actions.errors import CannotPropose
from partnerkreis.accord.queries.subjects import subject_of
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated, Wording, clean, digest
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.actions import record_change
from partnerkreis.partnerships.models import Instrument


@transaction.atomic
def bind_languages(
    *, instrument: Instrument, languages: Collection[str], actor: Actor, now: datetime
) -> None:
    """Say which languages of an agreement bind. Raises NotAllowed, CannotPropose."""
    current = _locked(instrument, actor, now)
    chosen = sorted(set(languages) & set(INTERFACE_LANGUAGES))
    if not chosen:
        raise CannotPropose(_("Please say first which languages bind."), field="languages")
    if chosen != sorted(current.authentic_languages):
        before, current.authentic_languages = current.authentic_languages, chosen
        _save(current, "authentic_languages", before, chosen, actor, now)


@transaction.atomic
def add_translation(
    *, instrument: Instrument, language: str, text: str, actor: Actor, now: datetime
) -> None:
    """Add the wording in a language that does not bind; nobody is asked for it again.

    Raises NotAllowed, and CannotPropose where the language binds: that is an amendment.
    """
    current = _locked(instrument, actor, now)
    binding = [code for code in current.authentic_languages if code in current.text]
    if language in current.authentic_languages or not binding or not text.strip():
        raise CannotPropose(
            _("This language binds, or there is nothing to translate. Please propose a change."),
            field="text",
        )
    of = digest(current.text[binding[0]].text)
    before = current.text
    current.text = Translated({**before, language: Wording(clean(text), of)})
    if current.text == before:
        return
    _save(current, "text", before.to_json(), current.text.to_json(), actor, now)


@transaction.atomic
def say_who_pays(
    *,
    encounter: Encounter,
    pays: Mapping[str, Translated],
    actor: Actor,
    now: datetime,
) -> None:
    """Say what each side of an encounter pays for, by the key of its body. Raises NotAllowed."""
    current: Encounter = Encounter.objects.select_for_update().get(pk=encounter.pk)
    sides = list(current.sides.select_related("body").select_for_update(of=("self",)))
    authorise(actor, Permission.EDIT_RECORD, *(side.body_id for side in sides))
    changes = {}
    for side in sides:
        text = pays.get(side.body.key, side.pays)
        if text != side.pays:
            changes[f"pays {side.body.key}"] = (side.pays.to_json(), text.to_json())
            side.pays = text
            side.save(update_fields=["pays"])
    if changes:
        current.version += 1
        current.save(update_fields=["version"])
        record_change(actor=actor, verb="accord.pays", record=current, changes=changes, now=now)
        ContentVersion.advance()


def _locked(instrument: Instrument, actor: Actor, now: datetime) -> Instrument:
    current: Instrument = Instrument.objects.select_for_update().get(pk=instrument.pk)
    parties = subject_of(Kind.AGREEMENT, current.pk, today=now.date()).parties
    authorise(actor, Permission.EDIT_RECORD, *(body.pk for body in parties))
    return current


def _save(
    current: Instrument, field: str, before: object, after: object, actor: Actor, now: datetime
) -> None:
    current.version += 1
    current.save(update_fields=[field, "version"])
    changes = {field: (before, after)}
    record_change(actor=actor, verb="record.change", record=current, changes=changes, now=now)
    ContentVersion.advance()
