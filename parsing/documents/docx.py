"""Word 文档（docx）：按文档顺序的段落和表格。

Walks the XML itself: python-docx leaves out what stands in smart tags (Word 2003 wraps dates in them),
content controls, tracked insertions and text boxes. Automatic numbering is not text and is not reproduced.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from parsing.documents.docx_text import Line, Texts, hidden_styles, notes_of, raised_styles
from parsing.documents.docx_xml import blocks, is_on, number, property_of
from parsing.documents.facts import Facts, Unreadable
from parsing.documents.grids import Cell, join_lines, spread
from parsing.documents.packages import open_package, read_member
from parsing.documents.xml_names import tag_of, value_of

_SKIPPED = {"del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr"}
# Text that stands in another file, which is not read.
_ELSEWHERE = {"altChunk", "subDoc"}
_PICTURES = {"blip", "imagedata", "object"}
_MAX_GRID = 10**6
# Signs of rows and cells that are not shown.
_GONE = {"cellDel", "hidden", "hMerge"}


def read_docx(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, and tables; text boxes and notes follow the paragraph they hang on."""
    try:
        with open_package(content) as package:
            root = _part(package, "document")
            styles, footnotes, endnotes = (_part(package, part) for part in ("styles", "footnotes", "endnotes"))
        tags = {tag_of(element) for element in root.iter()}
        if tags & _ELSEWHERE:
            raise Unreadable("正文有嵌入的其他文件，不能完整读取")
        notes = notes_of(footnotes) | notes_of(endnotes)
        reader = _Reader(name, Texts(hidden_styles(styles), raised_styles(styles), notes))
        reader.read(root)
    except (ElementTree.ParseError, LookupError, ValueError, RecursionError) as error:  # or of no known encoding
        raise Unreadable("文件损坏，正文不是合格的 XML") from error
    if reader.texts.fields.in_code:
        raise Unreadable("Word 的域没有结束，正文不能可靠读取")
    if tags & _PICTURES and reader.facts.is_caption():
        raise Unreadable("只有图片，没有文字")
    return reader.facts


def _part(package: ZipFile, name: str) -> Element:
    """word/document.xml, or document2.xml as some online editors call it; only the text itself must be there."""
    found = [member for member in package.namelist() if member.startswith(f"word/{name}") and member.endswith(".xml")]
    if not found and name != "document":
        return Element(name)
    return ElementTree.fromstring(read_member(package, min(found, key=len)))


class _Reader:
    def __init__(self, name: str, texts: Texts) -> None:
        self.texts = texts
        self.facts = Facts()
        self._name = name
        self._cell_notes: list[Element] = []

    def read(self, parent: Element) -> None:
        """Paragraphs and tables. A paragraph whose mark is gone goes on in the next, though not into a table."""
        begun = ""
        for block in blocks(parent, {"p", "tbl"}, _SKIPPED):
            if tag_of(block) == "tbl":
                self.facts.add_text(begun)
                begun = ""
                framed = _framed(block)
                for cell in framed:
                    self.read(cell)
                if framed:
                    continue
                self.facts.add_table(spread(self._rows(block), self._name))
                self._add_notes(self._cell_notes)
                self._cell_notes = []
                continue
            line = self.texts.line(block)
            begun += line.text
            if not line.goes_on:
                self.facts.add_text(begun)
                begun = ""
            self._add_hanging(line)
        self.facts.add_text(begun)

    def _add_hanging(self, line: Line) -> None:
        for box in line.boxes:
            self.read(box)
        self._add_notes(line.notes)

    def _add_notes(self, notes: list[Element]) -> None:
        for note in list(notes):
            self.read(note)

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        for row in blocks(table, {"tr"}, _SKIPPED):
            if property_of(row, "trPr", "del") is not None or is_on(property_of(row, "trPr", "hidden")):
                continue
            before = number(value_of(property_of(row, "trPr", "gridBefore")), 0)
            cells = [Cell("")] * min(before, _MAX_GRID)
            for cell in blocks(row, {"tc"}, _SKIPPED):
                if property_of(cell, "tcPr", "cellDel") is None:
                    cells.append(self._cell(cell, cells))
            yield cells

    def _cell(self, cell: Element, before: list[Cell]) -> Cell:
        span = min(number(value_of(property_of(cell, "tcPr", "gridSpan")), 1), _MAX_GRID)
        if before and _continues(property_of(cell, "tcPr", "hMerge")):
            return before[-1]
        return Cell(join_lines(self._cell_lines(cell)), span, _continues(property_of(cell, "tcPr", "vMerge")))

    def _cell_lines(self, cell: Element) -> list[str]:
        """Paragraphs; a nested table's cells are one line, set apart by blanks, lest its numbers run together."""
        lines: list[str] = []
        begun = ""
        for block in blocks(cell, {"p", "tbl"}, _SKIPPED):
            if tag_of(block) == "tbl":
                lines.extend((begun, " ".join(inner.text for row in self._rows(block) for inner in row)))
                begun = ""
                continue
            line = self.texts.line(block)
            begun += line.text
            if not line.goes_on:
                lines.extend(begun.split("\n"))
                begun = ""
            lines.extend(text for box in line.boxes for text in self._cell_lines(box))
            self._cell_notes.extend(line.notes)
        return [*lines, *begun.split("\n")]


def _framed(table: Element) -> list[Element]:
    """The cells of a table that only frames others: one in each row, a table of its own in one of them."""
    rows = list(blocks(table, {"tr"}, _SKIPPED))
    cells = [cell for row in rows for cell in blocks(row, {"tc"}, _SKIPPED)]
    gone = any(property_of(row, "trPr", "del") is not None for row in rows)
    gone = gone or any(tag_of(element) in _GONE for element in table.iter())
    return [] if gone or len(cells) != len(rows) or not any(map(_holds_table, cells)) else cells


def _holds_table(cell: Element) -> bool:
    return any(tag_of(block) == "tbl" for block in blocks(cell, {"p", "tbl"}, _SKIPPED))


def _continues(merge: Element | None) -> bool:
    return merge is not None and value_of(merge) in (None, "", "continue")
