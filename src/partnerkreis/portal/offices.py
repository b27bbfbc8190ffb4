# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office is called, in the form its holder uses."""

from django.utils.translation import pgettext

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import OfficeKind, Tenure, TitleForm


def title_of(tenure: Tenure, language: Language) -> str:
    """Return "Landrat", "Landrätin", "starosta": the office as this person holds it."""
    if tenure.office.title:
        return str(tenure.office.title.text(language))
    return title(tenure.office.kind, tenure.title_form)


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
