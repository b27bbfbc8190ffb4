# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The backend as Django loads it: which statements take the lock, and when it is given back."""

import datetime
import re
import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.utils.dateparse import parse_date

from partnerkreis.core.db.sqlite_one_writer.lock import WriterLock

#: What neither changes the database nor announces that it will. A plain BEGIN is deferred: it
#: becomes a writer with its first writing statement, if ever. VACUUM INTO writes another file.
_READS = re.compile(
    r"\s*(SELECT|PRAGMA|EXPLAIN|VALUES|VACUUM\s+INTO|SAVEPOINT|RELEASE"
    r"|COMMIT|END|ROLLBACK|BEGIN(?!\s+(IMMEDIATE|EXCLUSIVE)))\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*WITH\b", re.IGNORECASE)
_WRITES_WITHIN = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def _day(written: bytes) -> datetime.date | None:
    """Return the day in a column: the same days come often."""
    return parse_date(written.decode())


sqlite3.register_converter("date", _day)


#: Longer statements write many rows at once, and hardly come twice.
_LONG = 20_000


@lru_cache(maxsize=256)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def writes(query: str) -> bool:
    """Return whether ``query`` needs the writer's lock; when in doubt, it does."""
    if _WITH.match(query):
        return bool(_WRITES_WITHIN.search(query))
    return not _READS.match(query)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that takes the lock before a statement that writes."""

    lock: WriterLock | None = None

    def execute(self, query: str, params: Any = None) -> Any:
        return self._locked(query, super().execute, query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        return self._locked(query, super().executemany, query, param_list)

    def convert_query(self, query: str, *, param_names: Iterable[str] | None = None) -> str:
        """Return the statement as SQLite wants it; the same ones come again with every page."""
        if param_names is not None or len(query) > _LONG:
            return super().convert_query(query, param_names=param_names)
        return _with_question_marks(query)

    def _locked(self, query: str, run: Callable[..., Any], *arguments: Any) -> Any:
        if self.lock is None:
            return run(*arguments)
        if writes(query):
            self.lock.acquire()
        try:
            return run(*arguments)
        finally:
            # Outside a transaction the statement has committed itself, and COMMIT has ended one.
            if not self.connection.in_transaction:
                self.lock.release()


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection, with its own hold on the writer's lock."""

    writer_lock: WriterLock | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if not self.is_in_memory_db():
            self.writer_lock = WriterLock(
                Path(f"{conn_params['database']}.writer"), timeout=conn_params.get("timeout", 20)
            )
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.lock = self.writer_lock
        return cursor

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # the stubs leave it out
        self._release()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # the stubs leave it out
        finally:
            self._release()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # the stubs leave it out
        finally:
            if self.writer_lock is not None:
                self.writer_lock.close()

    def _release(self) -> None:
        if self.writer_lock is not None and not self.connection.in_transaction:
            self.writer_lock.release()
