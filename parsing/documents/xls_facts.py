"""xls 各工作表里值以外的事实：从 BIFF 记录读出。"""

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import takewhile

import olefile

from parsing.documents.facts import Unreadable
from parsing.documents.grids import join_lines
from parsing.documents.number_format import changes_number
from parsing.documents.sheet_facts import Formula, SheetFacts
from parsing.documents.xls_strings import font_heights, raised_strings

_BOF, _EOF = 0x0809, 0x000A
_BOUNDSHEET, _FORMAT, _XF = 0x0085, 0x041E, 0x00E0
_ROW, _COLINFO, _FILTERMODE = 0x0208, 0x007D, 0x009B
_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK = 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD
_FONT, _SST, _CONTINUE, _LABELSST = 0x0031, 0x00FC, 0x003C, 0x00FD
_BIFF8 = 0x0600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_PERCENT_FORMATS = {9: "0%", 10: "0.00%"}
_IS_ERROR, _IS_EMPTY = 2, 3
# Set by programs that leave the calculating to whoever opens the file.
_CALCULATE_ON_LOAD = 0x02
_Record = tuple[int, bytes]


def xls_facts(content: bytes) -> list[SheetFacts]:
    """Of every sheet, in the order of the workbook."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            name = "Workbook" if container.exists("Workbook") else "Book"
            stream = container.openstream(name).read()
        globals_ = list(_records(stream, 0))
        codes = _formats(globals_)
        strings = _strings(globals_)
        starts = [struct.unpack_from("<I", data)[0] for kind, data in globals_ if kind == _BOUNDSHEET]
        return [_sheet(_records(stream, start), codes, strings) for start in starts]
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise Unreadable("文件损坏，电子表格打不开") from error


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records of one part of the stream; charts inside a sheet are parts of their own and are passed over."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + size]
        start += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, data
        if depth == 0:
            return


def _formats(records: list[_Record]) -> list[str]:
    """The number format of every cell style; empty for one that changes nothing, and in files before Excel 97."""
    version = next((struct.unpack_from("<H", data)[0] for kind, data in records if kind == _BOF), 0)
    if version < _BIFF8:
        return []
    codes = _PERCENT_FORMATS | dict(_format(data) for kind, data in records if kind == _FORMAT)
    used = [codes.get(struct.unpack_from("<H", data, 2)[0], "") for kind, data in records if kind == _XF]
    return [code if changes_number(code) else "" for code in used]


def _format(data: bytes) -> tuple[int, str]:
    number, length, wide = struct.unpack_from("<HHB", data)
    return number, data[5 : 5 + length * 2].decode("utf-16-le") if wide & 1 else data[5 : 5 + length].decode("latin-1")


def _strings(records: list[_Record]) -> Mapping[int, str]:
    """Those with raised or lowered parts, by their numbers."""
    fonts = (data for kind, data in records if kind == _FONT)
    first = next((at for at, (kind, _) in enumerate(records) if kind == _SST), len(records))
    behind = takewhile(lambda record: record[0] == _CONTINUE, records[first + 1 :])
    return raised_strings([data for _, data in (*records[first : first + 1], *behind)], font_heights(fonts))


def _sheet(records: Iterator[_Record], codes: list[str], strings: Mapping[int, str]) -> SheetFacts:
    facts = SheetFacts()
    filtered = False
    for kind, data in records:
        if kind == _ROW:
            row, options = struct.unpack_from("<H10xH", data)
            if options & 0x20 and not options & 0x07:
                facts.hidden_rows.add(row)
        elif kind == _COLINFO:
            first, last, options = struct.unpack_from("<HH4xH", data)
            if options & 0x01 and not options >> 8 & 0x07:
                facts.hidden_columns.append(range(first, last + 1))
        elif kind == _FILTERMODE:
            filtered = True
        elif kind == _LABELSST:
            row, column, number = struct.unpack_from("<HH2xI", data)
            if number in strings:
                facts.texts[row, column] = join_lines(strings[number].split("\n"))
        else:
            _read_cells(kind, data, facts, codes)
    if filtered:
        facts.hidden_rows.clear()
    return facts


def _read_cells(kind: int, data: bytes, facts: SheetFacts, codes: list[str]) -> None:
    if kind not in (_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK):
        return
    row, column = struct.unpack_from("<HH", data)
    styles = range(4, len(data) - 2, 6) if kind == _MULRK else (4,)
    for x, offset in enumerate(styles, column):
        style = struct.unpack_from("<H", data, offset)[0]
        if style < len(codes) and codes[style]:
            facts.formats[row, x] = codes[style]
    if kind == _BOOLERR and data[7]:
        facts.errors[row, column] = _ERRORS.get(data[6], "#ERR!")
    elif kind == _FORMULA:
        result, options = data[6:14], struct.unpack_from("<H", data, 14)[0]
        special = result[0] if result[6:] == b"\xff\xff" else None
        if special == _IS_ERROR:
            facts.errors[row, column] = _ERRORS.get(result[2], "#ERR!")
        else:
            facts.formulas[row, column] = Formula("", special != _IS_EMPTY and not options & _CALCULATE_ON_LOAD)
