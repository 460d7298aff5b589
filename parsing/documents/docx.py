"""Word 文档（docx）：按文档顺序的段落和表格。

Walks the XML itself: python-docx leaves out what stands in smart tags (Word 2003 wraps dates in them),
content controls, tracked insertions and text boxes. Tags are compared without namespace, so that strict
OOXML, which has other namespaces, reads the same. Automatic numbering is not text and is not reproduced.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.grids import Cell, join_lines, spread
from parsing.documents.packages import open_package, read_member

# Deleted or moved-away text, phonetic guides, formatting.
_SKIPPED = {"del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"}
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = {"drawing", "pict", "object"}


def read_docx(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, and tables; text boxes follow the paragraph they hang on."""
    with open_package(content) as package:
        xml = read_member(package, _main_part(package))
    facts = Facts()
    try:
        root = ElementTree.fromstring(xml)
        _read_blocks(root, name, facts)
    except (ElementTree.ParseError, LookupError, ValueError, RecursionError) as error:  # or of no known encoding
        raise Unreadable("文件损坏，正文不是合格的 XML") from error
    if not facts:
        _explain_silence(root)
    return facts


def _main_part(package: ZipFile) -> str:
    """word/document.xml, or document2.xml as some online editors call it."""
    names = (name for name in package.namelist() if name.startswith("word/document") and name.endswith(".xml"))
    return min(names, key=len)


def _read_blocks(parent: Element, name: str, facts: Facts) -> None:
    for block in _blocks(parent, {"p", "tbl"}):
        if _tag(block) == "tbl":
            facts.add_table(spread(_rows(block), name))
            continue
        facts.add_text(_text(block))
        for box in _blocks(block, {"txbxContent"}):
            _read_blocks(box, name, facts)


def _blocks(parent: Element, wanted: set[str]) -> Iterator[Element]:
    """The nearest wanted descendants, whatever wraps them."""
    for child in _children(parent):
        tag = _tag(child)
        if tag in wanted:
            yield child
        elif tag not in _SKIPPED:
            yield from _blocks(child, wanted)


def _children(parent: Element) -> Iterator[Element]:
    """Children, and of the same thing written twice (for new and for old readers) the first with text."""
    for child in parent:
        if _tag(child) == "AlternateContent":
            texts = (branch for branch in child if any(_tag(part) == "t" for part in branch.iter()))
            yield from next(texts, ())
        else:
            yield child


def _text(parent: Element) -> str:
    """Text of a paragraph without its text boxes; line breaks as newlines."""
    pieces: list[str] = []
    for child in _children(parent):
        tag = _tag(child)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag not in _SKIPPED and tag != "txbxContent":
            pieces.append(_text(child))
    return "".join(pieces)


def _rows(table: Element) -> Iterator[list[Cell]]:
    for row in _blocks(table, {"tr"}):
        if _property(row, "trPr", "del") is not None:
            continue
        cells = [Cell("")] * _number(_property(row, "trPr", "gridBefore"), 0)
        for cell in _blocks(row, {"tc"}):
            cells.append(_cell(cell, cells))
        yield cells


def _cell(cell: Element, before: list[Cell]) -> Cell:
    span = _number(_property(cell, "tcPr", "gridSpan"), 1)
    if before and _continues(_property(cell, "tcPr", "hMerge")):
        return before[-1]
    return Cell(_cell_text(cell), span, _continues(_property(cell, "tcPr", "vMerge")))


def _cell_text(cell: Element) -> str:
    """Paragraphs joined; a nested table's cells set apart by blanks, lest its numbers run together."""
    lines: list[str] = []
    for block in _blocks(cell, {"p", "tbl"}):
        if _tag(block) == "tbl":
            lines.append(" ".join(inner.text for row in _rows(block) for inner in row))
            continue
        lines.extend(_text(block).split("\n"))
        lines.extend(_cell_text(box) for box in _blocks(block, {"txbxContent"}))
    return join_lines(lines)


def _property(element: Element, group: str, name: str) -> Element | None:
    for properties in element:
        if _tag(properties) == group:
            return next((child for child in properties if _tag(child) == name), None)
    return None


def _value(element: Element | None) -> str | None:
    """The w:val attribute, in whichever namespace."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), "")


def _number(element: Element | None, default: int) -> int:
    value = _value(element) or ""
    return min(int(value), 10**6) if value.isdecimal() and len(value) < 10 else default


def _continues(merge: Element | None) -> bool:
    return merge is not None and _value(merge) in ("", "continue")


def _explain_silence(root: Element) -> None:
    tags = {_tag(element) for element in root.iter()}
    if "altChunk" in tags:
        raise Unreadable("正文是嵌入的其他格式，暂不能读取")
    if tags & _PICTURES:
        raise Unreadable("只有图片，没有文字")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
