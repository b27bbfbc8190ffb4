# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A placement for people to read: who is where, why not, and what would help. For the county."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerkreis.placements import (
    Answer,
    Competitor,
    Explanation,
    Instance,
    Rule,
    Scarce,
    What,
)

_RULES: dict[Rule, Promise] = {
    Rule.TRADE: gettext_lazy("the trade"),
    Rule.LEVEL: gettext_lazy("the language level"),
    Rule.AGE: gettext_lazy("the lowest age at the company"),
    Rule.YOUTH_HOURS: gettext_lazy("the working hours of young people"),
    Rule.STEP_FREE: gettext_lazy("step-free access"),
    Rule.SEATS: gettext_lazy("the seats of the companies"),
    Rule.OPEN: gettext_lazy("the weeks in which a lodging is open"),
    Rule.ALLERGY: gettext_lazy("an allergy"),
    Rule.SMOKING: gettext_lazy("smoking"),
    Rule.MINORS: gettext_lazy("lodging of minors"),
    Rule.GENDER: gettext_lazy("the gender that a lodging takes"),
    Rule.ROOMS: gettext_lazy("the rooms of the lodgings"),
    Rule.TRAVEL: gettext_lazy("the way to work"),
    Rule.TOGETHER: gettext_lazy("the wish to live together"),
    Rule.APART: gettext_lazy("the wish to be kept apart"),
}
_STEPS: dict[str, Promise] = {
    "placed": gettext_lazy("placing as many as possible"),
    "moved": gettext_lazy("moving as few as possible"),
    "worst_regret": gettext_lazy("making the greatest regret small"),
    "total": gettext_lazy("making the sum small"),
    "reasons": gettext_lazy("looking for reasons"),
    "scarce": gettext_lazy("looking for what is scarce"),
}
#: Who needs a bed, as the sentence about beds has it: “for …”.
_GUESTS: dict[tuple[str, bool], Promise] = {
    ("f", False): gettext_lazy("a woman"),
    ("f", True): gettext_lazy("a girl under 18"),
    ("m", False): gettext_lazy("a man"),
    ("m", True): gettext_lazy("a boy under 18"),
    ("d", False): gettext_lazy("an adult of diverse gender"),
    ("d", True): gettext_lazy("a minor of diverse gender"),
}


def report(instance: Instance, answer: Answer) -> Iterator[str]:
    """Yield the lines of the report."""
    if answer.has_conflict:
        yield from _conflict(answer)
        return
    yield _summary(instance, answer)
    yield from _proofs(answer)
    if answer.assignments:
        yield ""
        yield from _table(answer)
    if answer.unplaced:
        yield ""
        for person, explanation in answer.unplaced.items():
            yield from _unplaced(person, explanation)
    if answer.scarce:
        yield ""
        yield from (_scarce(each) for each in answer.scarce)


def progress(step: str, answer: Answer) -> str:
    """Return one line about how far the work is."""
    return _("%(seconds)d s: %(step)s; placed so far: %(placed)d, at most %(bound)d.") % {
        "seconds": answer.seconds,
        "step": str(_STEPS[step]) if step else "…",
        "placed": answer.figures.placed,
        "bound": answer.bound.placed,
    }


def _conflict(answer: Answer) -> Iterator[str]:
    yield _("There is no placement: those who are locked cannot all keep what they have.")
    for person, explanation in answer.unplaced.items():
        reasons = explanation.reasons if explanation else ()
        if any(reason.would_place for reason in reasons):
            yield _("Unlocking %(person)s alone would be enough.") % {"person": person}
        broken = [reason.rule for reason in reasons if reason.rule is not Rule.LOCKED]
        if broken:
            yield _("%(person)s is locked at a place that is not allowed: %(rules)s.") % {
                "person": person,
                "rules": _rules(broken),
            }


def _summary(instance: Instance, answer: Answer) -> str:
    figures = answer.figures
    values = {
        "placed": figures.placed,
        "count": len(instance.participants),
        "moved": figures.moved,
        "worst": figures.worst_regret,
        "total": figures.total,
    }
    if instance.current:
        return _(
            "Placed: %(placed)d of %(count)d. Moved: %(moved)d."
            " Greatest regret: %(worst)d. Sum of regrets and opinions: %(total)d."
        ) % values  # fmt: skip
    return _(
        "Placed: %(placed)d of %(count)d. Greatest regret: %(worst)d."
        " Sum of regrets and opinions: %(total)d."
    ) % values  # fmt: skip


def _proofs(answer: Answer) -> Iterator[str]:
    proven, bound = answer.proven, answer.bound
    if all(proven.values()):
        yield _("It is proven that there is nothing better.")
        return
    if not proven["placed"]:
        yield _("Not proven: at most %(bound)d could be placed.") % {"bound": bound.placed}
    if not proven["moved"]:
        yield _("Not proven: at least %(bound)d have to move.") % {"bound": bound.moved}
    if not proven["worst_regret"]:
        yield _("Not proven: the greatest regret is at least %(bound)d.") % {
            "bound": bound.worst_regret
        }
    yield _("Not proven: the sum is at least %(bound)d.") % {"bound": bound.total}


def _table(answer: Answer) -> Iterator[str]:
    rows = [(_("Participant"), _("Company"), _("Lodging"), _("Regret"))]
    for person, place in answer.assignments.items():
        rows.append((person, place.company, place.lodging, str(answer.regrets[person])))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[3].rjust(len(rows[0][3]))])


def _unplaced(person: str, explanation: Explanation | None) -> Iterator[str]:
    if explanation is None:
        yield _("%(person)s has no place; there was no time to look for reasons.") % {
            "person": person
        }
        return
    offered = [reason.rule for reason in explanation.reasons if reason.would_place]
    fixed = [reason.rule for reason in explanation.reasons if not reason.would_place]
    named = {"person": person, "rules": _rules(offered)}
    if offered:
        yield _(
            "%(person)s has no place. One of these giving way for this person alone"
            " would be enough: %(rules)s."
        ) % named  # fmt: skip
    else:
        yield (
            _("%(person)s has no place, and no single rule that could give way would help.") % named
        )
    decisive = [rule for rule in fixed if rule in _RULES]
    if decisive:
        yield "  " + _("Decisive, but not negotiable: %(rules)s.") % {"rules": _rules(decisive)}
    yield from _competitors(explanation.competitors)


def _rules(rules: Iterable[Rule]) -> str:
    return ", ".join(str(_RULES[rule]) for rule in rules)


def _competitors(competitors: Sequence[Competitor]) -> Iterator[str]:
    if not competitors:
        return
    sentence = ngettext(
        "There would be a place without this person: %(people)s.",
        "There would be a place without any one of these: %(people)s.",
        len(competitors),
    )
    yield "  " + sentence % {"people": ", ".join(_competitor(rival) for rival in competitors)}


def _competitor(rival: Competitor) -> str:
    if rival.seat and rival.bed:
        return _("%(person)s (seat and bed)") % {"person": rival.id}
    if rival.seat:
        return _("%(person)s (seat)") % {"person": rival.id}
    return _("%(person)s (bed)") % {"person": rival.id}


def _scarce(scarce: Scarce) -> str:
    first, last = scarce.weeks[0], scarce.weeks[-1]
    values = {
        "count": scarce.worth,
        "zone": scarce.zone,
        "weeks": str(first) if first == last else f"{first}–{last}",
    }
    if scarce.what is What.LODGING and scarce.gender:
        values["guest"] = str(_GUESTS[scarce.gender.value, scarce.is_minor])
        return ngettext(
            "One more bed in %(zone)s for %(guest)s (weeks: %(weeks)s)"
            " would give %(count)d more person a place.",
            "One more bed in %(zone)s for %(guest)s (weeks: %(weeks)s)"
            " would give %(count)d more people a place.",
            scarce.worth,
        ) % values  # fmt: skip
    values |= {"trade": scarce.trade, "company": scarce.company}
    return ngettext(
        "One more seat at the company %(company)s in %(zone)s (%(trade)s, weeks: %(weeks)s)"
        " would give %(count)d more person a place.",
        "One more seat at the company %(company)s in %(zone)s (%(trade)s, weeks: %(weeks)s)"
        " would give %(count)d more people a place.",
        scarce.worth,
    ) % values  # fmt: skip
