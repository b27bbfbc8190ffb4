# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.core.counting import Accuracy, Counted, Noun

NUMBERS = (0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 21, 22, 23, 24, 25, 101, 112)


def counted(number, noun, language, accuracy=Accuracy.EXACT):
    return Counted(number, Noun(noun), language, accuracy)


@pytest.mark.parametrize(
    ("noun", "one", "few", "many"),
    [
        ("project", "projekt", "projekty", "projektów"),
        ("year", "rok", "lata", "lat"),
        ("person", "osoba", "osoby", "osób"),
        ("pupils", "uczeń", "uczniów", "uczniów"),
        ("children", "dziecko", "dzieci", "dzieci"),
        ("guests", "gość", "gości", "gości"),
        ("teachers", "nauczyciel", "nauczycieli", "nauczycieli"),
        ("councillors", "radny", "radnych", "radnych"),
        ("encounter", "spotkanie", "spotkania", "spotkań"),
        ("visit", "wizyta", "wizyty", "wizyt"),
    ],
)
@pytest.mark.parametrize("number", NUMBERS)
def test_polish_noun_follows_the_number(number, noun, one, few, many):
    few_numbers = (2, 3, 4, 22, 23, 24)
    expected = one if number == 1 else few if number in few_numbers else many

    assert str(counted(number, noun, "pl")).split()[-1] == expected


@pytest.mark.parametrize("number", NUMBERS)
def test_polish_verb_is_neuter_for_people_with_any_number_but_one(number):
    pupils = counted(number, "pupils", "pl")
    projects = counted(number, "project", "pl")

    assert f"{pupils:przyjechał|przyjechało}" == ("przyjechał" if number == 1 else "przyjechało")
    verb = f"{projects:odbył się|odbyły się|odbyło się}"
    few = number in (2, 3, 4, 22, 23, 24)
    assert verb == ("odbył się" if number == 1 else "odbyły się" if few else "odbyło się")


@pytest.mark.parametrize(
    ("number", "noun", "form", "expected"),
    [
        (1, "place", "loc", "jednym miejscu"),
        (2, "place", "loc", "dwóch miejscach"),
        (10, "place", "loc", "dziesięciu miejscach"),
        (22, "place", "loc", "22 miejscach"),
        (2, "place", "", "dwa miejsca"),
        (2, "teachers", "", "dwoje nauczycieli"),
        (3, "pupils", "", "troje uczniów"),
        (4, "children", "", "czworo dzieci"),
        (5, "pupils", "", "5 uczniów"),
        (40, "children", "", "40 dzieci"),
        (1, "children", "acc", "jedno dziecko"),
        (1, "guests", "acc", "jednego gościa"),
        (2, "person", "", "dwie osoby"),
        (5, "person", "", "pięć osób"),
        (2, "project", "", "dwa projekty"),
        (3, "day", "acc", "trzy dni"),
        (1, "teachers", "ins", "jednym nauczycielem"),
        (2, "teachers", "ins", "dwojgiem nauczycieli"),
        (5, "teachers", "ins", "5 nauczycielami"),
        (2, "person", "ins", "dwoma osobami"),
        (15, "vocational_students", "bare", "15"),
        (21, "person", "figures", "21 osób"),
        (22, "person", "figures", "22 osoby"),
        (5, "day", "long", "pięciodniową"),
        (14, "day", "long", "14-dniową"),
    ],
)
def test_polish_form(number, noun, form, expected):
    assert format(counted(number, noun, "pl"), form) == expected


@pytest.mark.parametrize(
    ("number", "accuracy", "noun", "expected"),
    [
        (40, "about", "guests", "około 40 gości"),
        (3, "about", "project", "około 3 projektów"),
        (30, "about", "year", "około 30 lat"),
        (3, "more_than", "project", "ponad 3 projekty"),
        (1000, "more_than", "pupils", "ponad 1000 uczniów"),
        (20, "at_least", "pupils", "co najmniej 20 uczniów"),
        (22, "at_least", "project", "co najmniej 22 projekty"),
    ],
)
def test_polish_hedge_governs_the_noun(number, accuracy, noun, expected):
    assert str(counted(number, noun, "pl", Accuracy(accuracy))) == expected


def test_polish_verb_after_about_is_neuter():
    about = counted(3, "project", "pl", Accuracy.ABOUT)

    assert f"{about:odbył się|odbyły się|odbyło się}" == "odbyło się"


@pytest.mark.parametrize(
    ("number", "noun", "form", "expected"),
    [
        (1, "guests", "", "ein Gast"),
        (1, "guests", "acc", "einen Gast"),
        (1, "teachers", "dat", "einer Lehrkraft"),
        (2, "teachers", "dat", "zwei Lehrkräften"),
        (3, "day", "acc", "drei Tage"),
        (12, "pupils", "", "zwölf Schülerinnen und Schüler"),
        (13, "pupils", "", "13 Schülerinnen und Schüler"),
        (15, "vocational_students", "list", "15"),
        (8, "vocational_students", "bare", "acht"),
        (8, "vocational_students", "list", "8"),
        (2500, "people", "", "2.500 Personen"),
        (5, "day", "long", "fünftägigen"),
    ],
)
def test_german_form(number, noun, form, expected):
    assert format(counted(number, noun, "de"), form) == expected


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (1, "children", "one child"),
        (10, "people", "ten people"),
        (11, "pupils", "11 pupils"),
        (1200, "pupils", "1,200 pupils"),
        (2, "administration_staff", "two members of staff"),
    ],
)
def test_english_form(number, noun, expected):
    assert str(counted(number, noun, "en")) == expected


@pytest.mark.parametrize(
    ("language", "about", "more_than", "at_least"),
    [
        ("de", "rund 40 Gäste", "mehr als 40 Gäste", "mindestens 40 Gäste"),
        ("en", "about 40 guests", "more than 40 guests", "at least 40 guests"),
        ("pl", "około 40 gości", "ponad 40 gości", "co najmniej 40 gości"),
    ],
)
def test_hedge_stands_once_before_the_number(language, about, more_than, at_least):
    said = [str(counted(40, "guests", language, accuracy)) for accuracy in list(Accuracy)[1:]]

    assert said == [about, more_than, at_least]


@pytest.mark.parametrize("language", ["de", "pl", "en"])
@pytest.mark.parametrize("noun", list(Noun))
def test_every_noun_can_be_counted(noun, language):
    for number in NUMBERS:
        for form in ("", "acc", "dat", "ins", "list", "bare", "figures", "long"):
            assert format(Counted(number, noun, language), form)


def test_capital_begins_a_sentence():
    assert f"{counted(30, 'year', 'de', Accuracy.ABOUT):Acc}" == "Rund 30 Jahre"
