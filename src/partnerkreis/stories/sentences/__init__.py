# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a story, a function for each kind.

Each function returns the sentences of one kind, or none; each chooses one whole pattern and fills
it. Patterns are looked up when a sentence is said, in the language that is active then.
"""
