# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a ZIP archive that somebody brought may raise."""

import lzma
import zipfile
import zlib
from typing import Final

#: Damaged, cut off, with a password (RuntimeError), or packed in a way that nobody knows
#: (NotImplementedError, a RuntimeError too). Names that cannot be read are a ValueError.
UNREADABLE_ARCHIVE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
