# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON read piece by piece says the same as JSON read at once."""

import json
from io import BytesIO, RawIOBase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.cases.json_text import JsonText, NotJson, RepeatedName

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


class Dribble(RawIOBase):
    """A source that hands over one byte at a time, as a slow pipe may."""

    def __init__(self, data: bytes) -> None:
        self.data = BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self.data.read(1)


def read(source: Any) -> dict[str, Any]:
    """Read an object whose lists are read item by item."""
    text = JsonText(source)
    found = {
        name: list(text.items()) if text.next() == "[" else text.value() for name in text.names()
    }
    text.end()
    return found


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 1]))
def test_text_is_read_as_json_is(value: dict[str, Any], indent: int | None) -> None:
    data = json.dumps(value, ensure_ascii=False, indent=indent).encode(errors="surrogatepass")
    try:
        data.decode()
    except UnicodeDecodeError:
        data = json.dumps(value, indent=indent).encode()

    assert read(BytesIO(data)) == value
    assert read(Dribble(data)) == value


@pytest.mark.parametrize("source", [BytesIO, Dribble])
@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"", 1, 1),
        (b"[]", 1, 1),
        (b'{"a": [1,]}', 1, 10),
        (b'{"a": 1,}', 1, 9),
        (b'{"a" 1}', 1, 6),
        (b'{"a": 1 "b": 2}', 1, 9),
        (b"{a: 1}", 1, 2),
        (b'{"a": 1} x', 1, 10),
        (b'{"a": [1\n, 2,\n  x]}', 3, 3),
        ('{\n"ą": ["ś",\n "ć" 1]}'.encode(), 3, 6),
        (b'{"a": [', 1, 8),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(
    source: type, data: bytes, line: int, column: int
) -> None:
    with pytest.raises(NotJson) as refused:
        read(source(data))

    assert (refused.value.line, refused.value.column) == (line, column)


@pytest.mark.parametrize("data", [b'{"a": 1, "a": 2}', b'{"b": [{"a": 1, "a": 2}]}'])
def test_name_that_stands_twice_is_refused(data: bytes) -> None:
    with pytest.raises(RepeatedName, match="a"):
        read(BytesIO(data))


def test_byte_order_mark_is_passed_over() -> None:
    assert read(Dribble('{"a": "ż"}'.encode("utf-8-sig"))) == {"a": "ż"}


def test_text_cut_within_a_character_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        read(Dribble('{"a": "ż'.encode()[:-1]))
