"""电子表格：一张工作表，一个表，含合并单元格。"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from demo.files.packages import package
from demo.model import Block, Cell, Heading, Table

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="基本目录" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_WORKBOOK_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def xlsx(blocks: Iterable[Block]) -> bytes:
    """Headings as rows merged over the whole width, then the tables."""
    every = list(blocks)
    width = max(sum(cell.columns for cell in block.rows[0]) for block in every if isinstance(block, Table))
    rows = [row for block in every for row in _rows_of(block, width)]
    placed = list(_placed(rows))
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "xl/workbook.xml": _WORKBOOK,
            "xl/_rels/workbook.xml.rels": _WORKBOOK_RELATIONS,
            "xl/worksheets/sheet1.xml": _sheet(placed),
        }
    )


def _rows_of(block: Block, width: int) -> tuple[tuple[Cell, ...], ...]:
    match block:
        case Table(rows):
            return rows
        case Heading(text):
            return ((Cell(text, columns=width),),)
        case _:
            return ()


def _placed(rows: list[tuple[Cell, ...]]) -> Iterator[tuple[int, int, Cell]]:
    """Row and column, from 0, of every cell; cells that hang down push the later ones to the right."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + dy, x + dx) for dy in range(cell.rows) for dx in range(cell.columns)}
            yield y, x, cell


def _sheet(placed: list[tuple[int, int, Cell]]) -> str:
    rows: dict[int, list[str]] = {}
    for y, x, cell in placed:
        text = f'<c r="{_name(y, x)}" t="inlineStr"><is><t>{escape(cell.text)}</t></is></c>'
        rows.setdefault(y, []).append(text)
    data = "".join(f'<row r="{y + 1}">{"".join(cells)}</row>' for y, cells in rows.items())
    spans = [
        f'<mergeCell ref="{_name(y, x)}:{_name(y + cell.rows - 1, x + cell.columns - 1)}"/>'
        for y, x, cell in placed
        if cell.rows > 1 or cell.columns > 1
    ]
    merged = f'<mergeCells count="{len(spans)}">{"".join(spans)}</mergeCells>' if spans else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{merged}</worksheet>'


def _name(y: int, x: int) -> str:
    return f"{chr(ord('A') + x)}{y + 1}"
