# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of the benchmark; ``tools/bench.py`` puts them together."""
