# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships told in whole sentences, in every language, as of any year.

No language model: each sentence is a pattern of the catalogue filled from records, or words that
people wrote and that are placed whole.
"""

from partnerkreis.stories.facts import PartnershipFacts
from partnerkreis.stories.plan import tell
from partnerkreis.stories.story import Kind, Reference, Sentence, Story

__all__ = ["Kind", "PartnershipFacts", "Reference", "Sentence", "Story", "tell"]
