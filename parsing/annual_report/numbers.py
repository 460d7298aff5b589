"""年报表格里的数字。"""

import re
import unicodedata
from decimal import Decimal

from parsing.annual_report.facts import Number

_NUMBER = re.compile(r"^([-−]?\d+(?:\.\d+)?)(?:万?元|件|项|条|个|宗)?$")


def read_number(cell: str) -> Number:
    """A cell's number: full-width digits, blanks inside, thousands separators and a unit are allowed."""
    text = re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", cell)).replace("−", "-")
    match = _NUMBER.match(text)
    return Number(Decimal(match.group(1)) if match else None, cell)


def compact(text: str) -> str:
    """A label without blanks and in one kind of punctuation, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
