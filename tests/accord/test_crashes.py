# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A process is killed at every statement: afterwards all parties see the same, and verify holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Forks for each statement of an answer; the child dies there as if the power had gone.
PROGRAM = """
import os, sys
import django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from partnerkreis.accord.actions import answer
from partnerkreis.accord.models import Answer, Conclusion, Revision
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Verb
from partnerkreis.journal.models import Entry
from tests.accord.conftest import NOW, build_world

world = build_world()
revision = world.propose()
world.agree(revision, "gostyn")

def seen():
    position = world.accord().position
    return (
        Answer.objects.count(), Conclusion.objects.count(), position.condition.value,
        Entry.objects.filter(verb="accord.answer").count(),
    )

before, kills = seen(), 0
for statement in range(1, 200):
    connection.close()
    child = os.fork()
    if not child:
        count = 0
        def deadly(execute, sql, params, many, context):
            global count
            count += 1
            if count == statement:
                os._exit(9)
            return execute(sql, params, many, context)
        with connection.execute_wrapper(deadly):
            world.agree(revision, "unterallgaeu")
        connection.close()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    verify_accord()
    if os.waitstatus_to_exitcode(status) == 0:
        break
    kills += 1
    assert seen() == before, (statement, seen(), before)
print(kills, *seen())
world.agree(revision, "unterallgaeu")
print(*seen())
"""


def test_a_killed_answer_was_never_given(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATA": str(tmp_path),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "partnerkreis.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=180,
    )

    assert done.returncode == 0, done.stderr
    killed, retried = done.stdout.splitlines()
    kills, *after = killed.split()
    assert int(kills) > 15
    # The answer, the conclusion and the journal came together; giving it again changes nothing.
    assert after == ["3", "1", "same", "3"]
    assert retried.split() == after
