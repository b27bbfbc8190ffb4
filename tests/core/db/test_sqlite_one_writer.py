# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The backend on real files, between real processes: the lock is worth nothing in one process."""

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction

from partnerkreis.config.databases import sqlite
from partnerkreis.core.db.sqlite_one_writer.base import DatabaseWrapper, writes

WRITERS, WRITES = 16, 25

#: Each writer reads, waits and writes back: a lost update would show in the sum.
WRITER = """
import sys, time
from django.conf import settings
from partnerkreis.config.databases import sqlite
settings.configure(DATABASES={"default": sqlite(sys.argv[1])})
from django.db import connection, transaction
for number in range(int(sys.argv[2])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counter")
        before = cursor.fetchone()[0]
        time.sleep(0.001)
        cursor.execute("UPDATE counter SET number = %s", [before + 1])
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (%s)", [number])
"""

HOLDER = """
import sys, time
from django.conf import settings
from partnerkreis.config.databases import sqlite
settings.configure(DATABASES={"default": sqlite(sys.argv[1])})
from django.db import connection, transaction
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("UPDATE counter SET number = 99")
    print("held", flush=True)
    time.sleep(60)
"""


def connect(path: Path, *, timeout: float = 20) -> DatabaseWrapper:
    settings = {
        **sqlite(path),
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_HEALTH_CHECKS": False,
        "TIME_ZONE": None,
        "TEST": {},
    }
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": timeout}
    return DatabaseWrapper(settings, alias="default")


@pytest.fixture(autouse=True)
def unblocked(django_db_blocker) -> Iterator[None]:
    """These tests use databases of their own, not the test database."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "counter.sqlite3"
    connection = connect(path)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (number integer)")
        cursor.execute("CREATE TABLE line (number integer)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    connection.close()
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[DatabaseWrapper]:
    connection = connect(path)
    yield connection
    connection.close()


@pytest.fixture
def hasty(path: Path) -> Iterator[DatabaseWrapper]:
    """A second connection that does not wait long."""
    connection = connect(path, timeout=0.05)
    yield connection
    connection.close()


def number(connection: DatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counter")
        found: int = cursor.fetchone()[0]
    return found


def add_one(connection: DatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE counter SET number = number + 1")


def begin(connection: DatabaseWrapper) -> None:
    connection.ensure_connection()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def test_sixteen_writers_lose_nothing_and_none_times_out(path, connection):
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(WRITES)], env=environment())
        for _ in range(WRITERS)
    ]

    assert [process.wait(timeout=120) for process in processes] == [0] * WRITERS

    assert number(connection) == WRITERS * WRITES
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM line")
        assert cursor.fetchone()[0] == WRITERS * WRITES


def test_lock_of_a_killed_holder_is_free_and_its_work_undone(path, connection):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, env=environment()
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()

    started = time.monotonic()
    add_one(connection)

    assert time.monotonic() - started < 5
    assert number(connection) == 1


def test_reader_is_not_blocked_by_a_writer_and_sees_what_was_committed(connection, hasty):
    begin(connection)
    add_one(connection)

    assert number(hasty) == 0


def test_second_writer_times_out_with_a_clear_error(path, connection, hasty):
    begin(connection)

    with pytest.raises(OperationalError, match=r"another writer has held .*\.writer for more than"):
        add_one(hasty)


@pytest.mark.parametrize("ending", ["commit", "rollback", "close"])
def test_ending_a_transaction_lets_the_next_writer_in(connection, hasty, ending):
    begin(connection)
    add_one(connection)

    getattr(connection, ending)()

    add_one(hasty)
    assert number(hasty) == (2 if ending == "commit" else 1)


def test_autocommit_write_gives_the_lock_back_even_if_it_fails(connection, hasty):
    with pytest.raises(OperationalError, match="no such table"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO missing VALUES (1)")

    add_one(connection)
    add_one(hasty)

    assert number(connection) == 2


def test_inner_savepoint_rolled_back_keeps_the_lock(connection, hasty):
    begin(connection)
    connection.in_atomic_block = True
    savepoint = connection.savepoint()
    add_one(connection)
    connection.savepoint_rollback(savepoint)

    with pytest.raises(OperationalError):
        add_one(hasty)

    connection.in_atomic_block = False
    connection.rollback()


def test_two_connections_of_one_process_exclude_each_other(connection, hasty):
    begin(hasty)

    assert connection.writer_lock is not hasty.writer_lock
    with pytest.raises(OperationalError):
        begin_with_timeout(connection, 0.05)


def begin_with_timeout(connection: DatabaseWrapper, timeout: float) -> None:
    connection.ensure_connection()
    assert connection.writer_lock is not None
    connection.writer_lock.timeout = timeout
    begin(connection)


def test_forked_process_does_not_share_the_lock(connection, hasty):
    add_one(connection)
    child = os.fork()
    if child == 0:
        lock = connection.writer_lock
        assert lock is not None
        lock.acquire()
        time.sleep(30)
        os._exit(0)
    try:
        time.sleep(0.3)
        with pytest.raises(OperationalError):
            add_one(hasty)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_database_in_memory_needs_no_lock():
    connection = connect(Path(":memory:"))
    connection.settings_dict["NAME"] = ":memory:"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (number integer)")

    assert connection.writer_lock is None
    assert not Path(":memory:.writer").exists()


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO t VALUES (1)",
        "\n  update t set a = 1",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
        "BEGIN IMMEDIATE",
        "BEGIN EXCLUSIVE",
        "CREATE TABLE t (a)",
        "VACUUM",
        "-- a comment hides what follows\nSELECT 1",
    ],
)
def test_statement_that_may_write_takes_the_lock(query):
    assert writes(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT 1",
        "  select 1",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "BEGIN",
        "BEGIN DEFERRED",
        "COMMIT",
        "SAVEPOINT s1",
        "RELEASE SAVEPOINT s1",
        "PRAGMA foreign_keys",
        "VACUUM INTO '/tmp/copy'",
    ],
)
def test_statement_that_reads_does_not_take_the_lock(query):
    assert not writes(query)


@pytest.mark.django_db(transaction=True)
def test_test_database_is_served_by_the_backend_too():
    connection = connections["default"]
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers")

    assert isinstance(connection, DatabaseWrapper)
    with transaction.atomic(), transaction.atomic():
        assert connection.writer_lock is not None
        connection.cursor().execute("DELETE FROM django_migrations WHERE app = 'nothing'")
        assert connection.writer_lock.is_held
    assert not connection.writer_lock.is_held


def test_statement_that_comes_again_has_its_own_values(connection):
    said = []
    for value in ("1 %", "2 ?"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s, 5 %% 3", [value])
            said.append(cursor.fetchone())

    assert said == [("1 %", 2), ("2 ?", 2)]


def test_column_of_days_hands_over_days(connection):
    days = [datetime.date(2026, 11, 26), datetime.date(1, 1, 1), None, datetime.date(2026, 11, 26)]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (day date)")
        cursor.executemany("INSERT INTO told VALUES (%s)", [[day] for day in days])
        cursor.execute("SELECT day FROM told ORDER BY rowid")

        assert cursor.fetchall() == [(day,) for day in days]


def environment() -> dict[str, str]:
    source = Path(__file__).resolve().parents[3] / "src"
    return {**os.environ, "PYTHONPATH": str(source)}
