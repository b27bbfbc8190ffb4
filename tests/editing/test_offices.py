# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office is called, as its holder has it and where nobody holds it."""

from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import OfficeKind, Tenure, TitleForm
from partnerkreis.editing.offices import kind_called, worded
from partnerkreis.editing.titles import title_of


def test_an_office_is_called_as_its_holder_has_it() -> None:
    kind = OfficeKind.HEAD_OF_COUNTY

    assert worded(Translated(), kind, TitleForm.FEMININE, "de") == "Landrätin"
    assert worded(Translated(), kind, TitleForm.MASCULINE, "de") == "Landrat"
    assert worded(Translated(), kind, TitleForm.MASCULINE, "pl") == "starosta"


def test_a_title_of_its_own_goes_before_the_kind() -> None:
    own = Translated.from_json({"de": {"text": "Beigeordnete"}})

    assert worded(own, OfficeKind.OTHER, TitleForm.FEMININE, "de") == "Beigeordnete"


def test_a_term_of_office_names_it_as_its_holder_has_it(reference_case: None) -> None:
    tenures = Tenure.objects.select_related("person", "office__body")
    told = {one.person.key: title_of(one, "de") for one in tenures}

    assert told["matthias-jendricke"] == "Matthias Jendricke (Landrat, Nordhausen)"
    assert told["birgit-keller"] == "Birgit Keller (Landrätin, Nordhausen)"


def test_a_title_is_known_in_each_form_and_language() -> None:
    assert kind_called("Landrat") == ("head_of_county", "masculine")
    assert kind_called("LANDRÄTIN") == ("head_of_county", "feminine")
    assert kind_called("starosta")[0] == "head_of_county"
    assert kind_called("Kreisbrandmeister") == ("", "neutral")
