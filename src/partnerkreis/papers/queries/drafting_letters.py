# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The draft of a letter: an invitation, thanks, a cover letter, a reply."""

from __future__ import annotations

from django.utils.translation import gettext as _

from partnerkreis.papers.queries.speaking import Speaker, paragraphs


def letter_parts(speaker: Speaker, kind: str) -> dict[str, str]:
    """Return subject and content of a letter of ``kind``."""
    writers = {"invitation": _invitation, "thanks": _thanks, "cover_letter": _cover}
    content = writers.get(kind, _reply)(speaker)
    return {"subject": _subject(speaker, kind), "content": content}


def _subject(speaker: Speaker, kind: str) -> str:
    if kind == "reply":
        return _("Your letter of [date …]")
    if not speaker.title.text:
        return _("[Subject …]")
    patterns = {
        "invitation": _("Invitation: {title}"),
        "thanks": _("With thanks: {title}"),
        "cover_letter": _("Papers: {title}"),
    }
    return speaker.subject(patterns[kind])


def _invitation(speaker: Speaker) -> str:
    place = speaker.words(speaker.encounter.place_label) if speaker.encounter else ""
    programme, heading = speaker.programme(), _("This is what is planned:")
    return paragraphs(
        _invited(speaker),
        speaker.say(_("The place is {place}."), place=place) if place else "",
        f"{heading}\n{programme}" if programme else "",
        speaker.say(_("Please let us know by [date …] whom we may welcome.")),
        speaker.say(_("We look forward to your visit.")),
    )


def _invited(speaker: Speaker) -> str:
    # Translators: In German and Polish what follows the salutation begins with a small letter.
    if speaker.encounter is None:
        return speaker.say(_("On behalf of {own:the} I warmly invite you to [occasion …]."))
    if not speaker.has_date:
        pattern = _("On behalf of {own:the} I warmly invite you to our encounter “{title}”.")
        return speaker.say(pattern)
    return speaker.say(
        _(
            "On behalf of {own:the} I warmly invite you to our encounter “{title}”, which is to "
            "take place {when:when}."
        )
    )


def _thanks(speaker: Speaker) -> str:
    promises, heading = speaker.promises(), _("We agreed the following:")
    return paragraphs(
        _thanked(speaker),
        _hospitality(speaker),
        _gift(speaker),
        f"{heading}\n{promises}" if promises else "",
        speaker.say(_("We look forward to meeting again.")),
    )


def _thanked(speaker: Speaker) -> str:
    # Translators: In German and Polish what follows the salutation begins with a small letter.
    if speaker.encounter is None:
        return speaker.say(_("On behalf of {own:the} I thank you most warmly for [occasion …]."))
    if not speaker.has_date:
        pattern = _("On behalf of {own:the} I thank you most warmly for the encounter “{title}”.")
        return speaker.say(pattern)
    return speaker.say(
        _(
            "On behalf of {own:the} I thank you most warmly for the encounter “{title}”, which "
            "took place {when:when}."
        )
    )


def _hospitality(speaker: Speaker) -> str:
    return {
        "guest": _("We shall long remember the hospitality that we met with."),
        "host": _("It was a pleasure to have you as our guests."),
    }.get(speaker.found.role(), "")


def _gift(speaker: Speaker) -> str:
    encounter = speaker.encounter
    rows = encounter.gift_rows if encounter else ()  # type: ignore[attr-defined] # annotated
    given = [row for row in rows if row.taker_id == speaker.found.own.pk]
    texts = [what for row in given if (what := speaker.words(row.what))]
    if not texts:
        return ""
    return speaker.say(_("Thank you as well for your gift: {what}."), what="; ".join(texts))


def _cover(speaker: Speaker) -> str:
    # Translators: In German and Polish what follows the salutation begins with a small letter.
    return paragraphs(
        speaker.say(_("Please find enclosed [what is enclosed …].")),
        speaker.say(_("I shall be glad to answer any questions.")),
    )


def _reply(speaker: Speaker) -> str:
    # Translators: In German and Polish what follows the salutation begins with a small letter.
    return paragraphs(
        speaker.say(_("Thank you for your letter of [date …].")),
        _("[Answer …]"),
        speaker.say(_("I shall be glad to answer any questions.")),
    )
