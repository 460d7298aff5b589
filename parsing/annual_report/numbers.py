"""表格里的数字：一格读成一个数，连同它的单位；读不准的不算数，也不算没有填。"""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from parsing.annual_report.facts import Number
from parsing.chinese_numerals import chinese_number
from parsing.footnote_marks import without_marks, without_signs
from parsing.text import clean

# Separators stand between groups of three, and are all the same.
_FIGURE = re.compile(
    r"(?P<sign>[-+−–‐‑]?)\s?(?P<yuan>¥?)\s?"
    r"(?P<digits>\d+|\d{1,3}(?P<separator>[, ])\d{3}(?:(?P=separator)\d{3})*)(?P<decimals>\.\d+)?"
    r"\s?(?P<unit>[百千万亿]{0,2}元|件|项|条|个|宗|份|起|次|批次|人次?|辆|家)?"
)
_SAYS_NONE = re.compile(r"[-−–‐‑―—─]*|/+|\\|暂?无")
_MONEY = {
    unit: Decimal(10) ** power
    for unit, power in {"元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}.items()
}
_NAMED_UNIT = re.compile(r"[(,:/]\s*(?:单位:?)?(?:人民币)?([百千万亿]{0,2}元)\)?$")


def read_number(cell: str) -> Number:
    """A cell's number: full-width digits, thousands separators, a unit, marks of footnotes around it are allowed."""
    text = unicodedata.normalize("NFKC", without_signs(clean(cell))).strip()
    figure = _FIGURE.fullmatch(without_marks(text))
    if figure:
        digits = re.sub(r"\D", "", figure["digits"]) + (figure["decimals"] or "")
        value = Decimal(digits)
        unit = figure["unit"] or ("元" if figure["yuan"] else "")
        return Number(-value if figure["sign"] not in ("", "+") else value, cell, unit if unit in _MONEY else "")
    number = chinese_number(text)
    if number is not None:
        return Number(Decimal(number), cell)
    return Number(None, cell, none=_SAYS_NONE.fullmatch(unicodedata.normalize("NFKC", clean(cell))) is not None)


def unit_of(label: str) -> str:
    """The unit of money that a label ends with: 万元 of “合计（万元）”."""
    named = _NAMED_UNIT.search(compact(label))
    return named[1] if named and named[1] in _MONEY else ""


def in_unit(number: Number, unit: str, stated: str = "") -> Number:
    """The number in a unit of money, unknown where it cannot be told. stated: what its place says of its unit."""
    own = number.unit or stated
    if number.value is None or own == unit:
        return number
    if own not in _MONEY or unit not in _MONEY:
        return replace(number, value=None)
    return replace(number, value=number.value * _MONEY[own] / _MONEY[unit], unit=unit)


def compact(text: str) -> str:
    """A label without blanks and in one kind of punctuation, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_signs(text)))
