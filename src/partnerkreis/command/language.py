# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language the command speaks: that of the terminal, where we have it."""

import gettext
from collections.abc import Mapping
from pathlib import Path

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def reader_language(variables: Mapping[str, str]) -> Language:
    """Return the language of LC_ALL, LC_MESSAGES or LANG, the first that is set; else English.

    >>> reader_language({"LANG": "pl_PL.UTF-8"})
    'pl'
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    setting = next((variables[name] for name in names if variables.get(name)), "")
    spoken = setting.replace("_", ".").replace("-", ".").split(".")[0]
    return next((language for language in INTERFACE_LANGUAGES if language == spoken), "en")


def catalogue(language: Language) -> gettext.NullTranslations:
    """Return the messages of ``language`` without starting Django, for help and usage."""
    return gettext.translation("django", LOCALE, [language], fallback=True)
