"""发文字号：单独成行、在标题下或标题括号里的文号，如 云高办发〔2021〕5号。"""

import re
from collections.abc import Iterable

# The brackets should be 〔〕; wrong ones are written often enough, and are kept as written, as are wide digits.
_FORM = r"[\u4e00-\u9fa5]{1,15}\s*[〔﹝\[［【（(〈]\s*(?:[1１][9９]|[2２][0０])\d{2}\s*[〕﹞\]］】）)〉]\s*(?:第\s*)?\d{1,4}\s*号"
_ALONE = re.compile(rf"\s*[（(【\[]?\s*({_FORM})\s*[）)】\]]?(?:\s+签发人.*)?\s*")
_IN_BRACKETS = re.compile(rf"[（(]\s*({_FORM})\s*[）)]\s*$")
_HEAD_LINES = 10


def number_above_text(paragraphs: Iterable[str]) -> str:
    """The number that stands in one of the first lines, alone or beside who signed; empty when none does."""
    for place, line in enumerate(paragraphs):
        if place >= _HEAD_LINES:
            break
        if number := number_alone(line):
            return number
    return ""


def number_alone(line: str) -> str:
    """The number that is all of a line; who signed may stand beside it, brackets around it."""
    number = _ALONE.fullmatch(line)
    return number[1] if number else ""


def number_in_title(title: str) -> str:
    """The number in brackets at the end of a title: 「关于印发…的通知（云高办发〔2021〕5号）」."""
    number = _IN_BRACKETS.search(title)
    return number[1] if number else ""
