"""发文字号：正文前面单独成行的文号，如 云高办发〔2021〕5号。"""

import re
from collections.abc import Iterable

# The brackets should be 〔〕; wrong ones are written often enough, and are kept as written.
_NUMBER = re.compile(
    r"^[\u4e00-\u9fa5]{1,15}\s*[〔\[【（(〈]\s*(?:19|20)\d{2}\s*[〕\]】）)〉]\s*(?:第\s*)?\d{1,4}\s*号$"
)
_HEAD_LINES = 10


def number_above_text(paragraphs: Iterable[str]) -> str:
    """The number that stands alone in one of the first lines; empty when none does."""
    for place, line in enumerate(paragraphs):
        if place >= _HEAD_LINES:
            break
        if _NUMBER.match(line):
            return line
    return ""
