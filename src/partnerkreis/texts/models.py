# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts an administrator can change: imprint, privacy, accessibility, easy-to-read."""

from partnerkreis.core.fields import TranslatedField
from partnerkreis.core.records import Record


class SiteText(Record):
    """A page of text in Markdown, known by its key (``imprint``, ``privacy`` …)."""

    #: No body's own: who runs the instance changes them.
    concerns = ()

    title = TranslatedField()
    body = TranslatedField()
