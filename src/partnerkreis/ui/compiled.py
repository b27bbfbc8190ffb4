# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiled pages on the disk: compiling them is a third of a start."""

from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledPages(FileSystemBytecodeCache):
    """Keeps one file for each page in a directory of our own, and makes it anew when it must.

    Nobody else may write there: what is kept is executed. ``made_by`` names what makes the code;
    Jinja itself asks only whether the page and the version of Python are the same.
    """

    def __init__(self, directory: Path, made_by: str) -> None:
        super().__init__(str(directory), "%s.page")
        self._made_by = made_by

    def get_source_checksum(self, source: str) -> str:
        """Return a checksum of the page and of what compiles it."""
        return super().get_source_checksum(f"{self._made_by}\0{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the file, if there is a whole one."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file; where nothing can be written, the next start compiles again."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
