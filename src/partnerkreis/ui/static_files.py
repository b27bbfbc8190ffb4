# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where style sheets and fonts are served from."""

from typing import Any

from whitenoise.storage import (  # type: ignore[import-untyped] # it has no types
    CompressedManifestStaticFilesStorage,
)


class CollectedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # likewise
    """Files under names that change with their contents; ``partnerkreis serve`` collects them.

    Where nothing was collected, as with ``manage.py runserver``, they go by their plain names. One
    file that is missing among others is still a mistake, and raises ValueError.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address; a process works it out once, for it begins with what is collected."""
        if force or not self.hashed_files:
            return str(super().url(name, force))
        if name not in self._addresses:
            self._addresses[name] = super().url(name)
        return self._addresses[name]

    def stored_name(self, name: str) -> str:
        stored: str = super().stored_name(name) if self.hashed_files else name
        return stored
