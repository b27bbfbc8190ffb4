# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The faults of an instance in whole sentences."""

from collections.abc import Sequence
from typing import cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic_core import ErrorDetails

from partnerkreis.cases.faults import sentence
from partnerkreis.core.errors import DomainError
from partnerkreis.placements import Fault

_SENTENCES: dict[str, Promise] = {
    "too_many_bytes": _("The file is too large; at most %(most)d MB can be read."),
    "too_many_participants": _(
        "The file has %(count)d participants; at most %(most)d can be placed at once."
    ),
    "not_utf8": _("The file is not UTF-8 text. Please save it as UTF-8."),
    "not_json": _("The file is not JSON: line %(line)d, column %(column)d cannot be read."),
    "nested": _("The file is nested too deeply to be an instance."),
    "number_too_long": _("A number in the file has too many digits."),
    "repeated_name": _("The name “%(name)s” stands twice in one object."),
    "repeated": _("This id stands %(times)d times."),
    "not_printable": _("The text has characters that cannot be printed."),
    "string_too_short": _("The text is empty."),
    "too_long": _("There are more entries than belong here."),
    "not_square": _("The table needs a row and a column for each of the %(expected)d zones."),
    "not_weeks": _("One entry for each of the %(expected)d weeks is needed."),
    "beyond_horizon": _("The stay ends after the last week, which is %(last)d."),
    "ends_before_it_begins": _("The work ends before it begins."),
    "no_such_record": _("There is no record “%(key)s” in “%(target)s”."),
    "wished_twice": _("The same company is wished twice."),
    "with_oneself": _("Nobody can be together with themselves, or apart."),
    "locked_without_place": _("Whoever is locked needs a place in “current”."),
    "too_many_possibilities": _(
        "There are too many possible places to compare; please place people in smaller parts."
    ),
}


class InstanceFaults(DomainError):
    """The file is no instance; ``faults`` has one line each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(dict.fromkeys(_line(fault) for fault in faults))
        super().__init__("\n".join(self.faults))


def _line(fault: Fault) -> str:
    if fault.kind in _SENTENCES:
        text = str(_SENTENCES[fault.kind]) % fault.context
    else:
        details = {"type": fault.kind, "ctx": dict(fault.context), "input": fault.given}
        text = sentence(cast("ErrorDetails", details))
    line = f"{fault.place}: {text}"
    # What the file says must not break the line, nor write anywhere else on a terminal.
    return "".join(character if character.isprintable() else "�" for character in line)
