# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiled pages on the disk: compiling them is a third of a start."""

import os
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from stat import S_IRWXG, S_IRWXO, S_ISDIR

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledPages(FileSystemBytecodeCache):
    """Keeps one file for each page in a directory of our own, and makes it anew when it must.

    What is kept is executed. So nothing is read or written where the directory is somebody else's,
    or open to others: an administrator who runs a command must not run what the server's user left
    there. ``made_by`` names what makes the code; Jinja itself asks only whether the page and the
    version of Python are the same.
    """

    def __init__(self, directory: Path, made_by: str) -> None:
        super().__init__(str(directory), "%s.page")
        self._made_by = made_by

    def get_source_checksum(self, source: str) -> str:
        """Return a checksum of the page and of what compiles it."""
        return super().get_source_checksum(f"{self._made_by}\0{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the file, if there is a whole one."""
        if not self._is_ours():
            return
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file; where nothing can be written, the next start compiles again."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_ours():
                super().dump_bytecode(bucket)

    def _is_ours(self) -> bool:
        try:
            status = Path(self.directory).lstat()
        except OSError:
            return False
        is_private = S_ISDIR(status.st_mode) and not status.st_mode & (S_IRWXG | S_IRWXO)
        return is_private and status.st_uid == os.getuid()
