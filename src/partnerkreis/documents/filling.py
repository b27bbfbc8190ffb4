# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling a sheet: placeholders become what is given, and the result is a DOCX.

A paragraph or a row of a table whose placeholders are all empty is left out, so that a sheet needs
no conditions. A row with the columns of a list stands once for each of its items. A placeholder
that stands alone becomes as many paragraphs as its text has.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from partnerkreis.core.languages import Language
from partnerkreis.documents.placeholders import PLACEHOLDER, names_in
from partnerkreis.documents.setting import set_blocks
from partnerkreis.documents.values import Values

#: The languages of the interface as a word processor calls them.
TAGS: Final[dict[Language, str]] = {"de": "de-DE", "pl": "pl-PL", "en": "en-GB"}
#: A file says when it was packed; ours says nothing, so that equal documents are equal files.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_P, _R, _T, _TR, _TC = (qn(f"w:{name}") for name in ("p", "r", "t", "tr", "tc"))
_BODY: Final = qn("w:body")
#: In an English, a German and a Polish Word.
_HEADING: Final = re.compile(r"(?:Heading|berschrift|Nagwek)([1-9])")
_WITH_TEXT: Final = ("/header", "/footer")


def fill(
    sheet: bytes,
    values: Values,
    *,
    title: str,
    author: str,
    language: Language,
    at: datetime.datetime,
) -> bytes:
    """Return the sheet with its placeholders filled. Equal arguments give equal bytes."""
    document = Document(BytesIO(sheet))
    for root in roots_of(document):
        _fill(root, values, document)
    properties = document.core_properties
    properties.title, properties.author = title[:250], author[:250]
    properties.language = TAGS[language]
    properties.subject = properties.comments = properties.keywords = ""
    properties.last_modified_by = author[:250]
    properties.created = properties.modified = at.astimezone(datetime.UTC).replace(tzinfo=None)
    written = BytesIO()
    document.save(written)
    return packed(written.getvalue())


def packed(data: bytes) -> bytes:
    """Return the same archive without the time at which it was packed."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return result.getvalue()


def roots_of(document: Any) -> Iterator[Any]:
    """Yield the text of a document, of its headers and of its footers, each as one element."""
    yield document.element
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_WITH_TEXT):
            yield relation.target_part.element


def text_of(paragraph: Any) -> str:
    """Return the text of a paragraph, however many pieces a word processor has cut it into."""
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def paragraphs_of(root: Any) -> list[Any]:
    return list(root.iter(_P))


def _pieces(paragraph: Any) -> list[Any]:
    """Return its pieces of text, without those of a paragraph in a box that stands in it."""
    return [t for t in paragraph.iter(_T) if next(t.iterancestors(_P)) is paragraph]


def _fill(root: Any, values: Values, document: Any) -> None:
    headings = [p for p in root.iter(_P) if _level(p) and p.getparent().tag == _BODY]
    with_text = [heading for heading in headings if _empty_below(heading) is None]
    for row in list(root.iter(_TR)):
        _repeat(row, values)
    for row in list(root.iter(_TR)):
        if row.getparent() is not None and _is_all_empty(row, values):
            row.getparent().remove(row)
    _drop_bare_tables(root)
    for paragraph in paragraphs_of(root):
        _fill_paragraph(paragraph, values, document)
    for heading in with_text:
        _drop_if_empty(heading)


def _drop_bare_tables(root: Any) -> None:
    """Take away what is left of a table whose rows all stood for items that there are not."""
    for table in list(root.iter(qn("w:tbl"))):
        rows = table.findall(_TR)
        if not rows or (len(rows) == 1 and rows[0].find(f".//{qn('w:tblHeader')}") is not None):
            table.getparent().remove(table)


def _level(paragraph: Any) -> int:
    """Return which level of heading a paragraph is, 0 for none; styles have names in any tongue."""
    style = paragraph.find(f".//{qn('w:pStyle')}")
    found = _HEADING.fullmatch(style.get(qn("w:val"))) if style is not None else None
    return int(found[1]) if found else 0


def _has_picture(element: Any) -> bool:
    return any(True for name in ("w:drawing", "w:pict") for _one in element.iter(qn(name)))


def _empty_below(heading: Any) -> list[Any] | None:
    """Return the empty lines below a heading where there is nothing else, None where there is."""
    below = []
    for element in heading.itersiblings():
        if element.tag == qn("w:sectPr") or 0 < _level(element) <= _level(heading):
            break
        if element.tag != _P or text_of(element).strip() or _has_picture(element):
            return None
        below.append(element)
    return below


def _drop_if_empty(heading: Any) -> None:
    """Take a heading away below which nothing is left, with the empty lines below it."""
    below = _empty_below(heading) if heading.getparent() is not None else None
    for element in (heading, *below) if below is not None else ():
        element.getparent().remove(element)


def _names(element: Any) -> list[str]:
    return [name for p in paragraphs_of(element) for name in names_in(text_of(p))]


def _is_all_empty(row: Any, values: Values) -> bool:
    names = _names(row)
    return bool(names) and not any(values.texts.get(n) or values.blocks.get(n) for n in names)


def _repeat(row: Any, values: Values) -> None:
    """Put a copy of the row for each item of the list it names; none where there are no items."""
    lists = {name.partition(".")[0] for name in _names(row) if "." in name}
    if not lists:
        return
    for item in values.rows.get(min(lists), ()):
        copy = deepcopy(row)
        row.addprevious(copy)
        texts = {f"{min(lists)}.{column}": text for column, text in item.items()}
        for paragraph in paragraphs_of(copy):
            _replace(paragraph, {**values.texts, **texts})
    row.getparent().remove(row)


def _fill_paragraph(paragraph: Any, values: Values, document: Any) -> None:
    text = text_of(paragraph)
    names = names_in(text)
    if not names or paragraph.getparent() is None:
        return
    alone = PLACEHOLDER.fullmatch(text.strip())
    blocks = values.blocks.get(names[0]) if alone else None
    if blocks:
        set_blocks(blocks, before=paragraph, document=document)
        _remove(paragraph)
    elif not any(values.texts.get(name) for name in names):
        _remove(paragraph)
    elif alone:
        _set_paragraphs(paragraph, names[0], values.texts[names[0]])
    else:
        _replace(paragraph, values.texts)


def _set_paragraphs(paragraph: Any, name: str, text: str) -> None:
    for part in re.split(r"\n{2,}", text.strip("\n")):
        copy = deepcopy(paragraph)
        paragraph.addprevious(copy)
        _replace(copy, {name: part})
    _remove(paragraph)


def _remove(paragraph: Any) -> None:
    """Take the paragraph away; the last one of a cell stays, empty, or the cell would be none."""
    parent = paragraph.getparent()
    if parent.tag != qn("w:body") and len(parent.findall(_P)) == 1:
        for run in paragraph.findall(_R):
            paragraph.remove(run)
    else:
        parent.remove(paragraph)


def _replace(paragraph: Any, texts: Mapping[str, str]) -> None:
    """Put texts in the place of placeholders, in the looks of where each begins."""
    pieces = _pieces(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    for found in reversed(list(PLACEHOLDER.finditer(whole))):
        _put(pieces, found.start(), found.end(), clean(texts.get(found[1], "")))
    for piece in pieces:
        _break_lines(piece)


def clean(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n"))


def _put(pieces: list[Any], start: int, end: int, text: str) -> None:
    position = 0
    for piece in pieces:
        own = piece.text or ""
        first, last = max(start - position, 0), min(end - position, len(own))
        if first < last:
            piece.text = own[:first] + text + own[last:]
            text = ""
        position += len(own)


def _break_lines(piece: Any) -> None:
    piece.set(qn("xml:space"), "preserve")
    lines = (piece.text or "").split("\n")
    piece.text, last = lines[0], piece
    for line in lines[1:]:
        ended, following = OxmlElement("w:br"), deepcopy(piece)
        following.text = line
        last.addnext(ended)
        ended.addnext(following)
        last = following
