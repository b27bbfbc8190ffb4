# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader finds every fact of the text this case was made from, in each language.

The counties' own page told 62 facts at the end of 2022. Each has a telling phrase here; some share
a sentence. What stands here must be on the page of that partnership as of the end of 2022.
"""

import datetime
import html
import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from tests.journeys.conftest import case_files
from tests.journeys.facts import FACTS, GOSTYN, UNTERALLGAEU

pytestmark = pytest.mark.django_db

YEAR = 2022
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
#: What carries no text a reader sees: elements with their content, then tags.
UNSEEN = re.compile(r"(?s)<(script|style|template|head)\b.*?</\1>|<!--.*?-->")
REFERENCE = re.compile(r"(?s)<sup\b.*?</sup>")
BLOCK = re.compile(r"</?(p|div|section|h\d|li|ul|ol|dl|dt|dd|td|th|tr|table|br)\b[^>]*>")
TAG = re.compile(r"(?s)<[^>]+>")

Pages = dict[tuple[str, Language], str]


def visible_text(page: str) -> str:
    """Return the words of a page without the numbers of its references, single spaces between.

    >>> visible_text("<p>Am 5.&nbsp;April<sup>1</sup></p><p>Ende <b>20</b>22</p>")
    'Am 5. April Ende 2022'
    """
    for what, instead in ((UNSEEN, " "), (REFERENCE, ""), (BLOCK, " "), (TAG, "")):
        page = what.sub(instead, page)
    return " ".join(html.unescape(page).split())


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any) -> Pages:
    """The text of both pages in each language; the database forgets the records again."""
    client = Client(SERVER_NAME="localhost")
    with django_db_blocker.unblock(), transaction.atomic():
        for path in case_files():
            import_case(path.read_bytes(), actor=OPERATOR, now=NOW)
        found = {
            (key, language): visible_text(
                client.get(links.as_of(key, YEAR, language)).content.decode()
            )
            for key in (UNTERALLGAEU, GOSTYN)
            for language in INTERFACE_LANGUAGES
        }
        transaction.set_rollback(True)
    return found


def test_table_has_every_fact() -> None:
    numbers = {number for fact in FACTS for number in fact.numbers}

    assert numbers == set(range(1, 63))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("number", range(1, 63), ids="F{}".format)
def test_reader_finds_the_fact(pages: Pages, number: int, language: Language) -> None:
    told = [fact for fact in FACTS if number in fact.numbers]

    missing = [
        phrase
        for fact in told
        if (phrase := getattr(fact, language)) not in pages[fact.page, language]
    ]

    assert missing == []
