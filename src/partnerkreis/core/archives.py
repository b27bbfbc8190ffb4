# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a ZIP archive that somebody brought may raise."""

import lzma
import zipfile
import zlib
from typing import Final

#: Damaged or cut off. A password and a way of packing that nobody knows are a RuntimeError, a
#: name that cannot be read is a ValueError.
UNREADABLE_ARCHIVE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
