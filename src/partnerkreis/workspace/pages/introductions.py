# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Introductions: the list of proposals, and one of them to decide about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from babel import Locale
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from partnerkreis.access.policy import Actor
from partnerkreis.core.errors import DomainError
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body, Level, Topic
from partnerkreis.introductions.models import Dismissal
from partnerkreis.introductions.queries import Introducible
from partnerkreis.portal import links
from partnerkreis.stories.values import named
from partnerkreis.ui.shapes import (
    Crumb,
    Entry,
    FilterField,
    Filters,
    Link,
    Option,
    Page,
    Sentence,
)
from partnerkreis.ui.shapes.form import Fault, Input, InputKind
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.queries.introductions import (
    WITHIN,
    Asked,
    countries,
    dismissals_of,
    own_bodies,
)
from partnerkreis.workspace.telling import told_way, ways_and_reasons


@dataclass(frozen=True, slots=True)
class Dismissed:
    """What was dismissed: the place, why and by whom, and what takes the dismissal back."""

    name: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class IntroductionsPage:
    page: Page
    title: str
    lead: list[Sentence]
    filters: Filters
    entries: list[Entry]
    nobody: str
    dismissed: list[Dismissed]
    csrf: str
    bodies: list[Link]


def introductions_page(
    request: HttpRequest, actor: Actor, body: Body, asked: Asked, found: Sequence[Introducible]
) -> IntroductionsPage:
    """Return the proposals for ``body``, each with the ways to it, and what was dismissed."""
    language = language_of(request)
    return IntroductionsPage(
        page=frame(request, _("Introductions"), _address_of(body, asked)),
        title=_("Introductions"),
        lead=[Sentence(_lead(body, language))],
        filters=_filters(body, asked, language),
        entries=[_entry(proposal, body, asked, language) for proposal in found],
        nobody="" if found else _nobody(asked),
        dismissed=[_dismissed(dismissal) for dismissal in dismissals_of(body)],
        csrf=get_token(request),
        bodies=[
            Link(other.names.form(language), _list(other, Asked(), language))
            for other in own_bodies(actor)
            if other.pk != body.pk
        ],
    )


def _lead(body: Body, language: Language) -> str:
    pattern = _(
        "Partners of partners that {body:the} does not have yet: who knows them, and whom to ask."
        " Nothing is sent; you decide."
    )
    return pattern.format(body=named(body.names, language))


def _nobody(asked: Asked) -> str:
    if any(True for _choice in asked.chosen()):
        return _("Nobody is left with this choice. Please widen it.")
    return _(
        "There is nobody to be introduced to: the partners of your partners are your partners"
        " already. The register can be widened with ties of other counties and towns."
    )


def _list(body: Body, asked: Asked, language: Language) -> str:
    here = links.page("introductions", language)
    return f"{here}?{urlencode({'body': body.key, **dict(asked.chosen())})}"


def _address_of(body: Body, asked: Asked) -> Callable[[Language], str]:
    return lambda language: _list(body, asked, language)


def one(number: int, body: Body, language: Language) -> str:
    """Return the address of one proposal."""
    with override(language):
        return f"{reverse('introduction', args=[number])}?{urlencode({'body': body.key})}"


def _entry(found: Introducible, body: Body, asked: Asked, language: Language) -> Entry:
    name, country = found.place.name(language), found.place.place.country
    return Entry(
        f"{name} ({country})" if country else name,
        one(found.number, body, language) if not asked.year else "",
        [_weight(found)],
        [Sentence(text) for text in ways_and_reasons(found, language)],
    )


def _weight(found: Introducible) -> str:
    count = len(found.ways)
    if count == 1:
        return _("one way")
    return _("{count} ways").format(count=count)


def _filters(body: Body, asked: Asked, language: Language) -> Filters:
    return Filters(
        links.page("introductions", language),
        [
            FilterField("body", _("For"), [Option(body.key, body.names.form(language), True)]),
            _field("country", _("Country"), _countries(language), asked.country),
            _field("kind", _("Kind"), _kinds(), asked.kind),
            _field("within", _("Distance"), _distances(), asked.within),
            _field("topic", _("Topic"), _topics(language), asked.topic),
            _field("year", _("As of the end of"), _years(), asked.year),
        ],
        [
            Link(_shown(name, value, language), _list(body, asked.without(name), language))
            for name, value in asked.chosen()
        ],
        _list(body, Asked(), language) if any(True for _c in asked.chosen()) else "",
    )


def _field(name: str, label: str, options: list[tuple[str, str]], chosen: str) -> FilterField:
    listed = [Option("", pgettext("any kind, any distance", "any"), not chosen)]
    listed += [Option(value, text, value == chosen) for value, text in options]
    return FilterField(name, label, listed)


def _countries(language: Language) -> list[tuple[str, str]]:
    names = Locale.parse(language).territories
    named = [(code, str(names.get(code, code))) for code in countries()]
    return sorted(named, key=lambda country: fold(country[1]))


def _kinds() -> list[tuple[str, str]]:
    return [(level.value, str(level.label)) for level in Level]


def _distances() -> list[tuple[str, str]]:
    return [(str(km), _("up to {km} km").format(km=km)) for km in WITHIN]


def _topics(language: Language) -> list[tuple[str, str]]:
    topics = [(topic.key, topic.label.text(language)) for topic in Topic.objects.all()[:300]]
    return sorted(topics, key=lambda topic: topic[1])


def _years() -> list[tuple[str, str]]:
    last = timezone.localdate().year - 1
    return [(str(year), str(year)) for year in range(last, last - 40, -1)]


def _shown(name: str, value: str, language: Language) -> str:
    match name:
        case "country":
            return str(Locale.parse(language).territories.get(value, value))
        case "kind":
            return str(Level(value).label)
        case "within":
            return _("up to {km} km").format(km=value)
        case "topic":
            return dict(_topics(language)).get(value, value)
    return value


def _dismissed(dismissal: Dismissal) -> Dismissed:
    day = date_format(timezone.localdate(dismissal.dismissed_at), "DATE_FORMAT")
    pattern = _("“{reason}” ({name}, {day})")
    text = pattern.format(reason=dismissal.reason, name=dismissal.actor_name, day=day)
    return Dismissed(dismissal.community.name, text, dismissal.community_id)


@dataclass(frozen=True, slots=True)
class IntroductionPage:
    page: Page
    title: str
    ways: list[Sentence]
    through: Input
    reason: Input
    faults: list[Fault]
    csrf: str


def introduction_page(
    request: HttpRequest, body: Body, found: Introducible, refusal: DomainError | None
) -> IntroductionPage:
    """Return one proposal with its two forms; ``refusal`` says why neither could be done."""
    language = language_of(request)
    title = found.place.name(language)
    fault = {refusal.field: str(refusal)} if refusal else {}
    through = Input(
        "introducer",
        _("Who is asked to introduce you?"),
        InputKind.RADIOS,
        options=_introducers(found, language, request.POST.get("introducer", "")),
        fault=fault.get("introducer", ""),
    )
    reason = Input(
        "reason",
        _("Why not?"),
        InputKind.AREA,
        value=request.POST.get("reason", ""),
        hint=_("For whoever comes after you. For example: has no schools of its own."),
        fault=fault.get("reason", ""),
        is_required=True,
    )
    return IntroductionPage(
        page=frame(
            request,
            title,
            lambda other: one(found.number, body, other),
            crumbs=[
                Crumb(_("Introductions"), _list(body, Asked(), language)),
                Crumb(title),
            ],
        ),
        title=title,
        ways=[Sentence(text) for text in ways_and_reasons(found, language)],
        through=through,
        reason=reason,
        faults=[_fault(refusal)] if refusal else [],
        csrf=get_token(request),
    )


def _introducers(found: Introducible, language: Language, chosen: str) -> list[Option]:
    """Return the common partners; the strongest way is chosen until somebody chooses."""
    return [
        Option(
            str(position),
            told_way(way, language),
            chosen == str(position) or (not chosen and position == 0),
        )
        for position, way in enumerate(found.ways)
    ]


def _fault(refusal: DomainError) -> Fault:
    known = refusal.field in {"introducer", "reason"}
    return Fault(f"f-{refusal.field}" if known else "", str(refusal))
