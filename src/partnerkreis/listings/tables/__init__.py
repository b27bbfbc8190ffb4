# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists there are."""

from partnerkreis.listings.shape import Listing
from partnerkreis.listings.tables.contacts import CONTACTS
from partnerkreis.listings.tables.directory import ORGANISATIONS, PERSONS
from partnerkreis.listings.tables.encounters import ENCOUNTERS, FOLLOW_UPS
from partnerkreis.listings.tables.partnerships import INSTRUMENTS, PARTNERSHIPS

#: In the order of what an officer needs.
LISTINGS: dict[str, Listing] = {
    listing.name: listing
    for listing in (
        ENCOUNTERS,
        FOLLOW_UPS,
        PARTNERSHIPS,
        INSTRUMENTS,
        PERSONS,
        CONTACTS,
        ORGANISATIONS,
    )
}
