# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a visit: each part its own, short, with rows that grow without a script."""

from partnerkreis.workspace.forms_visits.form import Form
from partnerkreis.workspace.forms_visits.parts import shape_of, title_of
from partnerkreis.workspace.forms_visits.shape import Shape

__all__ = ["Form", "Shape", "shape_of", "title_of"]
