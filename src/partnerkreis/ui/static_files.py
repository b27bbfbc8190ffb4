# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where style sheets and fonts are served from."""

from whitenoise.storage import (  # type: ignore[import-untyped] # it has no types
    CompressedManifestStaticFilesStorage,
)


class CollectedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # likewise
    """Files under names that change with their contents; ``partnerkreis serve`` collects them.

    Where nothing was collected, as with ``manage.py runserver``, they go by their plain names. One
    file that is missing among others is still a mistake, and raises ValueError.
    """

    def stored_name(self, name: str) -> str:
        stored: str = super().stored_name(name) if self.hashed_files else name
        return stored
