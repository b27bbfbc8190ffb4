# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The draft of a council paper; in Polish, of a resolution with its reasons."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.papers.queries.speaking import Speaker, joined, paragraphs

#: Every Polish resolution says so, even one that only takes note.
_IN_FORCE: Final[dict[str, str]] = {"pl": "§ 2. Uchwała wchodzi w życie z dniem podjęcia."}


def council_parts(speaker: Speaker) -> dict[str, Any]:
    """Return the parts of a council paper."""
    return {
        "subject": _subject(speaker),
        "paper_type": _type(speaker),
        "publicity": pgettext("of a council paper", "public"),
        "path": _path(speaker),
        "legal_basis": _legal_basis(speaker),
        "proposal": _proposal(speaker),
        "finance": _finance(speaker),
        "facts": _facts(speaker),
        "reasons": _reasons(speaker),
    }


def paper_types() -> list[str]:
    """Return what a council paper may be: to decide, or to know."""
    return [
        pgettext("kind of council paper", "Paper for decision"),
        pgettext("kind of council paper", "Paper for information"),
    ]


def publicities() -> list[str]:
    """Return before whom a council paper may be dealt with."""
    return [
        pgettext("of a council paper", "public"),
        pgettext("of a council paper", "not public"),
    ]


def tasks() -> list[str]:
    """Return what a body of the council may have to do with a paper."""
    return [
        pgettext("task of a committee", "Preliminary consideration"),
        pgettext("task of a committee", "Decision"),
        pgettext("task of a committee", "For information"),
    ]


def _facts(speaker: Speaker) -> str:
    story = speaker.found.story(speaker.language)
    return paragraphs(story, _about_encounter(speaker), _about_paper(speaker)) or _("[Facts …]")


def _path(speaker: Speaker) -> list[dict[str, str]]:
    """Return the last stage, which there always is; those before it the officer knows."""
    _before, decision, information = tasks()
    task = information if _is_report(speaker) else decision
    return [{"organ": speaker.organ, "date": "", "task": task}]


def _type(speaker: Speaker) -> str:
    to_decide, to_know = paper_types()
    return to_know if _is_report(speaker) else to_decide


def _is_report(speaker: Speaker) -> bool:
    return speaker.is_over or not (speaker.encounter or speaker.found.instrument)


def _subject(speaker: Speaker) -> str:
    if speaker.encounter is not None and speaker.has_date:
        # Translators: In Polish it follows "w sprawie".
        return speaker.line(_("Encounter “{title}” ({when:label})"))
    if speaker.encounter is not None:
        return speaker.line(_("Encounter “{title}”"))
    if speaker.found.instrument is not None and speaker.has_others:
        return speaker.line(_("Conclusion of the agreement “{title}” with {others:the}"))
    if speaker.has_others:
        return speaker.line(_("Report on the partnership with {others:the}"))
    return _("[Subject …]")


def _legal_basis(speaker: Speaker) -> str:
    # Asked for in Poland only.
    # Translators: Placeholders: organ
    return speaker.line(_("On the basis of [provision of law …] {council:the} resolves:"))


def _proposal(speaker: Speaker) -> str:
    first = _first_proposal(speaker)
    if _is_report(speaker):
        return paragraphs(first, _IN_FORCE.get(speaker.language, ""))
    second = _("2. The administration is instructed to prepare it and to report to the council.")
    # Translators: In Polish "§ 3. Uchwała wchodzi w życie z dniem podjęcia."
    third = _("3. The costs are met as set out under financial implications.")
    return paragraphs(first, speaker.say(second), speaker.say(third))


def _first_proposal(speaker: Speaker) -> str:
    if speaker.is_over:
        return speaker.say(_("{council:The} takes note of the report on the encounter “{title}”."))
    if speaker.encounter is not None:
        return _to_agree(speaker)
    if speaker.found.instrument is not None and speaker.has_others:
        return speaker.say(
            _("1. {council:The} agrees to conclude the agreement “{title}” with {others:the}.")
        )
    if speaker.has_others:
        pattern = _("{council:The} takes note of the report on the partnership with {others:the}.")
        return speaker.say(pattern)
    return speaker.say(_("{council:The} resolves: [text …]"))


def _to_agree(speaker: Speaker) -> str:
    if speaker.found.role() == "guest":
        # Translators: Placeholders: own
        return speaker.say(
            _("1. {council:The} agrees that {own:the} takes part in the encounter “{title}”.")
        )
    if speaker.found.role() == "host" and speaker.has_others:
        return speaker.say(
            _("1. {council:The} agrees to hold the encounter “{title}” with guests {others:from}.")
        )
    return speaker.say(_("1. {council:The} agrees to the encounter “{title}”."))


def _finance(speaker: Speaker) -> str:
    if speaker.is_over:
        return speaker.say(
            _("The encounter cost [amount …] {currency}, paid from [budget line …].")
        )
    if speaker.encounter is None and speaker.found.instrument is None:
        return speaker.line(_("None. [To be checked …]"))
    return joined(
        speaker.say(_("The cost is estimated at [amount …] {currency}.")),
        speaker.say(_("It is provided for in the budget under [budget line …].")),
        speaker.say(_("Grants are expected as follows: [funder and amount …].")),
    )


def _about_encounter(speaker: Speaker) -> str:
    if speaker.encounter is None:
        return ""
    place, people = speaker.words(speaker.encounter.place_label), speaker.people()
    sentences = [_what(speaker)]
    if place:
        sentences.append(speaker.say(_("The place is {place}."), place=place))
    if people is not None and not speaker.is_over:
        sentences.append(speaker.say(_("As many are expected: {people}."), people=people))
    elif people is not None:
        sentences.append(speaker.say(_("So many took part: {people}."), people=people))
    summary = speaker.words(speaker.encounter.summary)
    programme = speaker.programme()
    heading = _("The programme:")
    planned = f"{heading}\n{programme}" if programme else ""
    return paragraphs(joined(*sentences), summary, planned)


def _what(speaker: Speaker) -> str:
    if speaker.is_over and speaker.has_date:
        return speaker.say(
            _("This paper reports on the encounter “{title}”, which took place {when:when}.")
        )
    if speaker.is_over:
        return speaker.say(_("This paper reports on the encounter “{title}”."))
    if speaker.has_date:
        pattern = _("This paper is about the encounter “{title}”, to take place {when:when}.")
        return speaker.say(pattern)
    return speaker.say(_("This paper is about the encounter “{title}”. No date is set yet."))


def _about_paper(speaker: Speaker) -> str:
    instrument = speaker.found.instrument
    if instrument is None:
        return ""
    told = speaker.say(_("What is to be concluded is the agreement “{title}”."))
    return paragraphs(told, speaker.words(instrument.summary))


def _reasons(speaker: Speaker) -> str:
    partnership = speaker.found.partnership
    goal = speaker.words(partnership.goal) if partnership else ""
    told = _("The goal of the partnership: {goal}").format(goal=goal) if goal else ""
    return paragraphs(told, _("[Reasons …]"))
