# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A revision as a paper in one language: its terms, its parties, how each of them answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from partnerkreis.accord.models import Answer, AnswerVerb, Revision
from partnerkreis.accord.queries.histories import terms_of
from partnerkreis.accord.queries.told import Changed, Names, Told, day, name_of, names_in
from partnerkreis.accord.rules.alike import odd_texts
from partnerkreis.accord.rules.differing import differences
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.typography import enumeration
from partnerkreis.partnerships.models import Partnership
from partnerkreis.ui.shapes import Fact


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the paper; everything is in ``language``, or marked where it is not."""

    language: Language
    title: str
    kind: str
    parties: Sequence[str]
    proposed: str
    replaces: str
    why: str
    facts: Sequence[Fact]
    changes: Sequence[Changed]
    warnings: Sequence[str]
    answers: Sequence[str]
    missing: Sequence[str]
    digest: str
    number: int


def paper_of(revision: Revision, language: Language) -> Paper:
    """Return a revision as a paper in ``language``."""
    terms = terms_of(revision)
    base = terms_of(revision.base) if revision.base else None
    names = names_in([terms, base] if base else [terms], language)
    parties = [one.body for one in revision.parties.select_related("body")]
    answers = list(revision.answers.select_related("party", "recorded_by").order_by("number"))
    spoken = {one.party_id for one in answers}
    with override(language):
        told = Told(language, names)
        return Paper(
            language=language,
            title=title_of(revision, language),
            kind=capital(str(revision.get_subject_kind_display())),
            parties=_beginning([body.names.form(language) for body in parties]),
            proposed=_proposed(revision, language),
            replaces=place_taken(revision, language),
            why=revision.why,
            facts=told.facts(terms),
            changes=told.changes(differences(base, terms)) if base else [],
            warnings=told.warnings(odd_texts(terms)),
            answers=[answer_line(one, language) for one in answers],
            missing=[
                capital(body.names.form(language)) for body in parties if body.pk not in spoken
            ],
            digest=revision.digest,
            number=revision.number,
        )


def _beginning(names: Sequence[str]) -> list[str]:
    """Return names as they stand at the beginning of a line."""
    return [capital(names[0]), *names[1:]] if names else []


def title_of(revision: Revision, language: Language) -> str:
    """Return what a revision is called in ``language``, which must be the active one."""
    terms = terms_of(revision)
    titles = terms.get("title") or {}
    if title := titles.get(language) or next(iter(titles.values()), ""):
        return str(title)
    if "partnership" in terms:
        found = Partnership.objects.filter(key=terms["partnership"]).first()
        name = name_of(found, language) if found else terms["partnership"]
        if revision.subject_kind == Kind.YEARLY:
            return _("{partnership}: still true in {year}?").format(
                partnership=name, year=terms["year"]
            )
        told = Told(language, Names({}, {}, {})).said(("standing",), terms["standing"])
        return f"{name}: {told[0].text}"
    return str(revision.get_subject_kind_display())


def place_taken(revision: Revision, language: Language) -> str:
    """Return that a proposal took the place of others of its proposer; "" where it did not."""
    others = Revision.objects.filter(
        subject_kind=revision.subject_kind,
        subject=revision.subject,
        base=revision.base_id,
        proposed_by=revision.proposed_by_id,
        number__lt=revision.number,
        answers__verb=AnswerVerb.WITHDRAWN,
        answers__at=revision.proposed_at,
    )
    numbers = [str(number) for number in others.order_by("number").values_list("number", flat=True)]
    if not numbers:
        return ""
    sentence = ngettext(
        "It takes the place of version {numbers}, which was withdrawn and needs no answer now.",
        "It takes the place of versions {numbers}, which were withdrawn and need no answer now.",
        len(numbers),
    )
    return sentence.format(numbers=enumeration(numbers, language))


def _proposed(revision: Revision, language: Language) -> str:
    sentence = _("Proposed by {body:the} on {date}: {person}{office}.")
    return sentence.format(
        body=revision.proposed_by.names.in_language(language),
        date=day(timezone.localdate(revision.proposed_at), language),
        person=revision.person,
        office=f", {revision.office}" if revision.office else "",
    )


def answer_line(answer: Answer, language: Language) -> str:
    """Return an answer in one line: who, what, when, how, and who wrote it down."""
    verb = str(AnswerVerb(answer.verb).label)
    who = ", ".join(filter(None, (answer.person, answer.office)))
    line = _("{party:Full}: {verb}, {date}, {means} ({who}).").format(
        party=answer.party.names.in_language(language),
        verb=verb,
        date=day(answer.given_on, language),
        means=answer.get_means_display(),
        who=who,
    )
    if answer.recorded_by:
        line += " " + _("Recorded by {recorder}, {body}.").format(
            recorder=answer.recorder, body=answer.recorded_by.names.form(language)
        )
    if answer.ends_on:
        line += " " + _("It ends on {date}.").format(date=day(answer.ends_on, language))
    if answer.reason:
        line += " " + _("Reason: “{reason}”").format(reason=answer.reason)
    return line


def paper_html(revision: Revision, language: Language) -> str:
    """Return the paper as a page of its own, which loads nothing and prints well."""
    with override(language):
        paper = paper_of(revision, language)
        return render_to_string("accord/paper.html", {"paper": paper})


def file_name(revision: Revision, ending: str) -> str:
    """Return the name of a file of a revision: letters, digits and hyphens."""
    return f"{revision.subject_key}-{revision.number}.{ending}"
