# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a mail as Outlook saves it: a compound file with a stream for each property.

Small streams lie in sectors of 64 bytes within a stream of their own, large ones in sectors of
512; the names lie in a directory, here a chain instead of a balanced tree.
"""

import struct
from dataclasses import dataclass, field

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_EPOCH_DAYS = 134774  # from 1601 to 1970


@dataclass
class Storage:
    """A folder of the compound file: streams and folders by name."""

    entries: dict[str, "bytes | Storage"] = field(default_factory=dict)


def text(tag: str, value: str) -> tuple[str, bytes]:
    return f"__substg1.0_{tag}001F", value.encode("utf-16-le")


def ansi(tag: str, value: bytes) -> tuple[str, bytes]:
    return f"__substg1.0_{tag}001E", value


def binary(tag: str, value: bytes) -> tuple[str, bytes]:
    return f"__substg1.0_{tag}0102", value


def properties(preface: int, **fixed: tuple[int, int]) -> tuple[str, bytes]:
    """Return the table of properties of fixed length: number and type by name, as 8 bytes."""
    rows = b"".join(
        struct.pack("<HHIQ", kind, int(tag.lstrip("p"), 16), 6, value)
        for tag, (kind, value) in fixed.items()
    )
    return "__properties_version1.0", bytes(preface) + rows


def filetime(seconds: int) -> int:
    return (seconds + _EPOCH_DAYS * 86400) * 10_000_000


def compound(root: Storage) -> bytes:
    """Return the bytes of a compound file (MS-CFB, version 3)."""
    rows: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5, "data": b""}]
    _add(root, rows, 0)
    mini = b"".join(_padded(r["data"], _MINI) for r in rows if _is_small(r))  # type: ignore[arg-type]
    big = [r for r in rows if r["kind"] == 2 and not _is_small(r)]
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return _END
        start, padded = len(sectors), _padded(data, _SECTOR)
        count = len(padded) // _SECTOR
        sectors.extend(padded[i * _SECTOR : (i + 1) * _SECTOR] for i in range(count))
        chains.extend([*range(start + 1, start + count), _END])
        return start

    for row in big:
        row["start"] = store(row["data"])  # type: ignore[arg-type]
    rows[0]["start"], rows[0]["size"] = store(mini), len(mini)
    mini_fat = _mini_chains(rows)
    mini_start = store(_padded(mini_fat, _SECTOR))
    directory = store(_padded(b"".join(map(_entry, rows)), _SECTOR))
    fats = 1
    while (len(sectors) + fats) * 4 > fats * _SECTOR:
        fats += 1
    first_fat = len(sectors)
    table = [*chains, *[_FAT] * fats]
    table += [_FREE] * (fats * _SECTOR // 4 - len(table))
    minis = len(_padded(mini_fat, _SECTOR)) // _SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6s", 0x3E, 3, 0xFFFE, 9, 6, bytes(6))
    counts = (0, fats, directory, 0, _CUTOFF, mini_start if minis else _END, minis, _END, 0)
    header += struct.pack("<9I", *counts)
    places = [*range(first_fat, first_fat + fats)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _is_small(row: dict[str, object]) -> bool:
    return row["kind"] == 2 and 0 < len(row["data"]) < _CUTOFF  # type: ignore[arg-type]


def _padded(data: bytes, size: int) -> bytes:
    return data + bytes(-len(data) % size)


def _add(storage: Storage, rows: list[dict[str, object]], parent: int) -> None:
    first = previous = None
    for name in sorted(storage.entries, key=lambda one: (len(one), one.upper())):
        inner = storage.entries[name]
        number = len(rows)
        row: dict[str, object] = {"name": name, "kind": 1, "data": b""}
        if isinstance(inner, bytes):
            row |= {"kind": 2, "data": inner}
        rows.append(row)
        if previous is None:
            first = number
        else:
            rows[previous]["right"] = number
        previous = number
        if isinstance(inner, Storage):
            _add(inner, rows, number)
    if first is not None:
        rows[parent]["child"] = first


def _mini_chains(rows: list[dict[str, object]]) -> bytes:
    chain: list[int] = []
    for row in rows:
        if _is_small(row):
            count = -(-len(row["data"]) // _MINI)  # type: ignore[arg-type]
            row["start"] = len(chain)
            chain += [*range(len(chain) + 1, len(chain) + count), _END]
    chain += [_FREE] * (-len(chain) % (_SECTOR // 4))
    return struct.pack(f"<{len(chain)}I", *chain)


def _entry(row: dict[str, object]) -> bytes:
    name = str(row["name"]).encode("utf-16-le") + b"\0\0"
    size = row.get("size", len(row["data"]))  # type: ignore[arg-type]
    start = row.get("start", _END if row["kind"] == 2 else 0)
    return struct.pack(
        "<64sHBBIII16sIQQIQ", name, len(name), row["kind"], 1, _FREE, row.get("right", _FREE),
        row.get("child", _FREE), bytes(16), 0, 0, 0, start, size,
    )  # fmt: skip


def outlook_mail(
    *extra: tuple[str, "bytes | Storage"],
    subject: str = "Besuch in Gostyń",
    seconds: int = 1_750_000_000,
) -> bytes:
    """Return a mail from Outlook; ``extra`` are further streams and folders."""
    entries: dict[str, bytes | Storage] = dict(
        [
            properties(32, p0039=(0x0040, filetime(seconds)), p3FFD=(0x0003, 1250)),
            text("0037", subject),
            text("0C1A", "Ewa Przykładowska"),
            text("5D01", "ewa@example.org"),
            text("0E04", "Jana Musterfeld; Biuro"),
            text("1035", "<1@example.org>"),
            text("1000", "Dzień dobry,\r\nzapraszamy do Gostynia.\r\n"),
        ]
    )
    entries |= dict(extra)
    return compound(Storage(entries))


def attachment(
    number: int, name: str, data: bytes, *more: tuple[str, bytes]
) -> tuple[str, Storage]:
    """Return the folder of an attachment."""
    streams = dict([text("3707", name), binary("3701", data), properties(8), *more])
    return f"__attach_version1.0_#{number:08X}", Storage(dict(streams))
