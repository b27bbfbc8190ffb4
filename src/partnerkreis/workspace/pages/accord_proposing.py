# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which terms are proposed: exactly what all would agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.accord.actions.proposing import own_open
from partnerkreis.accord.queries.desks import desk_of, spoken_in
from partnerkreis.accord.queries.histories import Accord, terms_of
from partnerkreis.accord.queries.told import Changed, Told, day, names_in
from partnerkreis.accord.rules.alike import odd_texts
from partnerkreis.accord.rules.terms import Kind, binding_languages
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.typography import typeset
from partnerkreis.portal.frame import LANGUAGE_NAMES
from partnerkreis.ui.shapes import Crumb, Fact, Fault, Input, Page
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.inputs_accord import Asked, faults_of


@dataclass(frozen=True, slots=True)
class ProposingPage:
    page: Page
    title: str
    meta: str
    faults: Sequence[Fault]
    warnings: Sequence[str]
    facts: Sequence[Fact]
    changes: Sequence[Changed]
    #: What becomes of the proposals that are open already.
    beside: Sequence[str]
    #: Parties that cannot be asked by mail.
    unreachable: Sequence[str]
    inputs: Sequence[Input]
    hidden: dict[str, str]
    back_href: str
    #: Where what is missing or wrong is written.
    live_href: str


def proposing_page(
    request: HttpRequest, accord: Accord, actor: Actor, refused: tuple[str, str]
) -> ProposingPage:
    """Return the terms of a joint record as they would be proposed now."""
    language, subject = language_of(request), accord.subject
    languages = _languages(request, accord)
    terms = subject.terms(languages=languages)
    agreed = terms_of(accord.agreed) if accord.agreed else None
    told = Told(language, names_in([terms, agreed] if agreed else [terms], language))
    inputs = _inputs(request, accord, languages, refused)
    key, title = subject.record.key, _("Propose to the other parties")
    back = addresses.accord(subject.kind, key, language)
    today = subject.today
    others = (body for body in subject.parties if body.pk not in actor.bodies)
    unreachable = [body for body in others if desk_of(body, today=today) is None]
    return ProposingPage(
        page=frame(
            request,
            title,
            lambda other: addresses.propose(subject.kind, key, other),
            crumbs=[Crumb(_("Joint records"), addresses.listing(language)), Crumb(title)],
        ),
        title=title,
        meta=_("All agree to exactly what stands here, and to nothing else."),
        faults=faults_of(refused, inputs),
        warnings=told.warnings(odd_texts(terms)),
        facts=told.facts(terms),
        changes=told.changes(accord.differing),
        beside=list(_beside(accord, actor, language)),
        unreachable=[body.names.form(language) for body in unreachable],
        inputs=inputs,
        hidden={
            "csrfmiddlewaretoken": get_token(request),
            "seen": str(accord.agreed.pk) if accord.agreed else "",
            "shown": " ".join(languages),
        },
        back_href=back,
        live_href=addresses.live(subject.kind, key, language),
    )


def _beside(accord: Accord, actor: Actor, language: Language) -> Iterator[str]:
    """Yield for each open proposal whether this one takes its place or stands beside it."""
    parties = accord.subject.parties
    proposer = next((b for b in parties if can(actor, Permission.PROPOSE_ACCORD, b.pk)), None)
    own = own_open(accord, proposer) if proposer else []
    for one in accord.open:
        sentence = (
            _("Your proposal of {date} (version {number}) is withdrawn by this one.")
            if one in own
            else _(
                "{body:The} has proposed something too, on {date} (version {number}). Both can be "
                "read then; only one of them can be agreed on."
            )
        )
        told = sentence.format(
            body=one.proposed_by.names.in_language(language),
            date=day(timezone.localdate(one.proposed_at), language),
            number=one.number,
        )
        yield typeset(told, language)


def _languages(request: HttpRequest, accord: Accord) -> list[str]:
    """Return the languages that would bind: as chosen, as recorded, else the originals."""
    subject = accord.subject
    if subject.kind is not Kind.AGREEMENT:
        return subject.languages
    known: tuple[str, ...] = INTERFACE_LANGUAGES
    chosen = [code for code in request.POST.getlist("languages") if code in known]
    return chosen or subject.languages or _likely(accord)


def _likely(accord: Accord) -> list[str]:
    """Return the languages of the parties in which there is a wording, else the originals."""
    text = accord.subject.record.text
    spoken = {spoken_in(body) for body in accord.subject.parties}
    return sorted(spoken & text.keys()) or binding_languages(text)


def _inputs(
    request: HttpRequest, accord: Accord, languages: list[str], refused: tuple[str, str]
) -> list[Input]:
    asked = Asked(request.POST if refused[1] else None, refused)
    why = asked.area(
        "why", _("Why?"), _("One or two sentences to the other parties."), is_optional=True
    )
    if accord.subject.kind is Kind.FRAME:
        return [*_who_pays(request, accord, refused), why]
    if accord.subject.kind is not Kind.AGREEMENT:
        return [why]
    choices = [(code, LANGUAGE_NAMES[code]) for code in INTERFACE_LANGUAGES]
    return [
        asked.ticks("languages", _("Languages that bind"), choices, languages),
        asked.line(
            "until",
            _("Is it to end on a day?"),
            _("Only if so: a day, like 24.6.2026"),
            is_optional=True,
        ),
        asked.tick("promises_money", _("Money is promised in it")),
        why,
    ]


def _who_pays(request: HttpRequest, accord: Accord, refused: tuple[str, str]) -> list[Input]:
    """Return for each side, in the languages that bind, what it pays for."""
    language, subject = language_of(request), accord.subject
    sides = subject.record.sides.all()
    names = {
        f"pays-{side.body.key}-{code}": (side, code) for side in sides for code in subject.languages
    }
    before = {
        name: side.pays[code].text for name, (side, code) in names.items() if code in side.pays
    }
    asked = Asked(request.POST if refused[1] else None, refused, before)
    label = _("{body} pays for ({language})")
    names_of_languages: dict[str, str] = {code: LANGUAGE_NAMES[code] for code in LANGUAGE_NAMES}
    return [
        asked.line(
            name,
            label.format(
                body=side.body.names.form(language), language=names_of_languages.get(code, code)
            ),
            is_optional=True,
            language="" if code == language else code,
        )
        for name, (side, code) in names.items()
    ]
