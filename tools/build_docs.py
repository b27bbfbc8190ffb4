# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write what the documentation takes from the code; with --check only say what is out of date.

python tools/build_docs.py [--check]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
# REUSE-IgnoreStart
NOTICE = (
    "<!--\n"
    "SPDX-FileCopyrightText: 2026 Partnerkreis contributors\n"
    "SPDX-License-Identifier: EUPL-1.2\n"
    "Made by `make docs`; do not edit.\n"
    "-->\n\n"
)
# REUSE-IgnoreEnd
#: A comment before a field of Environment: "#: NAME: what it means", over one line or more.
VARIABLE = re.compile(r"((?:    #: .*\n)+)    \w+: ")


def permissions() -> str:
    """Return the permission table: a row for each permission, a column for each role."""
    from partnerkreis.access.policy import TABLE, Permission, Reach, Role

    rows = [["Permission", *(role.value for role in Role)]]
    rows.append(["---"] * len(rows[0]))
    for permission in Permission:
        reach = TABLE[permission]
        cells = (reach.get(role, Reach.NONE) for role in Role)
        rows.append([f"`{permission}`", *("–" if c is Reach.NONE else c.value for c in cells)])
    return f"{NOTICE}# Who may do what\n\n{table(rows)}"


def environment() -> str:
    """Return the table of environment variables, from the comments beside the fields."""
    source = (ROOT / "src/partnerkreis/config/environment.py").read_text()
    rows = [["Variable", "Meaning"], ["---", "---"], *variables(source)]
    return f"{NOTICE}# Environment variables\n\nThere is no other configuration.\n\n{table(rows)}"


def variables(source: str) -> Iterator[list[str]]:
    for match in VARIABLE.finditer(source):
        text = " ".join(line.strip().removeprefix("#: ") for line in match[1].splitlines())
        name, _, meaning = text.partition(": ")
        yield [f"`{name}`", (meaning[:1].upper() + meaning[1:]).replace("``", "`")]


def case_schema() -> str:
    """Return the JSON Schema of a case file."""
    from partnerkreis.cases.schema import CaseFile

    schema = CaseFile.model_json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=1) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "permissions.md": permissions,
    "environment.md": environment,
    "format/case.schema.json": case_schema,
}


def table(rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main(arguments: list[str]) -> int:
    django.setup()
    outdated = []
    for name, generate in GENERATED.items():
        path, text = DOCS / name, generate()
        if path.exists() and path.read_text() == text:
            continue
        outdated.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    for name in outdated:
        print(
            f"docs/{name}: {'is out of date (make docs)' if '--check' in arguments else 'written'}"
        )
    return 1 if outdated and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
