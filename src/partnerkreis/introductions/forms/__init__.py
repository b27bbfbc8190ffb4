# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of ties: the CSV and the answer of the Wikidata query service. docs/format/ties.md"""

from partnerkreis.introductions.forms.csv_file import read_csv
from partnerkreis.introductions.forms.faults import MOST_BYTES, TiesRefused
from partnerkreis.introductions.forms.wikidata import read_wikidata
from partnerkreis.introductions.rules.graph import TieFile

__all__ = ["MOST_BYTES", "TiesRefused", "read_ties"]


def read_ties(data: bytes) -> TieFile:
    """Read a file of ties, whichever of the two formats it has.

    Raises :class:`TiesRefused` with every fault, up to a number that nobody reads.
    """
    begins = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return read_wikidata(data) if begins[:1] in {b"{", b"["} else read_csv(data)
