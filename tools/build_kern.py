# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Take KERN from its unpacked npm package: the whole sheet, and the part that public pages need.

    npm pack @kern-ux/native@2.7.2 && tar xf kern-ux-native-2.7.2.tgz
    python tools/build_kern.py package/

Writes ``kern.min.css`` (unchanged) and ``kern-public.css``: the rules of the components in
``COMPONENTS``, and of KERN's custom properties only those that these rules or our own sheets use.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "src/partnerkreis/ui/static"
TARGET = STATIC / "vendor/kern"

#: What a public page may use of KERN: one button, the fields of a filter form, hidden text.
COMPONENTS = re.compile(
    r"\.kern-(btn|btn--(primary|secondary)|label|hint|sr-only|fieldset(__\w+)?"
    r"|form-input(__(input|select|select-wrapper))?|form-check(__(checkbox|radio))?)(?![\w-])"
)
#: Parts of these components that no public page has.
UNUSED = re.compile(
    r"error|icon|file|disabled|readonly|textarea|input-group|tertiary|\.kern-(light|dark)\b"
)
THEME = re.compile(r":root|\[data-kern-theme")
BOX_SIZING = re.compile(r"\*,\*:before")
# REUSE-IgnoreStart
NOTICE = (
    "/* SPDX-FileCopyrightText: KERN UX, https://www.kern-ux.de\n"
    "   SPDX-License-Identifier: EUPL-1.2\n"
    "   Part of @kern-ux/native 2.7.2, cut by tools/build_kern.py; do not edit. */\n"
)
# REUSE-IgnoreEnd


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield (prelude, body) of each top-level block; statements without a block are left out."""
    depth = start = opened = 0
    for match in re.finditer(r'"(?:\\.|[^"\\])*"|[{};]', css):
        mark = match.group()
        if mark == "{":
            opened = match.start() if depth == 0 else opened
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : match.start()]
                start = match.end()
        elif mark == ";" and depth == 0:
            start = match.end()


def selectors(prelude: str) -> list[str]:
    """Split a selector list at its commas, not at those inside brackets."""
    return [part.strip() for part in re.split(r",(?![^()\[\]]*[)\]])", prelude)]


def wanted(prelude: str) -> str:
    """Return the part of a selector list that public pages use, or ""."""
    if BOX_SIZING.match(prelude):
        return prelude
    return ",".join(s for s in selectors(prelude) if COMPONENTS.search(s) and not UNUSED.search(s))


def component_rules(css: str) -> str:
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith("@media"):
            kept.append(f"{prelude}{{{inner}}}" if (inner := component_rules(body)) else "")
        elif not prelude.startswith("@") and (selector := wanted(prelude)):
            kept.append(f"{selector}{{{body}}}")
    return "".join(kept)


def declarations(css: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (media, selector, property, value) of each custom property of the themes."""
    for prelude, body in blocks(css):
        if prelude.startswith("@media") and "prefers-color-scheme" in prelude:
            for _, selector, name, value in declarations(body):
                yield prelude, selector, name, value
        elif THEME.match(prelude) and not prelude.startswith("@"):
            selector = ",".join(s for s in selectors(prelude) if not UNUSED.search(s))
            for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;]+)", body):
                yield "", selector, name, value


def used(css: str) -> set[str]:
    return set(re.findall(r"var\((--kern-[\w-]+)", css))


def reachable(names: set[str], values: dict[str, set[str]]) -> set[str]:
    """Return ``names`` and every property that their values are made of."""
    found: set[str] = set()
    while names:
        found |= names
        names = {n for name in names for n in values.get(name, set())} - found
    return found


def theme_rules(css: str, names: set[str]) -> str:
    rules: dict[tuple[str, str], list[str]] = {}
    for media, selector, name, value in declarations(css):
        if name in names:
            rules.setdefault((media, selector), []).append(f"{name}:{value.strip()}")
    text = ""
    for (media, selector), lines in rules.items():
        rule = f"{selector}{{{';'.join(lines)}}}"
        text += f"{media}{{{rule}}}" if media else rule
    return text


def public_sheet(css: str, own: str) -> str:
    """Return the reduced sheet for rules in ``own`` and the components of public pages."""
    rules = component_rules(css)
    values: dict[str, set[str]] = {}
    for _, _, name, value in declarations(css):
        values.setdefault(name, set()).update(used(value))
    return NOTICE + theme_rules(css, reachable(used(rules) | used(own), values)) + rules + "\n"


def main() -> None:
    package = Path(sys.argv[1])
    css = (package / "dist/kern.min.css").read_text("utf-8")
    own = "".join(path.read_text("utf-8") for path in sorted((STATIC / "css").glob("*.css")))
    (TARGET / "kern.min.css").write_text(css, "utf-8")
    (TARGET / "kern-public.css").write_text(public_sheet(css, own), "utf-8")
    for path in sorted(TARGET.glob("*.css")):
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
