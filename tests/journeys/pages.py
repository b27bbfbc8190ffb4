# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public pages of the reference case, one or more of every kind, in each language."""

from urllib.parse import urlencode

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links

PARTNERSHIPS = ("unterallgaeu-nordhausen", "nordhausen-gostyn", "unterallgaeu-gostyn")
#: Held and documented, with figures, of a series, announced only, and without a date.
ENCOUNTERS = ("2019-05", "2022-05", "2022-musik", "2024-hainleite", "undated-frieden")
RECORDS = {
    "body": ("nordhausen", "gostyn"),
    "organisation": ("bbz", "jsw"),
    "office": ("nordhausen-head-of-county", "gostyn-partnership-officer"),
    "person": ("matthias-jendricke",),
    "topic": ("music",),
    "place": ("rammingen", "gostyn"),
    "site_text": ("about-easy", "imprint", "privacy", "accessibility"),
}
SEARCHES = {"found": "Musik", "other-spelling": "Gostyn", "nothing": "xyzzy"}
MISSING = "missing"


def names() -> list[str]:
    """Return a name for each page, for the tests' own names and for :func:`address`."""
    return [
        *("home", "partnerships", "encounters", "calendar", "search"),
        *(f"search={name}" for name in SEARCHES),
        *(f"partnership/{key}" for key in PARTNERSHIPS),
        *(f"partnership/{key}@{year}" for key in PARTNERSHIPS for year in (2018, 2022)),
        *(f"encounter/{key}" for key in ENCOUNTERS),
        *(f"{view}/{key}" for view, keys in RECORDS.items() for key in keys),
        MISSING,
    ]


def address(name: str, language: Language) -> str:
    """Return the address of a page from :func:`names` in a language.

    >>> address("home", "pl")
    '/pl/'
    """
    if name == MISSING:
        return f"/{language}/nothing-here/"
    if name.startswith("search="):
        query = urlencode({"q": SEARCHES[name.removeprefix("search=")]})
        return f"{links.page('search', language)}?{query}"
    view, _slash, key = name.partition("/")
    if not key:
        return links.page(view, language)
    key, _at, year = key.partition("@")
    return links.as_of(key, int(year), language) if year else links.of(view, key, language)


def status(name: str) -> int:
    """Return the status the page has to come with: a page of an error is not the page."""
    return 404 if name == MISSING else 200


ALL = [(name, language) for name in names() for language in INTERFACE_LANGUAGES]
