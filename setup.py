# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiles the catalogues when the package is built; all else stands in ``pyproject.toml``."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

CATALOGUES = "src/partnerkreis/locale/*/LC_MESSAGES/*.po"


class BuildWithCatalogues(build_py):
    """Without compiled catalogues a wheel would speak English alone."""

    def run(self) -> None:
        for catalogue in Path(__file__).parent.glob(CATALOGUES):
            with catalogue.open("rb") as source, catalogue.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=catalogue.parts[-3]))
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
