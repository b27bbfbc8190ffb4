# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two reports as they are told of the reference case."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Appointment, Office, Tenure
from partnerkreis.documents.blocks import Bullets, Heading, Paragraph, Table
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.models import Content, StoredFile
from partnerkreis.papers.queries.sheets import report_document
from partnerkreis.partnerships.models import Instrument, Resolution
from partnerkreis.reports.queries import handover, year
from partnerkreis.reports.rules import Period
from partnerkreis.reports.shape import CostLine, Costs
from partnerkreis.reports.telling_handover import handover_report
from partnerkreis.reports.telling_year import council_report
from tests.documents.making import lines_of
from tests.papers.conftest import TODAY, promise
from tests.papers.test_actions import begun

THREE_YEARS = Period(datetime.date(2023, 1, 1), datetime.date(2025, 12, 31))


def plain(text):
    return text.replace("\u00a0", " ")


def headings(report, level=1):
    return [plain(b.text) for b in report.blocks if isinstance(b, Heading) and b.level == level]


def paragraphs(report):
    return [plain(block.text) for block in report.blocks if isinstance(block, Paragraph)]


def items(report):
    return [plain(one) for b in report.blocks if isinstance(b, Bullets) for one in b.items]


def table(report, caption):
    found = next(b for b in report.blocks if isinstance(b, Table) and b.caption.startswith(caption))
    return [tuple(plain(text) for text in row) for row in found.rows]


def dossier_of(actor, body, language="de"):
    return handover_report(handover(actor, body, today=TODAY), language)


def test_the_dossier_tells_every_partnership(officer, nordhausen, visit):
    promise()
    begun(officer, nordhausen, encounter=visit, file_number="10.2/021")
    report = dossier_of(officer, nordhausen)

    assert report.title == "Übergabevermerk"
    assert plain(report.subtitle) == (
        "Partnerschaften des Landkreises Nordhausen, Stand: 25. November 2026"
    )
    assert paragraphs(report)[0] == (
        "Dieser Vermerk sagt, warum wir Partner sind, wer die Menschen sind, was offen ist und wo "
        "die Unterlagen liegen. Er umfasst zwei Partnerschaften. Eine Zusage ist offen."
    )
    assert headings(report) == [
        "Wer bei uns zuständig ist",
        "Partnerschaft mit dem Landkreis Unterallgäu",
        "Partnerschaft mit dem Landkreis Gostyń",
        "Übergabe",
    ]
    assert headings(report, 2)[:6] == [
        "Warum wir Partner sind",
        "Personen",
        "Zusagen",
        "Offene Vorgänge",
        "Die letzten fünf Begegnungen",
        "Wo die Unterlagen liegen",
    ]
    assert table(report, "Offene Zusagen") == [
        ("Noten schicken", "Landkreis Nordhausen", "Landkreis Gostyń", "Januar 2027")
    ]
    assert items(report)[1:3] == [
        "Angekündigt, seither ohne Nachricht: „Fahrt der Regelschule Hainleite nach Gostyń“ "
        "(Herbst 2024).",
        "Geplant: „Kreistag Gostyń zu Gast in Nordhausen“ (3.–5. Mai 2027).",
    ]
    where = [b.rows for b in report.blocks if isinstance(b, Table) and b.head[1:] == ("Wo",)]
    title, place = where[-1][-1]
    assert (title, plain(place)) == ("Einladung", "10.2/021, 25. November 2026")


def test_the_last_five_encounters_come_latest_first(officer, nordhausen):
    report = dossier_of(officer, nordhausen)
    tables = [b for b in report.blocks if isinstance(b, Table) and len(b.head) == 4]
    last = next(b for b in reversed(tables) if b.head[1] == "Begegnung")

    assert len(last.rows) == 5
    assert [plain(row[0]) for row in last.rows][:2] == [
        "17.–22. November 2025",
        "20.–24. Oktober 2025",
    ]
    assert plain(last.rows[1][2]) == "42 Schülerinnen und Schüler und zwei Lehrkräfte"


def test_a_polish_dossier_is_a_protocol(partner, gostyn):
    report = dossier_of(partner, gostyn, "pl")

    assert report.title == "Protokół zdawczo-odbiorczy"
    assert headings(report)[1:3] == [
        "Partnerstwo z powiatem Unterallgäu",
        "Partnerstwo z powiatem Nordhausen",
    ]
    assert "Nie ma niezrealizowanych ustaleń." in paragraphs(report)
    assert [row[0] for row in table(report, "Do podpisania przez obie osoby")] == [
        "Przekazujący",
        "Przejmujący",
    ]


def test_promises_outside_a_partnership_are_not_lost(officer, nordhausen):
    promise("2022-musik")
    Encounter.objects.get(key="2022-musik").partnerships.clear()

    assert "Zusagen außerhalb einer Partnerschaft" in headings(dossier_of(officer, nordhausen))


def test_another_body_sees_none_of_our_papers(officer, partner, nordhausen, gostyn, visit):
    begun(officer, nordhausen, encounter=visit, file_number="intern-7")

    assert "intern-7" in str(dossier_of(officer, nordhausen))
    assert "intern-7" not in str(dossier_of(partner, gostyn))


def of_years(actor, body, language="de", costs=None, period=THREE_YEARS):
    return council_report(year(actor, body, period, today=TODAY), language, costs=costs)


def test_the_report_counts_what_was_in_the_period(officer, nordhausen, visit):
    report = of_years(officer, nordhausen)

    assert plain(report.subtitle) == "Landkreis Nordhausen, 1. Januar 2023 bis 31. Dezember 2025"
    assert paragraphs(report)[0] == (
        "In diesem Zeitraum fanden 16 Begegnungen statt. Soweit Zahlen vorliegen, nahmen daran "
        "rund 230 Personen teil. Zu zehn Begegnungen liegen keine Zahlen vor."
    )
    assert table(report, "Begegnungen nach Partnerschaft") == [
        ("Landkreis Unterallgäu", "3", "44", "1"),
        ("Landkreis Gostyń", "14", "186", "9"),
    ]
    assert table(report, "Kommende Begegnungen") == [
        ("3.–5. Mai 2027", "Kreistag Gostyń zu Gast in Nordhausen", "rund 25 Personen")
    ]
    assert items(report)[:2] == [
        "Unterzeichnet: „Partnerschaftsurkunde Gostyń–Nordhausen“ (2. Juni 2023).",
        "Unterzeichnet: „Partnerschaftsurkunde Gostyń–Nordhausen“ (2023).",
    ]


def test_a_resolution_is_told_with_its_council_though_nobody_wrote_it_down(officer, nordhausen):
    found = Resolution.objects.filter(key="nordhausen-council-2022")
    found.update(organ=Translated.of())
    report = of_years(
        officer, nordhausen, period=Period(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    )

    assert (
        "Kreistag Nordhausen (Dezember 2022): Offizielle Landkreispartnerschaft mit Gostyń "
        "– angenommen."
    ) in items(report)


def test_polish_counts_with_its_own_forms(partner, gostyn):
    report = of_years(partner, gostyn, "pl")

    assert paragraphs(report)[0] == (
        "W tym okresie odbyło się 17 spotkań. Według dostępnych danych uczestniczyło w nich około "
        "190 osób. Liczba spotkań bez danych o uczestnikach: 11."
    )
    assert any(
        text.startswith("Przejęte doświadczenia (powiat gostyński): ") for text in items(report)
    )


def test_a_period_without_anything_says_so(officer, nordhausen):
    empty = Period(datetime.date(1950, 1, 1), datetime.date(1950, 12, 31))
    report = of_years(officer, nordhausen, period=empty)

    assert plain(report.subtitle) == "Landkreis Nordhausen, Jahr 1950"
    assert paragraphs(report)[:3] == [
        "Für diesen Zeitraum ist keine Begegnung erfasst.",
        "Für diesen Zeitraum ist keine Begegnung erfasst.",
        "In diesem Zeitraum wurde nichts unterzeichnet oder beschlossen.",
    ]


def test_costs_are_brought_from_elsewhere(officer, partner, nordhausen, gostyn):
    lines = [CostLine("Kreistagsbesuch", 123_450, 100_000), CostLine("Musik", 50)]
    german = of_years(officer, nordhausen, costs=[Costs(lines)])
    polish = of_years(partner, gostyn, "pl", costs=[Costs(lines, "PLN")])

    assert "Die Kosten sind nicht Teil dieses Berichts." in paragraphs(
        of_years(officer, nordhausen)
    )
    assert (
        "Ausgegeben haben wir 1.235,00 €, davon trugen andere 1.000,00 €; bei uns blieben 235,00 €."
        in paragraphs(german)
    )
    assert table(german, "Kosten nach Zweck")[-1] == ("Insgesamt", "1.235,00 €", "1.000,00 €")
    assert table(polish, "Koszty według celu")[0][1] == "1 234,50 zł"


def test_the_report_asks_a_constant_number_of_queries(officer, nordhausen):
    def asked(first_year):
        period = Period(datetime.date(first_year, 1, 1), datetime.date(2026, 12, 31))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            of_years(officer, nordhausen, period=period)
        return len(captured)

    assert asked(1950) == asked(2025)


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_a_report_is_a_document_with_its_title(officer, nordhausen, language):
    report = dossier_of(officer, nordhausen, language)
    document = report_document(
        nordhausen,
        language,
        title=report.title,
        subtitle=report.subtitle,
        content=report.blocks,
        today=TODAY,
    )
    lines = lines_of(document)

    assert lines[:2] == [report.title, report.subtitle]
    assert [line for line in lines if "{{" in line] == []
    assert set(headings(report)) <= {plain(line) for line in lines}


date = datetime.date.fromisoformat


def appointed(user, office, since, until=None):
    return Appointment.objects.create(
        office=office, user=user, role=Role.OFFICER, since=since, until=until
    )


def somebody(name):
    return User.objects.create_user(f"{name.split()[0].lower()}@county.example", name=name)


def test_the_dossier_names_whom_sources_name_and_who_has_access(officer, nordhausen):
    """Sources have seen Sandra Hesse in office; the access went from Jana to Eva since."""
    office = Tenure.objects.get(person__name="Sandra Hesse").office
    appointed(
        somebody("Jana Jetzt"), office, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    )
    appointed(somebody("Eva Später"), office, datetime.date(2027, 1, 1))
    appointed(
        somebody("Otto Früher"), office, datetime.date(2020, 1, 1), datetime.date(2025, 12, 31)
    )
    vacant = Office.objects.create(key="desk", body=nordhausen, kind="treasurer")
    appointed(somebody("Karl Kasse"), vacant, datetime.date(2026, 1, 1))

    rows = {row[1]: row for row in table(dossier_of(officer, nordhausen), "Ämter")}

    assert rows["Sandra Hesse"] == (
        "Partnerschaftsbeauftragte",
        "Sandra Hesse",
        "belegt im Januar 2020",
        "Jana Jetzt, 1. Januar 2026 bis 31. Dezember 2026\nEva Später, ab 1. Januar 2027",
    )
    assert rows["Matthias Jendricke"][3] == "niemand"
    assert rows["niemand erfasst"][3] == "Karl Kasse, ab 1. Januar 2026"
    signing = table(dossier_of(officer, nordhausen), "Von beiden zu unterschreiben")
    assert [row[1].partition("\n")[0] for row in signing][1] == "Eva Später"


def test_another_body_does_not_read_who_has_access_here(partner, officer, gostyn, nordhausen):
    office = Tenure.objects.get(person__name="Sandra Hesse").office
    appointed(somebody("Jana Jetzt"), office, datetime.date(2026, 1, 1))

    assert "Jana Jetzt" in str(dossier_of(officer, nordhausen))
    assert "Jana Jetzt" not in str(dossier_of(partner, gostyn))
    assert "Jana Jetzt" not in str(dossier_of(partner, nordhausen))


def test_titles_in_another_language_say_in_which(partner, officer, gostyn, nordhausen, visit):
    begun(officer, nordhausen, encounter=visit, file_number="10.2/021")
    report = dossier_of(officer, nordhausen, "pl")
    where = [b for b in report.blocks if isinstance(b, Table) and b.head[1:] == ("Gdzie",)]
    cells = [row[0] for b in where for row in b.rows]
    own = next(cell for cell in cells if cell.startswith("Einladung"))
    assert (own, own.words, own.language) == ("Einladung (po niemiecku)", "Einladung", "de")
    lines = [one for b in where for row in b.rows for one in getattr(row[1], "lines", ())]
    sources = {one.words: one.language for one in lines if hasattr(one, "words")}
    assert sources["Landkreis Nordhausen: Partnerlandkreise (Projekt-Quelltext)"] == "de"


def test_documents_that_are_kept_are_found_by_the_successor(officer, partner, nordhausen, gostyn):
    charter = Instrument.objects.get(key="nordhausen-gostyn-2023")
    content = Content.objects.create(digest="a" * 64, size=1)
    for name, internal in (("urkunde.pdf", False), ("aus-einer-mail.pdf", True)):
        StoredFile.objects.create(
            key=name.replace(".", "-"), record_kind="partnerships.instrument", record=charter.pk,
            body=nordhausen, content=content, name=name, media_type="application/pdf",
            is_internal=internal,
        )  # fmt: skip

    told = str(dossier_of(officer, nordhausen))
    assert "urkunde.pdf" in told
    assert "aus-einer-mail.pdf" not in told
    assert "urkunde.pdf" not in str(dossier_of(partner, gostyn))
