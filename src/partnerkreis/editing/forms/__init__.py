# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms without a framework: inputs that keep what was typed, and ask where it is unclear."""

from partnerkreis.editing.forms.answers import Choice, Context
from partnerkreis.editing.forms.form import Form, digests, settled

__all__ = ["Choice", "Context", "Form", "digests", "settled"]
