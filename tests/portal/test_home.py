# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The home page: who the partners are, and what they did together."""

import pytest
from django.test import Client
from django.utils.translation import override

from partnerkreis.access.policy import PUBLIC
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal import links
from partnerkreis.portal.circle import circle
from partnerkreis.portal.frame import Reader
from partnerkreis.portal.pages.home import home_page
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference_case")


def page(language):
    with override(language):
        found = circle(PUBLIC, today=NOW.date())
        return home_page(found, Reader(language, f"/{language}/", "http://testserver"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "de",
            "Den Kreis bilden das Unterallgäu, Gostyń und Nordhausen; drei Partnerschaften"
            " verbinden sie. Die beiden ersten kennen einander seit 1987. Nordhausen und Gostyń"
            " fanden durch ihren gemeinsamen Partner zueinander, den Landkreis Unterallgäu.",
        ),
        (
            "pl",
            "Krąg tworzą powiat Unterallgäu, powiat gostyński i powiat Nordhausen; łączą ich trzy"
            " partnerstwa. Pierwsi dwaj partnerzy znają się od 1987 r. Powiat Nordhausen i powiat"
            " gostyński poznały się dzięki wspólnemu partnerowi; jest nim powiat Unterallgäu.",
        ),
        (
            "en",
            "Unterallgäu, Gostyń and Nordhausen form the circle; three partnerships link them. The"
            " first two have known each other since 1987. Nordhausen and Gostyń met through their"
            " common partner, the county of Unterallgäu.",
        ),
    ],
)
def test_lead_says_who_forms_the_circle_and_who_met_through_whom(language, told):
    lead = " ".join(sentence.text for sentence in page(language).lead)
    assert lead.replace("\u00a0", " ") == told


def test_chart_counts_what_each_partnership_did_by_year():
    chart = page("en").chart
    rows = {row.title: row.total for row in chart.rows}
    dated = Encounter.objects.filter(
        state="took_place", when__isnull=False, earliest__isnull=False, published_at__isnull=False
    )
    assert rows == {
        "Unterallgäu and Gostyń": dated.filter(partnerships__key="unterallgaeu-gostyn").count(),
        "Unterallgäu and Nordhausen": dated.filter(
            partnerships__key="unterallgaeu-nordhausen"
        ).count(),
        "Nordhausen and Gostyń": dated.filter(partnerships__key="nordhausen-gostyn").count(),
    }
    assert chart.columns[0] == "1987"


def test_two_partners_tell_how_they_met():
    Partnership.objects.exclude(key="nordhausen-gostyn").update(published_at=None)
    (sentence,) = page("de").lead
    assert sentence.text.startswith("Der Kontakt entstand über den gemeinsamen Partnerlandkreis")


def test_home_page_is_there_when_nothing_is_released():
    Partnership.objects.update(published_at=None)
    Encounter.objects.update(published_at=None)
    assert page("de").chart is None
    assert Client().get(links.page("home", "de")).status_code == 200
