"""说到的月份：一句话写明管到哪几个月（一至三月、第二季度、上半年、6月份）。"""

import re

_NUMERALS = {character: n for n, character in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_NUMBER = "(\\d{1,2}|十[一二]|[一二三四五六七八九十])"
_SPAN = re.compile(rf"(?<!\d){_NUMBER}\s*月?\s*(?:[-—－–~～至到])\s*{_NUMBER}\s*月(?!\s*\d{{1,2}}\s*日)")
_QUARTER = re.compile(r"第?\s*([一二三四1-4])(?:\s*[-—－–~～至到、]\s*第?\s*([一二三四1-4]))?\s*季度")
_HALF = re.compile("(上|下)半年")
_MONTH = re.compile(rf"(?<!\d){_NUMBER}\s*月份")


def covered_months(text: str) -> frozenset[int]:
    """The months of a year that the words name as a time covered; a day of a month covers none."""
    months: set[int] = set()
    for span in _SPAN.finditer(text):
        months.update(range(_number(span[1]), _number(span[2]) + 1))
    for quarter in _QUARTER.finditer(text):
        first, last = _number(quarter[1]), _number(quarter[2] or quarter[1])
        months.update(range(first * 3 - 2, last * 3 + 1))
    for half in _HALF.finditer(text):
        months.update(range(1, 7) if half[1] == "上" else range(7, 13))
    months.update(_number(month[1]) for month in _MONTH.finditer(text))
    return frozenset(month for month in months if 1 <= month <= 12)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMERALS[words]
