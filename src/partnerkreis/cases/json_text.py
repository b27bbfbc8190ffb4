# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON of any length, read piece by piece, so that no more of it is in memory than one record."""

import codecs
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

_PIECE = 1 << 18
_SPACE = " \t\n\r"


class NotJson(ValueError):
    """The text is not JSON; says where."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class RepeatedName(ValueError):
    """A name stands twice in one object."""


class JsonText:
    """A JSON text from a stream of UTF-8.

    Raises NotJson, RepeatedName, UnicodeDecodeError or RecursionError wherever it cannot go on.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._scan = json.JSONDecoder(object_pairs_hook=_unique).raw_decode
        self._text, self._at, self._is_all = "", 0, False
        self._lines, self._columns = 0, 0

    def names(self) -> Iterator[str]:
        """Yield the names of the object that begins here; read each value before going on."""
        seen: set[str] = set()
        self._expect("{")
        while not self._is_over("}", has_begun=bool(seen)):
            if self.next() != '"':
                raise self._fault(self._at)
            name = self.value()
            self._expect(":")
            if name in seen:
                raise RepeatedName(name)
            seen.add(name)
            yield name

    def items(self) -> Iterator[Any]:
        """Yield the items of the list that begins here."""
        self._expect("[")
        has_begun = False
        while not self._is_over("]", has_begun=has_begun):
            has_begun = True
            yield self.value()

    def value(self) -> Any:
        """Return the value that begins here."""
        self.next()
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._read_on():
                    continue
                raise self._fault(error.pos) from None
            # What ends with what was read so far may be half a number: "1" of "1.5e+3".
            if self._text[end : end + 3].strip(".eE+-") or not self._read_on():
                self._at = end
                return value

    def next(self) -> str:
        """Return the character that comes next after white space, or "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._read_on():
                return ""

    def end(self) -> None:
        """Raise NotJson unless the text ends here."""
        if self.next():
            raise self._fault(self._at)

    def _is_over(self, bracket: str, *, has_begun: bool) -> bool:
        if self.next() == bracket:
            self._at += 1
            return True
        if has_begun:
            self._expect(",")
        return False

    def _expect(self, character: str) -> None:
        if self.next() != character:
            raise self._fault(self._at)
        self._at += 1

    def _read_on(self) -> bool:
        """Read another piece; return whether there was one."""
        if self._is_all:
            return False
        self._forget()
        # As much again as is waiting: so that what is long is not scanned over and over.
        piece = self._source.read(max(_PIECE, len(self._text)))
        self._is_all = not piece
        self._text += self._decode(piece, self._is_all)
        return True

    def _forget(self) -> None:
        """Let go of what was read, and remember where in the whole the rest stands."""
        self._lines, self._columns = self._place(self._at)
        self._text, self._at = self._text[self._at :], 0

    def _place(self, position: int) -> tuple[int, int]:
        lines = self._text.count("\n", 0, position)
        if not lines:
            return self._lines, self._columns + position
        return self._lines + lines, position - self._text.rindex("\n", 0, position) - 1

    def _fault(self, position: int) -> NotJson:
        line, column = self._place(position)
        return NotJson(line + 1, column + 1)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RepeatedName(
            next(n for n, times in Counter(n for n, _ in pairs).items() if times > 1)
        )
    return found
