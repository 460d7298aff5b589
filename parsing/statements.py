"""情况说明：一条信息是不是在说明“本年度没有这类事项”。"""

import re
from collections.abc import Iterable

from domain.entry import Entry

_WORDS = re.compile(
    r"情况说明|有关情况的说明|暂无|本年度?(?:未|无|没有)|截至.{0,12}(?:未|无)|无(?!证|照|牌|主|人|障).{0,8}(?:事项|信息|收费|许可|处罚)|不涉及|零报告"
)
# What happened, not that nothing did: 关于网传某事的情况说明.
_EVENT = re.compile(r"网传|网友|网民|网帖|群众反映|媒体报道")
_LONGEST = 400


def is_statement(entry: Entry) -> bool:
    """A short page whose title says so, or whose text does and whose title is no document's."""
    text = entry.article.text if entry.article else ""
    if len(text) >= _LONGEST or _EVENT.search(entry.title):
        return False
    return bool(_WORDS.search(entry.title)) or bool(text and _WORDS.search(text) and "说明" in entry.title)


def statement_among(entries: Iterable[Entry]) -> Entry | None:
    """The first of them that is one."""
    return next((entry for entry in entries if is_statement(entry)), None)
