"""Word 文档：段落和表格（含横向、纵向合并）。"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from demo.files.packages import package
from demo.model import Block, Cell, Heading, Picture, Signed, Table

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_CLOSING = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
_EDGE = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(blocks: Iterable[Block]) -> bytes:
    body = "".join(_block(block) for block in blocks)
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f"{_OPENING}{body}{_CLOSING}",
        }
    )


def _block(block: Block) -> str:
    match block:
        case Table():
            # Word wants a paragraph between two tables, or it makes one of them.
            return f"{_table(block)}<w:p/>"
        case Heading(text):
            return _paragraph(text, "", "<w:rPr><w:b/></w:rPr>")
        case Signed(text):
            return _paragraph(text, '<w:pPr><w:jc w:val="right"/></w:pPr>')
        case Picture():
            return ""
        case str():
            return "".join(_paragraph(line) for line in block.split("\n"))


def _paragraph(text: str, properties: str = "", font: str = "") -> str:
    return f'<w:p>{properties}<w:r>{font}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(table: Table) -> str:
    rows = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in _rows(table))
    return f"<w:tbl><w:tblPr><w:tblBorders>{_EDGE}</w:tblBorders></w:tblPr>{rows}</w:tbl>"


def _rows(table: Table) -> Iterator[list[str]]:
    """Word repeats a cell that is merged downwards in every row. hanging: column → cell, rows still to come."""
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        cells: list[str] = []
        waiting, below, x = list(row), dict[int, tuple[Cell, int]](), 0
        while waiting or x in hanging:
            cell, left = hanging[x] if x in hanging else (waiting[0], waiting.pop(0).rows)
            cells.append(_continued(cell) if x in hanging else _opened(cell))
            if left > 1:
                below[x] = (cell, left - 1)
            x += cell.columns
        hanging = below
        yield cells


def _opened(cell: Cell) -> str:
    return _cell(cell.text, cell.columns, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else "")


def _continued(cell: Cell) -> str:
    return _cell("", cell.columns, '<w:vMerge w:val="continue"/>')


def _cell(text: str, columns: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(text)}</w:tc>"
