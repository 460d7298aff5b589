"""正文的写法：段落、小标题、表格、图片 → HTML。"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from demo.model import Block, Cell, Heading, Picture, Signed, Table

_INDENT = "text-indent: 2em;"


def html_of(blocks: Iterable[Block], pictures: str = "") -> Markup:
    """pictures: address of the folder in which pictures stand."""
    return Markup("\n").join(_block(block, pictures) for block in blocks)


def _block(block: Block, pictures: str) -> Markup:
    match block:
        case Heading(text):
            return Markup('<p style="{}"><strong>{}</strong></p>').format(_INDENT, text)
        case Signed(text):
            return Markup('<p style="text-align: right;">{}</p>').format(text)
        case Picture(name):
            return Markup('<p style="text-align: center;"><img src="{}{}" alt=""></p>').format(pictures, name)
        case Table(rows):
            return Markup(
                '<div class="table-box"><table border="1" cellspacing="0" cellpadding="4"><tbody>{}</tbody></table></div>'
            ).format(Markup("").join(_row(row) for row in rows))
        case str():
            lines = (Markup('<p style="{}">{}</p>').format(_INDENT, line) for line in block.split("\n"))
            return Markup("\n").join(lines)


def _row(row: tuple[Cell, ...]) -> Markup:
    return Markup("<tr>{}</tr>\n").format(Markup("").join(_cell(cell) for cell in row))


def _cell(cell: Cell) -> Markup:
    spans = Markup("").join(
        Markup(' {}="{}"').format(name, span)
        for name, span in (("colspan", cell.columns), ("rowspan", cell.rows))
        if span > 1
    )
    text = _split(cell.text) if cell.split else escape(cell.text)
    return Markup("<td{}><p>{}</p></td>").format(spans, text)


def _split(text: str) -> Markup:
    """What editors leave when a number was typed digit by digit."""
    return Markup("").join(Markup('<span style="font-family: 宋体;">{}</span>').format(letter) for letter in text)
