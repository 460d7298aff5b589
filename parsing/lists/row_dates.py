"""一行里的日期放在哪里：表格的哪一列是发布日期，哪个属性里写着日期。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.markup.day_texts import day_texts
from parsing.markup.page import ancestors
from parsing.words.dates import find_listed_date, in_beijing
from parsing.words.listed_dates import is_date_piece, is_only_date, tells_another
from parsing.words.text import clean

_RELEASED = re.compile(r"发布(?:日期|时间)|公开(?:日期|时间)|公布(?:日期|时间)|上网(?:日期|时间)")
_DATED = re.compile(r"日期|时间|有效期")
_ATTRIBUTES = ("title", "data-date", "data-time", "datetime", "data-pubdate", "date")
_LONGEST_DESCRIPTION = 40
_HOLDERS = ", ".join(f"[{name}]" for name in _ATTRIBUTES)
_HEADER_CELLS = "th, td"


class Headers:
    """The header rows of a page's tables, each read once."""

    def __init__(self) -> None:
        self._columns: dict[int, int | None] = {}

    def column(self, row: LexborNode) -> str:
        """The cell of a table's row that its header calls the day of publication; empty where no header says so.

        Where the header names only other dates (成文日期), there is a header, but no day of publication: a blank.
        """
        if row.tag != "tr":
            return ""
        table = next((one for one in ancestors(row) if one.tag == "table"), None)
        first = table.css_first("tr") if table is not None else None
        if first is None or first.mem_id == row.mem_id:
            return ""
        if first.mem_id not in self._columns:
            self._columns[first.mem_id] = _published_column(first)
        column = self._columns[first.mem_id]
        if column is None:
            return ""
        cells = row.css(_HEADER_CELLS)
        return (_dated(cells[column]) if 0 <= column < len(cells) else "") or " "


_NO_COLUMN = -1
"""The header names dates, but no day of publication."""


def _published_column(header: LexborNode) -> int | None:
    """None of a row that names no dates, and so is no header."""
    names = [clean(cell.text()) for cell in header.css(_HEADER_CELLS)]
    dated = [at for at, name in enumerate(names) if len(name) <= 8 and _DATED.search(name)]
    if not dated:
        return None
    released = next((at for at in dated if _RELEASED.search(names[at])), dated[0] if len(dated) == 1 else _NO_COLUMN)
    return released if released != _NO_COLUMN and _says_publication(names[released]) else _NO_COLUMN


def _dated(cell: LexborNode) -> str:
    """What it says; where its parts make no date, apart as they stand; of a mere sign what its attributes say."""
    if cell.css_first("time[datetime]") is not None:
        return " ".join(day_texts(cell))
    text = clean(cell.text())
    if not any(character.isdigit() for character in text):
        return next(other_dates(cell), text)
    return text if find_listed_date(text) else clean(cell.text(separator=" "))


def _says_publication(name: str) -> bool:
    return bool(_RELEASED.search(name)) or name in ("日期", "时间", "更新时间", "更新日期")


def description(row: LexborNode) -> LexborNode | None:
    """What follows a term (dt), where it is short and bears no link of its own: it belongs to the row."""
    node = row.next if row.tag == "dt" else None
    while node is not None and node.is_text_node:
        node = node.next
    if node is None or node.tag != "dd" or node.css_first("a") is not None:
        return None
    return node if len(clean(node.text())) <= _LONGEST_DESCRIPTION else None


def day_term(row: LexborNode) -> LexborNode | None:
    """The term (dt) under which a description stands, where it says a day and nothing else: it is of all until the next
    term, in a list that begins with one.
    """
    if row.tag != "dd" or row.parent is None or next((one.tag for one in row.parent.iter()), "") != "dt":
        return None
    node = row.prev
    while node is not None and node.tag != "dt":
        node = node.prev
    said = day_texts(node) if node is not None else []
    return node if said and all(is_only_date(text) or is_date_piece(text) for text in said) else None


def other_dates(*parts: LexborNode) -> Iterator[str]:
    """Dates in attributes of the elements of a row, where no text says one."""
    if any(find_listed_date(" ".join(_own_texts(part))) for part in parts):
        return
    for node in (one for part in parts for one in (part, *part.css(_HOLDERS))):
        if node.tag == "time":
            continue
        for name in _ATTRIBUTES:
            value = in_beijing(node.attributes.get(name) or "")
            if value and (found := find_listed_date(value)) and len(value) - len(found[1]) <= 12:
                yield value


def _own_texts(part: LexborNode) -> Iterator[str]:
    """Those that may tell the row's own day: 留言时间 in its summary does not."""
    return (text for text in day_texts(part) if not tells_another(text))
