# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of a partnership, in the forms a sentence needs.

========= ================================================ =======================
form      example                                          languages
========= ================================================ =======================
``the``   "die Partnerschaftsurkunde", subject and object  de, en; pl has ``acc``
``brief`` "die Urkunde", where it was named before         de, en
``a``     "eine Kooperationsvereinbarung", as the object   all
``in``    "in einer Kooperationsvereinbarung"              all
========= ================================================ =======================
"""

from __future__ import annotations

from typing import Final

from partnerkreis.core.naming import Names


def _die(noun: str, brief: str = "") -> dict[str, str]:
    return {
        "full": noun,
        "the": f"die {noun}",
        "brief": f"die {brief or noun}",
        "a": f"eine {noun}",
        "in": f"in einer {noun}",
    }


def _en(noun: str, brief: str = "", article: str = "a") -> dict[str, str]:
    return {
        "full": noun,
        "the": f"the {noun}",
        "brief": f"the {brief or noun}",
        "a": f"{article} {noun}",
        "in": f"in {article} {noun}",
    }


def _pl(nominative: str, locative: str) -> dict[str, str]:
    """All Polish papers are masculine or neuter, or given in the accusative, as the object."""
    return {"full": nominative, "acc": nominative, "a": nominative, "in": f"w {locative}"}


#: What a partnership can be sealed with, by ``InstrumentKind``.
PAPERS: Final[dict[str, Names]] = {
    "letter_of_intent": Names(
        {
            "de": _die("Absichtserklärung"),
            "pl": _pl("list intencyjny", "liście intencyjnym"),
            "en": _en("letter of intent"),
        }
    ),
    "cooperation_agreement": Names(
        {
            "de": _die("Kooperationsvereinbarung"),
            "pl": _pl("porozumienie o współpracy", "porozumieniu o współpracy"),
            "en": _en("cooperation agreement"),
        }
    ),
    "charter": Names(
        {
            "de": _die("Partnerschaftsurkunde", "Urkunde"),
            "pl": _pl("akt partnerstwa", "akcie partnerstwa"),
            "en": _en("partnership charter", "charter"),
        }
    ),
    "partnership_sealing": Names(
        {
            "de": _die("Partnerschaftsurkunde", "Urkunde"),
            "pl": _pl("akt partnerstwa", "akcie partnerstwa"),
            "en": _en("partnership charter", "charter"),
        }
    ),
    "renewal_agreement": Names(
        {
            "de": _die("Vereinbarung über die Weiterführung", "Vereinbarung"),
            "pl": _pl("porozumienie o kontynuacji", "porozumieniu o kontynuacji"),
            "en": _en("renewal agreement"),
        }
    ),
    "friendship": Names(
        {
            "de": _die("Freundschaftserklärung"),
            "pl": _pl("deklarację przyjaźni", "deklaracji przyjaźni"),
            "en": _en("declaration of friendship"),
        }
    ),
    "project_agreement": Names(
        {
            "de": _die("Projektvereinbarung"),
            "pl": _pl("porozumienie projektowe", "porozumieniu projektowym"),
            "en": _en("project agreement"),
        }
    ),
    "sponsorship": Names(
        {
            "de": _die("Patenschaftsurkunde"),
            "pl": _pl("akt patronatu", "akcie patronatu"),
            "en": _en("deed of sponsorship"),
        }
    ),
    "termination": Names(
        {
            "de": _die("Auflösungsvereinbarung"),
            "pl": _pl("porozumienie o rozwiązaniu partnerstwa", "porozumieniu o rozwiązaniu"),
            "en": _en("termination agreement"),
        }
    ),
}
