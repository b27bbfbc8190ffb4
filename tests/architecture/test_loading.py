# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the server loads before anybody asks for anything: no solver, that would be 50 MB, and
no library of Word files, that would be 16."""

import subprocess
import sys

LOADED = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(sorted({"numpy", "highspy", "docx"} & set(sys.modules)))
"""


def test_the_server_loads_no_solver_and_no_word_files():
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    assert found.stdout == "[]\n", found.stderr
