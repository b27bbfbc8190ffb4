# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office is called, in the form its holder uses."""

from functools import lru_cache

from django.utils.translation import override, pgettext

from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import OfficeKind, Tenure, TitleForm


def title_of(tenure: Tenure, language: Language) -> str:
    """Return "Landrat", "Landrätin", "starosta": the office as this person holds it."""
    return worded(tenure.office.title, tenure.office.kind, tenure.title_form, language)


def worded(own: Translated, kind: str, form: str, language: Language) -> str:
    """Return the title of an office: its ``own``, or what its kind is called in this form."""
    return own.text(language) if own else _of_kind(kind, form, language)


@lru_cache(maxsize=128)
def _of_kind(kind: str, form: str, language: Language) -> str:
    """Return the same few titles that stand in thousands of lines."""
    with override(language):
        return title(kind, form)


def title(kind: str, form: str = TitleForm.NEUTRAL) -> str:
    """Return the name of an office of ``kind`` in the masculine, feminine or neutral form."""
    match kind, form:
        case OfficeKind.HEAD_OF_COUNTY, TitleForm.MASCULINE:
            return pgettext("masculine", "head of county")
        case OfficeKind.HEAD_OF_COUNTY, TitleForm.FEMININE:
            return pgettext("feminine", "head of county")
        case OfficeKind.MAYOR, TitleForm.MASCULINE:
            return pgettext("masculine", "mayor")
        case OfficeKind.MAYOR, TitleForm.FEMININE:
            return pgettext("feminine", "mayor")
        case OfficeKind.PARTNERSHIP_OFFICER, TitleForm.MASCULINE:
            return pgettext("masculine", "partnership officer")
        case OfficeKind.PARTNERSHIP_OFFICER, TitleForm.FEMININE:
            return pgettext("feminine", "partnership officer")
        case OfficeKind.COUNCIL_CHAIR, TitleForm.MASCULINE:
            return pgettext("masculine", "chair of the council")
        case OfficeKind.COUNCIL_CHAIR, TitleForm.FEMININE:
            return pgettext("feminine", "chair of the council")
    return str(OfficeKind(kind).label)


def kind_called(text: str) -> tuple[str, str]:
    """Return the kind and the form of a title in any language; "" and neutral of one not known."""
    return _known_titles().get(fold(text), ("", TitleForm.NEUTRAL))


@lru_cache(maxsize=1)
def _known_titles() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for language in INTERFACE_LANGUAGES:
        for kind in OfficeKind.values:
            for form in (TitleForm.NEUTRAL, TitleForm.MASCULINE, TitleForm.FEMININE):
                # A title that does not tell a man from a woman says nothing of the form.
                known.setdefault(fold(_of_kind(kind, form, language)), (kind, form))
    return known
