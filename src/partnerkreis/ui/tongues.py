# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The quiet mark beside a text that is in another language than its page: "in Polish"."""

from django.utils.translation import pgettext_lazy

_MARKS = {
    "ar": pgettext_lazy("a text is in this language", "in Arabic"),
    "cs": pgettext_lazy("a text is in this language", "in Czech"),
    "da": pgettext_lazy("a text is in this language", "in Danish"),
    "de": pgettext_lazy("a text is in this language", "in German"),
    "en": pgettext_lazy("a text is in this language", "in English"),
    "es": pgettext_lazy("a text is in this language", "in Spanish"),
    "fr": pgettext_lazy("a text is in this language", "in French"),
    "he": pgettext_lazy("a text is in this language", "in Hebrew"),
    "hu": pgettext_lazy("a text is in this language", "in Hungarian"),
    "it": pgettext_lazy("a text is in this language", "in Italian"),
    "lt": pgettext_lazy("a text is in this language", "in Lithuanian"),
    "nl": pgettext_lazy("a text is in this language", "in Dutch"),
    "pl": pgettext_lazy("a text is in this language", "in Polish"),
    "ro": pgettext_lazy("a text is in this language", "in Romanian"),
    "sk": pgettext_lazy("a text is in this language", "in Slovak"),
    "tr": pgettext_lazy("a text is in this language", "in Turkish"),
    "uk": pgettext_lazy("a text is in this language", "in Ukrainian"),
}


def tongue(language: str) -> str:
    """Return the words that mark a text of ``language``, or its code where we have no words."""
    return str(_MARKS.get(language, language))
