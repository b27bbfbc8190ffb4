# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council of Gostyń comes to Nordhausen for three days: everything that is prepared for it."""

import datetime
from typing import Any

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.visits.actions import change_part
from partnerkreis.visits.models import Visit
from partnerkreis.visits.queries import stored_part
from partnerkreis.visits.rules.values import Part
from tests.conftest import NOW
from tests.visits.conftest import FIRST, seen

Row = dict[str, Any]


def change(
    actor: Actor,
    visit: Visit,
    part: Part,
    columns: Row | None = None,
    rows: list[Row] | None = None,
    *,
    side: str = "nordhausen",
    of: str = "",
    now: datetime.datetime = NOW,
) -> None:
    """Let ``actor`` write a part, as the body ``side``: the rows anew, or those there were."""
    place = seen(actor, visit, side)
    about = place.side(of or side)
    assert about is not None
    stored = stored_part(place, part, about)
    written = list(stored.rows.items()) if rows is None else [("", row) for row in rows]
    change_part(
        place=place,
        part=part,
        side=about,
        columns=stored.columns | (columns or {}),
        rows=written,
        mark=stored.mark,
        actor=actor,
        now=now,
    )


def cue(day: int, starts: str, ends: str, de: str, pl: str, **more: Any) -> Row:
    """Return a line of the running order; ``day`` counts from the first."""
    return {
        "day": FIRST + datetime.timedelta(days=day - 1),
        "starts": datetime.time.fromisoformat(starts),
        "ends": datetime.time.fromisoformat(ends) if ends else None,
        "text": Translated.of(de=de, pl=pl),
        "nature": "item",
        "is_public": True,
    } | more


CUES = [
    cue(1, "14:30", "15:00", "Ankunft am Landratsamt", "Przyjazd do starostwa",
        where="Behringerstraße 3", responsible="Jana Musterfeld",
        remarks="Busparkplatz ist reserviert", is_public=False),
    cue(1, "15:00", "16:00", "Begrüßung durch den Landrat", "Powitanie przez starostę",
        where="Plenarsaal", responsible="Büro des Landrats"),
    cue(1, "16:00", "16:30", "Kaffeepause", "Przerwa kawowa", nature="break"),
    cue(1, "19:00", "21:30", "Abendessen im Rathaus", "Kolacja w ratuszu", nature="break"),
    cue(2, "09:00", "11:30", "Besuch im Berufsbildungszentrum", "Wizyta w BBZ",
        where="Nordhausen"),
    cue(2, "12:00", "13:00", "Mittagessen", "Obiad", nature="break", is_public=False),
    cue(2, "14:00", "16:00", "Gedenkstätte Mittelbau-Dora", "Miejsce pamięci Mittelbau-Dora",
        remarks="Kränze liegen im Bus"),
    cue(3, "09:00", "11:00", "Gemeinsame Sitzung der Kreistage", "Wspólna sesja rad powiatów",
        where="Plenarsaal"),
    cue(3, "11:00", "12:00", "Imbiss und Abschied", "Poczęstunek i pożegnanie", nature="break"),
    cue(3, "12:00", "20:00", "Heimfahrt", "Powrót", nature="drive", is_public=False),
]  # fmt: skip
GUESTS = [
    {"name": "Robert Marcinkowski", "form_of_address": "Panie Starosto", "function": "Starosta",
     "pronunciation": "Marzin-koff-ski", "arrival": "Bus, Dienstag 14:30", "diet": "",
     "room": "Einzelzimmer, Hotel Handelshof"},
    {"name": "Anna Nowak", "form_of_address": "Pani Przewodnicząca",
     "function": "Przewodnicząca rady", "pronunciation": "No-wack", "diet": "vegetarisch",
     "arrival": "Bus, Dienstag 14:30", "room": "Einzelzimmer, Hotel Handelshof"},
    {"name": "Piotr Zieliński", "form_of_address": "Panie Radny", "function": "Radny",
     "pronunciation": "Schjä-lin-ski", "diet": "keine Nüsse", "arrival": "Auto, 15:00",
     "room": "Doppelzimmer, Hotel Handelshof"},
]  # fmt: skip


def prepare_everything(actor: Actor, visit: Visit) -> None:
    """Fill in all parts as the officer of Nordhausen does in one afternoon."""
    gostyn = Body.objects.get(key="gostyn")
    nordhausen = Body.objects.get(key="nordhausen")
    day = datetime.date
    change(
        actor,
        visit,
        Part.INVITATION,
        {
            "invited_by": "Landrat Matthias Jendricke",
            "invited_on": day(2027, 1, 20),
            "reply_by": day(2027, 2, 28),
            "answer": "accepted",
            "answered_on": day(2027, 2, 9),
        },
    )
    change(actor, visit, Part.RUNNING_ORDER, rows=CUES)
    change(
        actor,
        visit,
        Part.DELEGATION,
        {"contact": "Ewa Przykładowska, +48 65 000 00 00"},
        GUESTS,
        of="gostyn",
    )
    change(
        actor,
        visit,
        Part.PROTOCOL,
        {
            "flags": "Vor dem Haus von links: Deutschland, Polen, Europa.",
            "anthems": "Polen zuerst, dann Deutschland. Bläserquartett der Musikschule.",
            "seating": "Kopf: Landrat Jendricke\nrechts: Starosta Marcinkowski",
        },
        [
            {
                "name": "Matthias Jendricke",
                "function": "Landrat",
                "topic": "Begrüßung",
                "minutes": 8,
                "language": "de",
            },
            {
                "name": "Robert Marcinkowski",
                "function": "Starosta",
                "topic": "Antwort",
                "minutes": 8,
                "language": "pl",
            },
        ],
    )
    change(
        actor,
        visit,
        Part.INTERPRETERS,
        rows=[
            {
                "one_language": "de",
                "other_language": "pl",
                "occasion": "der ganze Besuch",
                "name": "Maria Beispiel",
                "contact": "maria@example.org",
                "state": "ordered",
            }
        ],
    )
    change(
        actor,
        visit,
        Part.PRESS,
        {
            "state": "draft",
            "text": "Der Kreistag aus Gostyń war drei Tage zu Gast.",
            "embargo_day": day(2027, 5, 11),
            "embargo_time": datetime.time(15),
            "photo_credit": "Foto: Landratsamt Nordhausen",
            "funder_line": "Gefördert aus Mitteln des Deutsch-Polnischen Jugendwerks",
        },
    )
    change(
        actor,
        visit,
        Part.BRIEFING,
        {
            "briefing_for": "Landrat Matthias Jendricke",
            "background": "Zweiter Besuch des Kreistags. Die Gäste wollen das BBZ sehen.",
            "first_point": "Dank für die Aufnahme unserer Auszubildenden 2025",
            "second_point": "Musikprojekt 2027: wir übernehmen die Noten",
            "third_point": "Einladung zum Rolandsfest",
            "open_matters": "Fahrtkosten der Schulen: nichts zusagen.",
        },
    )
    change(
        actor,
        visit,
        Part.SPEAKING_NOTES,
        {"speaking_notes": "Szanowni Państwo, herzlich willkommen in Nordhausen."},
    )
    change(
        actor,
        visit,
        Part.GIFTS,
        rows=[
            {
                "what": Translated.of(de="Bildband über den Südharz", pl="Album o Harzu"),
                "is_received": False,
                "partner": gostyn,
                "recipient": "Starosta Marcinkowski",
                "cents": 3950,
                "state": "bought",
            }
        ],
    )
    change(
        actor,
        visit,
        Part.COSTS,
        rows=[
            {
                "for_whom": "alle Gäste",
                "what": "zwei Übernachtungen",
                "payer": "own",
                "cents": 124000,
            },
            {
                "for_whom": "alle Gäste",
                "what": "Bus ab Gostyń",
                "payer": "partner",
                "cents": 180000,
            },
        ],
    )
    change(
        actor,
        visit,
        Part.FOLLOW_UPS,
        rows=[
            {
                "owed_by": nordhausen,
                "owed_to": gostyn,
                "done": None,
                "what": Translated.of(
                    de="Noten für das Musikprojekt schicken", pl="Wysłać nuty na projekt muzyczny"
                ),
                "due": parse("2027-09-01"),
            }
        ],
    )
