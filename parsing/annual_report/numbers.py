"""表格里的数字：一格读成一个数，连同它的单位；读不准的不算数，也不算没有填。"""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from parsing.annual_report.facts import Number
from parsing.markup.form_fields import OPEN_FIELD
from parsing.words.chinese_numerals import chinese_number
from parsing.words.footnote_marks import without_marks, without_signs
from parsing.words.text import clean

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
_NAMED_UNIT = re.compile(r"[(,/](?:单位:?)?(?:人民币)?([百千万亿]{0,2}元)\)?$")
_STATED_UNIT = re.compile(r"单位:(?:人民币)?([百千万亿]{0,2}元)")
# What may stand beside the digits of a figure; other words make a sentence of it.
_BESIDE_DIGITS = re.compile(r"[约近超余百千万亿元注件]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read_number(cell: str, unit: str = "") -> Number:
    """A cell's number: full-width digits, thousands separators, a unit, marks of footnotes around it are allowed.

    unit: of money, as the table says.
    """
    text = unicodedata.normalize("NFKC", without_signs(clean(cell))).strip()
    figure = _FIGURE.fullmatch(without_marks(text))
    if figure:
        value = Decimal(re.sub(r"\D", "", figure["digits"]) + (figure["decimals"] or ""))
        own = figure["unit"] or ("元" if figure["yuan"] else "")
        return Number(-value if figure["sign"] not in ("", "+") else value, cell, own if own in _MONEY else unit)
    number = chinese_number(text)
    if number is not None:
        return Number(Decimal(number), cell, unit)
    return Number(None, cell, unit, none=_SAYS_NONE.fullmatch(_folded(cell)) is not None)


def may_be_figure(number: Number) -> bool:
    """Whether an unknown cell holds a figure that was not read (#REF!, 12,34), rather than words."""
    text = _BESIDE_DIGITS.sub("", _folded(number.raw))
    return text.startswith(("#", OPEN_FIELD)) or (any(map(str.isdecimal, text)) and not _HAN.search(text))


def unit_of(label: str) -> str:
    """The unit of money that a label ends with: 万元 of “合计（万元）”."""
    return _unit(_NAMED_UNIT.search(compact(label)))


def stated_unit(text: str) -> str:
    """The unit of money that a table states for all of it: 万元 of “单位：万元”."""
    return _unit(_STATED_UNIT.search(compact(text)))


def in_unit(number: Number, unit: str) -> Number:
    """The number in a unit of money; unknown where that cannot be told."""
    if not number.value or number.unit == unit:
        return number
    if number.unit not in _MONEY or unit not in _MONEY:
        return replace(number, value=None)
    return replace(number, value=number.value * _MONEY[number.unit] / _MONEY[unit], unit=unit)


def compact(text: str) -> str:
    """A label without blanks and in one kind of punctuation, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_signs(text)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", clean(text))


def _unit(found: re.Match[str] | None) -> str:
    return found[1] if found and found[1] in _MONEY else ""
