# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses where tables are taken in, in each language its own words."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.workspace.address_words import WordConverter


class ImportConverter(WordConverter):
    """Reads and writes the kind of a table in the language of the address."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return {
            "encounters": pgettext("address", "encounters"),
            "contacts": pgettext("address", "contacts"),
            "organisations": pgettext("address", "organisations"),
        }


def preview(identity: UUID, language: Language) -> str:
    """Return the address where is decided about a table."""
    return _reverse("import_preview", language, identity=identity)


def refused(identity: UUID, language: Language) -> str:
    """Return the address of the rows of a table that were refused."""
    return _reverse("import_refused", language, identity=identity)


def template(name: str, language: Language) -> str:
    """Return the address of an empty table of a kind."""
    return _reverse("import_template", language, name=name)


def _reverse(view: str, language: Language, **arguments: object) -> str:
    with override(language):
        return reverse(view, kwargs=arguments)
