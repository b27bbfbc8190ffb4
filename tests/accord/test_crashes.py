# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that is done fails at every statement, and a process is killed at every statement.

Afterwards nothing is half stored, doing it again succeeds, all parties see the same, and verify
holds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.db import connection

from partnerkreis.accord.models import AnswerLink, Scan
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.post.models import OutgoingMail
from tests.accord.conftest import World
from tests.accord.every_action import (
    EVERYTHING,
    REMINDED,
    FailingAt,
    PowerIsGone,
    seen_by_each,
    stored,
)

ROOT = Path(__file__).parents[2]

#: Does everything in turn, each in a database of its own, and forks for each statement that
#: writes; the child dies after it as if the power had gone.
PROGRAM = """
import os, shutil
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from partnerkreis.accord.queries.sealed import verify_accord
from tests.accord.conftest import build_world
from tests.accord.every_action import EVERYTHING, stored

path = settings.DATABASES["default"]["NAME"]
connection.close()
shutil.copy(path, f"{path}.empty")

def killed_after(write, act):
    child = os.fork()
    if not child:
        count = 0
        def deadly(execute, sql, params, many, context):
            nonlocal count
            result = execute(sql, params, many, context)
            count += sql.split()[0] in ("INSERT", "UPDATE", "DELETE")
            if count == write:
                os._exit(9)
            return result
        with connection.execute_wrapper(deadly):
            act()
        connection.close()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 9

for name, done in EVERYTHING.items():
    connection.close()
    for ending in ("-wal", "-shm"):
        if os.path.exists(f"{path}{ending}"):
            os.remove(f"{path}{ending}")
    shutil.copy(f"{path}.empty", path)
    act = done.prepare(build_world())
    before, kills = stored(), 0
    connection.close()
    while killed_after(kills + 1, act):
        kills += 1
        assert stored() == before, (name, kills)
        connection.close()
    assert stored() != before, name
    verify_accord()
    print(name, kills)
"""


def test_whoever_is_killed_at_any_step_has_done_nothing(tmp_path: Path) -> None:
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
        timeout=600,
    )

    assert done.returncode == 0, done.stderr
    kills = dict(line.split() for line in done.stdout.splitlines())
    assert kills.keys() == EVERYTHING.keys()
    assert min(map(int, kills.values())) > 0


@pytest.fixture(autouse=True)
def outbox(settings: LazySettings) -> None:
    """Mails go into the outbox, which is rows: one that is half sent would show."""
    settings.EMAIL_BACKEND = "partnerkreis.post.backend.Outbox"


def fail_everywhere(act: Callable[[], object], check: Callable[[int], None]) -> int:
    """Let ``act`` fail at each statement in turn until it succeeds; return how many there are."""
    for number in range(1, 1_000):
        failing = FailingAt(number)
        try:
            with connection.execute_wrapper(failing):
                act()
        except PowerIsGone:
            check(number)
        else:
            return failing.count
    raise AssertionError("it never ends")


@pytest.mark.parametrize("name", EVERYTHING)
def test_what_fails_at_any_statement_has_not_begun(world: World, name: str) -> None:
    done = EVERYTHING[name]
    act = done.prepare(world)
    before, today = stored(), REMINDED.date()
    seen = seen_by_each(world, today)
    assert seen[0] == seen[1] == seen[2]

    def nothing_is_half_stored(number: int) -> None:
        # What each party sees is worked out from these rows alone.
        assert stored() == before, number

    assert fail_everywhere(act, nothing_is_half_stored) > 2

    after, seen = stored(), seen_by_each(world, today)
    assert after != before
    assert seen[0] == seen[1] == seen[2]
    verify_accord()
    # Whoever saw no answer sends it again: the second time changes nothing, or is told apart.
    act()
    assert seen_by_each(world, today) == seen
    if not done.is_repeatable:
        assert stored() == after
    verify_accord()


def test_what_is_repeated_is_one_more_of_what_was_asked_for(world: World) -> None:
    for name, links, mails in (
        ("send_a_link", 1, 1),
        ("forward_a_link", 1, 0),
        ("remind", 0, 0),
    ):
        act = EVERYTHING[name].prepare(world)
        act()
        before = AnswerLink.objects.count(), OutgoingMail.objects.count()
        act()
        after = AnswerLink.objects.count(), OutgoingMail.objects.count()
        assert (after[0] - before[0], after[1] - before[1]) == (links, mails), name


def test_a_scan_is_kept_once_however_often_recording_it_failed(world: World) -> None:
    act = EVERYTHING["answer_by_letter"].prepare(world)
    fail_everywhere(act, lambda number: None)
    act()

    scan = Scan.objects.get()
    assert default_storage.listdir("accord/scans")[1].count(scan.name) == 1
    assert [name for name in default_storage.listdir("accord/scans")[1] if scan.digest in name] == [
        scan.name
    ]
    verify_accord()
