# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a partnership, as it stood at the end of a year."""

from partnerkreis.portal.pages.partnership.page import PartnershipPage, partnership_page
from partnerkreis.portal.pages.partnership.picture import Pictured
from partnerkreis.portal.pages.partnership.timeline import first_year_of

__all__ = ["PartnershipPage", "Pictured", "first_year_of", "partnership_page"]
