"""发文字号：正文前面单独成行的文号，如 云高办发〔2021〕5号。"""

import re
from collections.abc import Iterable

# The brackets should be 〔〕; wrong ones are written often enough, and are kept as written.
_NUMBER = re.compile(
    r"\s*([\u4e00-\u9fa5]{1,15}\s*[〔\[【（(〈]\s*(?:19|20)\d{2}\s*[〕\]】）)〉]\s*(?:第\s*)?\d{1,4}\s*号)"
    r"(?:\s+签发人.*)?\s*"
)
_HEAD_LINES = 10


def number_above_text(paragraphs: Iterable[str]) -> str:
    """The number that stands in one of the first lines, alone or beside who signed; empty when none does."""
    for place, line in enumerate(paragraphs):
        if place >= _HEAD_LINES:
            break
        if number := _NUMBER.fullmatch(line):
            return number[1]
    return ""


def number_alone(lines: Iterable[str]) -> str:
    """The one number that stands in a line of its own, as between title and text; empty for none, or for several.

    Several are those of other documents that the page names.
    """
    found = {number[1] for line in lines if (number := _NUMBER.fullmatch(line))}
    return found.pop() if len(found) == 1 else ""
