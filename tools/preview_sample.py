# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the preview shows: pieces of pages, made from a case in a rough and ready way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from partnerkreis.ui.map import MapArc, MapPoint, draw
from partnerkreis.ui.shapes import (
    Band,
    BandGroup,
    Bands,
    Chart,
    ChartCell,
    ChartRow,
    Decade,
    Edition,
    Entry,
    Fact,
    FilterField,
    Filters,
    Known,
    Link,
    LinkGroup,
    Mark,
    Moment,
    Note,
    Option,
    PageLink,
    Pagination,
    Plan,
    Sentence,
    Side,
    Signatory,
    Signing,
    Step,
    Tag,
    TagKind,
    Thread,
    ThreadEvent,
    ThreadPart,
    ThreadYear,
    YearControl,
    YearLink,
)

SEASONS = {"21": "Frühjahr", "22": "Sommer", "23": "Herbst", "24": "Winter"}
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

Record = dict[str, Any]


def words(date: str) -> str:
    """Return a rough German wording of an EDTF date, good enough to look at."""
    year, *rest = date.split("-")
    if not rest:
        return f"um {year[:-1]}" if year.endswith("~") else year
    month = SEASONS.get(rest[0]) or MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])}.\u00a0{month} {year}" if rest[1:] else f"{month} {year}"


class Sample:
    """The case, and the pieces of pages made from it."""

    def __init__(self, case: Record) -> None:
        self.case = case
        self.pair: str = case["partnerships"][-1]["id"]
        self.sides: list[str] = case["partnerships"][-1]["parties"]
        self.bodies = {body["id"]: body for body in case["bodies"]}
        self.sources = {source["id"]: source for source in case["sources"]}
        self.cited: dict[str, int] = {}

    def cite(self, record: Record) -> list[int]:
        return [self.cited.setdefault(key, len(self.cited) + 1) for key in record["sources"][:2]]

    def short(self, body: str) -> str:
        return str(self.bodies[body]["name_de"]).removeprefix("Landkreis ")

    def encounters(self, pair: str) -> list[Record]:
        return [e for e in self.case["encounters"] if pair in e["partnerships"] and e["start"]]

    def event(self, record: Record) -> ThreadEvent:
        announced = record["status"] == "announced"
        signed = record["type"] == "signing_ceremony"
        marks = {"day": Mark.DAY, "month": Mark.MONTH, "season": Mark.SEASON}
        when = words(record["start"]) + (f" bis {words(record['end'])}" if record["end"] else "")
        brief = record["type"] in {"vocational_placement", "festival_visit", "trainee_exchange"}
        return ThreadEvent(
            when_text=when,
            title=record["title_de"],
            href=f"begegnung.html#{record['id']}",
            place_text=record["place_de"] or "",
            summary="" if brief else record["summary_de"],
            notes=self.cite(record),
            mark=marks.get(record["date_precision"], Mark.YEAR),
            moment=Moment.PLANNED if announced else Moment.SIGNED if signed else Moment.ENCOUNTER,
            side=dict(zip(self.sides, (Side.FIRST, Side.SECOND), strict=True)).get(
                record["host"], Side.OTHER
            ),
            tag=Tag("angekündigt", TagKind.PLAN) if announced else None,
        )

    def years(self, records: Iterable[Record]) -> list[ThreadYear]:
        rows = sorted(records, key=lambda e: e["start"])
        return [
            ThreadYear(year, [self.event(e) for e in events])
            for year, events in groupby(rows, key=lambda e: e["start"][:4])
        ]

    def thread(self) -> Thread:
        nearby = self.case["partnerships"][-2]["id"]
        other = [e for e in self.encounters(nearby) if e["start"] < "2014"]
        before = ThreadPart(self.years(other), "Vorgeschichte", f"{len(other)} Begegnungen")
        now = [
            ThreadEvent(
                "Dezember 2022",
                "Der Kreistag beschließt die Partnerschaft",
                summary="Sitzungstag und Ergebnis der Abstimmung sind nicht belegt.",
                mark=Mark.MONTH,
                moment=Moment.RESOLVED,
                side=Side.FIRST,
            )
        ]
        years = self.years(self.encounters(self.pair))
        years = [ThreadYear(y.title, [*y.events, *now]) if y.title == "2022" else y for y in years]
        undated = ThreadEvent("ohne Datum", "Viele kurze Besuche", mark=Mark.UNDATED)
        off = ThreadEvent(
            "Mai 2021",
            "Zjazd młodzieży",
            language="pl",
            mark=Mark.MONTH,
            moment=Moment.CANCELLED,
            side=Side.SECOND,
            tag=Tag("abgesagt", TagKind.OFF),
        )
        parts = [
            before,
            ThreadPart([*years, ThreadYear("2021", [off]), ThreadYear("Ohne Jahr", [undated])]),
        ]
        first, second = (f"In {self.short(side)}" for side in self.sides)
        return Thread(parts, first, second)

    def control(self) -> YearControl:
        counts = dict.fromkeys(range(1987, 2027), 0)
        near = dict(counts)
        for record in self.case["encounters"]:
            if record["start"] and record["start"][:4].isdigit():
                target = counts if self.pair in record["partnerships"] else near
                target[int(record["start"][:4])] += 1
        decades = [
            Decade(
                f"{decade}0er",
                f"#{decade}9",
                [YearLink(y, f"#{y}", counts[y], near[y] > 0, y == 2026) for y in years],
            )
            for decade, years in ((k, list(g)) for k, g in groupby(counts, key=lambda y: y // 10))
        ]
        return YearControl(
            "Stand: 2026",
            "Wählen Sie ein Jahr: Die Seite zeigt dann, was bis dahin war und geplant war.",
            decades,
            "Je höher der Balken, desto mehr Begegnungen. Ein Ring: nur bei den Partnern nebenan.",
        )

    def chart(self, pairs: Iterable[str], first: int) -> Chart:
        kinds = {k["id"]: k["label_de"] for k in self.case["encounter_types"]}
        years = [str(y) for y in range(first, 2026)]
        records = [e for pair in pairs for e in self.encounters(pair)]

        def cell(kind: str, year: str) -> ChartCell:
            found = [e["status"] for e in records if e["type"] == kind and e["start"][:4] == year]
            announced = found.count("announced")
            return ChartCell(len(found) - announced, announced)

        rows = [
            ChartRow(kinds[kind], [cell(kind, year) for year in years])
            for kind in sorted({e["type"] for e in records})
        ]
        note = "Jeder Strich ist eine Begegnung; ein offener ist angekündigt, aber nicht belegt."
        return Chart("Begegnungen nach Art und Jahr", years, rows, "Art", note)

    def band(self, person: Record) -> Band:
        start = person["from"] or person.get("first_seen_in_office")
        end = person["to"] or person.get("last_seen_in_office") or "2027"
        proven = bool(person["from"])
        if not start:
            return Band(person["name"], "im Amt, Jahre nicht belegt")
        left = max(0.0, (int(start[:4]) - 1990) / 37 * 100)
        right = min(100.0, (int(end[:4]) + 1 - 1990) / 37 * 100)
        period = f"{start[:4]} bis {end[:4]}" if end != "2027" else f"seit {start[:4]}"
        return Band(
            person["name"],
            period if proven else f"genannt {period}",
            round(left, 2),
            round(right - left, 2),
            Known.PROVEN if proven else Known.NAMED,
        )

    def bands(self) -> Bands:
        people = [p for p in self.case["persons_in_office"] if p["office"] == "head_of_county"]
        groups = [
            BandGroup(
                self.bodies[key]["name_de"], [self.band(p) for p in people if p["body"] == key]
            )
            for key in self.sides
        ]
        ticks = [("1990", 10), ("2000", 10), ("2010", 10), ("2020", 7)]
        note = "Voll: Amtszeit belegt. Gestrichelt: von der ersten bis zur letzten Nennung."
        return Bands(groups, ticks, "Amtszeiten", "Landkreis", note, moment=78.38)

    def steps(self) -> list[Step]:
        charter = self.case["instruments"][-1]
        people = {p["id"]: p for p in self.case["persons_in_office"]}
        signings = [
            Signing(
                heading=f"{s['place_de'].split(',')[0]}, {words(s['date'])}",
                remark=s["occasion_de"] + ("; Tag nicht belegt" if s["date"] == "2023" else ""),
                signatories=[
                    Signatory(people[p]["name"], people[p]["role_de"]) for p in s["signatories"]
                ],
                notes=self.cite(charter),
            )
            for s in charter["signings"]
        ]
        resolution = self.case["resolutions"][-1]
        return [
            Step(
                "Beschlossen",
                f"{resolution['organ_de']}, Dezember 2022",
                [Sentence(resolution["purpose_de"], self.cite(resolution))],
                "Sitzungstag und Abstimmungsergebnis sind nicht belegt.",
            ),
            Step("Unterzeichnet", charter["title_de"], signings=signings),
        ]

    def plans(self) -> list[Plan]:
        tags = {
            "fulfilled": Tag("Geschehen"),
            "unknown": Tag("nicht belegt", TagKind.OPEN),
        }
        return [
            Plan(
                Sentence(p["text_de"], self.cite(p)),
                f"Stand: {words(p['stated_date'])}",
                Sentence("Was daraus wurde, steht bei den Begegnungen."),
                tags.get(p["outcome"], Tag("offen", TagKind.OPEN)),
            )
            for p in self.case["plans"][:4]
        ]

    def story(self) -> list[list[Sentence]]:
        chosen = [e for e in self.encounters(self.pair) if e["summary_de"]][:9]
        sentences = [Sentence(e["summary_de"], self.cite(e)) for e in chosen]
        return [sentences[:3], sentences[3:6], sentences[6:9]]

    def groups(self) -> list[LinkGroup]:
        return [
            LinkGroup(
                f"Wer in {self.short(key)} mitwirkt",
                [
                    Link(o["name_de"], "#" + o["id"])
                    for o in self.case["organisations"]
                    if o["body"] == key
                ][:6],
            )
            for key in self.sides
        ]

    def notes(self) -> list[Note]:
        return [
            Note(number, self.sources[key]["title"], self.sources[key]["url"])
            for key, number in self.cited.items()
        ]

    def entries(self, count: int, brief: bool = False) -> list[Entry]:
        records = sorted(self.encounters(self.pair), key=lambda e: e["start"])[-count:]
        return [
            Entry(
                e["title_de"],
                "begegnung.html",
                (words(e["start"]), e["place_de"]),
                () if brief else [Sentence(e["summary_de"], self.cite(e))],
            )
            for e in reversed(records)
        ]

    def partnerships(self) -> list[Entry]:
        return [
            Entry(
                " und ".join(self.short(b) for b in p["parties"]),
                "partnerschaft.html",
                (f"seit {p['first_contact']['date'][:4]}",),
                [Sentence(p["origin_de"], self.cite(p["first_contact"]))],
            )
            for p in self.case["partnerships"]
        ]

    def map(self, main: str = "", wide: bool = False) -> Any:
        points = [
            MapPoint(
                b["id"],
                b["seat_coordinates"]["lat"],
                b["seat_coordinates"]["lon"],
                self.short(b["id"]),
                b["state_or_region"],
            )
            for b in self.bodies.values()
        ]
        arcs = [
            MapArc(
                p["parties"][0],
                p["parties"][1],
                label=f"seit {p['first_contact']['date'][:4]}",
                is_quiet=bool(main) and p["id"] != main,
            )
            for p in self.case["partnerships"]
        ]
        return draw(points, arcs, is_wide=wide)

    def filters(self) -> Filters:
        kinds = [Option(k["id"], k["label_de"]) for k in self.case["encounter_types"]]
        years = [Option(str(y), str(y), y == 2023) for y in range(2026, 1986, -1)]
        anything = Option("", "alle")
        fields = [
            FilterField("kind", "Art", [anything, *kinds]),
            FilterField("year", "Jahr", [anything, *years]),
            FilterField("side", "Gastgeber", [anything]),
        ]
        return Filters("#", fields, [Link("2023", "#")], "#alle")

    def facts(self) -> list[Fact]:
        return [
            Fact("Gastgeber", [Sentence(self.bodies[self.sides[0]]["name_de"])]),
            Fact("Wie viele", [Sentence("eine genaue Zahl nennt keine Quelle")]),
            Fact("Wann", [Sentence("im November, ein Tag ist nicht belegt", [1])]),
            Fact("Auf Polnisch", [Sentence("Spotkanie młodzieży", [1, 2], "pl")]),
            Fact("Themen", (), [Link("Musik", "#musik"), Link("Jugend", "#jugend")]),
        ]

    def editions(self) -> list[Edition]:
        records = [e for e in self.encounters(self.pair) if e["type"] == "youth_project"]
        return [
            Edition(
                f"{number}. Projekt",
                e["start"][:4],
                e["title_de"],
                "#",
                e["title_pl"],
                "pl",
                e["place_de"],
                self.cite(e),
                number == 3,
            )
            for number, e in enumerate(records, start=1)
        ]

    def context(self) -> Record:
        """Return everything the sample pages use; sources last, when all are cited."""
        pieces: Record = {
            "home_map": self.map(),
            "pair_map": self.map(self.pair, wide=True),
            "lead": [self.story()[0][0]],
            "story": self.story(),
            "groups": self.groups(),
            "steps": self.steps(),
            "plans": self.plans(),
            "thread": self.thread(),
            "control": self.control(),
            "chart": self.chart([self.pair], 2019),
            "long_chart": self.chart([p["id"] for p in self.case["partnerships"]], 1987),
            "bands": self.bands(),
            "entries": self.entries(4),
            "dense": self.entries(20, brief=True),
            "partnerships": self.partnerships(),
            "filters": self.filters(),
            "pages": pagination(),
            "facts": self.facts(),
            "editions": self.editions(),
        }
        return pieces | {"notes": self.notes()}


def pagination() -> Pagination:
    pages = [PageLink(1, "#"), PageLink(0), *(PageLink(n, "#", n == 7) for n in (6, 7, 8))]
    return Pagination([*pages, PageLink(0), PageLink(63, "#")], "#6", "#8")
