# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogues of German and Polish, with Babel, so that no gettext need be installed.

python tools/messages.py update           extract, and bring the catalogues up to date
python tools/messages.py compile FILE …   .po to .mo
python tools/messages.py check            fail on what is missing, fuzzy, obsolete or broken
"""

from __future__ import annotations

import io
import re
import string
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import TemplateSyntaxError

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/partnerkreis"
TRANSLATED: Final = ("de", "pl")

METHODS = [("**.py", "python"), ("**/jinja2/**.html", "jinja2"), ("**/jinja2/**.xml", "jinja2")]
OPTIONS = {
    pattern: {"extensions": "jinja2.ext.i18n,jinja2.ext.loopcontrols", "silent": "false"}
    for pattern, method in METHODS
    if method == "jinja2"
}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    # Addresses are words too; portal/urls.py reads them under a name of their own.
    **dict.fromkeys(("pgettext", "pgettext_lazy", "address"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
#: A comment beside a message that allows placeholders its English text does not have.
ALLOWED = re.compile(r"Placeholders:\s*([\w, ]+)")
PERCENT = re.compile(r"%(?:\((\w+)\))?[sd]")
HEADER = """\
# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
#"""


def path_of(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES/django.po"


def extracted() -> Catalog:
    """Return all messages of the source, without the numbers of lines: these change too often."""
    catalog = Catalog(charset="utf-8")
    files = [""]
    found = extract_from_dir(
        PACKAGE,
        METHODS,
        OPTIONS,
        KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        callback=lambda file, method, options: files.append(file),
    )
    try:
        add_all(catalog, found)
    except TemplateSyntaxError as error:
        sys.exit(f"{files[-1]}:{error.lineno}: {error.message}")
    return catalog


def add_all(catalog: Catalog, found: Iterable[tuple[str, int, Any, list[str], str | None]]) -> None:
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 1)], auto_comments=comments, context=context)


def read(language: str) -> Catalog:
    """Return the catalogue of ``language``, empty where there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def as_text(catalog: Catalog) -> bytes:
    """Return the catalogue as it stands in the file, with a header that says nothing untrue."""
    catalog.fuzzy = False
    catalog.header_comment = HEADER
    catalog.project, catalog.version = "Partnerkreis", ""
    catalog.msgid_bugs_address = catalog.last_translator = "Partnerkreis contributors"
    catalog.language_team = catalog.language_team or ""
    buffer = io.BytesIO()
    write_po(
        buffer, catalog, width=98, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    return buffer.getvalue()


def update() -> None:
    """Bring every catalogue up to date; new messages are empty, obsolete ones leave."""
    source = extracted()
    for language in TRANSLATED:
        catalog = read(language)
        catalog.update(source, no_fuzzy_matching=True, update_creation_date=False)
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(as_text(catalog))
        print(f"{language}: {len(catalog)} messages, {len(list(missing(catalog)))} to translate")


def compile_catalogue(path: Path) -> None:
    with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source, locale=path.parts[-3]))


def faults() -> Iterator[str]:
    """Yield one line for everything that is wrong with a message or a catalogue."""
    source = extracted()
    for message in real(source):
        if any("\n" in text for text in texts(message.id)):
            yield f"source: not trimmed (write {{% trans trimmed %}}): {shown(message)}"
    for language in TRANSLATED:
        catalog = read(language)
        for fault in [*differences(source, catalog), *broken(source, catalog)]:
            yield f"{language}: {fault}"


def differences(source: Catalog, catalog: Catalog) -> Iterator[str]:
    wanted = {identity(message): message for message in real(source)}
    present = {identity(message): message for message in real(catalog)}
    for key in wanted.keys() - present.keys():
        yield f"not in the catalogue (run make messages): {shown(wanted[key])}"
    for key in present.keys() - wanted.keys():
        yield f"no longer in the source (run make messages): {shown(present[key])}"


def broken(source: Catalog, catalog: Catalog) -> Iterator[str]:
    for message in missing(catalog):
        yield f"not translated: {shown(message)}"
    for message in real(catalog):
        if message.fuzzy:
            yield f"fuzzy: {shown(message)}"
        original = source.get(message.id, message.context)
        allowed = placeholders_allowed(original or message)
        for text in texts(message.string):
            if unknown := placeholders(text) - allowed:
                yield f"unknown placeholder {', '.join(sorted(unknown))}: {text!r}"


def missing(catalog: Catalog) -> Iterator[Message]:
    for message in real(catalog):
        strings = texts(message.string)
        if not all(strings) or (message.pluralizable and len(strings) != catalog.num_plurals):
            yield message


def placeholders_allowed(message: Message) -> set[str]:
    named = {
        name.strip()
        for comment in message.auto_comments
        for match in ALLOWED.finditer(comment)
        for name in match[1].split(",")
    }
    return named.union(*(placeholders(text) for text in texts(message.id)))


def placeholders(text: str) -> set[str]:
    """Return the names of ``{name:form}`` and ``%(name)s``; unreadable braces are a name too.

    >>> sorted(placeholders("{partner:gen} und %(count)s"))
    ['count', 'partner']
    """
    try:
        fields = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    except ValueError as error:
        fields = {str(error)}
    return fields | {match[1] or "%s" for match in PERCENT.finditer(text)}


def real(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages without the header."""
    return (message for message in catalog if message.id)


def texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if isinstance(value, str) or value is None else tuple(value)


def identity(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, texts(message.id)


def shown(message: Message) -> str:
    where = ", ".join(sorted({name for name, _ in message.locations}))
    context = f" [{message.context}]" if message.context else ""
    return f"{texts(message.id)[0]!r}{context} {where}".rstrip()


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["compile", *files] if files:
            for file in files:
                compile_catalogue(Path(file))
        case ["check"]:
            found = sorted(faults())
            print("\n".join(found), end="\n" if found else "")
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
