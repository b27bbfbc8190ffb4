# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of joint records in the workspace, in each language its own words."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import override, pgettext

from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import Language
from partnerkreis.workspace import addresses_editing
from partnerkreis.workspace.address_words import WordConverter

_RECORDS = {
    Kind.AGREEMENT: "instrument",
    Kind.FRAME: "encounter",
    Kind.STANDING: "standing",
    Kind.YEARLY: "partnership",
}


class JointConverter(WordConverter):
    """Reads and writes the kind of a joint record in the language of the address."""

    @staticmethod
    def words() -> Mapping[str, str]:
        return {
            Kind.AGREEMENT: pgettext("address", "agreement"),
            Kind.FRAME: pgettext("address", "frame"),
            Kind.STANDING: pgettext("address", "standing"),
            Kind.YEARLY: pgettext("address", "yearly"),
        }


def accord(kind: Kind, key: str, language: Language) -> str:
    """Return the address of a joint record."""
    return _reverse("accord", language, kind=kind, key=key)


def propose(kind: Kind, key: str, language: Language) -> str:
    """Return the address where the terms of a record are proposed."""
    return _reverse("accord_propose", language, kind=kind, key=key)


def version(kind: Kind, key: str, number: int, language: Language) -> str:
    """Return the address of one revision."""
    return _reverse("accord_version", language, kind=kind, key=key, number=number)


def file(kind: Kind, key: str, number: int, ending: str, language: Language) -> str:
    """Return the address of a revision as a file: "json" or "html"."""
    return _reverse("accord_file", language, kind=kind, key=key, number=number, ending=ending)


def recording(kind: Kind, key: str, number: int, language: Language) -> str:
    """Return the address where the answer of another party is recorded."""
    return _reverse("accord_record", language, kind=kind, key=key, number=number)


def scan(number: object, language: Language) -> str:
    """Return the address of the scan of an answer."""
    return _reverse("accord_scan", language, pk=number)


def live(kind: Kind, key: str, language: Language) -> str:
    """Return the address of the record that a joint record is of."""
    return addresses_editing.record(_RECORDS[kind], key, language)


def listing(language: Language) -> str:
    """Return the address of the list of joint records."""
    return _reverse("accords", language)


def _reverse(view: str, language: Language, **arguments: object) -> str:
    with override(language):
        return reverse(view, kwargs=arguments or None)
