"""xlsx 各工作表里值以外的事实：从部件的 XML 读出。"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from parsing.documents.facts import Unreadable
from parsing.documents.grids import join_lines
from parsing.documents.heights import at_height
from parsing.documents.number_format import changes_number
from parsing.documents.packages import read_member
from parsing.documents.sheet_facts import Formula, SheetFacts, column_of
from parsing.documents.xml_names import tag_of, value_of

_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_HEIGHT = "vertAlign"
# Libraries name themselves, or nobody; some call themselves Excel, and are known by how they have it calculate.
_CALCULATES = re.compile(r"Microsoft|Office|WPS|Kingsoft|Yozo|永中")
_PERCENT_FORMATS = {"9": "0%", "10": "0.00%"}
_ON = frozenset(("1", "true", "on"))
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def xlsx_facts(package: ZipFile) -> list[SheetFacts]:
    """Of every sheet, in the order of the workbook."""
    try:
        workbook = _part(package, _WORKBOOK)
        targets = {
            link.get("Id"): normpath(join("xl", link.get("Target", ""))).lstrip("/")
            for link in _part(package, "xl/_rels/workbook.xml.rels")
        }
        calculated = _is_calculated(workbook, package)
        codes = _formats(package)
        strings = _strings(package)
        sheets = [value_of(sheet, "id") or "" for sheet in _all(workbook, "sheet")]
        return [
            _SheetReader(codes, calculated, strings).read(read_member(package, targets.get(sheet, "")))
            for sheet in sheets
        ]
    except (ElementTree.ParseError, ExpatError, ValueError) as error:
        raise Unreadable("文件损坏，电子表格打不开") from error


def _part(package: ZipFile, name: str) -> Element:
    return ElementTree.fromstring(read_member(package, name))


def _all(root: Element, name: str) -> Iterator[Element]:
    return (node for node in root.iter() if tag_of(node) == name)


def _is_calculated(workbook: Element, package: ZipFile) -> bool:
    """Whether an application that calculates wrote it, and asks nobody to do so anew."""
    how = next(_all(workbook, "calcPr"), None)
    if how is None or how.get("fullCalcOnLoad", "").lower() in _ON:
        return False
    if how.get("calcMode") == "manual" and how.get("calcOnSave", "1") in ("0", "false"):
        return False
    if "docProps/app.xml" not in package.namelist():
        return False
    writer = next(_all(_part(package, "docProps/app.xml"), "Application"), None)
    return writer is not None and _CALCULATES.search(writer.text or "") is not None


def _formats(package: ZipFile) -> Mapping[str, str]:
    """Number of a cell's style → the format without which its numbers are not read."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    styles = _part(package, "xl/styles.xml")
    codes = _PERCENT_FORMATS | {node.get("numFmtId", ""): node.get("formatCode", "") for node in _all(styles, "numFmt")}
    cells = next(_all(styles, "cellXfs"), ())
    used = {str(number): codes.get(style.get("numFmtId", ""), "") for number, style in enumerate(cells)}
    return {number: code for number, code in used.items() if changes_number(code)}


def _strings(package: ZipFile) -> Mapping[str, str]:
    """Number of a string → its text, where a part of it is raised or lowered."""
    if _STRINGS not in package.namelist():
        return {}
    xml = read_member(package, _STRINGS)
    if _HEIGHT.encode() not in xml:
        return {}
    strings: dict[str, str] = {}
    number = 0
    for _, node in ElementTree.iterparse(BytesIO(xml)):
        if tag_of(node) == "si":
            if next(_all(node, _HEIGHT), None) is not None:
                strings[str(number)] = join_lines("".join(map(_run_text, node)).split("\n"))
            number += 1
            node.clear()
    return strings


def _run_text(run: Element) -> str:
    """Phonetic guides are none."""
    if tag_of(run) not in ("r", "t"):
        return ""
    height = next((value_of(node) for node in _all(run, _HEIGHT)), None)
    return at_height("".join(node.text or "" for node in _all(run, "t")), height)


def _rows(ref: str) -> range:
    numbers = [int(number) for _, number in _PLACE.findall(ref)]
    return range(min(numbers) - 1, max(numbers)) if numbers else range(0)


class _SheetReader:
    """Walks the events of a sheet's XML: trees of large sheets take ten times their size."""

    def __init__(self, codes: Mapping[str, str], calculated: bool, strings: Mapping[str, str]) -> None:
        self.facts = SheetFacts()
        self._codes = codes
        self._strings = strings
        self._calculated = calculated
        self._row = self._column = -1
        self._cell: Mapping[str, str] = {}
        self._texts: dict[str, str] = {}
        self._inside = self._filter = self._height = ""
        self._runs: list[str] = []

    def read(self, xml: bytes) -> SheetFacts:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)
        return self.facts

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell, self._texts, self._runs, self._height = attributes, {}, [], ""
            self._column += 1
        elif name == _HEIGHT:
            self._height = attributes.get("val", "")
        elif name in ("f", "v", "t"):
            self._inside = name
            self._texts[name] = ""
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
            if _is_hidden(attributes):
                self.facts.hidden_rows.add(self._row)
        elif name == "col" and _is_hidden(attributes):
            columns = range(int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")))
            self.facts.hidden_columns.append(columns)
        elif name == "autoFilter":
            self._filter = attributes.get("ref", "")
        elif name == "filterColumn":
            self.facts.hidden_rows -= set(_rows(self._filter))

    def _text(self, text: str) -> None:
        if self._inside:
            self._texts[self._inside] += text

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._read_cell()
        elif name in ("f", "v", "t"):
            self._inside = ""
            if name == "t":
                self._runs.append(at_height(self._texts["t"], self._height))
                self._height = ""

    def _read_cell(self) -> None:
        place = _PLACE.fullmatch(self._cell.get("r", ""))
        if place is not None:
            self._column = column_of(place[1])
        at = (self._row, self._column)
        kind, value = self._cell.get("t", "n"), self._texts.get("v", "")
        if kind == "e":
            self.facts.errors[at] = value
        elif kind == "s" and value.strip() in self._strings:
            self.facts.texts[at] = self._strings[value.strip()]
        elif kind == "inlineStr" and len(self._runs) > 1:
            self.facts.texts[at] = join_lines("".join(self._runs).split("\n"))
        elif "f" in self._texts:
            self.facts.formulas[at] = self._formula(self._texts["f"], value, kind == "str")
        if self._cell.get("s") in self._codes:
            self.facts.formats[at] = self._codes[self._cell["s"]]

    def _formula(self, text: str, value: str, words: bool) -> Formula:
        """Nothing is what a formula may say only in words; words are never a default."""
        if not value:
            return Formula("", words and self._calculated)
        return Formula("", True) if words else Formula(text, self._calculated)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden", "").lower() in _ON and attributes.get("outlineLevel", "0") == "0"
